"""Icons and scripts as they are, style sheets without their comments."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.model import File
from newsarchive.outputs.site import Site
from newsarchive.outputs.stylesheet import read_stylesheet


def files(site: Site) -> Iterator[File]:
    """In the order of their names."""
    folder = site.templates / "assets"
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        served = f"assets/{path.relative_to(folder).as_posix()}"
        data = read_stylesheet(site, served).encode() if served.endswith(".css") else path.read_bytes()
        yield File(path=served, data=data)
