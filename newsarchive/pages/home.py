"""The front page: what the archive is, its articles, newest first, its chronicle at a glance, and ways in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsarchive.config import Config
from newsarchive.library import Group, Library
from newsarchive.pages.chronicle import Glance, make_glance
from newsarchive.pages.citing import reference_files
from newsarchive.pages.lists import Sheet, numbered, sheets
from newsarchive.pages.names.mentions import make_register
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.wording import plural
from newsarchive.urls import author_path, date_path, name_path, source_path

ALL_REFERENCES = "articles.html"
"""No page; the files beside it would be those of all articles."""
ALL_NAMES = "names/index.html"
NEARLY_ALL = 0.9
MOST_WAYS = 8
"""Entries under each heading of the ways in; the rest are one step further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way into the archive: its largest groups, and all of them."""

    name: str
    links: tuple[Link, ...]
    everything: Link | None
    """Where there is more than `links` show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    title: str
    description: str
    size: str
    """“5 articles from 5 sources, 2020 to 2023”."""
    ways: tuple[Way, ...]
    """Empty from the second page on."""
    glance: Glance | None
    """The chronicle in one strip; only on the first page."""
    sheet: Sheet
    files: tuple[Link, ...]
    """References to all articles."""


def pages(config: Config, library: Library) -> Iterator[Page]:
    for sheet in sheets(library.articles, "index.html", config.per_page):
        view = HomeView(
            title=config.title,
            description=config.description,
            size=size_words(library),
            ways=_ways(library, sheet.path) if sheet.number == 1 else (),
            glance=make_glance(library, base=sheet.path) if sheet.number == 1 else None,
            sheet=sheet,
            files=reference_files(ALL_REFERENCES, base=sheet.path),
        )
        yield Page(
            path=sheet.path,
            template="home.html",
            title=numbered(config.title, sheet),
            description=config.description or size_words(library),
            section="articles",
            view=view,
        )


def size_words(library: Library) -> str:
    """How much the archive holds, and from when."""
    words = f"{plural(len(library.articles), 'article')} from {plural(len(library.sources), 'source')}"
    years = [year.year for year in library.years]
    if not years:
        return words
    return f"{words}, {years[0]}" if len(years) == 1 else f"{words}, {years[-1]} to {years[0]}"


def _ways(library: Library, base: str) -> tuple[Way, ...]:
    dates = tuple(
        link(date_path(year.year), str(year.year), base=base, count=len(year.pieces)) for year in library.years
    )
    ways = (
        _way(
            "Sources", _ranked(library.sources, source_path, base), link("sources/index.html", "All sources", base=base)
        ),
        _way(
            "Authors", _ranked(library.authors, author_path, base), link("authors/index.html", "All authors", base=base)
        ),
        _way("Dates", dates, link("dates/index.html", "All dates", base=base)),
        _way("Names", _named(library, base), link(ALL_NAMES, "All names", base=base)),
    )
    return tuple(way for way in ways if way.links)


def _named(library: Library, base: str) -> tuple[Link, ...]:
    """Those that most articles name first. What nearly all of them name is what the archive is about: no way in."""
    register = make_register(library)
    most = len(library.articles) * NEARLY_ALL
    counted = [(name, register.articles(name.slug)) for name in library.authority.names]
    ranked = sorted((pair for pair in counted if 0 < pair[1] < most), key=lambda pair: (-pair[1], pair[0].index))
    return tuple(link(name_path(name.slug), name.heading, base=base, count=count) for name, count in ranked)


def _way(name: str, links: tuple[Link, ...], everything: Link) -> Way:
    return Way(name=name, links=links[:MOST_WAYS], everything=everything if len(links) > MOST_WAYS else None)


def _ranked(groups: Sequence[Group], path: Callable[[str], str], base: str) -> tuple[Link, ...]:
    """Those with most articles first; of equals, by name."""
    ranked = sorted(groups, key=lambda group: -len(group.articles))
    return tuple(link(path(group.slug), group.name, base=base, count=len(group.articles)) for group in ranked)
