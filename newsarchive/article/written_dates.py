"""Dates as they are written in a line: in words, in numbers, in the languages of the archive."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import cache

from newsarchive.article.phrases import any_of, months, phrases, tokens_of

LONGEST_OF_A_DAY = 40
"""Characters in which a day at the beginning of a text ends."""
LEAST_YEAR, LAST_YEAR = 1800, 2099
LAST_SHORT_YEAR = 39
"""Of years in two digits. What is above is more likely the number of a version."""
NUMBERS_JOINED = re.compile(r"\d(?:[-/.] ?| \| )\d|年")
"""What each date in numbers has."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a line: where it stands, and the days, or the one month, that it may mean."""

    start: int
    end: int
    readings: tuple[str, ...]
    """EDTF. Two where day and month may be either way round: the month first, then the day first."""
    is_words: bool
    """The month is a word."""
    month_first: bool | None
    """The order of day and month, where the writing shows it."""
    is_glued: bool = False
    """Something stands directly after the year: “20199. Februar”. Trusted only where the same date stands free."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One pattern for dates with a month in words, one for dates in numbers."""
    month = any_of(sorted(months(), key=lambda name: (-len(name), name)))
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    ending = r"(?:st|nd|rd|th|er|[º°ª]|\.º|-го|\.)?"
    joint = r"[\s\-/.,]*"
    of = r"(?:(?:de|of|d[’'])\s+|d[’'])?"
    year = r"(?:1[89]|20)\d\d"
    short_year = r"[’']?\d\d"
    clock_time = r"\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?,?"
    clock = rf"(?:\s*(?:at|um|à|às|alle|om|o|-|–|—)?,?\s*{clock_time})"
    no_hour = r"(?![\d:.]|\s*(?:[ap]m|[a-z]{3}))"
    words = (
        rf"(?<![\w.])(?P<d1>{day}){ending}[\s\-/.]*{of}(?P<m1>{month})\b\.?,?{joint}(?:(?:de|del|do|of)\s+)?"
        rf"(?:(?P<y1>{year})|(?P<s1>{short_year}){no_hour})"
        rf"|(?<!\w)(?P<m2>{month})\b\.?\s*(?P<d2>{day})(?:st|nd|rd|th)?(?!\d)"
        rf"(?:{clock}|\s*,?\s*(?:at\s+)?)?[\s,.]*(?:del?\s+)?(?P<y2>{year})"
        rf"|(?<!\w)(?<!\d\s)(?<!\d\.\s)(?P<m3>{month})\b\.?,?\s+(?:(?:de|del|do|of)\s+)?(?P<y3>{year})(?!\d)"
    )
    no_more = r"(?:(?![\d./-]?\d)|(?=-\d\d?:\d\d))"  # “17.08.2020-18:20” is a day and a time
    numbers = (
        rf"(?<![\d./-])(?P<y4>{year})(?P<sep>[-/.])(?P<m4>\d\d?)(?P=sep)(?P<d4>\d\d?)(?!\d)"
        rf"|(?<![\d./-])(?P<a5>\d\d?)(?P<sep5>[-/.])(?P<b5>\d\d?)(?P=sep5)(?P<y5>{year}|\d\d){no_more}"
        rf"|(?<![\d./-])(?P<d7>\d\d?)(?P<sep7>\. | \| )(?P<m7>\d\d?)(?P=sep7)(?P<y7>{year})(?!\d)"
        rf"|(?<!\d)(?P<y6>{year})\s?年\s?(?P<m6>\d\d?)\s?月\s?(?P<d6>\d\d?)\s?日"
    )
    return re.compile(words, re.IGNORECASE), re.compile(numbers)


@cache
def _month_numbers() -> dict[str, int]:
    return months()


@cache
def _month_names() -> frozenset[str]:
    return frozenset(months())


def find_dates(text: str) -> tuple[WrittenDate, ...]:
    """The dates in this line, in order. What names no day or month that exists is passed over."""
    words, numbers = _patterns()
    has_month = names_month(text)
    found = [date for match in words.finditer(text) if (date := _from_words(match, text))] if has_month else []
    found += [second for date in found if text[date.end : date.end + 1].isalnum() and (second := _glued_to(date, text))]
    taken = [(date.start, date.end) for date in found]
    for match in numbers.finditer(text) if NUMBERS_JOINED.search(text) else ():
        if not any(start <= match.start() < end for start, end in taken) and (date := _from_numbers(match)):
            found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def day_glued_to(text: str) -> int:
    """The length of the day with which a text begins where a line end was lost: of “21 January 2021The bakers …”."""
    first = next(iter(find_dates(text[:LONGEST_OF_A_DAY])), None)
    is_glued = first is not None and not first.start and text[first.end : first.end + 1].isupper()
    return first.end if first is not None and is_glued else 0


def names_month(text: str) -> bool:
    """Whether the name of a month stands there, or a word that is written like one (“May”)."""
    return not _month_names().isdisjoint(tokens_of(text))


def _from_words(match: re.Match[str], text: str) -> WrittenDate | None:
    part = match.groupdict()
    name = (part["m1"] or part["m2"] or part["m3"]).lower()
    month = _month_numbers().get(name)
    if month is None:  # “Auguſt”, “Aprıl”: a pattern that ignores case takes these letters for s and i
        return None
    if part["m3"]:
        reading = f"{int(part['y3'])}-{month:02d}"
        return WrittenDate(match.start(), match.end(), (reading,), True, None)
    month_first = part["m2"] is not None
    year = part["y2"] or part["y1"] or "20" + part["s1"].lstrip("’'")
    readings = _existing((year, month, part["d2"] or part["d1"]))
    if not readings:
        return None
    order = False if name in _day_first_months() and not month_first else month_first
    is_glued = text[match.end() : match.end() + 1].isdigit()
    return WrittenDate(match.start(), match.end(), readings, True, order, is_glued)


def _glued_to(date: WrittenDate, text: str) -> WrittenDate | None:
    """The date that begins where `date` ends: “20199. Februar 2019”."""
    match = _patterns()[0].match(text[date.end :])
    second = _from_words(match, text[date.end :]) if match else None
    return second and replace(second, start=date.end, end=date.end + second.end, is_glued=True)


@cache
def _day_first_months() -> frozenset[str]:
    return frozenset(phrases("day_first_months"))


def _from_numbers(match: re.Match[str]) -> WrittenDate | None:
    part = match.groupdict()
    if part["y4"] or part["y6"]:
        readings = _existing((part["y4"] or part["y6"], part["m4"] or part["m6"], part["d4"] or part["d6"]))
        return WrittenDate(match.start(), match.end(), readings, False, None) if readings else None
    if part["y7"]:
        readings = _existing((part["y7"], part["m7"], part["d7"]))
        return WrittenDate(match.start(), match.end(), readings, False, False) if readings else None
    year = part["y5"]
    if len(year) == 2:
        if int(year) > LAST_SHORT_YEAR:
            return None
        year = "20" + year
    month_first = _existing((year, part["a5"], part["b5"]))
    day_first = _existing((year, part["b5"], part["a5"]))
    readings = tuple(dict.fromkeys(month_first + day_first))
    if not readings:
        return None
    order = None if month_first and day_first else bool(month_first)
    return WrittenDate(match.start(), match.end(), readings, False, order)


def _existing(parts: tuple[str, int | str, int | str]) -> tuple[str, ...]:
    year, month, day = int(parts[0]), int(parts[1]), int(parts[2])
    if LEAST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return (f"{year:04d}-{month:02d}-{day:02d}",)
    return ()
