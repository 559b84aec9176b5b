"""A name with which a sentence above the text ends: “We must wait, writes Ann Lee.”"""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.authors.candidate import Candidate, stands_elsewhere
from newsarchive.article.head import Head
from newsarchive.article.persons import A_NAME_BY_FORM, name_likeness
from newsarchive.article.phrases import any_of, may_have, phrases

ROWS_BELOW = 3
"""Of the headline, or of the top where none is known."""
LONGEST = 400
SCORE = 6.0
"""Less than for a byline."""
QUOTATION_MARKS = re.compile(r"[\"“”„«»‘]")


@cache
def _writes() -> re.Pattern[str]:
    """The last of these words before the end: “meint unsere Redakteurin Ann Lee”."""
    return re.compile(rf".*\s(?i:{any_of(phrases('writes'))})\s(?P<name>[^,.:;!?]+)\.?", re.DOTALL)


def _looks_like_one(name: str) -> bool:
    return name_likeness(name) >= A_NAME_BY_FORM


def candidates_in_standfirst(head: Head) -> list[Candidate]:
    """Such persons, of whom the text does not speak. Who is quoted with it wrote something else."""
    first = head.headline.place + 1 if head.headline else 0
    found = []
    for place in range(first, min(first + ROWS_BELOW, head.body.start + 2, len(head.rows))):
        text = head.rows[place].text
        if len(text) > LONGEST or not may_have(text, "writes") or QUOTATION_MARKS.search(text):
            continue
        match = _writes().fullmatch(text)
        name = match["name"] if match else ""
        others = [other for other in head.body.prose if head.rows[other].text != text]
        is_person = name_likeness(name) == 1 or (_looks_like_one(name) and stands_elsewhere((name,), place, head))
        if is_person and not any(name.split()[-1] in head.rows[other].text for other in others):
            note = "a sentence above the text says who writes"
            found.append(Candidate(names=(name,), places=(place,), score=SCORE, takes=False, note=note))
    return found
