"""What stands around each row of a capture: prose before and after it, headers above it, repetitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsarchive.clean.phrases import phrase_index
from newsarchive.clean.rows import Row

FAR = 99
LONGEST_HEADER = 60
PROSE_THAT_ENDS_A_SECTION = 3
"""Rows of prose in a row after which a header such as “Related” no longer counts."""


class View(NamedTuple):
    """What stands around the rows: computed once for a capture."""

    prose: Sequence[bool]
    prose_before: Sequence[float]
    """Share of the capture's prose, in characters, before each row."""
    since_prose: Sequence[int]
    """Rows since the last prose; a large number where there was none."""
    until_prose: Sequence[int]
    header: Sequence[str]
    """Rule of the last header above each row since the last prose, such as “related”; empty where there was none."""
    times: Mapping[str, int]
    """How often the capture says the same."""
    block: Sequence[int]
    """Number of rows in the run without blank lines that each row stands in."""


def look_at(rows: Sequence[Row]) -> View:
    prose = [row.is_prose for row in rows]
    mass = [len(row.text) if row.is_prose else 0 for row in rows]
    total = sum(mass) or 1
    before, done = [], 0
    for weight in mass:
        before.append(done / total)
        done += weight
    return View(
        prose,
        before,
        distances(prose),
        distances(prose[::-1])[::-1],
        headers_above(rows),
        Counter(row.said for row in rows),
        blocks(rows),
    )


def distances(marks: Sequence[bool]) -> list[int]:
    """For each place, how many places back the last mark before it is; FAR where there is none."""
    found, last = [], -FAR
    for place, mark in enumerate(marks):
        found.append(min(FAR, place - last))
        if mark:
            last = place
    return found


def headers_above(rows: Sequence[Row]) -> list[str]:
    announcing = phrase_index().headers
    found, header, prose = [], "", 0
    for row in rows:
        found.append(header)
        prose = prose + 1 if row.is_prose else 0
        hit = row.hits[0] if row.hits else None
        if hit and hit.rule in announcing and hit.way != "word" and len(row.text) <= LONGEST_HEADER:
            header = hit.rule
        elif prose >= PROSE_THAT_ENDS_A_SECTION:
            header = ""
    return found


def blocks(rows: Sequence[Row]) -> list[int]:
    sizes: list[int] = []
    start = 0
    for place, row in enumerate(rows):
        if row.blank_after or place == len(rows) - 1:
            sizes += [place + 1 - start] * (place + 1 - start)
            start = place + 1
    return sizes
