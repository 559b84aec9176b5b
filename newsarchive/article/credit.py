"""Who took the pictures: lines that credit a photographer."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.head import Head
from newsarchive.article.phrases import any_of, may_begin_with, phrases
from newsarchive.model import Basis, Found, How, Kind

LONGEST = 140


@cache
def _credit() -> re.Pattern[str]:
    endings = (" by", " courtesy", " von", " de", " di")
    with_by = any_of([phrase for phrase in phrases("credit") if phrase.endswith(endings)])
    labels = any_of(phrases("credit"))
    return re.compile(rf"\(?(?:{with_by}\s+\S|{labels}\s*[:/]\s*\S|(?:photo|foto|image)\s+©)", re.IGNORECASE)


def find_credits(head: Head) -> tuple[Found, ...]:
    """The lines from headline to the end of the text, and just after it, that are nothing but a credit."""
    found = []
    last = min(len(head.rows), head.body.end + 3)
    for row in head.rows[head.anchor : last]:
        if len(row.text) <= LONGEST and may_begin_with(row.text, "credit") and _credit().match(row.text):
            basis = Basis(how=How.STATED, lines=(row.number,))
            found.append(Found(field="credit", value=row.text, basis=basis, lines=(row.number,), kind=Kind.CREDIT))
    return tuple(found)
