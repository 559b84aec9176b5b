"""The coarse shape of each row, and sums over the shapes: what rules and weights look at instead of the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from newsarchive.clean.phrases import read_data
from newsarchive.clean.rows import Row, ends_as_sentence
from newsarchive.model import Kind

EDGE = "edge"
MARGIN = 32
"""Rows beyond the edges of a capture that may be asked for."""
LONGEST_CREDIT = 120
LONGEST_CAPTION = 400
LONGEST_OPENING = 40
LONGEST_START = 90
"""Characters up to which a row that begins with a phrase is that phrase."""
LONGEST_NOTICE = 450
"""Characters up to which two phrases of one rule make a row a notice of that rule."""
SHORT = 61
SIGNS_OF_CREDIT = frozenset("([|/©:")
CREDIT_AT_END = re.compile(  # “… in Hanoi. (AP Photo/Ann Lee)”, “… | Photo: Ann Lee”, “… © Ann Lee”
    r"[(\[|/][^()\[\]|]{0,40}\b(?:photo|foto|image|picture|getty|reuters|afp|epa|ap|dpa|shutterstock|credit|fot|фото)\b"
    r"[^()\[\]|]{0,60}[)\]]?$"
    r"|(?:©|\bphoto(?:graph)?(?: by)?:|\bfoto:|\bimage:|\bfot\.|\bфото:)\s?[^.]{2,50}$",
    re.IGNORECASE,
)


class Shapes:
    """Shapes of the rows of a capture, with running sums of its prose."""

    def __init__(self, rows: Sequence[Row], fields: Mapping[int, Kind], title: str) -> None:
        self.of = [shape_of(row, fields, title) for row in rows]
        self.count = len(rows)
        self._characters, self._rows = [0] * (MARGIN + 1), [0] * (MARGIN + 1)
        for row, shape in zip(rows, self.of, strict=True):
            is_prose = shape == "prose"
            self._characters.append(self._characters[-1] + is_prose * len(row.text))
            self._rows.append(self._rows[-1] + is_prose)
        self._characters += [self._characters[-1]] * MARGIN
        self._rows += [self._rows[-1]] * MARGIN
        self.total = self._characters[-1] or 1
        """Characters of all prose, at least 1."""

    def at(self, place: int) -> str:
        return self.of[place] if 0 <= place < self.count else EDGE

    def prose(self, start: int, end: int) -> int:
        """Characters of prose in the rows from start up to, not with, end; a little beyond the edge there is none."""
        return self._characters[end + MARGIN] - self._characters[start + MARGIN]

    def proses(self, start: int, end: int) -> int:
        """Rows of prose there."""
        return self._rows[end + MARGIN] - self._rows[start + MARGIN]


def shape_of(row: Row, fields: Mapping[int, Kind], title: str) -> str:
    """A field's kind, the rule of a phrase, or one of picture, prose, item, sentence, short, long."""
    kind = fields.get(row.number)
    if kind:
        return kind.value
    if title and row.said == title:
        return "title"
    rule = rule_announced(row)
    if rule:
        return rule
    if is_of_picture(row.text):
        return "picture"
    if row.is_prose:
        return "prose"
    if row.mark:
        return "item"
    if ends_as_sentence(row.text):
        return "sentence"
    return "short" if len(row.text) < SHORT else "long"


def rule_announced(row: Row) -> str:
    """The rule whose phrase this row is, or mostly is; empty where it is text of its own."""
    if not row.hits:
        return ""
    hit = row.hits[0]
    if hit.way == "line" or (hit.way == "start" and len(row.text) < LONGEST_START):
        return hit.rule
    if hit.way == "word" or len(row.text) > LONGEST_NOTICE:
        return ""
    return hit.rule if sum(other.rule == hit.rule for other in row.hits) > 1 else ""


def is_of_picture(text: str) -> bool:
    """Begins as captions and credits do, or ends with a photographer's or an agency's name."""
    if len(text) > LONGEST_CAPTION:
        return False
    opening = text[:LONGEST_OPENING].lower()
    if opening.startswith(openings("caption")):
        return True
    if len(text) <= LONGEST_CREDIT and opening.startswith(openings("credit")):
        return True
    ending = text[-LONGEST_CREDIT:]
    may_be = not SIGNS_OF_CREDIT.isdisjoint(ending) or "fot." in ending.lower()
    return may_be and CREDIT_AT_END.search(ending) is not None


@cache
def openings(kind: str) -> tuple[str, ...]:
    """How credits and captions begin, in lower case."""
    return tuple(read_data("openings.toml")[kind])
