"""Style sheet, icons and scripts, as they are."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.model import File
from newsarchive.outputs.site import Site


def files(site: Site) -> Iterator[File]:
    """In the order of their names."""
    folder = site.templates / "assets"
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        yield File(path=f"assets/{path.relative_to(folder).as_posix()}", data=path.read_bytes())
