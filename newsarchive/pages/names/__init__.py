"""The index of names, as at the end of a book: every name, and every line in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.markup import read_passages
from newsarchive.model import Article, Kind, Passage
from newsarchive.names import Register, stated_passages
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
        passages = read_passages(article)
        mentions = library.matcher.find_mentions(stated_passages(article, passages), article.slug)
        register.add(article.slug, mentions, _stories(article, passages))
    return register


def _stories(article: Article, passages: Sequence[Passage]) -> dict[str, int]:
    """By the anchor of each passage, the story it stands in: the last whose heading came before."""
    numbers = {f"story-{number}": number for number in range(1, len(article.stories) + 1)}
    found: dict[str, int] = {}
    story = 0
    for passage in passages:
        story = numbers.get(passage.anchor, story) if passage.kind is not Kind.NOTE else 0
        found[passage.anchor] = story
    return found
