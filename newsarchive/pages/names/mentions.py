"""The mentions of the whole archive: the index of names, related articles and the front page draw on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newsarchive.library import Library
from newsarchive.markup import read_passages
from newsarchive.model import Article, Kind, Passage
from newsarchive.names import Register, stated_passages


@lru_cache(maxsize=1)  # reading every article costs most of what a page of names does; a build has one library
def make_register(library: Library) -> Register:
    """The mentions in every article, newest article first. Remembered, since several kinds of page ask for it."""
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
