"""Signs of lists of other articles around a row: lines with a day or a name and no more, and texts cut short by “…”."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate

from newsarchive.clean.comments import AGO
from newsarchive.clean.rows import Row
from newsarchive.clean.shapes import Shapes
from newsarchive.clean.sight import Group, remembered, step_names

AROUND = 12
"""Rows before and after a row in which these signs are counted."""
STAMPS = (1, 2, 3, 5)
CUTS = (1, 2, 4)
"""Counts at which one class ends and the next begins."""
LONGEST_STAMP = 59
DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}[:.]\d\d\b")  # “3.5.2020”, “18:40”
BY = frozenset({"by", "von", "par", "por", "di", "door", "автор"})


def seen_of_teasers(rows: Sequence[Row], shapes: Shapes) -> list[Group]:
    """For each row, whether it says who wrote something or when, and how often rows around it do or are cut short."""
    stamps = [is_stamp(row, shape) for row, shape in zip(rows, shapes.of, strict=True)]
    stamped, cut = _running(stamps), _running([row.text.endswith(("…", "...")) for row in rows])
    found: list[Group] = []
    for place, is_one in enumerate(stamps):
        above, end = max(0, place - AROUND), min(len(rows), place + 1 + AROUND)
        if stamped[above] == stamped[end] and cut[above] == cut[end]:  # none of them around
            found.append(())
            continue
        found.append(
            _seen(
                is_one,
                bisect(STAMPS, stamped[end] - stamped[place + 1]),
                bisect(STAMPS, stamped[place] - stamped[above]),
                bisect(CUTS, cut[end] - cut[place + 1]),
                bisect(CUTS, cut[place] - cut[above]),
            )
        )
    return found


def is_stamp(row: Row, shape: str) -> bool:
    """A short row that says who wrote something, or when."""
    if len(row.text) > LONGEST_STAMP:
        return False
    if shape == "date" or names_writer(row, shape):
        return True
    return row.has_digit and (DAY.search(row.text) is not None or AGO.search(row.text) is not None)


def names_writer(row: Row, shape: str) -> bool:
    """“By Ann Lee”, and no more."""
    return len(row.text) <= LONGEST_STAMP and (shape == "byline" or not BY.isdisjoint(row.words[:1]))


def _running(signs: Iterable[bool]) -> list[int]:
    return list(accumulate(signs, initial=0))


@remembered
def _seen(is_one: bool, stamps_ahead: int, stamps_behind: int, cuts_ahead: int, cuts_behind: int) -> Group:
    return (
        *(("stamp",) if is_one else ()),
        *step_names("stamps ahead", STAMPS, stamps_ahead),
        *step_names("stamps behind", STAMPS, stamps_behind),
        *step_names("cut short ahead", CUTS, cuts_ahead),
        *step_names("cut short behind", CUTS, cuts_behind),
    )
