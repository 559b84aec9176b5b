"""The publisher, where the capture states it."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.head import Head
from newsarchive.article.persons import is_agency, name_likeness
from newsarchive.article.phrases import any_of, phrases
from newsarchive.model import Basis, Found, How, Kind

COPYRIGHT = re.compile(  # “© 2020 The Daily Example. All rights reserved”
    r"(?:copyright|©|\(c\))[\s©,]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.:|·–-]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^|.,:;©()\d]{1,60}?)\s*(?=[|.,:;©(]|\sall\s|\sprivacy|$)",
    re.IGNORECASE,
)
ROWS_OF_FOOT = 60
ROWS_OF_MASTHEAD = 12


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(phrases('publisher_before'))}\s+(?P<name>(?:the\s+)?[A-ZÀ-Ž][^|.,:;©()]{{1,50}})$", re.I
    )


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,]+{any_of(phrases('legal_forms'))}\b\.?)+$", re.IGNORECASE)


def find_source(head: Head) -> tuple[Found, ...]:
    """The publisher that a line at the foot names; that of a copyright line only where it heads the capture."""
    foot = head.rows[max(head.body.end - 1, len(head.rows) - ROWS_OF_FOOT) :]
    for row in (*foot, *head.rows[:4]):
        if len(row.text) > 200:
            continue
        for pattern in (_before(), COPYRIGHT):
            match = pattern.search(row.text)
            name = _legal().sub("", match["name"].strip()).removeprefix("the ") if match else ""
            if match and _is_name(name) and (pattern is not COPYRIGHT or _is_masthead(name, head)):
                basis = Basis(how=How.STATED, lines=(row.number,))
                return (Found(field="source", value=name, basis=basis, kind=Kind.SOURCE),)
    return ()


def _is_name(name: str) -> bool:
    """Capitalised, and neither a person nor an agency: those are credited in the same words."""
    words = name.split()
    if is_agency(name) or name_likeness(name) == 1:
        return False
    return 1 <= len(words) <= 6 and words[0][0].isupper() and words[-1][0].isupper()


def _is_masthead(name: str, head: Head) -> bool:
    """Whether a first line is nothing but this name: owners of a copyright are often firms that no reader knows."""
    low = name.casefold()
    return any(row.text.casefold() == low for row in head.rows[:ROWS_OF_MASTHEAD])
