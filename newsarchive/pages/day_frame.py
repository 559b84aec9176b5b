"""The weeks that the chronicle's picture shows, and how its places are reckoned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from newsarchive.chronicle import Chronicle, Occasion
from newsarchive.edtf import Edtf
from newsarchive.pages.wording import NO_SOURCE
from newsarchive.urls import relative

MOST_DAYS = 35
LEAST_DAYS = 14
MOST_ROWS = 8
DOT = 0.27
"""Radius of a dot for one sentence; its area grows with the number of sentences."""
LARGEST, SMALLEST = 0.72, 0.16
"""What dots shrink to, all in proportion, where one would burst its row; none is too small to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFrame:
    """The days shown, and the room that each row has."""

    first: date
    days: int
    occasions: tuple[Occasion, ...]
    hrefs: Mapping[Edtf, str]
    most: int
    """Sentences of the busiest day or span."""
    names: tuple[str, ...]
    """Of the sources that have rows of their own; one empty name for a single row of all."""

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.days - 1)

    @property
    def row_height(self) -> float:
        return 3.6 if self.names[0] else 2.4

    @property
    def line(self) -> float:
        """Where in a row its dots stand: below the source's name, if there is one."""
        return 2.0 if self.names[0] else 0.8

    def radius(self, sentences: int) -> float:
        scale = min(DOT, LARGEST / sqrt(self.most))
        return max(SMALLEST, scale * sqrt(sentences))

    def share(self, day: date, part: float = 0.5) -> str:
        """How far along the row a part of the day stands."""
        return f"{100 * ((day - self.first).days + part) / self.days:.2f}%"


def make_day_frame(
    chronicle: Chronicle, addresses: Mapping[Edtf, str], *, base: str, is_one_row: bool
) -> DayFrame | None:
    """The stretch of at most five weeks in which most sentences name a day, with a day to spare on either side."""
    days = [
        one
        for one in chronicle.occasions
        # the calendar's last year has no room for the days after a day
        if one.date.start.day and _length(one) <= MOST_DAYS - 2 and one.date.latest.year < date.max.year
    ]
    if not days:
        return None
    start = max(range(len(days)), key=lambda index: (sum(one.count for one in _from(days, index)), -index))
    shown = _from(days, start)
    first = shown[0].date.earliest - timedelta(days=1)
    last = max(one.date.latest for one in shown) + timedelta(days=1)
    return DayFrame(
        first=first,
        days=max((last - first).days + 1, LEAST_DAYS),
        occasions=shown,
        hrefs={one.date: relative(addresses[one.date], base=base) for one in shown},
        most=max(one.count for one in shown),
        names=("",) if is_one_row else _names(shown),
    )


def _from(days: Sequence[Occasion], index: int) -> tuple[Occasion, ...]:
    """The occasions that fit the frame that begins with this one."""
    end = days[index].date.earliest + timedelta(days=MOST_DAYS - 3)
    found = []
    for one in days[index:]:
        if one.date.earliest > end:
            break
        if one.date.latest <= end:
            found.append(one)
    return tuple(found)


def _names(shown: Sequence[Occasion]) -> tuple[str, ...]:
    """The sources with the most sentences, by the day they speak of first; the others share the last row."""
    counts = sentences_by_source(shown)
    names = sorted(sorted(counts), key=lambda name: -counts[name])
    kept = names if len(names) <= MOST_ROWS else names[: MOST_ROWS - 1]
    seen = list(dict.fromkeys(voice.article.source or NO_SOURCE for one in shown for voice in one.voices))
    rest = (f"{len(names) - len(kept)} other sources",) if len(kept) < len(names) else ()
    return (*(name for name in seen if name in kept), *rest)


def sentences_by_source(occasions: Iterable[Occasion]) -> Counter[str]:
    """How many sentences of each source speak of these dates."""
    counts: Counter[str] = Counter()
    for occasion in occasions:
        for voice in occasion.voices:
            counts[voice.article.source or NO_SOURCE] += len(voice.mentions)
    return counts


def _length(occasion: Occasion) -> int:
    return (occasion.date.latest - occasion.date.earliest).days + 1
