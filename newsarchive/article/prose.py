"""Where the article's own prose stands in a capture: what fields are looked for around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsarchive.article.phrases import any_of, phrases
from newsarchive.article.rows import Row

SENTENCE_END = re.compile(r"[.!?…;:][\"'”’»)\]]*(?:\[\d+\])?$")
SENTENCE_WITHIN = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
COST_OF_A_SHORT_ROW = 45
"""How many characters of prose a row of menu outweighs. Twenty rows of menu part a cookie notice from an article."""
MOST_OF_A_ROW = 700
"""A very long row is no more article than a long one."""
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The run of rows in which the article's prose stands, as places in the rows. Both 0 where there is none."""

    start: int
    """The first row of prose."""
    end: int
    """After the last one."""
    words: frozenset[str]
    """Words of four letters and more that stand in it, in lower case."""


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(any_of(phrases("not_prose")), re.IGNORECASE)


def is_prose(row: Row) -> bool:
    """A row that reads like a paragraph: long, and with the end of a sentence in it."""
    text = row.text
    length = len(text)
    if length < 55:
        return False
    if _notice().match(text):
        return False
    if length >= 140:
        return SENTENCE_WITHIN.search(text) is not None
    return text.count(" ") >= 8 and SENTENCE_END.search(text) is not None


def find_body(rows: Sequence[Row]) -> Body:
    """The run of rows with the most prose, when every short row in it costs some."""
    best = total = 0
    start = best_start = best_end = 0
    for place, row in enumerate(rows):
        if is_prose(row):
            if total <= 0:
                total, start = 0, place
            total += min(len(row.text), MOST_OF_A_ROW)
            if total > best:
                best, best_start, best_end = total, start, place + 1
        elif total > 0:
            total -= COST_OF_A_SHORT_ROW
    text = " ".join(row.text for row in rows[best_start : min(best_end, best_start + 40)])[:8000]
    return Body(start=best_start, end=best_end, words=frozenset(WORD.findall(text.lower())))
