"""The archive by date: all years, each year, each month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsarchive.config import Config
from newsarchive.edtf import MONTHS
from newsarchive.library import Library, Piece, StoryOf, Year
from newsarchive.pages.citing import reference_files
from newsarchive.pages.groups import GroupView
from newsarchive.pages.lists import numbered, sheets
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.slip import Entry, make_entry
from newsarchive.pages.wording import joined, plural
from newsarchive.urls import date_path

OVERVIEW = "dates/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year of the overview: its twelve months, those without articles not linked."""

    year: Link
    months: tuple[Link, ...]
    without_month: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    heading: str
    years: tuple[YearRow, ...]
    undated: tuple[Entry, ...]


def pages(config: Config, library: Library) -> Iterator[Page]:
    yield _overview(library)
    for year in library.years:
        up = ("Dates", OVERVIEW)
        yield from _list(config, str(year.year), date_path(year.year), year.pieces, up)
        for month in year.months:
            path = date_path(month.year, month.month)
            yield from _list(config, month.name, path, month.pieces, (str(year.year), date_path(year.year)))


def _overview(library: Library) -> Page:
    view = DatesView(
        heading="Dates",
        years=tuple(_row(year) for year in library.years),
        undated=tuple(make_entry(article, base=OVERVIEW) for article in library.undated),
    )
    return Page(
        path=OVERVIEW,
        template="dates.html",
        title="Dates",
        description="The archive’s articles by year and month.",
        section="dates",
        view=view,
    )


def _row(year: Year) -> YearRow:
    counts = {month.month: len(month.pieces) for month in year.months}
    months = tuple(
        link(date_path(year.year, number), name, base=OVERVIEW, count=counts[number])
        if number in counts
        else Link(href="", text=name)
        for number, name in enumerate(MONTHS, 1)
    )
    return YearRow(
        year=link(date_path(year.year), str(year.year), base=OVERVIEW, count=len(year.pieces)),
        months=months,
        without_month=f"{_size(year.without_month)} known only by the year" if year.without_month else "",
    )


def _list(config: Config, name: str, path: str, pieces: Sequence[Piece], up: tuple[str, str]) -> Iterator[Page]:
    size = _size(pieces)
    for sheet in sheets(pieces, path, config.per_page):
        yield Page(
            path=sheet.path,
            template="group.html",
            title=numbered(f"Articles from {name}", sheet),
            description=f"{size} in the archive from {name}.",
            section="dates",
            view=GroupView(
                heading=name,
                size=size,
                up=link(up[1], up[0], base=sheet.path),
                sheet=sheet,
                files=reference_files(path, base=sheet.path),
            ),
        )


def _size(pieces: Sequence[Piece]) -> str:
    """“3 articles”, “1 article and 2 stories”, “1 story”."""
    stories = sum(isinstance(piece, StoryOf) for piece in pieces)
    articles = len(pieces) - stories
    parts = [plural(articles, "article")] * bool(articles) + [plural(stories, "story", "stories")] * bool(stories)
    return joined(parts)
