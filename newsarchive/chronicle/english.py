"""Rules for English years in other words than “in 1994”, and the table of all rules that English has to itself."""

from __future__ import annotations

import re

from newsarchive.chronicle import counted, tensed
from newsarchive.chronicle.mention import Place, Resolved, Rule
from newsarchive.chronicle.patterns import YEAR_FIGURES, any_of
from newsarchive.chronicle.reckoning import single
from newsarchive.chronicle.words import ENGLISH
from newsarchive.edtf import Day, Edtf

FIGURES = re.compile(r"\d{4}")
MONTH = re.compile(any_of(ENGLISH.months))
WEEKDAY = re.compile(r"[A-Z][a-z]+day\b")
OTHER = re.compile(r"(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|weekend|week|month|year|ago|days?)\b")
EVENT = (
    "(?:elections?|vote|poll|referendum|protests?|strikes?|uprising|revolution|revolt|coup|war|invasion|crackdown|"
    "demonstrations?|rall(?:y|ies)|crisis|pandemic|massacre|earthquake|summit|congress|conference|games|olympics|"
    "world cup|campaign)"
)
A_NAME_GOES_ON = (
    r"(?!\s+(?:report|index|law|act|code|prize|award|survey|study|review|book|commission|committee|fund)\b)"
)
DECADE = re.compile(r"\b(?P<surface>(?:[Tt]he\s+)?(?:(?:early|mid|late)[\s-])?(?P<year>1[7-9]\d0|20\d0)s)\b")
YEARS = re.compile(  # “from 1994 to 2020”, “in 1994–2020”
    rf"\b(?:[Ff]rom|[Ii]n|[Bb]etween|[Dd]uring)\s+(?P<surface>(?P<year>{YEAR_FIGURES})"
    rf"(?:\s*[-–—]\s*|\s+(?:to|and|until)\s+)(?P<until>{YEAR_FIGURES}))\b(?![.,]\d|\s+[a-z]+s\b)"
)
EVENT_OF_YEAR = re.compile(  # “the 2020 presidential election”, not “the 2023 Global Rights Index”
    rf"(?:\b(?:the|its|their|his|her|since|after|before|during)|[’']s|s[’'])\s+(?P<surface>(?P<year>{YEAR_FIGURES})\s+"
    rf"(?:(?!(?:on|of|and|for|in|at|to|report|index)\b)[a-z-]+\s+){{0,3}}{EVENT})\b{A_NAME_GOES_ON}",
    re.IGNORECASE,
)


def decade(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“the 1980s”, as an interval, for our EDTF has no decades."""
    year = int(match["year"])
    if year % 100 == 0:
        return ()  # “the 1900s”: ten years or a hundred?
    interval = Edtf(start=Day(year=year), end=Day(year=year + 9))
    return (Resolved(date=interval, rule="decade stated", has_year=True),)


def years_from_to(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“from 1994 to 2020”, as an interval."""
    year, until = int(match["year"]), int(match["until"])
    if not year < until:
        return ()
    return (Resolved(date=Edtf(start=Day(year=year), end=Day(year=until)), rule="years stated", has_year=True),)


def event_of_year(match: re.Match[str], place: Place) -> tuple[Resolved, ...]:
    """“the 2020 protests”: a year that is part of a document's or a prize's name dates no event."""
    return (Resolved(date=single(Day(year=int(match["year"]))), rule="year stated, of an event", has_year=True),)


RULES: tuple[tuple[re.Pattern[str], re.Pattern[str], Rule], ...] = (
    (FIGURES, DECADE, decade),
    (FIGURES, YEARS, years_from_to),
    (FIGURES, EVENT_OF_YEAR, event_of_year),
    (OTHER, counted.FROM_THAT_DAY, counted.from_that_day),
    (WEEKDAY, tensed.BARE_WEEKDAY, tensed.bare_weekday),
    (MONTH, tensed.BARE_MONTH, tensed.bare_month),
    (OTHER, tensed.WEEKEND, tensed.weekend),
    (OTHER, counted.EARLIER_THIS, counted.period),
    (OTHER, counted.PERIOD, counted.period),
    (OTHER, counted.AGO, counted.ago),
    (OTHER, counted.TODAY, counted.day_of_writing),
)
"""For each rule a sign without which its words do not occur, the pattern of its words, and the rule."""
