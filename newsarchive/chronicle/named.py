"""Rules for dates that the text names by figures and months: “Sunday 9th August”, “August 29-30”, “in 1994”.

Each takes a match and what surrounds it, and returns the dates it is certain of: one, several of a list, or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsarchive.chronicle.mention import Place, Resolved
from newsarchive.chronicle.patterns import number_of
from newsarchive.chronicle.reckoning import NEAR, VERY_NEAR, as_date, as_day, make_day, nearest_years, single
from newsarchive.chronicle.tense import Tense
from newsarchive.chronicle.words import Words
from newsarchive.edtf import Day, Edtf

FIGURES = re.compile(r"\d+")
FOLLOWS = 60
"""Days within which a day without a year follows one that was named with its year."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAME_BEFORE = re.compile(
    r"\b(?!(?:On|By|Since|Until|From|The|Of|And|Before|After|Late|Early)\b)[A-Z]\w+\s$"
)  # “Theresa May 10”
AFTER_SINCE = re.compile(r"\b[Ss]ince(?:\s+the \w+ of)?\s+$")
EPITHET = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:attacks?|plot|massacre|movement|riots?|hijack|terror)"
)  # “September 11 attacks”
COUNTED = re.compile(  # “by 2050 tonnes”
    r"\s+(?:people|persons|workers|protesters|soldiers|tonnes|tons|dollars|euros|roubles|rubles|metres|meters|km|miles|"
    r"times|cases|votes|seats)\b"
)
ANY_PLURAL = re.compile(r"\s+[a-z]+s\b")  # “in 2000 villages”
A_TITLE_GOES_ON = re.compile(r":\s+[A-Z]")  # “2001: A Space Odyssey”
ANOTHER_FIGURE = re.compile(r"\s*(?:to|and|or|[-–—])\s*(?!(?:1[7-9]|20)\d\d\b)\d")  # “from 2000 to 2500”


