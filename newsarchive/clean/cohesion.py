"""How the rows of a capture hang together: paragraphs of one article share words, teasers beside each other do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsarchive.clean.rows import Row, function_words

STEM = 6
"""Letters of a word that count: most endings come after them."""
SHORTEST_WORD = 4
SPAN = 8
"""Rows on either side that a row is compared with."""
LEAST_WORDS = 3
"""Telling words without which a row, or a title, says nothing of what belongs to it."""
UNKNOWN = -1.0


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
    wanted = _stems(title)
    above, below = Counter[str](), Counter[str]()
    for words in told[:SPAN]:
        below.update(words)
    ties = []
    for place, words in enumerate(told):
        if place + SPAN < len(told):
            below.update(told[place + SPAN])
        _leave(below, words)
        of_title = len(words & wanted) if wanted else 0
        ties.append(Ties(_share(words, above), _share(words, below), of_title, _share(wanted, below)))
        above.update(words)
        if place >= SPAN:
            _leave(above, told[place - SPAN])
    return ties


def _telling_words(rows: Sequence[Row]) -> list[frozenset[str]]:
    """The stems of each row; of rows that say the same, only of the first."""
    seen: set[str] = set()
    told = []
    for row in rows:
        told.append(frozenset() if row.said in seen else _stems(row.said))
        seen.add(row.said)
    return told


def _stems(said: str) -> frozenset[str]:
    return frozenset([word[:STEM] for word in said.split(" ") if len(word) >= SHORTEST_WORD]) - _little_stems()


@cache
def _little_stems() -> frozenset[str]:
    return frozenset(word[:STEM] for word in function_words())


def _leave(window: Counter[str], words: frozenset[str]) -> None:
    for word in words:
        if window[word] == 1:
            del window[word]
        else:
            window[word] -= 1


def _share(words: frozenset[str], window: Counter[str]) -> float:
    if len(words) < LEAST_WORDS:
        return UNKNOWN
    return len(words & window.keys()) / len(words)
