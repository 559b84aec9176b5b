"""Style sheets and scripts without their comments, pictures as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsarchive.model import File
from newsarchive.outputs.site import Site
from newsarchive.outputs.stylesheet import read_stylesheet

COMMENT_OR_INDENT = re.compile(r"^[ \t]*(?://.*)?\n?", re.MULTILINE)
"""Indents, and lines that are nothing but a comment: our scripts have no text of several lines."""


def files(site: Site) -> Iterator[File]:
    """In the order of their names."""
    folder = site.templates / "assets"
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        served = f"assets/{path.relative_to(folder).as_posix()}"
        yield File(path=served, data=_served(site, served))


def _served(site: Site, path: str) -> bytes:
    if path.endswith(".css"):
        return read_stylesheet(site, path).encode()
    data = (site.templates / path).read_bytes()
    if path.endswith(".js"):
        return COMMENT_OR_INDENT.sub("", data.decode("utf-8")).encode()
    return data