def whole_numeric_date(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“2020-08-13”."""
    day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return _stated(day)


def numeric_date(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“13.08.2020” or “08/13/2020”, where only one of the figures can be a month."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12:
        return _stated(make_day(year, second, first))
    if second > 12 and match["joint"] == "/":
        return _stated(make_day(year, first, second))
    if first == second:
        return _stated(make_day(year, first, second))
    return ()


def one_day(match: re.Match[str], place: Place, words: Words) -> tuple[Resolved, ...]:
    """“Sunday 9th August”, “Aug. 13, 2020”."""
    month, day = number_of(match["month"], words.months), _figure(match["day"])
    weekday = number_of(match["weekday"], words.weekdays) - 1 if match["weekday"] else None
    if match["year"]:
        return _day_of_year(make_day(int(match["year"]), month, day), weekday)
    if weekday is None and NAME_BEFORE.search(place.lead) and match[0][0].isalpha():
        return ()
    if EPITHET.match(place.after(match)):
        return ()
    found = year_of(month, day, place, weekday)
    return (found,) if found else ()


def days_listed(match: re.Match[str], place: Place, words: Words) -> tuple[Resolved, ...]:
    """“August 11, 12 and 13”: each of them, or none."""
    month = number_of(match["month"], words.months)
    figures = [int(figure) for figure in FIGURES.findall(match["days"])]
    if match["year"]:
        days = [make_day(int(match["year"]), month, day) for day in figures]
        return tuple(Resolved(date=single(day), rule="stated in full", has_year=True) for day in days if day)
    found = [year_of(month, day, place) for day in figures]
    return tuple(one for one in found if one) if all(found) else ()


def days_from_to(match: re.Match[str], place: Place, words: Words) -> tuple[Resolved, ...]:
    """“August 29-30”, “29 August to 2 September 2020”: an interval, if its ends fit each other."""
    until_month = number_of(match["until_month"] or match["month"], words.months)
    month = number_of(match["month"], words.months) if match["month"] else until_month
    day, until_day = _figure(match["day"]), _figure(match["until_day"])
    if match["year"]:
        year = int(match["first_year"] or match["year"])
        first, last = make_day(year, month, day), make_day(int(match["year"]), until_month, until_day)
        rule, has_year = "stated in full", True
    else:
        one, other = year_of(month, day, place), year_of(until_month, until_day, place)
        if one is None or other is None:
            return ()
        first, last, rule, has_year = one.date.start, other.date.start, one.rule, False
    if first is None or last is None or not as_date(first) < as_date(last):
        return ()
    return (Resolved(date=Edtf(start=first, end=last), rule=rule, has_year=has_year),)


def month_of_year(match: re.Match[str], place: Place, words: Words) -> tuple[Resolved, ...]:
    """“August 2020”."""
    day = Day(year=int(match["year"]), month=number_of(match["month"], words.months))
    return (Resolved(date=single(day), rule="month and year stated", has_year=True),)


def one_year(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“in 1994”, unless it counts something."""
    after = place.after(match)
    is_round = int(match["year"]) % 100 == 0
    if (
        A_TITLE_GOES_ON.match(after)
        or COUNTED.match(after)
        or (is_round and ANY_PLURAL.match(after))
        or ANOTHER_FIGURE.match(after)
    ):
        return ()
    return (Resolved(date=single(Day(year=int(match["year"]))), rule="year stated", has_year=True),)


def year_of(month: int, day: int, place: Place, weekday: int | None = None) -> Resolved | None:
    """The day without a year as a whole date, if it is certain which year is meant."""
    if place.written is None:
        return None
    tense = Tense.PAST if AFTER_SINCE.search(place.lead) else place.tense
    near = NEAR if weekday is not None else VERY_NEAR
    found = place.written.settle(lambda base: _day_around(nearest_years(month, day, base), base, tense, near))
    if found and weekday is not None:
        if as_date(found).weekday() != weekday:
            return None
        rule = f"year from {place.written.name}; that day was a {WEEKDAYS[weekday]}, as the text says"
        return Resolved(date=single(found), rule=rule)
    named = place.year_named_before
    if named and (found is None or named.date.end.year != found.year or named.date.start.year != found.year):
        return _following(named, month, day)
    return Resolved(date=single(found), rule=f"year from {place.written.name}") if found else None


def _day_around(nearest: Sequence[date], base: date, tense: Tense, near: int) -> Day | None:
    """Of a day in several years, nearest first, the one that distance and tense both point to."""
    if tense is Tense.OPEN:
        return as_day(nearest[0]) if nearest and abs(nearest[0] - base).days <= near else None
    meant = [one for one in nearest if (one <= base if tense is Tense.PAST else one >= base)]
    if not meant or (nearest[0] != meant[0] and abs(nearest[0] - base).days <= NEAR):
        return None  # tense and distance disagree
    return as_day(meant[0])


def _following(named: Resolved, month: int, day: int) -> Resolved | None:
    """“… on 9 August 2020 … On 12 August …”: the year goes on, if the day comes soon after."""
    if not named.date.start.month or named.date.start.mark:
        return None
    same_year = make_day(named.date.start.year, month, day)
    if same_year is None or not 0 <= (as_date(same_year) - named.date.earliest).days <= FOLLOWS:
        return None
    return Resolved(date=single(same_year), rule=f"year from {named.date.words}, named before it")


def _day_of_year(day: Day | None, weekday: int | None) -> tuple[Resolved, ...]:
    if day is None or weekday is None:
        return _stated(day)
    really = as_date(day).weekday()
    if really == weekday:
        rule = f"stated in full; that day was a {WEEKDAYS[weekday]}, as the text says"
        return (Resolved(date=single(day), rule=rule, has_year=True),)
    doubtful = replace(day, mark="?")
    rule = f"stated in full, but that day was a {WEEKDAYS[really]}, not a {WEEKDAYS[weekday]}"
    return (Resolved(date=single(doubtful), rule=rule, has_year=True),)


def _stated(day: Day | None) -> tuple[Resolved, ...]:
    return (Resolved(date=single(day), rule="stated in full", has_year=True),) if day else ()


def _figure(written: str) -> int:
    """The number in “9th”."""
    figures = FIGURES.match(written)
    return int(figures[0]) if figures else 0
