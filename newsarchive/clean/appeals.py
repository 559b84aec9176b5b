"""Rows that speak to the readers in the publisher's name where the text does not: “Join our group …”"""

from __future__ import annotations

from functools import cache

from newsarchive.clean.page import Page
from newsarchive.clean.phrases import Hit, read_data
from newsarchive.clean.rows import OPENING_QUOTES, Row

LONGEST = 320
"""Characters."""
MOST_ALIKE = 0.2
"""Share of the paragraphs that may speak so: in more the author does."""
QUOTES = frozenset(OPENING_QUOTES) - {"'", "‘"}


def asks_readers(page: Page, place: int, hits: list[Hit]) -> bool:
    """Whether a row begins as appeals do, or says two of their phrases, and is alone in speaking to readers."""
    row = page.rows[place]
    is_likely = any(hit.way == "start" for hit in hits) or len(hits) > 1
    if not is_likely or len(row.text) > LONGEST or place in page.dialogue or not speaks_to_readers(row):
        return False
    return not text_speaks_to_readers(page)


def text_speaks_to_readers(page: Page) -> bool:
    """Whether more than some of the paragraphs do, as in letters, statements and columns."""
    paragraphs = [row for row in page.rows if row.is_prose and not row.hits]
    return sum(map(speaks_to_readers, paragraphs)) > MOST_ALIKE * len(paragraphs)


def speaks_to_readers(row: Row) -> bool:
    """In words that nobody is quoted for."""
    return not _words().isdisjoint(row.words) and QUOTES.isdisjoint(row.text)


@cache
def _words() -> frozenset[str]:
    return frozenset(read_data("openings.toml")["readers"])
