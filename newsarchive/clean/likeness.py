"""Rows that are like others: lists go on in one make, and teasers say again how a text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.clean.rows import Row
from newsarchive.clean.sight import Group

FARTHEST = 2
"""Rows from one of a make to the next: a thing and its address may take turns."""
OPENING = 50
"""Characters of normalized words by which a row is known again."""
DIGIT = re.compile(r"\d")
SIGN = re.compile(r"[^\w\s.,;!?'’‘\"“”„«»()]")  # “–” and “@” in “June 9 – Tampa @ The Bowl”


def seen_of_make(rows: Sequence[Row]) -> list[Group]:
    """For each row, whether one of its make stands just above, and just below."""
    makes = [make_of(row) for row in rows]
    found = []
    for place, make in enumerate(makes):
        above = bool(make) and make in makes[max(0, place - FARTHEST) : place]
        below = bool(make) and make in makes[place + 1 : place + 1 + FARTHEST]
        found.append((*(("of a make above",) if above else ()), *(("of a make below",) if below else ())))
    return found


def make_of(row: Row) -> str:
    """Which signs a row has, and whether digits, as in “0–@”; empty where it is prose or has no sign."""
    signs = set() if row.is_prose or row.is_bare else set(SIGN.findall(row.text))
    return "".join(sorted(signs | {"0"} if DIGIT.search(row.text) else signs)) if signs else ""


def begin_again(rows: Sequence[Row]) -> list[bool]:
    """Whether each row is prose that begins as a row above it does: it says nothing of where the text ends."""
    met: set[str] = set()
    found = []
    for row in rows:
        opening = row.said[:OPENING]
        found.append(row.is_prose and opening in met)
        if len(opening) == OPENING:
            met.add(opening)
    return found
