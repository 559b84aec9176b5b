"""The place of writing, from the byline or from the dateline with which the text begins."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.head import Head
from newsarchive.article.phrases import any_of, months, phrase_set
from newsarchive.article.written_dates import WrittenDate, find_dates
from newsarchive.model import Basis, Found, How, Kind

ROWS_READ = 6
"""Rows of the text in which a dateline is looked for: a caption or a standfirst may come first."""
LONGEST = 50
LEAST_CAPITALS = 3
SIGNS = ("–", "—", " - ", "--", ".-", "/", ")")
"""Of which each dateline has one. A hyphen within a word is none of them."""
WORD = re.compile(r"[^\W\d_][\w’'.\-]*")


def find_place(head: Head) -> tuple[Found, ...]:
    """The place that the byline names, else the dateline's. The dateline stays in the text, so it takes no lines."""
    for place, byline in head.bylines.items():
        if byline.place and byline.says_by and head.anchor < place < head.body.end:
            number = head.rows[place].number
            basis = Basis(how=How.STATED, lines=(number,))
            return (Found(field="place", value=byline.place, basis=basis, lines=(number,), kind=Kind.BYLINE),)
    for row in head.rows[head.body.start : head.body.start + ROWS_READ]:
        if value := place_of_dateline(row.text):
            basis = Basis(how=How.STATED, lines=(row.number,), note="the dateline")
            return (Found(field="place", value=value, basis=basis, kind=Kind.PLACE),)
    return ()


def place_of_dateline(text: str) -> str:
    """The place of “MINSK, Belarus (Reuters) — ” and “Wien, 14. Dezember (APA) – ”; empty where a paragraph has none.

    In capitals a place and a dash are enough; otherwise an agency or a day has to stand beside it.
    """
    match = _match(text)
    if not match:
        return ""
    place = match["place"].strip(" ,")
    words = WORD.findall(place)
    if not (words[0][0].isupper() and words[-1][0].isupper()) or words[0].casefold() in phrase_set("not_places"):
        return ""
    town = place.partition(",")[0]
    in_capitals = town.isupper() and not any(sign.isdigit() for sign in town) and len(town) >= LEAST_CAPITALS
    is_sure = match["day"] or (match["agency"] or "").casefold() in phrase_set("agencies")
    return place if in_capitals or is_sure else ""


def day_of_dateline(text: str) -> WrittenDate | None:
    """The day of “Wien, 14. Dezember 2021 – ”, where it names the year."""
    if not place_of_dateline(text):
        return None
    match = _match(text)
    return next(iter(find_dates(match["day"])), None) if match and match["day"] else None


def _match(text: str) -> re.Match[str] | None:
    beginning = text[: 2 * LONGEST]
    if not any(sign in beginning for sign in SIGNS):
        return None
    match = _dateline().match(text) or _day_first().match(text)
    return match if match and len(match["place"]) <= LONGEST else None


@cache
def _dateline() -> re.Pattern[str]:
    """A place; perhaps a day; perhaps an agency; a dash, which an agency between slashes can do without."""
    place = r"(?P<place>[^\W\d_][\w’'.\-]*(?:(?:,\s?|/|\s)[^\W\d_][\w’'.\-]*){0,5}?)"
    day = rf"(?P<day>[,.]\s(?:{_day()}))"  # “Wien, 14. Dezember 2021”
    in_brackets = r"[,.]?\s?\((?P<agency>[^()]{2,30})\)\.?\s*[-–—]+"
    in_slashes = r"\.?\s?/[^/\d]{2,30}/[.\s]"
    dash = r"\s*[–—]|\s?--|\s-\s|\.\s?[-–—]\s"
    return re.compile(rf"{place}{day}?(?:{in_brackets}|{in_slashes}|{dash})\s*(?=\S)", re.IGNORECASE)


@cache
def _day_first() -> re.Pattern[str]:
    """“13 August, Minsk /BelTA/. ”"""
    place = r"(?P<place>[^\W\d_][\w’'.\-]*(?:\s[^\W\d_][\w’'.\-]*){0,3}?)"
    return re.compile(rf"(?P<day>{_day()}),\s{place}\s?/(?P<agency>[^/\d]{{2,30}})/[.\s]", re.IGNORECASE)


def _day() -> str:
    month = any_of(sorted(months(), key=lambda name: (-len(name), name)))
    of_month = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.)?"
    return rf"(?:{of_month}\s(?:de\s)?{month}|{month}\.?\s{of_month})\b\.?(?:,?\s(?:del?\s)?(?:1[89]|20)\d\d)?"
