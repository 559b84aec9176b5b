"""Refuses authors who are written as in a byline, with the words before the name."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.phrases import any_of, phrases
from newsarchive.fields import Cursor


def refuse_bylines(cursor: Cursor) -> None:
    for at, written in cursor.placed_texts("author"):
        if match := _before_a_name().match(written):
            what = f"“{match[0].strip()}” is no part of a name"
            cursor.report(at, "bad-author", what, f"write the name alone: “{written[match.end() :]}”")


@cache
def _before_a_name() -> re.Pattern[str]:
    """“By Ann Lee”, “Text von Ann Lee”. Other words alone may begin a name: “von Ossietzky”, “Di Canio”."""
    words = any_of(phrase for phrase in phrases("by") if phrase == "by" or " " in phrase)
    return re.compile(rf"(?:{words}):?\s+(?=\S)", re.IGNORECASE)
