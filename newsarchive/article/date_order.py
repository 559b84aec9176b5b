"""Which day a date in numbers means, where day and month may be either way round: “03/04/2020”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from newsarchive.article.head import Head
from newsarchive.article.phrases import any_of, months
from newsarchive.article.written_dates import WrittenDate, find_dates

ENGLISH = re.compile(r"\b(?:the|and|of|to|that)\b", re.IGNORECASE)
LEAST_SHARE_OF_THEM = 0.05
"""Of all words of an English text; of other languages they are hardly ever one in a hundred."""
CHARACTERS_READ = 6000
AMERICAN_ZONE = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
OTHER_ZONE = re.compile(r"\b(?:GMT|BST|CE?ES?T|IST)\b")
OUR = "(?:col|fav|lab|neighb|hon|behavi|hum|rum|harb|flav)"
ISE = "(?:organ|recogn|real|critic|author|final|minim|emphas|apolog)"
BRITISH = re.compile(
    rf"£|\b(?:{OUR}our|\w+isation|{ISE}is(?:e|ed|ing)|centre|theatre|defence|whilst|councillor|mum)s?\b", re.I
)
AMERICAN = re.compile(rf"\b(?:{OUR}or|\w+ization|{ISE}iz(?:e|ed|ing)|center|theater|program|defense|mom)s?\b", re.I)
DOMAIN = re.compile(r"\w\.(?:uk|ie|au|nz|za)\b")
"""Countries that write English and put the day first."""
NEAR, FAR = 14, 45
"""Days between publication and the days that a text speaks of."""
Preferred = tuple[str, str]
"""A reading, and why it was preferred; both empty where nothing tells."""


def resolve(written: WrittenDate, head: Head) -> Preferred:
    """The one reading that the capture leaves."""
    days = _all_days(head) if written.is_glued or len(written.readings) > 1 else frozenset()
    if written.is_glued:
        return (written.readings[0], "") if written.readings[0] in days else ("", "")
    if len(written.readings) == 1:
        return written.readings[0], ""
    known = [reading for reading in written.readings if reading in days]
    if len(known) == 1:
        return known[0], "the same day stands elsewhere in the capture, beyond doubt"
    text = "\n".join(head.rows[place].text for place in sorted(head.body.prose))
    nearer = _nearer_to(text, written.readings)
    if nearer:
        return nearer, "days that the text speaks of lie near it"
    month_first, why = _is_month_first(head, text)
    if month_first is None:
        return "", ""
    return written.readings[0 if month_first else 1], why


def _all_days(head: Head) -> frozenset[str]:
    """The days that the capture's short lines state beyond doubt."""
    days = set()
    for row in head.rows:
        if len(row.text) < 400 and any(character.isdigit() for character in row.text):
            for one in find_dates(row.text):
                if len(one.readings) == 1 and not one.is_glued:
                    days.add(one.readings[0])
    return frozenset(days)


@cache
def _day_and_month() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A month before the number of a day, and after it."""
    month = any_of(sorted((name for name in months() if len(name) > 2), key=lambda name: (-len(name), name)))
    return (
        re.compile(rf"\b(?P<month>{month})\.?\s+(?P<day>\d{{1,2}})\b(?!:)", re.IGNORECASE),
        re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?(?P<month>{month})\b", re.IGNORECASE),
    )


def _nearer_to(text: str, readings: Iterable[str]) -> str:
    """The reading that is near a day of the text, where all others are far from all of them."""
    spoken = [match for pattern in _day_and_month() for match in pattern.finditer(text)]
    near, far = [], []
    for reading in readings:
        distances = [_days_between(reading, match["day"], match["month"]) for match in spoken]
        least = min((distance for distance in distances if distance is not None), default=None)
        if least is not None and least <= NEAR:
            near.append(reading)
        elif least is not None and least > FAR:
            far.append(reading)
    return near[0] if len(near) == 1 and len(far) == 1 else ""


def _days_between(reading: str, day: str, month: str) -> int | None:
    """Days from `reading` to that day of the nearest year."""
    ours, number = date.fromisoformat(reading), _months().get(month.lower())
    if number is None:  # “Auguſt”: as in `find_dates`
        return None
    try:
        theirs = date(ours.year, number, int(day))
    except ValueError:
        return None
    apart = abs((ours - theirs).days)
    return min(apart, 365 - apart) if apart <= 365 else apart


@cache
def _months() -> dict[str, int]:
    return months()


def _is_month_first(head: Head, text: str) -> tuple[bool | None, str]:
    """Whether this capture puts the month first, and how that is known. `text` is its prose."""
    orders = {one.month_first for row in head.rows for one in _in_numbers(row.text)}
    if len(orders) == 1:
        first = True in orders
        return first, f"other dates of the capture put the {'month' if first else 'day'} first"
    language = head.capture.language.lower()
    is_english = language.startswith("en") if language else _is_english(text[:CHARACTERS_READ])
    if not is_english:
        return False, "the capture's language puts the day first"
    page = "\n".join(row.text for row in head.rows)
    before, after = (len(pattern.findall(text)) for pattern in _day_and_month())
    signs = (
        _Sign(before, after, "dates in words put"),
        _Sign(*_count(page, AMERICAN_ZONE, OTHER_ZONE), "times of day are those of countries that put"),
        _Sign(*_count(page, AMERICAN, BRITISH, DOMAIN), "the spelling is that of countries that put"),
    )
    return next((sign.verdict for sign in signs if sign.verdict[0] is not None), (None, ""))


class _Sign(NamedTuple):
    """How often a capture writes as those do who put the month first, and how often as the others."""

    month_first: int
    day_first: int
    what: str

    @property
    def verdict(self) -> tuple[bool | None, str]:
        if self.month_first > 2 * self.day_first + 1 or (self.month_first and not self.day_first):
            return True, f"{self.what} the month first"
        if self.day_first > 2 * self.month_first + 1 or (self.day_first and not self.month_first):
            return False, f"{self.what} the day first"
        return None, ""


def _is_english(text: str) -> bool:
    return len(ENGLISH.findall(text)) > LEAST_SHARE_OF_THEM * len(text.split())


def _count(text: str, american: re.Pattern[str], *others: re.Pattern[str]) -> tuple[int, int]:
    return len(american.findall(text)), sum(len(pattern.findall(text)) for pattern in others)


def _in_numbers(text: str) -> list[WrittenDate]:
    if len(text) > 300 or not any(character.isdigit() for character in text):
        return []
    return [one for one in find_dates(text) if not one.is_words and one.month_first is not None]
