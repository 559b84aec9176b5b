"""Where readers' comments begin: they are prose like the article's, and only what stands around them tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.clean.rows import Row
from newsarchive.clean.shapes import Shapes

LONGEST_COMMENTER = 90
LEAST_TEXT = 150
"""Characters of prose that stand between the title and the comments."""
LEAST_TEXT_ABOVE_COUNT = 500
"""Likewise where only the header counts them (“34 responses to …”) and a form follows."""
NEAR = 12
"""Rows below a header within which commenters show."""
SAYS = re.compile(  # “averagjoe says:”, “Ann Lee on May 3, 2019 at 4:47 pm said:”
    r"(?:^|\s)(?:says?|said|wrote|writes|schreibt|sagt|sagte|meint|dit|écrit|dice|dijo|disse|diz|scrive|zegt|schreef"
    r"|pisze|napisał|napisała|пишет|говорит|пише|каже|піша)\s?(?:on .{6,40})?:$",
    re.IGNORECASE,
)
AGO = re.compile(
    r"\b\d+\s?(?:h|hrs?|hours?|d|days?|mins?|minutes?|weeks?|months?|years?|y)\.?(?: ago)?$", re.IGNORECASE
)
STAMP = re.compile(  # “May 3, 2019 at 4:47”, “03.05.2019 16:47”
    r"\b(?:19|20)\d\d\b.{0,12}\b\d{1,2}[:.]\d\d|\b\d{1,2}[:.]\d\d.{0,12}\b(?:19|20)\d\d\b"
)
ANSWERS = frozenset(
    {"reply", "report", "flag", "upvote", "antworten", "répondre", "responder", "rispondi", "reageer", "beantwoorden"}
    | {"odpowiedz", "ответить", "відповісти", "адказаць"}
)
"""Buttons below a comment."""


def is_of_commenter(row: Row) -> bool:
    """A row as it stands above or below a comment: who wrote it and when, or the button to answer."""
    text = row.text
    if len(text) > LONGEST_COMMENTER:
        return False
    if any(hit.way == "line" and hit.phrase in ANSWERS for hit in row.hits):
        return True
    if text[-1] == ":":
        return SAYS.search(text) is not None
    return row.has_digit and (STAMP.search(text) is not None or AGO.search(text) is not None)


def find_comments(rows: Sequence[Row], shapes: Shapes, commenters: Sequence[bool], title_place: int) -> int | None:
    """Place of the header below which readers' comments come; None where none show."""
    headers = [place for place, row in enumerate(rows) if is_header(row)]
    for place in headers:
        text = shapes.prose(max(0, title_place), place)
        near, after = sum(commenters[place + 1 : place + NEAR]), sum(commenters[place + 1 :])
        if text >= LEAST_TEXT and (near >= 2 or (near == 1 and after >= 3)):
            return place
        has_form = headers[-1] > place
        if text >= LEAST_TEXT_ABOVE_COUNT and rows[place].said[0].isdigit() and after and has_form:
            return place
    return None


def is_header(row: Row) -> bool:
    return len(row.text) <= LONGEST_COMMENTER and any(hit.rule == "comments" and hit.way != "word" for hit in row.hits)
