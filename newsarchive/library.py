"""The articles as one collection: their order, their neighbours, and whom and when they belong to."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from newsarchive.edtf import MONTHS, Edtf
from newsarchive.model import Article, Capture, Story
from newsarchive.names import Authority, Matcher, Name
from newsarchive.urls import make_slug, suffixed

T = TypeVar("T")


class Keep(Protocol):
    """Gives what `make` makes, which it may have kept under that key from before: in this build or an earlier one."""

    def __call__(self, key: str, make: Callable[[], T]) -> T: ...


def make_anew(key: str, make: Callable[[], T]) -> T:
    """Keeps nothing."""
    return make()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles that share a source or an author."""

    name: str
    slug: str
    articles: tuple[Article, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOf:
    """One of several stories, as a piece of its own."""

    article: Article
    number: int
    """From 1."""

    @property
    def story(self) -> Story:
        return self.article.stories[self.number - 1]

    @property
    def date(self) -> Edtf | None:
        return self.story.date


Piece = Article | StoryOf
"""What stands under a date. A story does where its article does not: an article stands for all that is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What was published in one month."""

    year: int
    month: int
    pieces: tuple[Piece, ...]
    """Newest first."""

    @property
    def name(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What was published in one year: what is known by month, and what is known only by year."""

    year: int
    pieces: tuple[Piece, ...]
    """Newest first."""
    months: tuple[Month, ...]
    """In the order of the calendar; empty months are left out."""
    without_month: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The articles before and after one, by date; one without a date has neither."""

    newer: Article | None
    older: Article | None


@dataclass(frozen=True, kw_only=True, eq=False)  # no slots: groupings are made when first asked for, and kept
class Library:
    """Every article of the archive, newest first, those without a date last."""

    articles: tuple[Article, ...]
    captures: Mapping[str, Capture] = field(default_factory=dict)
    """By the capture's file name; a capture whose seed is missing is not among them."""
    authority: Authority = field(default_factory=Authority)
    """Who and what the articles name."""
    keep: Keep = make_anew
    """Where results are kept that took long to make. Keys are digests of all that the result depends on."""

    def neighbours(self, article: Article) -> Neighbours:
        place = self._places[article.slug]
        around = [self.articles[near] if 0 <= near < len(self.articles) else None for near in (place - 1, place + 1)]
        newer, older = (one if one and one.date and article.date else None for one in around)
        return Neighbours(newer=newer, older=older)

    def capture_of(self, article: Article) -> Capture | None:
        """The capture the article was made from, where it is still the one recorded."""
        if article.capture is None:
            return None
        capture = self.captures.get(article.capture.file)
        return capture if capture and capture.sha256 == article.capture.sha256 else None

    def distinction(self, article: Article) -> str:
        """The slug, where title, source and date are another article's too; empty otherwise."""
        return article.slug if self._namesakes[_label(article)] > 1 else ""

    @cached_property
    def matcher(self) -> Matcher:
        return Matcher(self.authority)

    @cached_property
    def authority_digest(self) -> str:
        """Of all that decides whom the articles name."""
        return hashlib.sha256(repr(self.authority.names).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def reading_keys(self) -> dict[str, str]:
        """By slug; filled as articles are read."""
        return {}

    @cached_property
    def names(self) -> Mapping[str, Name]:
        """By slug."""
        return {name.slug: name for name in self.authority.names}

    @cached_property
    def by_slug(self) -> Mapping[str, Article]:
        return {article.slug: article for article in self.articles}

    @cached_property
    def sources(self) -> tuple[Group, ...]:
        """By name."""
        return _group((article.source, article) for article in self.articles if article.source)

    @cached_property
    def authors(self) -> tuple[Group, ...]:
        """By name; an article stands under each of its authors."""
        return _group((author, article) for article in self.articles for author in article.authors)

    @cached_property
    def source_slugs(self) -> Mapping[str, str]:
        return {group.name: group.slug for group in self.sources}

    @cached_property
    def author_slugs(self) -> Mapping[str, str]:
        return {group.name: group.slug for group in self.authors}

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """Newest first."""
        return _by_year(self.articles)

    @cached_property
    def undated(self) -> tuple[Article, ...]:
        return tuple(article for article in self.articles if article.date is None)

    @cached_property
    def _namesakes(self) -> Mapping[str, int]:
        return Counter(map(_label, self.articles))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {article.slug: place for place, article in enumerate(self.articles)}


def make_library(
    articles: Sequence[Article],
    captures: Mapping[str, Capture] | None = None,
    authority: Authority | None = None,
) -> Library:
    """The library of these articles, whatever order they come in."""
    by_slug = sorted(articles, key=lambda article: article.slug)
    dated = [article for article in by_slug if article.date]
    dated.sort(key=lambda article: article.date.sort_key if article.date else (), reverse=True)
    undated = [article for article in by_slug if not article.date]
    return Library(articles=(*dated, *undated), captures=captures or {}, authority=authority or Authority())


def _label(article: Article) -> str:
    return f"{article.title}\n{article.source}\n{article.date}"


def _group(pairs: Iterable[tuple[str, Article]]) -> tuple[Group, ...]:
    members: dict[str, list[Article]] = defaultdict(list)
    for name, article in pairs:
        members[name].append(article)
    names = sorted(members, key=lambda name: (name.casefold(), name))
    return tuple(Group(name=name, slug=_slug_of(name), articles=tuple(members[name])) for name in names)


def _slug_of(name: str) -> str:
    """The address part of a source or an author, whatever others there are: it stays when articles are added.

    Of all names that would share one, only that which can be read back from it has it plain: of “Ann Lee”,
    “Ann-Lee” and “ANN LEE”, “ann-lee” is the first's. The others carry a digest of themselves.
    """
    slug = make_slug(name)
    is_read_back = slug.replace("-", " ").title() == name
    return slug if is_read_back else suffixed(slug, hashlib.sha256(name.encode()).hexdigest()[:8])


def _by_year(articles: Iterable[Article]) -> tuple[Year, ...]:
    """An interval stands under both its ends; a date without a month only under its year (as month 0)."""
    by_year: dict[int, list[Piece]] = defaultdict(list)
    by_month: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for article in articles:
        years, months = _years_of(article.date), _months_of(article.date)
        _put(article, years, by_year)
        _put(article, months, by_month)
        for number, story in enumerate(article.stories, start=1):
            one = StoryOf(article=article, number=number)
            _put(one, _years_of(story.date) - years, by_year)
            _put(one, _months_of(story.date) - months, by_month)
    return tuple(_make_year(year, by_year[year], by_month) for year in sorted(by_year, reverse=True))


def _years_of(date: Edtf | None) -> set[int]:
    return {date.start.year, date.end.year} if date else set()


def _months_of(date: Edtf | None) -> set[tuple[int, int]]:
    return {(day.year, day.month) for day in (date.start, date.end)} if date else set()


def _put(piece: Piece, periods: Iterable[T], lists: Mapping[T, list[Piece]]) -> None:
    for period in periods:
        lists[period].append(piece)


def _make_year(year: int, pieces: Iterable[Piece], by_month: Mapping[tuple[int, int], Iterable[Piece]]) -> Year:
    return Year(
        year=year,
        pieces=_newest_first(pieces),
        months=tuple(
            Month(year=year, month=month, pieces=_newest_first(by_month[year, month]))
            for month in range(1, 13)
            if (year, month) in by_month
        ),
        without_month=_newest_first(by_month.get((year, 0), ())),
    )


def _newest_first(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Of equal dates, in the order in which they came: that of the library."""
    return tuple(sorted(pieces, key=lambda piece: piece.date.sort_key if piece.date else (), reverse=True))
