"""How the rows of a capture hang together: paragraphs of one article share words, teasers beside each other do not."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from functools import cache

from newsarchive.article.phrases import function_words
from newsarchive.clean.rows import Row
from newsarchive.clean.sight import Group, remembered, step_names, upto

STEM = 6
"""Letters of a word that count: most endings come after them."""
SHORTEST_WORD = 4
SPAN = 8
"""Rows on either side that a row is compared with."""
LEAST_WORDS = 3
"""Telling words without which a row, or a title, says nothing of what belongs to it."""
UNKNOWN = -1
NEVER_MET = -SPAN - 1
NONE: frozenset[str] = frozenset()
TIES = (0.01, 0.15, 0.3, 0.45, 0.6, 0.8)
"""Shares of a row's words that its neighbours have too, at which one class ends and the next begins."""
TITLE_SHARES = (0.01, 0.25, 0.5, 0.75)
"""Likewise of the title's words."""


def seen_of_ties(rows: Sequence[Row], title: str) -> list[Group]:
    """For each row, how many of its telling words the rows above, those below and the title have too; and how many of
    the title's the rows below have."""
    told = _telling_words(rows)
    wanted = _stems(title.split())
    of_title = [words & wanted for words in told]
    back, ahead = [0] * len(told), [0] * len(told)
    met: dict[str, int] = {}
    for place, words in enumerate(told):
        for word in words:
            above = met.get(word, NEVER_MET)
            if place - above <= SPAN:
                back[place] += 1
                ahead[above] += 1
            met[word] = place
    return [
        _seen(
            _class_of(back[place], len(words), TIES),
            _class_of(ahead[place], len(words), TIES),
            min(3, len(of_title[place])),
            _class_of(len(NONE.union(*of_title[place + 1 : place + 1 + SPAN])), len(wanted), TITLE_SHARES),
        )
        for place, words in enumerate(told)
    ]


def _class_of(shared: int, words: int, steps: tuple[float, ...]) -> int:
    return bisect(steps, shared / words) if words >= LEAST_WORDS else UNKNOWN


@remembered
def _seen(back: int, ahead: int, of_title: int, title_ahead: int) -> Group:
    seen: list[str] = []
    for name, steps, reached in (
        ("tied back", TIES, back),
        ("tied ahead", TIES, ahead),
        ("title ahead", TITLE_SHARES, title_ahead),
    ):
        seen += step_names(name, steps, reached) if reached != UNKNOWN else (f"{name} unknown",)
    return (*seen, *upto("title words", (1, 2, 3), of_title))


def _telling_words(rows: Sequence[Row]) -> list[frozenset[str]]:
    """The stems of each row; of rows that say the same, only of the first."""
    seen: set[str] = set()
    told = []
    for row in rows:
        told.append(frozenset() if row.said in seen else _stems(row.words))
        seen.add(row.said)
    return told


def _stems(words: Sequence[str]) -> frozenset[str]:
    little = _little_stems()
    return frozenset([
        stem for word in words if len(word) >= SHORTEST_WORD and (stem := word[:STEM]) not in little
    ])  # fmt: skip


@cache
def _little_stems() -> frozenset[str]:
    return frozenset(word[:STEM] for word in function_words())
