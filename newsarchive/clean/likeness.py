"""Rows that are like others: lists go on in one make, teasers say again how a text begins, and buttons come again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.clean.announced import LISTS_OF_OTHER_PIECES
from newsarchive.clean.page import Page
from newsarchive.clean.rows import LEAST_FUNCTION_SHARE, PROSE_LENGTH, Row
from newsarchive.clean.sight import Group

FARTHEST = 2
"""Rows from one of a make to the next: a thing and its address may take turns."""
OPENING = 50
"""Characters of normalized words by which a row is known again."""
FARTHEST_AGAIN = 12
"""Rows below a row in which a paragraph may begin as it does: captions of a gallery stand so above the text."""
LEAST_BETWEEN = {"title": 2, "share-buttons": 1}
"""Paragraphs between two rows of a shape that say the same, from which the second belongs to what comes next."""
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
    return "".join(sorted(signs | {"0"} if row.has_digit else signs)) if signs else ""


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


def seen_again(page: Page) -> list[Group]:
    """For each row, whether a paragraph begins as it does above or just below; and what was said again above it."""
    openings = [row.said[:OPENING] if is_long_text(row) else "" for row in page.rows]
    met: set[str] = set()
    found = []
    for place, (opening, passed) in enumerate(zip(openings, passed_again(page), strict=True)):
        above = opening in met
        below = opening and opening in openings[place + 1 : place + 1 + FARTHEST_AGAIN]
        if opening:
            met.add(opening)
        found.append((*(("begins as above",) if above else ()), *(("begins as below",) if below else ()), *passed))
    return found


def is_long_text(row: Row) -> bool:
    """Prose, or words that are only no sentence, as under pictures."""
    return len(row.text) >= PROSE_LENGTH and len(row.said) >= OPENING and row.function_share >= LEAST_FUNCTION_SHARE


def passed_again(page: Page) -> list[Group]:
    """For each row, whether the title, or the same buttons for passing on, stand above it once more since the title.

    Below the header of a list of other pieces each of them may have its own buttons.
    """
    found: list[Group] = []
    passed: Group = ()
    first_said: dict[str, int] = {}
    is_below_list = False
    for place, (row, shape) in enumerate(zip(page.rows, page.shapes.of, strict=True)):
        found.append(passed)
        if not 0 <= page.title_place <= place:
            continue
        is_below_list = is_below_list or page.view.headers[place] == LISTS_OF_OTHER_PIECES
        if shape not in LEAST_BETWEEN:
            continue
        between = page.shapes.proses(first_said.setdefault(row.said, place), place)
        if between < LEAST_BETWEEN[shape]:
            continue
        signs = (f"passed {shape} again", *(("passed a list and buttons again",) if is_below_list else ()))
        passed = tuple(dict.fromkeys((*passed, *signs)))
    return found
