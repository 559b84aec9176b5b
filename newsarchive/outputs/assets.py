"""Icons as they are, style sheets and scripts without what only their authors need."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.model import File
from newsarchive.outputs.scripts import read_script
from newsarchive.outputs.site import Site
from newsarchive.outputs.stylesheet import read_stylesheet


def files(site: Site) -> Iterator[File]:
    """In the order of their names."""
    folder = site.templates / "assets"
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        served = f"assets/{path.relative_to(folder).as_posix()}"
        yield File(path=served, data=_served(site, served))


def _served(site: Site, path: str) -> bytes:
    if path.endswith(".css"):
        return read_stylesheet(site, path).encode()
    if path.endswith(".js"):
        return read_script(site, path).encode()
    return (site.templates / path).read_bytes()
