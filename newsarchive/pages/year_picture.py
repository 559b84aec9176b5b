"""The chronicle's picture of the years: a bar for each, as high as the number of sentences that name it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsarchive.chronicle import Chronicle, Occasion
from newsarchive.pages.day_frame import sentences_by_source
from newsarchive.pages.day_picture import Tick
from newsarchive.pages.page import Link
from newsarchive.pages.wording import plural
from newsarchive.urls import relative

MOST_YEARS = 60
HEIGHT = 7.0
"""Of the highest bar, in letters."""
TOP = 1.4
"""Room for its number."""
NEAR = 2
"""Years between two numbers that do not touch where the picture is narrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A year, or a span of years."""

    left: str
    width: str
    middle: str
    y: str
    height: str
    number_y: str
    number: str
    is_minor: bool
    """Whether its number is left out where the picture is narrow."""
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year as the table shows it, or a gap."""

    year: Link
    sentences: str
    sources: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPicture:
    name: str
    """“1980 to 2022”."""
    remark: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    bottom: str
    words_y: str
    height: str
    table: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    first: int
    last: int
    most: int
    """Sentences of the highest bar."""

    def share(self, year: int, part: float = 0.0) -> str:
        return f"{100 * (year - self.first + part) / (self.last - self.first + 1):.2f}%"


def make_year_picture(chronicle: Chronicle, addresses: Mapping[int, str], *, base: str) -> YearPicture | None:
    """All years with a sentence, gaps between them as wide as they were long; None for an empty chronicle.

    `addresses`: by year, path and anchor of what is said of it.
    """
    years = _by_year(chronicle)
    if not years:
        return None
    counts = {year: sum(one.count for one in found) for year, found in years.items()}
    last = max(max(one.date.latest.year for one in found) for found in years.values())
    first = max(min(years), min(last - MOST_YEARS + 1, max(years)))  # one bar at least, however long it is
    # A year to spare on either side: room for the words below the first bar and the last.
    frame = _Frame(first=first - 1, last=last + 1, most=max(count for year, count in counts.items() if year >= first))
    hrefs = {year: relative(addresses[year], base=base) for year in years}
    before = sum(count for year, count in counts.items() if year < first)
    bottom = TOP + HEIGHT
    return YearPicture(
        name=_years_words(min(years), last),
        remark=f"{plural(before, 'sentence')} on the years before {first}: see the table." if before else "",
        bars=tuple(_bar(year, years, frame, hrefs[year]) for year in sorted(years) if year >= first),
        ticks=tuple(
            Tick(x=frame.share(year, 0.5), words=str(year), is_minor=year % 10 != 0)
            for year in range(first, last + 1)
            if year % (10 if last - first >= 12 else 5 if last - first > 5 else 1) == 0
        ),
        bottom=f"{bottom:.2f}em",
        words_y=f"{bottom + 1.3:.2f}em",
        height=f"{bottom + 1.8:.2f}em",
        table=_table(years, hrefs),
    )


def _by_year(chronicle: Chronicle) -> dict[int, list[Occasion]]:
    """What spans several years stands under its first."""
    years: dict[int, list[Occasion]] = defaultdict(list)
    for occasion in chronicle.occasions:
        years[occasion.date.start.year].append(occasion)
    return years


def _bar(year: int, years: Mapping[int, list[Occasion]], frame: _Frame, href: str) -> Bar:
    found = years[year]
    count = sum(one.count for one in found)
    until = _until(found)
    height = HEIGHT * count / frame.most
    higher = any(
        sum(one.count for one in years[near]) > count or (near < year and near in years)
        for near in range(year - NEAR, year + NEAR + 1)
        if near != year and near in years
    )
    return Bar(
        left=frame.share(year, 0.15),
        width=f"{100 * (until - year + 0.7) / (frame.last - frame.first + 1):.2f}%",
        middle=frame.share(year, (until - year + 1) / 2),
        y=f"{TOP + HEIGHT - height:.2f}em",
        height=f"{height:.2f}em",
        number_y=f"{TOP + HEIGHT - height - 0.4:.2f}em",
        number=str(count),
        is_minor=higher,
        link=Link(href=href, text=f"{_years_words(year, until)}: {plural(count, 'sentence')}"),
    )


def _table(years: Mapping[int, list[Occasion]], hrefs: Mapping[int, str]) -> tuple[YearRow, ...]:
    rows: list[YearRow] = []
    previous = min(years) - 1
    for year in sorted(years):
        if year > previous + 1:
            rows.append(
                YearRow(year=Link(href="", text=_years_words(previous + 1, year - 1)), sentences="", sources="")
            )
        counts = sentences_by_source(years[year])
        until = _until(years[year])
        rows.append(
            YearRow(
                year=Link(href=hrefs[year], text=_years_words(year, until)),
                sentences=f"{sum(counts.values()):,}",
                sources=_largest(counts),
            )
        )
        previous = max(previous, until)
    return tuple(rows)


def _until(found: Sequence[Occasion]) -> int:
    """The last year that all of them reach: a bar is wide only if all it stands for is."""
    return min(one.date.end.year for one in found)


def _years_words(first: int, last: int) -> str:
    """“1980 to 2022”."""
    return str(first) if first == last else f"{first} to {last}"


def _largest(counts: Counter[str]) -> str:
    """“Solidarity Center 4, bne IntelliNews 1”, the first five."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    words = ", ".join(f"{name} {count:,}" for name, count in ranked[:5])
    return f"{words} and {plural(len(ranked) - 5, 'other')}" if len(ranked) > 5 else words
