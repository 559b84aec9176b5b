"""A name with which the headline or the text ends: “Cold ovens – A comment by Ann Lee”."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.authors.candidate import Candidate
from newsarchive.article.head import Head
from newsarchive.article.persons import name_likeness
from newsarchive.article.phrases import any_of, may_have, phrases

SCORE = 6.0
"""Less than for a byline."""
LONGEST_END = 90
"""Characters of an end that is looked at."""


@cache
def _comment_by() -> re.Pattern[str]:
    genre, by = any_of(phrases("genres")), any_of(phrases("by"))
    return re.compile(rf"[\W](?:(?i:an?|eine?|une?|una?|uma|um)\s)?(?i:{genre})\s(?i:{by})\s(?P<name>[^,.:;!?]+)\.?$")


def candidates_with_genre(head: Head) -> list[Candidate]:
    """Persons of whom headline or last paragraph says at its end what of theirs the text is; the row stays."""
    places = [head.anchor] if head.headline else []
    places += [place for place in (head.body.end - 1, head.body.end) if head.anchor < place < len(head.rows)]
    found = []
    for place in places:
        end = f" {head.rows[place].text}"[-LONGEST_END:]
        match = _comment_by().search(end) if may_have(end, "genres") else None
        if match and name_likeness(match["name"]) == 1:
            note = "the headline says who writes" if place == head.anchor else "the end of the text says who writes"
            found.append(Candidate(names=(match["name"],), places=(place,), score=SCORE, takes=False, note=note))
    return found
