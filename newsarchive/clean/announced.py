"""Other pieces below “Related articles”, wherever in the text such a list stands: headlines and short teasers."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.clean.rows import Row, ends_as_sentence
from newsarchive.clean.shapes import Shapes
from newsarchive.clean.surroundings import View

LISTS_OF_OTHER_PIECES = "related"
"""The rule of phrases.toml."""
LEAST_WORDS = 4
LONGEST_HEADLINE = 160
"""Characters."""
LONGEST_TEASER = 300
LEAST_TEASERS = 3
"""Rows of a block that a blank line parts from its header."""


def find_announced(rows: Sequence[Row], shapes: Shapes, view: View) -> frozenset[int]:
    """Places of the rows below such a header that stands below text, up to the next row that is none of them.

    Headlines: the last one stays where a blank line parts it from the row above and text follows, for it may be the
    text's own. Where blank lines part the paragraphs, also a block of teasers with no blank line in it.
    """
    found: set[int] = set()
    prose = [row for row in rows if row.is_prose]
    is_parted = sum(row.blank_before and row.blank_after for row in prose) > len(prose) / 2
    for header, rule in enumerate(view.headers):
        if rule != LISTS_OF_OTHER_PIECES or not shapes.prose(0, header):
            continue
        hit = rows[header].hits[0]
        is_clear = " " in hit.phrase  # “Latest” and “Recommended” may head lists of the text's own
        end = header + 1
        if is_parted and (is_clear or hit.way == "line"):
            end = _end_of_block(rows, header)
        if hit.way == "line":
            end = _end_of_headlines(rows, end, view, may_be_marked=is_clear)
        found.update(range(header + 1, end))
    return frozenset(found)


def _end_of_block(rows: Sequence[Row], header: int) -> int:
    """Place below the teasers that begin right below the header; that of the row below it where there are none."""
    end = header + 1
    while (
        end < len(rows) and len(rows[end].text) <= LONGEST_TEASER and (end == header + 1 or not rows[end].blank_before)
    ):
        end += 1
    is_attached = end > header + 1 and not rows[header + 1].blank_before
    return end if is_attached or end - header > LEAST_TEASERS else header + 1


def _end_of_headlines(rows: Sequence[Row], start: int, view: View, *, may_be_marked: bool) -> int:
    end = start
    while end < len(rows) and not view.headers[end] and may_be_headline(rows[end]):
        if rows[end].mark and not may_be_marked:
            break
        end += 1
    is_last_doubtful = start < end < len(rows) and rows[end - 1].blank_before
    return end - 1 if is_last_doubtful else end


def may_be_headline(row: Row) -> bool:
    """Several words and no sentence."""
    if row.is_prose or row.markup or len(row.text.split()) < LEAST_WORDS or len(row.text) > LONGEST_HEADLINE:
        return False
    return not ends_as_sentence(row.text) or row.text.endswith("?")
