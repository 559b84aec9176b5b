"""A gallery within a text on something else: pictures counted “1/50” to “50/50”, under a heading that names pictures.

Where a text stands above it and goes on below it, it is a thing of the page, as an advertisement is; a gallery that is
the article itself has no such text around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from newsarchive.clean.phrases import read_data
from newsarchive.clean.rows import Row
from newsarchive.clean.shapes import Shapes

LEAST_PICTURES = 3
LEAST_PROSE_ABOVE, LEAST_PROSE_BELOW = 2, 1
"""Rows that read like sentences, around a gallery."""
DOUBT = 0.3
"""Enough that a person is asked about what may be many words."""


def find_gallery(rows: Sequence[Row], shapes: Shapes, title_place: int) -> range:
    """Places from its heading to what is said of its last picture; an empty range where there is none."""
    pictures: dict[int, list[int]] = defaultdict(list)  # places, by how many there are to be
    for place, row in enumerate(rows):
        count = _count_of(row) if row.text[0].isdigit() else None
        if count and count[0] == len(pictures[count[1]]) + 1:
            pictures[count[1]].append(place)
    for total, places in pictures.items():
        if LEAST_PICTURES <= total == len(places):
            heading, end = _heading_above(rows, places[0]), _end_of_last(rows, places)
            above, below = shapes.proses(title_place + 1, heading), shapes.proses(end, len(rows))
            if title_place < heading < places[0] and above >= LEAST_PROSE_ABOVE and below >= LEAST_PROSE_BELOW:
                return range(heading, end)
    return range(0)


def _count_of(row: Row) -> tuple[int, int] | None:
    """3 and 50 of “3/50 City for sale”, “3 of 50”."""
    match = _counter().match(row.text)
    return (int(match[1]), int(match[2])) if match else None


@cache
def _counter() -> re.Pattern[str]:
    words = "|".join(map(re.escape, read_data("openings.toml")["counter"]))
    return re.compile(rf"(\d{{1,3}})\s?(?:/|\b(?:{words})\b)\s?(\d{{1,3}})(?![\w/]|[.,]\d)", re.IGNORECASE)


def _heading_above(rows: Sequence[Row], start: int) -> int:
    """Place of the heading right above, which may be there twice; `start` where none names pictures."""
    heading = start
    while heading and not rows[heading - 1].is_prose and _names_pictures(rows[heading - 1]):
        heading -= 1
    return heading


def _names_pictures(row: Row) -> bool:
    return any(f" {phrase} " in f" {row.said} " for phrase in read_gallery_phrases())


@cache
def read_gallery_phrases() -> tuple[str, ...]:
    return tuple(read_data("openings.toml")["gallery"])


def _end_of_last(rows: Sequence[Row], pictures: Sequence[int]) -> int:
    """As many rows as the shortest of the others has, and what was said in the gallery before: “Getty”."""
    last = pictures[-1]
    end = min(len(rows), last + min(below - above for above, below in pairwise(pictures)))
    said = {row.said for row in rows[pictures[0] : last]}
    while end < len(rows) and rows[end].said in said:
        end += 1
    return end
