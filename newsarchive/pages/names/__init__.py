"""The index of names, as at the end of a book: every name, and every line in which it stands."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.pages.names.index import index_pages
from newsarchive.pages.names.mentions import make_register
from newsarchive.pages.names.name import name_pages
from newsarchive.pages.page import Page


def pages(config: Config, library: Library) -> Iterator[Page]:
    register = make_register(library)
    yield from index_pages(library, register)
    for name in library.authority.names:
        yield from name_pages(library, register, name)


__all__ = ["make_register", "pages"]
