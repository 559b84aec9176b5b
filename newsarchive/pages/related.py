"""Articles to read next to one: those that name the same persons and things, or were written about the same time.

Only near articles are looked at: of each name, those that name it next before and after; likewise of the source and
of the calendar. So the work grows with the archive, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from math import log2

from newsarchive.library import Library
from newsarchive.model import Article
from newsarchive.pages.names.mentions import make_register
from newsarchive.pages.page import Link, link
from newsarchive.pages.wording import joined
from newsarchive.urls import article_path

MOST_SHOWN = 3
MOST_NAMES = 12
"""Names of an article by which others are looked for, the rarest first."""
NEAR = 4
"""Articles with a name, of a source or of the time that are looked at before, and as many after."""
MOST_WEIGHED = 8
"""Articles weighed by all that they share."""
NAMES_TOLD = 3
SAME_SOURCE = 1.0
DAYS = ((0, 2.0, "on the same day"), (7, 1.0, "within a week"), (31, 0.5, "within a month"))
"""Most days between two articles, what that weighs, and its words. A name in every other article weighs 1, in every
fourth 2, in all 0."""
LEAST_WEIGHT = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """An article, and why it is shown beside another."""

    link: Link
    language: str
    why: str
    """“also names A, B and 2 more; from the same source”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tie:
    """What joins an article to another."""

    other: Article
    names: tuple[str, ...]
    """Slugs; the rarest first."""
    weight: float
    when: str
    is_same_source: bool


class _Places:
    """Where each article stands in the lists it belongs to, newest first."""

    def __init__(self, library: Library) -> None:
        register = make_register(library)
        self.library = library
        self.place = {article.slug: place for place, article in enumerate(library.articles)}
        self.names: dict[str, list[str]] = {slug: [] for slug in self.place}
        self.with_name: dict[str, list[int]] = {}
        for name in library.authority.names:
            slugs = register.slugs(name.slug)
            if not 1 < len(slugs) < len(self.place):  # what all articles name joins none to another
                continue
            self.with_name[name.slug] = [self.place[slug] for slug in slugs]
            for slug in slugs:
                self.names[slug].append(name.slug)
        for names in self.names.values():
            names.sort(key=lambda name: (len(self.with_name[name]), name))
        self.weight = {
            name: round(log2(len(self.place) / len(found)), 6)  # the same on every machine
            for name, found in self.with_name.items()
        }
        self.of_source = {
            group.name: [self.place[article.slug] for article in group.articles] for group in library.sources
        }

    def near(self, article: Article) -> list[Article]:
        """Those that share most with the article, as far as a glance tells; the best first."""
        here = self.place[article.slug]
        seen: dict[int, float] = defaultdict(float)
        for place in range(max(0, here - NEAR), min(len(self.place), here + NEAR + 1)):
            seen[place] = 0.0
        for place in _around(self.of_source[article.source], here) if article.source else ():
            seen[place] += SAME_SOURCE
        for name in self.names[article.slug][:MOST_NAMES]:
            weight = self.weight[name]
            for place in _around(self.with_name[name], here):
                seen[place] += weight
        seen.pop(here, None)
        best = nsmallest(MOST_WEIGHED, seen, key=lambda place: (-seen[place], place))
        return [self.library.articles[place] for place in best]


@lru_cache(maxsize=1)
def gather(library: Library) -> _Places:
    """What all articles share with others; made when first asked for, from every article."""
    return _Places(library)


def related_articles(library: Library, article: Article) -> tuple[Related, ...]:
    """A few, the nearest first; none where nothing but the archive joins them."""
    places = gather(library)
    ties = [tie for other in places.near(article) if (tie := _tie(places, article, other)).weight >= LEAST_WEIGHT]
    ties.sort(key=lambda tie: (-tie.weight, places.place[tie.other.slug]))
    base = article_path(article.slug)
    return tuple(
        Related(
            link=link(article_path(tie.other.slug), tie.other.shown_title, base=base),
            language=tie.other.language,
            why="; ".join(_reasons(library, tie)),
        )
        for tie in ties[:MOST_SHOWN]
    )


def _tie(places: _Places, article: Article, other: Article) -> _Tie:
    theirs = set(places.names[other.slug])
    weights = {name: places.weight[name] for name in places.names[article.slug][:MOST_NAMES] if name in theirs}
    is_same_source = article.source is not None and article.source == other.source
    when, near = _nearness(article, other)
    weight = sum(weights.values()) + SAME_SOURCE * is_same_source + near
    return _Tie(other=other, names=tuple(weights), weight=weight, when=when, is_same_source=is_same_source)


def _nearness(article: Article, other: Article) -> tuple[str, float]:
    """In words, and what it weighs; nothing where either date is not known to the day."""
    if article.date and other.date and article.date.is_exact and other.date.is_exact:
        apart = abs((article.date.earliest - other.date.earliest).days)
        for most, weight, words in DAYS:
            if apart <= most:
                return words, weight
    return "", 0.0


def _reasons(library: Library, tie: _Tie) -> Iterator[str]:
    if tie.names:
        told = [library.names[name].heading for name in tie.names[:NAMES_TOLD]]
        rest = len(tie.names) - len(told)
        yield f"also names {joined([*told, f'{rest} more'] if rest else told)}"
    if tie.is_same_source:
        yield "from the same source"
    if tie.when:
        yield tie.when


def _around(places: Sequence[int], here: int) -> Sequence[int]:
    at = bisect_left(places, here)
    return places[max(0, at - NEAR) : at + NEAR + 1]
