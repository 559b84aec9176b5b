"""The standfirst that no byline parts from the text: a sentence right below the headline, known by its form alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.article.phrases import months, tokens_of
from newsarchive.clean.kinds import DETAILS
from newsarchive.clean.page import Page
from newsarchive.clean.teasers import BY, is_stamp
from newsarchive.model import Kind

FEWEST_WORDS = 6
MOST_CHARACTERS = 320
MOST_UNPARTED = 200
"""Characters of one that may as well be the first paragraph."""
REACH = 3
"""Rows below the headline in which one is looked for."""
UNSURE = 0.5
"""Doubt about a first paragraph from which it is no longer one."""
FEWEST_PROSES = 3
"""Paragraphs of a text that has one."""
GREETING = re.compile(r"(?:\w+ ){0,2}\w+! ")  # “Good morning! This is …”: with that a text begins
DAY_OF_MONTH = re.compile(r"(?<![\d.,:])\d{1,2}(?![\d.,:]*\d)")
SHAPES = frozenset({"prose", "sentence", "long"})
OF_PICTURES = frozenset({"credit", "picture"})


def find_standfirst(page: Page, candidates: Sequence[bool], first: int, doubts: Sequence[float]) -> int | None:
    """Place of the standfirst of a text that begins at `first`, or a row later if that row is it."""
    if page.title_place < 0 or Kind.STANDFIRST in page.fields.values():
        return None
    if page.shapes.proses(first + 1, page.shapes.count) < FEWEST_PROSES:
        return None
    for place in range(page.title_place + 1, min(first + 1, page.title_place + 1 + REACH)):
        if candidates[place] and page.shapes.of[place] in SHAPES:
            return place if _may_be_one(page, place) and (place < first or _is_unsure(page, place, doubts)) else None
    return None


def _may_be_one(page: Page, place: int) -> bool:
    row = page.rows[place]
    if len(row.words) < FEWEST_WORDS or len(row.text) > MOST_CHARACTERS or row.text[-1] == ":" or row.hits:
        return False
    if row.text[0] in "[(" or GREETING.match(row.text) or row.words[0] in BY or _names_day(row.text):
        return False
    if is_stamp(row, page.shapes.of[place]) or DETAILS.search(row.text):
        return False
    return place + 1 == page.shapes.count or page.shapes.of[place + 1] not in OF_PICTURES


def _names_day(text: str) -> bool:
    """As the words under a picture do: “Rally in Helsinki, held on 22 August”."""
    return DAY_OF_MONTH.search(text) is not None and not months().keys().isdisjoint(tokens_of(text))


def _is_unsure(page: Page, place: int, doubts: Sequence[float]) -> bool:
    """Right below the headline, short, and the text could as well begin below it."""
    return place == page.title_place + 1 and doubts[place] >= UNSURE and len(page.rows[place].text) <= MOST_UNPARTED
