"""Reckoning with dates from the day on which an article was written, when that day may itself be vague."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from newsarchive.edtf import Day, Edtf

NEAR = 120
"""Days within which a day without a year is the nearest one, where tense or weekday agree: a third of a year."""
VERY_NEAR = 31
"""The same where neither says anything: a list of dates to come looks like one of dates gone by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The days on which an article may have been written."""

    earliest: date
    latest: date
    name: str
    """As rules call it: “the article’s date”, “the story’s date, about December 2022”."""
    mark: str
    """EDTF's mark of doubt; whatever is reckoned from this date carries it too."""

    def settle(self, reckon: Callable[[date], Day | None]) -> Day | None:
        """What `reckon` gives, if it gives the same whichever day the article was written; with its mark.

        Asking for the first and the last possible day is enough, for every reckoning here moves with the day.
        """
        first = reckon(self.earliest)
        if first is None or (self.latest != self.earliest and first != reckon(self.latest)):
            return None
        return replace(first, mark=self.mark)


def written_on(when: Edtf | None, what: str) -> Written | None:
    """The reckoning's base for an article of that date, or for whatever else was written then."""
    if when is None:
        return None
    marks = {mark for mark in (when.start.mark, when.end.mark) if mark}
    mark = "" if not marks else marks.pop() if len(marks) == 1 else "%"
    # An article's exact day stands beside whatever is quoted from it; a story's does not.
    name = f"the {what}’s date" if when.is_exact and what == "article" else f"the {what}’s date, {when.words}"
    return Written(earliest=when.earliest, latest=when.latest, name=name, mark=mark)


def single(day: Day) -> Edtf:
    return Edtf(start=day, end=day)


def as_day(day: date) -> Day:
    return Day(year=day.year, month=day.month, day=day.day)


def as_date(day: Day) -> date:
    return date(day.year, day.month, day.day)


def make_day(year: int, month: int, day: int) -> Day | None:
    """The day, or None where the calendar has none such."""
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Day(year=year, month=month, day=day)


@lru_cache(maxsize=65536)
def nearest_years(month: int, day: int, base: date) -> tuple[date, ...]:
    """That day in the years around `base`, nearest first."""
    found = (make_day(year, month, day) for year in range(base.year - 1, base.year + 2))
    return tuple(sorted((as_date(one) for one in found if one), key=lambda one: (abs(one - base), one)))


def last_weekday(weekday: int, base: date) -> Day | None:
    """That weekday before `base`, within six days; None on that weekday itself: today or a week ago?"""
    days = (base.weekday() - weekday) % 7
    return as_day(base - timedelta(days=days)) if days else None


def next_weekday(weekday: int, base: date) -> Day | None:
    days = (weekday - base.weekday()) % 7
    return as_day(base + timedelta(days=days)) if days else None


def last_month(month: int, base: date) -> Day:
    """That month, this year if it has come, else last year."""
    return Day(year=base.year - (month > base.month), month=month)


def next_month(month: int, base: date) -> Day:
    return Day(year=base.year + (month < base.month), month=month)


def months_on(base: date, steps: int) -> Day:
    """The month `steps` after that of `base`; before it where negative."""
    year, month = divmod(base.year * 12 + base.month - 1 + steps, 12)
    return Day(year=year, month=month + 1)


def days_on(base: date, steps: int) -> Day:
    return as_day(base + timedelta(days=steps))


def weekend_of(base: date, weeks: int) -> date:
    """Saturday of the weekend in the week (Monday to Sunday) of `base`, so many weeks on."""
    return base + timedelta(days=5 - base.weekday() + 7 * weeks)
