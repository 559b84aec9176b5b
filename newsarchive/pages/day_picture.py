"""The chronicle's picture of its busiest weeks: a row for each source, a dot for each day that it speaks of.

Places along a row are shares of the width, and heights are multiples of the letters: the same picture fits a
telephone and a wide page, and grows with the reader's letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from newsarchive.chronicle import Chronicle, Occasion
from newsarchive.chronicle.reckoning import as_day, single
from newsarchive.edtf import MONTHS, Edtf
from newsarchive.pages.chronicle_dates import date_words
from newsarchive.pages.day_frame import DayFrame, make_day_frame, sentences_by_source
from newsarchive.pages.page import Link
from newsarchive.pages.wording import NO_SOURCE, joined, plural

SPAN_BELOW = 0.9
"""How far below the line of days the days in a row are drawn, in letters."""


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
    span_y: str
    """Days in a row are drawn below the days: each has a place of its own that can be followed."""
    days_height: str
    spans_y: str
    spans_height: str
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
    bottom: str
    """Where the rows end and the scale begins."""
    words_y: str
    height: str
    table: tuple[DayRow, ...]


def make_day_picture(
    chronicle: Chronicle, addresses: Mapping[Edtf, str], *, base: str, is_one_row: bool = False
) -> DayPicture | None:
    """The busiest weeks; None where the articles name no day. In one row, all sources are taken together."""
    frame = make_day_frame(chronicle, addresses, base=base, is_one_row=is_one_row)
    if frame is None:
        return None
    bottom = len(frame.names) * frame.row_height
    return DayPicture(
        name=date_words(Edtf(start=as_day(frame.first), end=as_day(frame.last))),
        summary=_summary(frame),
        rows=tuple(_row(number, frame) for number in range(len(frame.names))),
        ticks=_ticks(frame),
        bottom=_em(bottom),
        words_y=_em(bottom + 1.3),
        height=_em(bottom + 1.8),
        table=_table(frame),
    )


def _row(number: int, frame: DayFrame) -> SourceRow:
    top = number * frame.row_height
    name = frame.names[number]
    dots = (_dot(occasion, _speakers(occasion, name, frame), frame) for occasion in frame.occasions)
    return SourceRow(
        label=name,
        top=_em(top),
        label_y=_em(top + 1.1),
        line_y=_em(top + frame.line),
        span_y=_em(top + frame.line + SPAN_BELOW),
        days_height=_em(frame.line + SPAN_BELOW / 2),
        spans_y=_em(top + frame.line + SPAN_BELOW / 2),
        spans_height=_em(frame.row_height - frame.line - SPAN_BELOW / 2),
        dots=tuple(dot for dot in dots if dot),
    )


def _speakers(occasion: Occasion, name: str, frame: DayFrame) -> tuple[str, ...]:
    """For each sentence on the occasion that belongs into the row, the mark of doubt of its date."""
    return tuple(
        mention.date.start.mark
        for voice in occasion.voices
        for mention in voice.mentions
        if not name or _row_name(voice.article.source or NO_SOURCE, frame) == name
    )


def _row_name(source: str, frame: DayFrame) -> str:
    return source if source in frame.names else frame.names[-1]


def _dot(occasion: Occasion, marks: Sequence[str], frame: DayFrame) -> Dot | None:
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


def _ticks(frame: DayFrame) -> tuple[Tick, ...]:
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


def _table(frame: DayFrame) -> tuple[DayRow, ...]:
    """Every day of the frame, those that nobody speaks of too; a span of days stands after its first day."""
    named = {one.date: one for one in frame.occasions}
    days = {single(as_day(frame.first + timedelta(days=number))) for number in range(frame.days)}
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
    return ", ".join(f"{name} {count}" for name, count in sorted(sentences_by_source([occasion]).items()))


def _summary(frame: DayFrame) -> str:
    """What the picture shows, in a sentence or two."""
    sentences = sum(one.count for one in frame.occasions)
    together = [date_words(one.date, with_weekday=False) for one in frame.occasions if len(one.sources) > 1]
    words = f"{plural(sentences, 'sentence')} on {plural(len(frame.occasions), 'day')} or spans of days."
    if 0 < len(together) <= 6:
        words += f" Several sources speak of {joined(together)}."
    return words


def _em(length: float) -> str:
    return f"{length:.2f}em"
