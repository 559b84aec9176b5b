"""Icons and scripts as they are, the style sheet without its comments."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.model import File
from newsarchive.outputs.site import Site
from newsarchive.outputs.stylesheet import STYLESHEET, read_stylesheet


def files(site: Site) -> Iterator[File]:
    """In the order of their names."""
    folder = site.templates / "assets"
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        served = f"assets/{path.relative_to(folder).as_posix()}"
        data = read_stylesheet(site).encode() if served == STYLESHEET else path.read_bytes()
        yield File(path=served, data=data)
