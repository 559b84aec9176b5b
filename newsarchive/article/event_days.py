"""Days of what a picture shows: “Workers at the gate, 14 August 2020”. A text need not have come out on that day."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.byline import StatedDate
from newsarchive.article.byline.masking import CUT, PLAIN_CLUTTER, SEPARATOR
from newsarchive.article.head import Head
from newsarchive.article.persons import A_NAME_BY_FORM, has_job_word
from newsarchive.article.phrases import any_of, function_words, phrase_set, phrases
from newsarchive.article.written_dates import WrittenDate

LETTERS = re.compile(r"[^\W\d_]+")
LONG = 3
"""Letters from which a word says more than how others hang together."""


def days_of_events(place: int, head: Head) -> list[StatedDate]:
    """The days in this row, up to the end of the text, of which it tells what happened on them."""
    byline = head.bylines.get(place)
    if byline is None or byline.says_by or byline.likeness >= A_NAME_BY_FORM or place >= head.body.end:
        return []
    unlabelled = (one for one in byline.dates if not one.is_published and not one.is_updated)
    return [one for one in unlabelled if is_of_an_event(head.rows[place].text, one.date)]


def is_of_an_event(text: str, date: WrittenDate) -> bool:
    """Whether the words that lead up to a day tell of something that happened then, rather than say what follows."""
    lead = SEPARATOR.split(PLAIN_CLUTTER.sub(CUT, text[: date.start]))[-1].strip(" ,;(")
    if lead.endswith(":") or lead.lower() in phrase_set("genres"):
        return False
    words = LETTERS.findall(lead)
    happened_on = bool(words) and words[-1] in ("on", "am")
    while words and words[-1].lower() in phrase_set("joins_a_day"):
        words.pop()
    if len(words) == 1:
        return words[0][0].isupper() and _is_where_it_was(text[date.end :])
    lower = [word for word in words if word.islower()]
    joints = sum(word in function_words() for word in lower)
    tells = sum(len(word) >= LONG for word in lower) - joints
    return (
        tells > 1 or (joints > 0 and (tells > 0 or happened_on)) or any(word in phrase_set("where") for word in lower)
    )


def _is_where_it_was(tail: str) -> bool:
    """“ in Minsk”; not “ in News”."""
    place = _place().match(tail)
    return place is not None and not has_job_word(place["place"])


@cache
def _place() -> re.Pattern[str]:
    year = r"(?:\s(?:года|году|г\.|року|році|р\.|годзе))?"
    return re.compile(rf"{year},?\s{any_of(phrases('where'))}\s(?P<place>[^\W\d_a-zа-яёіў][^\s,.;|]+)")
