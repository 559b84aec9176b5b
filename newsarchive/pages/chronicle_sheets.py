"""How a chronicle of any length is laid out on pages: one, or a page a year, a month, and parts of a month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsarchive.chronicle import Chronicle, Occasion, Voice
from newsarchive.edtf import MONTHS, Edtf
from newsarchive.pages.lists import sheet_path
from newsarchive.urls import chronicle_path

MOST_SENTENCES = 200
"""On one page: more than that nobody reads to the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronicleSheet:
    """A page of the chronicle: which dates stand on it."""

    path: str
    first: str
    """Address of the first part."""
    name: str
    """“2020”, “August 2020”; empty for the page that holds everything."""
    year: int
    number: int
    last: int
    """Parts that the year or month was cut into, and which of them this is."""
    occasions: tuple[Occasion, ...]
    months: tuple[tuple[int, int], ...] = ()
    """Of a year too long for a page: its months that have pages of their own, with their number of sentences."""

    @property
    def title(self) -> str:
        """“August 2020, part 2 of 3”."""
        return f"{self.name}, part {self.number} of {self.last}" if self.last > 1 else self.name


def lay_out(chronicle: Chronicle) -> tuple[ChronicleSheet, ...]:
    """The sheets that together hold the chronicle; a single one, at the overview's own address, if that is enough."""
    if chronicle.count <= MOST_SENTENCES:
        path = chronicle_path()
        return (
            ChronicleSheet(path=path, first=path, name="", year=0, number=1, last=1, occasions=chronicle.occasions),
        )
    years = groupby(chronicle.occasions, key=lambda occasion: occasion.date.start.year)
    return tuple(sheet for year, occasions in years for sheet in _year(year, tuple(occasions)))


def addresses_of(sheets: Sequence[ChronicleSheet]) -> Mapping[Edtf, str]:
    """Where each date stands first: path and anchor."""
    found: dict[Edtf, str] = {}
    for sheet in sheets:
        for occasion in sheet.occasions:
            found.setdefault(occasion.date, f"{sheet.path}#{date_anchor(occasion.date)}")
    return found


def date_anchor(date: Edtf) -> str:
    """“d-2020-08-13”."""
    return "d-" + str(date).replace("/", "--")


def _year(year: int, occasions: Sequence[Occasion]) -> Iterator[ChronicleSheet]:
    if _count(occasions) <= MOST_SENTENCES:
        yield from _cut(occasions, chronicle_path(year), str(year), ())
        return
    whole = [occasion for occasion in occasions if not _month_of(occasion)]
    by_month = sorted((occasion for occasion in occasions if _month_of(occasion)), key=_month_of)  # stable
    months = {month: tuple(found) for month, found in groupby(by_month, key=_month_of)}
    counts = tuple((month, _count(found)) for month, found in months.items())
    yield from _cut(whole, chronicle_path(year), str(year), counts)
    for month, found in months.items():
        yield from _cut(found, chronicle_path(year, month), f"{MONTHS[month - 1]} {year}", ())


def _month_of(occasion: Occasion) -> int:
    """The month in whose page it stands; 0 for a year, and for what crosses years."""
    return occasion.date.start.month if occasion.date.start.year == occasion.date.end.year else 0


def _cut(
    occasions: Sequence[Occasion], first: str, name: str, months: tuple[tuple[int, int], ...]
) -> Iterator[ChronicleSheet]:
    parts = _parts(occasions) or [()]
    year = int(name[-4:])
    for number, part in enumerate(parts, 1):
        yield ChronicleSheet(
            path=sheet_path(first, number),
            first=first,
            name=name,
            year=year,
            number=number,
            last=len(parts),
            occasions=part,
            months=months if number == 1 else (),
        )


def _parts(occasions: Sequence[Occasion]) -> list[tuple[Occasion, ...]]:
    """The occasions in parts that fit a page; one that does not fit goes on in the next part."""
    parts: list[tuple[Occasion, ...]] = []
    part: list[tuple[Edtf, Voice]] = []
    length = 0
    for occasion in occasions:
        for voice in occasion.voices:
            if part and length + len(voice.mentions) > MOST_SENTENCES:
                parts.append(_together(part))
                part, length = [], 0
            part.append((occasion.date, voice))
            length += len(voice.mentions)
    return [*parts, _together(part)] if part else parts


def _together(part: Sequence[tuple[Edtf, Voice]]) -> tuple[Occasion, ...]:
    return tuple(
        Occasion(date=date, voices=tuple(voice for _, voice in voices))
        for date, voices in groupby(part, key=lambda pair: pair[0])
    )


def _count(occasions: Sequence[Occasion]) -> int:
    return sum(occasion.count for occasion in occasions)
