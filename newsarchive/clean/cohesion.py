"""How the rows of a capture hang together: paragraphs of one article share words, teasers beside each other do not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsarchive.article.phrases import function_words
from newsarchive.clean.rows import Row

STEM = 6
"""Letters of a word that count: most endings come after them."""
SHORTEST_WORD = 4
SPAN = 8
"""Rows on either side that a row is compared with."""
LEAST_WORDS = 3
"""Telling words without which a row, or a title, says nothing of what belongs to it."""
UNKNOWN = -1.0
NONE: frozenset[str] = frozenset()


class Ties(NamedTuple):
    """What a row has in common with those around it."""

    back: float
    """Of its telling words, the share that the rows above have too; UNKNOWN where it has few."""
    ahead: float
    """Likewise the rows below."""
    of_title: int
    """How many words of the title it has."""
    title_ahead: float
    """Of the telling words of the title, the share that the rows below have; UNKNOWN where it has few."""


def find_ties(rows: Sequence[Row], title: str) -> list[Ties]:
    told = _telling_words(rows)
    wanted = _stems(title.split())
    back, ahead = [0] * len(told), [0] * len(told)
    met: dict[str, int] = {}
    for place, words in enumerate(told):
        for word in words:
            above = met.get(word, -SPAN - 1)
            met[word] = place
            if place - above <= SPAN:
                back[place] += 1
                ahead[above] += 1
    of_title = [words & wanted for words in told]
    is_telling = len(wanted) >= LEAST_WORDS
    return [
        Ties(
            back[place] / len(words) if len(words) >= LEAST_WORDS else UNKNOWN,
            ahead[place] / len(words) if len(words) >= LEAST_WORDS else UNKNOWN,
            len(of_title[place]),
            len(NONE.union(*of_title[place + 1 : place + 1 + SPAN])) / len(wanted) if is_telling else UNKNOWN,
        )
        for place, words in enumerate(told)
    ]


def _telling_words(rows: Sequence[Row]) -> list[frozenset[str]]:
    """The stems of each row; of rows that say the same, only of the first."""
    seen: set[str] = set()
    told = []
    for row in rows:
        told.append(frozenset() if row.said in seen else _stems(row.words))
        seen.add(row.said)
    return told


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset([word[:STEM] for word in words if len(word) >= SHORTEST_WORD]) - _little_stems()


@cache
def _little_stems() -> frozenset[str]:
    return frozenset(word[:STEM] for word in function_words())
