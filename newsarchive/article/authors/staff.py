"""A house's staff that signs in a person's stead: “Harbour Post Staff”, “Redazione Harbour Post”."""

from __future__ import annotations

from functools import cache

from newsarchive.article.authors.candidate import Candidate
from newsarchive.article.head import Head
from newsarchive.article.persons import name_likeness
from newsarchive.article.phrases import phrase_set, phrases

SCORE = 4.3
"""Less than for any person who is named there."""
MOST_WORDS = 4
ROWS_OF_A_STANDFIRST = 3
"""That read like the beginning of the text, above a byline."""
MOST_PARAGRAPHS = 2
BY = "By "


def candidates_of_staff(head: Head) -> list[Candidate]:
    """Those between headline and text with no name above them: then it is that person's job."""
    rows = range(head.anchor + 1, min(len(head.rows), head.body.start + ROWS_OF_A_STANDFIRST)) if head.headline else ()
    return [
        Candidate(names=(head.rows[place].text.removeprefix(BY),), places=(place,), score=SCORE)
        for place in rows
        if _is_staff(head.rows[place].text.removeprefix(BY)) and _may_sign(place, head)
    ]


@cache
def _ends() -> tuple[str, ...]:
    return tuple(f" {word}" for word in phrases("ends_of_desks"))


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(f"{word} " for word in phrases("beginnings_of_desks"))


def _is_staff(text: str) -> bool:
    """Not “Special report”."""
    words = text.split()
    is_short = 2 <= len(words) <= MOST_WORDS and text[0].isupper() and text[-1].isalnum()
    is_rubric = words[0].lower() in phrase_set("not_of_desks")
    return is_short and not is_rubric and (text.lower().endswith(_ends()) or text.lower().startswith(_beginnings()))


def _may_sign(place: int, head: Head) -> bool:
    names_others = place in head.bylines and bool(head.bylines[place].authors)
    is_job = place - 1 != head.anchor and name_likeness(head.rows[place - 1].text) > 0
    is_early = place not in head.body.prose and head.paragraphs_before(place) <= MOST_PARAGRAPHS
    return is_early and not is_job and not names_others
