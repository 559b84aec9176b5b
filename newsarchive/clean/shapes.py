"""The coarse shape of each row, and sums over the shapes: what rules and weights look at instead of the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, groupby
from operator import itemgetter, sub

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
SIGN_OF_CREDIT = re.compile(r"[(\[|/©:]")
"""What each credit at the end of a row has, unless it is “fot.”."""
WORDS_OF_CREDIT = (
    *("photo", "fot", "фото", "image", "picture", "©", "credit", "getty", "reuters", "shutterstock"),
    *("ap", "afp", "epa", "dpa"),
)
"""A credit at the end of a row has one of them."""
CREDIT_AT_END = re.compile(  # “… in Hanoi. (AP Photo/Ann Lee)”, “… | Photo: Ann Lee”, “… © Ann Lee”
    r"[(\[|/][^()\[\]|]{0,40}\b(?:photo|foto|image|picture|getty|reuters|afp|epa|ap|dpa|shutterstock|credit|fot|фото)\b"
    r"[^()\[\]|]{0,60}[)\]]?$"
    r"|(?:©|\bphoto(?:graph)?(?: by)?:|\bfoto:|\bimage:|\bfot\.|\bфото:)\s?[^.]{2,50}$"
)


class Shapes:
    """Shapes of the rows of a capture, with running sums of its prose."""

    def __init__(self, rows: Sequence[Row], fields: Mapping[int, Kind], title: str) -> None:
        self.of = [shape_of(row, fields, title) for row in rows]
        self.count = len(rows)
        self._parted = [EDGE] * MARGIN + self.of + [EDGE] * MARGIN
        is_prose = [shape == "prose" for shape in self.of]
        self._rows = _sums(is_prose)
        self._characters = _sums([len(row.text) * prose for row, prose in zip(rows, is_prose, strict=True)])
        self.total = self._characters[-1] or 1
        """Characters of all prose, at least 1."""

    def near(self, step: int) -> Sequence[str]:
        """For each row, the shape of the row that many places further on."""
        return self._parted[MARGIN + step : MARGIN + step + self.count]

    def prose(self, start: int, end: int) -> int:
        """Characters of prose in the rows from start up to, not with, end; a little beyond the edge there is none."""
        return self._characters[end + MARGIN] - self._characters[start + MARGIN]

    def proses(self, start: int, end: int) -> int:
        """Rows of prose there."""
        return self._rows[end + MARGIN] - self._rows[start + MARGIN]

    def prose_near(self, start: int, end: int) -> Iterable[int]:
        """For each row, characters of prose in the rows that are so many places further on."""
        return map(
            sub, self._characters[MARGIN + end :], self._characters[MARGIN + start : MARGIN + start + self.count]
        )

    def proses_near(self, start: int, end: int) -> Iterable[int]:
        """For each row, rows of prose there."""
        return map(sub, self._rows[MARGIN + end :], self._rows[MARGIN + start : MARGIN + start + self.count])


def _sums(numbers: Sequence[int]) -> list[int]:
    """Of the numbers before each place, with a margin on either side."""
    sums = list(accumulate(numbers, initial=0))
    return [0] * MARGIN + sums + sums[-1:] * MARGIN


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
    if is_of_picture(row):
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


def is_of_picture(row: Row) -> bool:
    """Begins as captions and credits do, or ends with a photographer's or an agency's name."""
    text = row.text
    if len(text) > LONGEST_CAPTION:
        return False
    if begins_as("caption", text) or (len(text) <= LONGEST_CREDIT and begins_as("credit", text)):
        return True
    if row.is_bare:
        return False
    low = text[-LONGEST_CREDIT:].lower()
    if SIGN_OF_CREDIT.search(low) is None and "fot." not in low:
        return False
    return any(word in low for word in WORDS_OF_CREDIT) and CREDIT_AT_END.search(low) is not None


def begins_as(kind: str, text: str) -> bool:
    """Whether `text` begins as credits or captions do."""
    openings = _openings(kind).get(text[:1].lower())
    return openings is not None and text[:LONGEST_OPENING].lower().startswith(openings)


@cache
def _openings(kind: str) -> Mapping[str, tuple[str, ...]]:
    """How credits and captions begin, in lower case, by the first letter."""
    openings = sorted(read_data("openings.toml")[kind])
    return {first: tuple(group) for first, group in groupby(openings, key=itemgetter(0))}
