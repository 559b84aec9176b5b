"""Who speaks to the readers: the publisher, in a row here and there, or the text itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsarchive.clean.phrases import read_data
from newsarchive.clean.rows import OPENING_QUOTES, Row

MOST_ALIKE = 0.2
"""Share of the paragraphs that may speak so: in more the author does."""
QUOTES = frozenset(OPENING_QUOTES) - {"'", "‘"}


def speaks_to_readers(row: Row) -> bool:
    """“Join our group”, in words that nobody is quoted for."""
    return not _words().isdisjoint(row.words) and QUOTES.isdisjoint(row.text)


def tells_of_a_cause(row: Row) -> bool:
    """“Please support our strike”: for that no publisher asks."""
    return not _causes().isdisjoint(row.words)


def text_speaks_to_readers(rows: Sequence[Row]) -> bool:
    """Whether more than some of the paragraphs do, as in letters, statements and columns."""
    paragraphs = [row for row in rows if row.is_prose and not row.hits]
    return sum(map(speaks_to_readers, paragraphs)) > MOST_ALIKE * len(paragraphs)


@cache
def _words() -> frozenset[str]:
    return frozenset(read_data("openings.toml")["readers"])


@cache
def _causes() -> frozenset[str]:
    return frozenset(read_data("openings.toml")["causes"])
