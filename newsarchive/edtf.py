"""Dates that are no more precise than what is known: a small part of EDTF.

The subset of the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2) that a news archive
needs: level 0 years, months, days and intervals; from level 1 the marks `?` (uncertain), `~` (approximate)
and `%` (both) after a whole date, on either side of an interval. Seasons, unspecified digits (`202X`),
years beyond 1000–9999 and level 2 are refused. The libraries we looked at parse much more than that,
sort by a float and know no words; this is shorter than the glue they need.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

ONE_DATE = re.compile(r"([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")  # “2020-08-17~”
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
MARK_WORDS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Day:
    """A year, a month or a day, with EDTF's mark of doubt."""

    year: int
    month: int = 0
    day: int = 0
    mark: str = ""

    def __str__(self) -> str:
        parts = (
            f"{self.year:04d}",
            f"-{self.month:02d}" * bool(self.month),
            f"-{self.day:02d}" * bool(self.day),
        )
        return "".join(parts) + self.mark

    @property
    def words(self) -> str:
        """As one says it in English: “about 17 August 2020”."""
        written = str(self.year)
        if self.month:
            written = f"{MONTHS[self.month - 1]} {written}"
        if self.day:
            written = f"{self.day} {written}"
        return MARK_WORDS[self.mark] + written

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A date, or an interval of two (`end` differs from `start`)."""

    start: Day
    end: Day

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    @property
    def words(self) -> str:
        """As one says it in English: “between August 2020 and September 2020”."""
        if self.start == self.end:
            return self.start.words
        return f"between {self.start.words} and {self.end.words}"

    @property
    def earliest(self) -> date:
        return self.start.earliest

    @property
    def latest(self) -> date:
        return self.end.latest

    @property
    def cautious_iso(self) -> str:
        """For an HTML `<time>` and fields that cannot say “about”: a month for a doubtful day, a year for a doubtful
        month, and of an interval what both its ends share. Empty where that is nothing."""
        ends = [_without_doubt(day) for day in (self.start, self.end)]
        shared = []
        for first, last in zip(ends[0], ends[1], strict=False):
            if first != last:
                break
            shared.append(first)
        return "-".join(shared)

    @property
    def is_exact(self) -> bool:
        """A single day without doubt."""
        return self.start == self.end and bool(self.start.day) and not self.start.mark

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Oldest first; of dates that begin alike, the more precise first."""
        return (self.earliest, self.latest, str(self))


def _without_doubt(day: Day) -> list[str]:
    """Year, month and day as digits, without the last of them where the date is marked; a year stays."""
    parts = str(day).rstrip("?~%").split("-")
    return parts[:-1] if day.mark and len(parts) > 1 else parts


def _parse_day(written: str) -> Day:
    match = ONE_DATE.fullmatch(written)
    if not match:
        raise ValueError(f"“{written}” is no date of the kind 2020, 2020-08, 2020-08-17, 2020-08-17~")
    day = Day(year=int(match[1]), month=int(match[2] or 0), day=int(match[3] or 0), mark=match[4])
    if (match[2] and not 1 <= day.month <= 12) or (match[3] and day.day == 0):
        raise ValueError(f"“{written}” names no month or day that exists")
    if day.day > monthrange(day.year, day.month or 1)[1]:
        last = monthrange(day.year, day.month)[1]
        raise ValueError(f"“{written}” is no date: {MONTHS[day.month - 1]} {day.year} has {last} days")
    return day


@lru_cache(maxsize=65536)
def parse_edtf(written: str) -> Edtf:
    """The date written in EDTF. ValueError says in words what is wrong with it."""
    start, slash, end = written.strip().partition("/")
    try:
        first = _parse_day(start)
        last = _parse_day(end) if slash else first
    except ValueError as error:
        raise ValueError(f"in “{written}”, {error}" if slash else str(error)) from None
    if last.latest < first.earliest:
        raise ValueError(f"“{written}” ends before it begins")
    return Edtf(start=first, end=last)
