"""The place of writing, from the byline or from the dateline with which the text begins."""

from __future__ import annotations

import re

from newsarchive.article.head import Head
from newsarchive.model import Basis, Found, How, Kind

DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_a-z’'.\-]{2,}(?:[ ,/]+[^\W\d_][\w’'.\-]*){0,4}?)\s*"
    r"(?:\((?:[^()]{2,30})\)\s*[-–—]+|[—–]|--| - )\s*(?=\S)"
)
"""“MINSK, Belarus (Reuters) — ”, “VIENNA — ”"""


def find_place(head: Head) -> tuple[Found, ...]:
    """The place that the byline names, else the dateline's. The dateline stays in the text, so it takes no lines."""
    for place, byline in head.bylines.items():
        if byline.place and byline.says_by and head.anchor < place < head.body.end:
            number = head.rows[place].number
            basis = Basis(how=How.STATED, lines=(number,))
            return (Found(field="place", value=byline.place, basis=basis, lines=(number,), kind=Kind.BYLINE),)
    for row in head.rows[head.body.start : head.body.start + 2]:
        match = DATELINE.match(row.text)
        if match and len(match["place"]) <= 50:
            basis = Basis(how=How.STATED, lines=(row.number,), note="the dateline")
            return (Found(field="place", value=match["place"].strip(" ,"), basis=basis, kind=Kind.PLACE),)
    return ()
