"""Rules for English words that count from a day: “today”, “last month”, “two days ago”, “the day before”.

As in `tensed`, words between quotation marks are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsarchive.chronicle.mention import Place, Resolved
from newsarchive.chronicle.reckoning import as_date, days_on, months_on, single
from newsarchive.chronicle.tense import is_told_of
from newsarchive.edtf import Day, Edtf

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = rf"(?a:an?|{'|'.join(NUMBERS)}|\d{{1,3}})"  # ASCII: where case is ignored, “ſix” would match too
TODAY = re.compile(r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)\b(?![’']s|[-–])")
PERIOD = re.compile(  # “last month”, “this year”; not “over the last month”, nor “the last week of May”
    r"(?<![Tt]he )(?<!every )(?<!past )\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>week|month|year)\b(?! of\b|-)"
)
EARLIER_THIS = re.compile(r"\b(?:[Ee]arlier|[Ll]ater) (?P<which>this) (?P<unit>month|year)\b(?! of\b|-)")
AGO = re.compile(
    r"(?<!than )(?<!over )(?<!nearly )(?<!almost )(?<!least )(?<![\d,.])"
    rf"\b(?P<number>{NUMBER})\s+(?P<unit>day|month|year)s? ago\b",
    re.IGNORECASE,
)
CLAUSE_GOES_ON = r"(?=\s*(?:[.,;:)—–]|$)|\s+(?:has|had|was|were|is|are|in|at|on|by|when|during|outside)\b)"
FROM_THAT_DAY = re.compile(  # “the day before has become …”, “two days later”; not “the day before the vote”
    rf"\b(?:(?P<before>[Tt]he (?:day before|previous day))|(?P<after>[Tt]he (?:day after|next day|following day))|"
    rf"(?P<number>{NUMBER})\s+days?\s+(?P<direction>earlier|later)|(?P<same>[Tt]he same day)){CLAUSE_GOES_ON}",
    re.IGNORECASE,
)
LONGEST_COUNT_OF_DAYS = 10  # beyond, people round
LONGEST_COUNT_OF_YEARS = 60  # beyond, they mean long ago


def day_of_writing(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“yesterday”, “tomorrow”; “today” only after a verb of the past, for it often means nowadays."""
    word = match[0].lower()
    if place.written is None or place.is_quoted:
        return ()
    if word == "today" and not is_told_of(place.sentence, place.position, place.position + len(word)):
        return ()
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1}[word]
    found = place.written.settle(lambda base: days_on(base, steps))
    name = place.written.name
    rule = name if not steps else f"the day {'before' if steps < 0 else 'after'} {name}"
    return (Resolved(date=single(found), rule=rule),) if found else ()


def period(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """The week, month or year around, before or after the article's date. A week is only about those days."""
    if place.written is None or place.is_quoted:
        return ()
    steps, unit = {"last": -1, "this": 0, "next": 1}[match["which"].lower()], match["unit"]
    date = _week(steps, place) if unit == "week" else _month_or_year(steps, unit, place)
    if date is None:
        return ()
    which = {-1: "before that of", 0: "of", 1: "after that of"}[steps]
    return (Resolved(date=date, rule=f"the {unit} {which} {place.written.name}"),)


def ago(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“two days ago” to the day; months and years only about, for they are rounded."""
    if place.written is None or place.is_quoted:
        return ()
    number, unit = _number(match["number"]), match["unit"].lower()
    if unit == "day":
        if number > LONGEST_COUNT_OF_DAYS:
            return ()
        found = place.written.settle(lambda base: days_on(base, -number))
    elif unit == "month":
        found = place.written.settle(lambda base: months_on(base, -number))
    else:
        if number > LONGEST_COUNT_OF_YEARS:
            return ()
        found = place.written.settle(lambda base: Day(year=base.year - number))
    if found is None:
        return ()
    date = single(found if unit == "day" else _about(found))
    return (Resolved(date=date, rule=f"{match[0].lower()}, counted from {place.written.name}"),)


def from_that_day(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“the next day”, “the day before”: counted from the day named before it, if only one can be meant."""
    if place.is_quoted:
        return ()
    steps = _steps(match)
    base = _day_meant(place, is_back=steps < 0)
    if base is None:
        return ()
    found = replace(days_on(as_date(base), steps), mark=base.mark)
    side = "before" if steps < 0 else "after"
    count = "the same day as" if not steps else f"the day {side}" if abs(steps) == 1 else f"{abs(steps)} days {side}"
    where = "named before it" if place.here else "named in the paragraph before"
    return (Resolved(date=single(found), rule=f"{count} {base.words}, {where}"),)


def _steps(match: re.Match[str]) -> int:
    if match["number"]:
        return _number(match["number"]) * (1 if match["direction"].lower() == "later" else -1)
    return -1 if match["before"] else 1 if match["after"] else 0


def _day_meant(place: Place, *, is_back: bool) -> Day | None:
    """The day named last in this paragraph, else in the one before, if it is the only one or the article's own.

    Back from any other day nothing is certain: the writer may as well look back from the day of writing.
    """
    named = place.here or place.above
    if not named or any(one.date.start != one.date.end or not one.date.start.day for one in named):
        return None
    last = named[-1].date.start
    if place.written is not None and place.written.earliest == place.written.latest == as_date(last):
        return last
    return last if not is_back and len({one.date.start for one in named}) == 1 else None


def _week(steps: int, place: Place) -> Edtf | None:
    """Monday to Sunday, about: not every writer's week begins on a Monday."""
    monday = place.written.settle(lambda base: days_on(base, 7 * steps - base.weekday())) if place.written else None
    if monday is None:
        return None
    sunday = replace(days_on(as_date(monday), 6), mark=monday.mark)
    return Edtf(start=_about(monday), end=_about(sunday))


def _month_or_year(steps: int, unit: str, place: Place) -> Edtf | None:
    if place.written is None:
        return None
    if unit == "month":
        found = place.written.settle(lambda base: months_on(base, steps))
    else:
        found = place.written.settle(lambda base: Day(year=base.year + steps))
    return single(found) if found else None


def _about(day: Day) -> Day:
    return replace(day, mark="%" if day.mark in ("?", "%") else "~")


def _number(written: str) -> int:
    word = written.lower()
    if word.isdigit():
        return int(word)
    return NUMBERS.index(word) + 1 if word in NUMBERS else 1  # “a day later”
