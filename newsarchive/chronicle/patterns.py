"""What dates look like in each language: the expressions that find them, built from the language's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsarchive.chronicle.words import ENGLISH, LANGUAGES, Words
from newsarchive.language_tag import primary_subtag

DAY_FIGURES = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR_FIGURES = r"(?:1[5-9]\d\d|20\d\d)"
NOT_IN_NUMBER = r"(?<![\d.,:/$€£–-])"  # “1,500” and “3-2” hold no day
NO_NUMBER_AFTER = r"(?!\d|[.,:/]\d|\s?%)"  # neither does “12:00” or “12.5”
DASH = r"\s*[-–—]\s*"
ENDS_A_LIST = (  # after “August 11 to 15”: not “days in prison”, which would make 15 a number of days
    r"(?=\s*(?:[.,;:()”’\"»–—-]|$)|\s+(?:in|at|when|the|as|after|during|with|for|by|and|but|he|she|they|of|on|between|from)\b)"
)
ISO_DATE = re.compile(r"(?<![\d/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-]|/\d)")  # “2020-08-13”
NUMERIC_DATE = re.compile(  # “13.08.2020”, “13/08/2020”; two figures that may both be months are left alone
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<joint>[./])(?P<second>\d{1,2})(?P=joint)(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """The expressions of one language, the more telling first."""

    spans: tuple[re.Pattern[str], ...]
    """“29–31 August 2020”; groups day, month, year, until_day, until_month, until_year."""
    lists: tuple[re.Pattern[str], ...]
    """“August 11, 12 and 13”; groups days, month, year."""
    days: tuple[re.Pattern[str], ...]
    """“Sunday 9th August”; groups weekday, day, month, year."""
    months: re.Pattern[str]
    """“August 2020”; groups month, year."""
    years: tuple[re.Pattern[str], ...]
    """“in 1994”; group year."""


@lru_cache
def patterns_of(language: str) -> Patterns | None:
    """The expressions for a language tag (“en-GB”); None for a language whose words we do not have."""
    words = words_of(language)
    if words is None:
        return None
    month, joint = any_of(words.months) + r"(?!\w)", _optional(words.joint)
    year = rf"(?P<year>{YEAR_FIGURES}){NO_NUMBER_AFTER}(?:\s+(?:{words.year_tail or '(?!)'}))?"
    day = rf"{DAY_FIGURES}(?:{words.ordinal})?(?!\d|[.,:/]\d|\s?%)"
    a_year = rf"(?:,?\s+{joint}{year})?"
    weekday = rf"(?:(?P<weekday>{any_of(words.weekdays)}),?\s+{_optional(words.weekday_joint)}\(?)?"
    both = rf",?\s+(?:{words.both})\s+"
    day_first = rf"\b{weekday}{NOT_IN_NUMBER}(?P<day>{day})\s*{joint}(?P<month>{month}){a_year}"
    joints = [("", rf"(?:{DASH}|\s+(?:{words.through})\s+)")]
    if words.between:
        joints.append((rf"(?:{words.between})\s+", both))
    spans = [
        rf"\b{before}(?P<surface>{NOT_IN_NUMBER}(?P<day>{day})"
        rf"(?:\s+{joint}(?P<month>{month})(?:,?\s+{joint}(?P<first_year>{YEAR_FIGURES}))?)?"
        rf"{between}(?P<until_day>{day})\s+{joint}(?P<until_month>{month}){a_year})"
        for before, between in joints
    ]
    lists = [rf"\b{NOT_IN_NUMBER}(?P<days>{day}(?:,\s*{day})*{both}{day})\s+{joint}(?P<month>{month}){a_year}"]
    days = [day_first]
    if words is ENGLISH:  # the one language here that also writes the month first
        month_first = rf"\b{weekday}(?<![Ii]n )(?P<month>{month})\s+(?P<day>{day}){a_year}"
        days.append(month_first)
        spans += [
            rf"\b{before}(?P<surface>(?P<month>{month})\s+(?P<day>{day})(?:,\s+(?P<first_year>{YEAR_FIGURES}))?"
            rf"{between}(?:(?P<until_month>{month})\s+)?(?P<until_day>{day})(?:,?\s+{year}|{ENDS_A_LIST}))"
            for before, between in joints
        ]
        lists.append(rf"\b(?P<month>{month})\s+(?P<days>{day}(?:,\s*{day})*{both}{day})(?:,?\s+{year}|{ENDS_A_LIST})")
    months = rf"\b(?P<month>{month}),?\s+{joint}{year}"
    return Patterns(
        spans=tuple(map(re.compile, spans)),
        lists=tuple(map(re.compile, lists)),
        days=tuple(map(re.compile, days)),
        months=re.compile(months),
        years=_years(words),
    )


def words_of(language: str) -> Words | None:
    return LANGUAGES.get(primary_subtag(language))


def any_of(names: tuple[str, ...]) -> str:
    """An expression for any of the names, also capitalized where the language writes them small."""
    forms = [form for name in names for form in name.split("|")]
    forms.sort(key=len, reverse=True)  # the longer first: “março” before “mar”
    return "(?:" + "|".join(_either_case(form) for form in forms) + ")"


@lru_cache(maxsize=1024)
def number_of(name: str, names: tuple[str, ...]) -> int:
    """Which of the names it is, from 1; 0 where it is none."""
    for number, forms in enumerate(names, 1):
        if re.fullmatch(forms, name, re.IGNORECASE):
            return number
    return 0


def _years(words: Words) -> tuple[re.Pattern[str], ...]:
    figures = r"(?P<year>(?:1[7-9]\d\d|20\d\d))(?![\w-]|[.,:/]\d|\s?%|[’']s)"
    found = []
    if words.in_year:
        in_year = f"{words.in_year}|{_capitalized(words.in_year)}"
        found.append(re.compile(rf"(?<!\w)(?:{in_year})[\s-](?P<surface>{figures})"))
    if words.year_tail:
        found.append(re.compile(rf"{NOT_IN_NUMBER}{figures}\s+(?:{words.year_tail})"))
    return tuple(found)


def _capitalized(words: str) -> str:
    return "|".join(word[:1].upper() + word[1:] for word in words.split("|"))


def _either_case(form: str) -> str:
    first = form[0]
    return f"[{first}{first.upper()}]{form[1:]}" if first.isalpha() and first.islower() else form


def _optional(words: str) -> str:
    return rf"(?:(?:{words})\s+)?" if words else ""
