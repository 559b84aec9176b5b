"""The chronicle's picture of its busiest weeks: a row for each source, a dot for each day that it speaks of.

Places along a row are shares of the width, and heights are multiples of the letters: the same picture fits a
telephone and a wide page, and grows with the reader's letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from newsarchive.chronicle import Chronicle, Occasion
from newsarchive.edtf import MONTHS, Day, Edtf
from newsarchive.pages.chronicle_dates import date_words
from newsarchive.pages.page import Link
from newsarchive.pages.wording import joined, plural
from newsarchive.urls import relative

MOST_DAYS = 35
LEAST_DAYS = 14
MOST_ROWS = 8
NO_SOURCE = "Source not stated"
DOT = 0.27
"""Radius of a dot for one sentence; its area grows with the number of sentences."""
LARGEST, SMALLEST = 0.72, 0.16
"""What dots shrink to, all in proportion, where one would burst its row; none is too small to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A source's word on a day, or on days in a row."""

    x: str
    until: str
    """Where days in a row end; empty for one day."""
    radius: str
    is_doubtful: bool
    link: Link
    left: str
    width: str
    """With `left`, the column: what can be followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    label: str
    top: str
    label_y: str
    line_y: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark of the scale, with its words."""

    x: str
    words: str
    is_minor: bool = False
    """Left out where the picture is narrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A day as the table shows it."""

    day: Link
    sources: str
    """Empty where no source speaks of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPicture:
    name: str
    """“8 August to 2 September 2020”."""
    summary: str
    rows: tuple[SourceRow, ...]
    ticks: tuple[Tick, ...]
    row_height: str
    bottom: str
    """Where the rows end and the scale begins."""
    words_y: str
    height: str
    table: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
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
        return 2.9 if self.names[0] else 1.6

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


def make_day_picture(
    chronicle: Chronicle, addresses: Mapping[Edtf, str], *, base: str, is_one_row: bool = False
) -> DayPicture | None:
    """The busiest weeks; None where the articles name no day. In one row, all sources are taken together."""
    frame = _frame(chronicle, addresses, base, is_one_row)
    if frame is None:
        return None
    bottom = len(frame.names) * frame.row_height
    return DayPicture(
        name=date_words(Edtf(start=_day(frame.first), end=_day(frame.last))),
        summary=_summary(frame),
        rows=tuple(_row(number, frame) for number in range(len(frame.names))),
        ticks=_ticks(frame),
        row_height=_em(frame.row_height),
        bottom=_em(bottom),
        words_y=_em(bottom + 1.3),
        height=_em(bottom + 1.8),
        table=_table(frame),
    )


def _frame(chronicle: Chronicle, addresses: Mapping[Edtf, str], base: str, is_one_row: bool) -> _Frame | None:
    """The stretch of at most five weeks in which most sentences name a day, with a day to spare on either side."""
    days = [one for one in chronicle.occasions if one.date.start.day and _length(one) <= MOST_DAYS - 2]
    if not days:
        return None
    start = max(range(len(days)), key=lambda index: (sum(one.count for one in _from(days, index)), -index))
    shown = _from(days, start)
    first = shown[0].date.earliest - timedelta(days=1)
    last = max(one.date.latest for one in shown) + timedelta(days=1)
    return _Frame(
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
    counts: Counter[str] = Counter()
    for occasion in shown:
        for voice in occasion.voices:
            counts[voice.article.source or NO_SOURCE] += len(voice.mentions)
    names = sorted(sorted(counts), key=lambda name: -counts[name])
    kept = names if len(names) <= MOST_ROWS else names[: MOST_ROWS - 1]
    seen = list(dict.fromkeys(voice.article.source or NO_SOURCE for one in shown for voice in one.voices))
    rest = (f"{len(names) - len(kept)} other sources",) if len(kept) < len(names) else ()
    return (*(name for name in seen if name in kept), *rest)


def _row(number: int, frame: _Frame) -> SourceRow:
    top = number * frame.row_height
    name = frame.names[number]
    dots = (_dot(occasion, _speakers(occasion, name, frame), frame) for occasion in frame.occasions)
    return SourceRow(
        label=name,
        top=_em(top),
        label_y=_em(top + 1.1),
        line_y=_em(top + frame.line),
        dots=tuple(dot for dot in dots if dot),
    )


def _speakers(occasion: Occasion, name: str, frame: _Frame) -> tuple[str, ...]:
    """For each sentence on the occasion that belongs into the row, the mark of doubt of its date."""
    return tuple(
        mention.date.start.mark
        for voice in occasion.voices
        for mention in voice.mentions
        if not name or _row_name(voice.article.source or NO_SOURCE, frame) == name
    )


def _row_name(source: str, frame: _Frame) -> str:
    return source if source in frame.names else frame.names[-1]


def _dot(occasion: Occasion, marks: Sequence[str], frame: _Frame) -> Dot | None:
    if not marks:
        return None
    first, last = occasion.date.earliest, occasion.date.latest
    about = "about " if all(marks) else ""
    return Dot(
        x=frame.share(first),
        until=frame.share(last) if last > first else "",
        radius=_em(frame.radius(len(marks))),
        is_doubtful=all(marks),
        link=Link(
            href=frame.hrefs[occasion.date],
            text=f"{about}{date_words(occasion.date)}: {plural(len(marks), 'sentence')}",
        ),
        left=frame.share(first, 0),
        width=f"{100 * ((last - first).days + 1) / frame.days:.2f}%",
    )


def _ticks(frame: _Frame) -> tuple[Tick, ...]:
    """Mondays, every other one minor."""
    days = (frame.first + timedelta(days=number) for number in range(frame.days))
    mondays = [day for day in days if day.weekday() == 0]
    return tuple(
        Tick(
            x=frame.share(day),
            words=f"{day.day} {MONTHS[day.month - 1][:3]}",
            is_minor=len(mondays) > 4 and number % 2 == 1,
        )
        for number, day in enumerate(mondays)
    )


def _table(frame: _Frame) -> tuple[DayRow, ...]:
    """Every day of the frame, those that nobody speaks of too; a span of days stands after its first day."""
    named = {one.date: one for one in frame.occasions}
    days = {_single(frame.first + timedelta(days=number)) for number in range(frame.days)}
    dates = sorted({*days, *named}, key=lambda one: (one.earliest, one.latest))
    return tuple(
        DayRow(
            day=Link(href=frame.hrefs.get(day, ""), text=date_words(day)),
            sources=_sources(named[day]) if day in named else "",
        )
        for day in dates
    )


def _sources(occasion: Occasion) -> str:
    """“bne IntelliNews 5, Foreign Policy Centre 1”."""
    counts: Counter[str] = Counter()
    for voice in occasion.voices:
        counts[voice.article.source or NO_SOURCE] += len(voice.mentions)
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _summary(frame: _Frame) -> str:
    """What the picture shows, in a sentence or two."""
    sentences = sum(one.count for one in frame.occasions)
    together = [date_words(one.date, with_weekday=False) for one in frame.occasions if len(one.sources) > 1]
    words = f"{plural(sentences, 'sentence')} on {plural(len(frame.occasions), 'day')} or spans of days."
    if 0 < len(together) <= 6:
        words += f" Several sources speak of {joined(together)}."
    return words


def _length(occasion: Occasion) -> int:
    return (occasion.date.latest - occasion.date.earliest).days + 1


def _day(day: date) -> Day:
    return Day(year=day.year, month=day.month, day=day.day)


def _single(day: date) -> Edtf:
    return Edtf(start=_day(day), end=_day(day))


def _em(length: float) -> str:
    return f"{length:.2f}em"
