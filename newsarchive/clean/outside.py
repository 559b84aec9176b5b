"""Rows outside the run that is the article: which stay all the same, and in which words the others are explained."""

from __future__ import annotations

from newsarchive.clean.extent import Extent
from newsarchive.clean.kinds import is_note, is_opening_caption
from newsarchive.clean.page import Page
from newsarchive.clean.phrases import phrase_index
from newsarchive.clean.shapes import rule_announced

LONGEST_SHOWN = 30
"""Characters of a header that a reason quotes."""
WORDS_FOR_SHAPES = {
    "prose": "prose",
    "item": "an item of a list",
    "sentence": "a short sentence",
    "long": "no sentence",
}


def is_kept_outside(page: Page, place: int, extent: Extent) -> bool:
    """Whether a row is a note to the text, or the words of a picture above it."""
    if place > extent.last:
        return is_note(page, place)
    return page.title_place < place < extent.first and is_opening_caption(page, place)


def doubt_outside(page: Page, place: int, extent: Extent) -> float:
    """The doubt about removing a row: under a header such as “Related articles” what is no prose is hardly in doubt."""
    doubt = extent.doubts[place]
    is_plain = page.shapes.of[place] != "prose" and header_above(page, place, extent) >= 0
    return doubt / 2 if is_plain else doubt


def explain_outside(page: Page, place: int, extent: Extent) -> tuple[str, str]:
    """The name of the rule and the reason for removing a row outside the article."""
    side = "before the text" if place < extent.first else "after the end"
    announced = rule_announced(page.rows[place])
    if announced:
        return announced, f"{phrase_index().reasons[announced]}, {side}"
    if page.comments is not None and place > page.comments:
        return "readers-comment", f"{shape_in_words(page, place)}, under {quoted(page, page.comments)}"
    header = header_above(page, place, extent)
    where = f"{side}, under {quoted(page, header)}" if header >= 0 else side
    return side.replace(" ", "-"), f"{shape_in_words(page, place)}, {where}"


def header_above(page: Page, place: int, extent: Extent) -> int:
    """Place of the nearest header such as “Related articles” above the row and outside the article; -1 for none."""
    edge = extent.last if place > extent.last else -1
    above = page.view.header_above[place]
    return above if above > edge else -1


def shape_in_words(page: Page, place: int) -> str:
    return WORDS_FOR_SHAPES.get(page.shapes.of[place], "short")


def quoted(page: Page, place: int) -> str:
    text = page.rows[place].text
    return f"“{text[:LONGEST_SHOWN]}…”" if len(text) > LONGEST_SHOWN else f"“{text}”"
