"""The index of names, as at the end of a book: every name, and every line in which it stands."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.markup import render_body
from newsarchive.names import Register, with_head
from newsarchive.pages.names.index import index_pages
from newsarchive.pages.names.name import name_pages
from newsarchive.pages.page import Page


def pages(config: Config, library: Library) -> Iterator[Page]:
    register = make_register(library)
    yield from index_pages(library, register)
    for name in library.authority.names:
        yield from name_pages(library, register, name)


def make_register(library: Library) -> Register:
    """The mentions in every article, newest article first."""
    register = Register()
    for article in library.articles if library.authority.names else ():
        passages = with_head(article, render_body(article).passages)
        register.add(article.slug, library.matcher.find_mentions(passages, article.slug))
    return register
