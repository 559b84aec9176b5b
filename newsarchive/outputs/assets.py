"""Icons as they are, style sheets and scripts without what only their authors need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from newsarchive.model import File
from newsarchive.outputs.scripts import read_script
from newsarchive.outputs.site import Site
from newsarchive.outputs.stylesheet import read_stylesheet


def files(site: Site) -> Iterator[File]:
    """In the order of their names."""
    for name in sorted(site.shelf.files, key=PurePosixPath):
        if name.startswith("assets/") and not PurePosixPath(name).name.startswith("."):
            yield File(path=name, data=_served(site, name))


def _served(site: Site, path: str) -> bytes:
    if path.endswith(".css"):
        return read_stylesheet(site, path).encode()
    if path.endswith(".js"):
        return read_script(site, path).encode()
    return site.shelf.files[path]
