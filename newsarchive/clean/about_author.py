"""Notes about the author: “Ann Lee is a reporter in Minsk”, “Write to Ann Lee at ann@example.org”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from newsarchive.article.authors.notes import CONTACT, what_she_is
from newsarchive.article.phrases import any_of, may_have, phrases
from newsarchive.clean.rows import Row
from newsarchive.letters import stands_free

LONGEST = 700
"""Characters."""
FEWEST_LETTERS = 3
"""Of a name that may stand for the whole."""
AUTHORS_REMEMBERED = 256
"""Every row is asked about each author of its page."""


def is_about(row: Row, author: str) -> bool:
    """Whether a row begins with her name and says what she is or how to reach her: “Lee writes …”, “Email Ann Lee …”"""
    text = row.text
    if len(text) > LONGEST:
        return False
    names = _names_of(author)
    if text.startswith(names):
        return any(text.startswith(name) and _after_name().match(text, len(name)) for name in names)
    reach = _reach().match(text) if author in text and may_have(text, "reach") else None
    return reach is not None and text.startswith(author, reach.end())


@lru_cache(maxsize=AUTHORS_REMEMBERED)
def _names_of(author: str) -> tuple[str, ...]:
    """What a note may call her: the whole name, the given name, the surname."""
    words = author.split()
    return (author, *(word for word in (words[0], words[-1]) if len(word) >= FEWEST_LETTERS))


def find_untold(rows: Sequence[Row], authors: Sequence[str]) -> tuple[str, ...]:
    """The authors of whom the text tells nothing: of whom it does, a row that begins with her name may be text."""
    return tuple(author for author in authors if not any(_tells_of(row, author) for row in rows))


def _tells_of(row: Row, author: str) -> bool:
    surname = author.rpartition(" ")[2]
    return row.is_prose and surname in row.text and stands_free(surname, row.text) and not is_about(row, author)


@cache
def _after_name() -> re.Pattern[str]:
    of_a_paper = rf"\sis\s(?:[\w’'-]+\s){{1,4}}{any_of(phrases('jobs'))}\b"  # “ is Minsk Correspondent of …”
    return re.compile(rf"{what_she_is()}|{of_a_paper}|{CONTACT}", re.IGNORECASE)


@cache
def _reach() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases('reach'))}\s+", re.IGNORECASE)
