"""The archive by date: all years, each year, each month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsarchive.config import Config
from newsarchive.edtf import MONTHS
from newsarchive.library import Library, Year
from newsarchive.model import Article
from newsarchive.pages.citing import reference_files
from newsarchive.pages.groups import GroupView
from newsarchive.pages.lists import numbered, sheets
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.slip import Entry, make_entry
from newsarchive.pages.wording import plural
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
        yield from _list(config, str(year.year), date_path(year.year), year.articles, up)
        for month in year.months:
            path = date_path(month.year, month.month)
            yield from _list(config, month.name, path, month.articles, (str(year.year), date_path(year.year)))


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
    counts = {month.month: len(month.articles) for month in year.months}
    months = tuple(
        link(date_path(year.year, number), name, base=OVERVIEW, count=counts[number])
        if number in counts
        else Link(href="", text=name)
        for number, name in enumerate(MONTHS, 1)
    )
    count = len(year.without_month)
    return YearRow(
        year=link(date_path(year.year), str(year.year), base=OVERVIEW, count=len(year.articles)),
        months=months,
        without_month=f"{plural(count, 'article')} known only by the year" if count else "",
    )


def _list(config: Config, name: str, path: str, articles: Sequence[Article], up: tuple[str, str]) -> Iterator[Page]:
    size = plural(len(articles), "article")
    for sheet in sheets(articles, path, config.per_page):
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
