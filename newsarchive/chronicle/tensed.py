"""Rules for English names of days and months without a number: “on Sunday”, “in July”, “this weekend”.

Tense tells whether the last or the next is meant; where it does not, nothing is resolved. Words between quotation
marks are left alone, for they were said on a day of their own; so is whatever careful readers date differently
(“last Sunday”, “the summer”).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from newsarchive.chronicle.mention import Place, Resolved
from newsarchive.chronicle.patterns import any_of, number_of
from newsarchive.chronicle.reckoning import (
    as_date,
    as_day,
    days_on,
    last_month,
    last_weekday,
    next_month,
    next_weekday,
    single,
    weekend_of,
)
from newsarchive.chronicle.tense import Tense
from newsarchive.chronicle.words import ENGLISH
from newsarchive.edtf import MONTHS, Day, Edtf

WEEKDAY = any_of(tuple(forms.split("|")[0] for forms in ENGLISH.weekdays))
MONTH = any_of(MONTHS)
BARE_MONTH = re.compile(  # “in July”, “since April”, “in late March”
    rf"\b(?P<lead>[Ii]n|[Ss]ince|[Dd]uring|[Tt]hroughout)\s+"
    rf"(?P<surface>(?:(?:early|mid|late)[\s-]|the\s+(?:beginning|end|middle)\s+of\s+)?(?P<month>{MONTH}))\b"
    r"(?!\s+(?:for|against|of|Day)\b|,?\s+\d{4}|[’'-]\w)"
)
PERSON_CALLED_MAY = re.compile(r"\b(?:confidence|trust|faith|belief|interest|hope)\s+$")  # “no confidence in May”
BARE_WEEKDAY = re.compile(  # “on Sunday”, “since Sunday”, “Sunday’s events”, “Sunday night”
    rf"(?:\b(?P<lead>[Oo]n|[Ss]ince|[Bb]y|[Bb]efore|[Aa]fter|[Uu]ntil|[Ff]rom)\s+"
    rf"(?:the\s+(?:morning|afternoon|evening|night)\s+of\s+|(?:early|late)\s+)?)?\b(?P<surface>(?P<weekday>{WEEKDAY})"
    r"(?P<tail>[’']s\b|\s+(?:morning|afternoon|evening|night)\b)?)(?!\w|,?\s+\(?\d)"
)
ANOTHER_WEEKDAY = re.compile(  # “last Sunday”, “every Sunday”, “Bloody Sunday’s dead”
    r"(?:\b(?:last|next|every|each|previous|following|coming|an?|any|one|past|other|and|or|the|that|this \w+|that \w+)|"
    r"[A-Z]\w*|[-–])\s*$"
)
SUNDAY_PAPER = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s+[A-Z]\w+\s+$")  # “the Mail on Sunday”, most likely
WEEKEND = re.compile(r"\b(?P<which>[Tt]his past|[Tt]his|[Ll]ast) weekend\b(?![’'])")


def bare_month(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """The last such month in a sentence of the past, the next in one of the future."""
    if place.written is None or place.is_quoted:
        return ()
    if match["month"] == "May" and PERSON_CALLED_MAY.search(place.lead):
        return ()
    month = number_of(match["month"], ENGLISH.months)
    tense = Tense.PAST if match["lead"].lower() == "since" else place.tense

    def reckon(base: date) -> Day | None:
        if tense is Tense.OPEN:
            return Day(year=base.year, month=month) if base.month == month else None
        return last_month(month, base) if tense is Tense.PAST else next_month(month, base)

    found = place.written.settle(reckon)
    named = place.year_named_before
    if found is None or (named and not named.date.start.year <= found.year <= named.date.end.year):
        return ()  # a paragraph about 1996 goes on to tell of the November of 1996
    side = {Tense.PAST: "nearest before", Tense.FUTURE: "nearest after", Tense.OPEN: "of"}[tense]
    return (Resolved(date=single(found), rule=f"{match['month']} {side} {place.written.name}"),)


def bare_weekday(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """The last such day in a sentence of the past, the next in one of the future, unless the story is elsewhere."""
    if place.written is None or place.is_quoted or not (match["lead"] or match["tail"]):
        return ()
    if not match["lead"] and ANOTHER_WEEKDAY.search(place.lead):
        return ()
    if match["weekday"] == "Sunday" and match["lead"] == "on" and SUNDAY_PAPER.search(place.lead):
        return ()
    weekday = number_of(match["weekday"], ENGLISH.weekdays) - 1
    tense = Tense.PAST if (match["lead"] or "").lower() == "since" else place.tense
    if tense is Tense.OPEN:
        return ()
    reckon = last_weekday if tense is Tense.PAST else next_weekday
    found = place.written.settle(lambda base: reckon(weekday, base))
    if found is None or _tells_of_another_week(place, as_date(found)):
        return ()
    side = "before" if tense is Tense.PAST else "after"
    return (Resolved(date=single(found), rule=f"{match['weekday']} nearest {side} {place.written.name}"),)


def weekend(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """Saturday and Sunday, where weekday and tense leave no choice between the last and the next."""
    if place.written is None or place.is_quoted:
        return ()
    is_last, tense = match["which"].lower() != "this", place.tense

    def reckon(base: date) -> Day | None:
        if base.weekday() >= 5:
            return None if is_last else as_day(weekend_of(base, 0))
        if is_last or tense is Tense.PAST:
            return as_day(weekend_of(base, -1))
        return as_day(weekend_of(base, 0)) if tense is Tense.FUTURE else None

    saturday = place.written.settle(reckon)
    if saturday is None:
        return ()
    sunday = replace(days_on(as_date(saturday), 1), mark=saturday.mark)
    side = "after" if tense is Tense.FUTURE and not is_last else "before"
    rule = f"weekend nearest {side} {place.written.name}"
    return (Resolved(date=Edtf(start=saturday, end=sunday), rule=rule),)


def _tells_of_another_week(place: Place, day: date) -> bool:
    """Whether a day named before it lies more than a week off: “on Sunday” may then be that week's."""
    named = [one.date for one in (*place.above, *place.here) if one.date.start.day]
    return any(abs(one.earliest - day).days > 7 for one in named)
