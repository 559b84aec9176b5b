"""The chronicle: every date that the articles mention, with the sentence and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsarchive.chronicle import Chronicle, make_chronicle
from newsarchive.config import Config
from newsarchive.edtf import MONTHS
from newsarchive.library import Library
from newsarchive.pages.chronicle_dates import YearView, make_years
from newsarchive.pages.chronicle_sheets import ChronicleSheet, addresses_of, lay_out
from newsarchive.pages.day_picture import DayPicture, make_day_picture
from newsarchive.pages.lists import Pager, make_pager
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.reading import gist_of
from newsarchive.pages.wording import plural
from newsarchive.pages.year_picture import YearPicture, make_year_picture
from newsarchive.urls import chronicle_path

RESOLVED = (
    "A date is read as precisely as its sentence and the date of its article allow, and not more; "
    "where two readings are possible, it is left out."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronicleView:
    heading: str
    up: Link | None
    size: str
    method: str
    """How dates are resolved; only on the first page."""
    years_picture: YearPicture | None
    days_picture: DayPicture | None
    years: tuple[YearView, ...]
    months: tuple[Link, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The chronicle on the front page: its busiest weeks in one row."""

    size: str
    picture: DayPicture | None
    everything: Link


def pages(config: Config, library: Library) -> Iterator[Page]:
    chronicle = chronicle_of(library)
    sheets = lay_out(chronicle)
    yield _overview(chronicle, sheets)
    if len(sheets) > 1:
        for before, sheet, after in zip((None, *sheets), sheets, (*sheets[1:], None), strict=False):
            yield _sheet_page(sheet, _pager(before, sheet, after))


@lru_cache(maxsize=1)  # the front page and the chronicle's own pages read the same articles
def chronicle_of(library: Library) -> Chronicle:
    """The chronicle of all articles."""
    return make_chronicle((article, gist_of(library, article).dates) for article in library.articles)


def make_glance(library: Library, *, base: str) -> Glance | None:
    """None where no article mentions a date."""
    chronicle = chronicle_of(library)
    if not chronicle.occasions:
        return None
    addresses = addresses_of(lay_out(chronicle))
    return Glance(
        size=_size(chronicle),
        picture=make_day_picture(chronicle, addresses, base=base, is_one_row=True),
        everything=link(chronicle_path(), "The chronicle", base=base),
    )


def _overview(chronicle: Chronicle, sheets: Sequence[ChronicleSheet]) -> Page:
    path = chronicle_path()
    view = ChronicleView(
        heading="Chronicle",
        up=None,
        size=_size(chronicle),
        method=RESOLVED,
        years_picture=make_year_picture(chronicle, _year_addresses(sheets), base=path),
        days_picture=make_day_picture(chronicle, addresses_of(sheets), base=path),
        years=make_years(chronicle.occasions, base=path) if len(sheets) == 1 else (),
        months=(),
        pager=None,
    )
    return Page(
        path=path,
        template="chronicle.html",
        stylesheet="assets/chronicle.css",
        title="Chronicle",
        description="Every date that the articles mention, in order, with the sentence and its source.",
        section="chronicle",
        view=view,
    )


def _sheet_page(sheet: ChronicleSheet, pager: Pager) -> Page:
    is_year = sheet.name == str(sheet.year)
    up = (chronicle_path(), "Chronicle") if is_year else (chronicle_path(sheet.year), str(sheet.year))
    view = ChronicleView(
        heading=sheet.name,
        up=link(*up, base=sheet.path),
        size="",
        method="",
        years_picture=None,
        days_picture=None,
        years=make_years(sheet.occasions, base=sheet.path),
        months=tuple(
            link(chronicle_path(sheet.year, month), MONTHS[month - 1], base=sheet.path, count=count)
            for month, count in sheet.months
        ),
        pager=pager,
    )
    return Page(
        path=sheet.path,
        template="chronicle.html",
        stylesheet="assets/chronicle.css",
        title=f"Chronicle of {sheet.title}",
        description=f"What the articles say of {sheet.title}, in the order of the days they speak of.",
        section="chronicle",
        view=view,
    )


def _pager(before: ChronicleSheet | None, sheet: ChronicleSheet, after: ChronicleSheet | None) -> Pager:
    """The pages before and after in time, and the other parts of this year or month."""
    parts = make_pager(sheet.first, sheet.number, sheet.last)
    return Pager(
        words=sheet.title,
        newer=link(before.path, f"Before: {before.title}", base=sheet.path) if before else None,
        older=link(after.path, f"After: {after.title}", base=sheet.path) if after else None,
        steps=parts.steps if sheet.last > 1 else (),
    )


def _year_addresses(sheets: Sequence[ChronicleSheet]) -> Mapping[int, str]:
    """Where each year begins: its page, or its heading on the only page."""
    if len(sheets) == 1:
        years = {occasion.date.start.year for occasion in sheets[0].occasions}
        return {year: f"{sheets[0].path}#y-{year}" for year in sorted(years)}
    return {sheet.year: chronicle_path(sheet.year) for sheet in sheets}


def _size(chronicle: Chronicle) -> str:
    """“66 sentences of 5 articles, on 40 dates”."""
    articles = {voice.article.slug for occasion in chronicle.occasions for voice in occasion.voices}
    if not articles:
        return "No article mentions a date."
    sentences = f"{plural(chronicle.count, 'sentence')} of {plural(len(articles), 'article')}"
    return f"{sentences}, on {plural(len(chronicle.occasions), 'day, month or year', 'days, months and years')}"
