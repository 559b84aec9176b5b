"""Notes about the author below the text: “Ann Lee is a reporter in Minsk”, “Write to Ann Lee at ann@example.org”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsarchive.article.authors.notes import CONTACT, what_she_is
from newsarchive.article.phrases import any_of, may_have, phrases
from newsarchive.clean.page import Page
from newsarchive.clean.rows import Row
from newsarchive.letters import stands_free

LONGEST = 700
"""Characters."""
MOST_AFTER = 0.1
"""Prose below a note, beside that above it."""
FEWEST_LETTERS = 3
"""Of a name that may stand for the whole."""


def tells_of_author(page: Page, place: int) -> bool:
    """Whether a row after the text begins with a name of the author's and says what she is or where to reach her."""
    row = page.rows[place]
    if len(row.text) > LONGEST or not page.authors or row.markup:
        return False
    if not any(_begins(row.text, author) for author in page.authors):
        return False
    end = page.shapes.count if page.comments is None else page.comments
    if page.shapes.prose(place + 1, end) >= MOST_AFTER * page.shapes.prose(0, place):
        return False
    return not any(_is_told_of(author, page.rows[:place]) for author in page.authors if _begins(row.text, author))


@cache
def _after_name() -> re.Pattern[str]:
    of_a_paper = rf"\sis\s(?:[\w’'-]+\s){{1,4}}{any_of(phrases('jobs'))}\b"  # “ is Minsk Correspondent of …”
    return re.compile(rf"{what_she_is()}|{of_a_paper}|{CONTACT}", re.IGNORECASE)


@cache
def _reach() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases('reach'))}\s+", re.IGNORECASE)


def _begins(text: str, author: str) -> bool:
    """“Ann Lee is …”, “Lee writes …”, “Ann covers …”, “Email Ann Lee …”"""
    words = author.split()
    names = (author, words[0], words[-1]) if len(words) > 1 else (author,)
    for name in names:
        if len(name) >= FEWEST_LETTERS and text.startswith(name) and _after_name().match(text, len(name)):
            return True
    reach = _reach().match(text) if author in text and may_have(text, "reach") else None
    return reach is not None and text.startswith(author, reach.end())


def _is_told_of(author: str, rows: Sequence[Row]) -> bool:
    """Whether the text above speaks of that person: then she is in the news."""
    surname = author.split()[-1]
    return any(row.is_prose and stands_free(surname, row.text) and not _begins(row.text, author) for row in rows)
