"""The standfirst: the sentence between headline and text that says what the text is about."""

from __future__ import annotations

from newsarchive.article.card import field_of
from newsarchive.article.event_days import days_of_events
from newsarchive.article.head import Head
from newsarchive.article.headline_features import is_credit
from newsarchive.model import Basis, Found, How, Kind

FEWEST_WORDS, MOST_CHARACTERS = 6, 320


def find_standfirst(head: Head) -> tuple[Found, ...]:
    """The row after the headline, where a byline or date parts it from the text. Else it is a first paragraph."""
    if not head.headline:
        return ()
    place = _after_repeats(head)
    if place + 1 >= len(head.rows) or _states(place, head):
        return ()
    row = head.rows[place]
    words = row.text.split()
    if row.is_item or len(words) < FEWEST_WORDS or len(row.text) > MOST_CHARACTERS or is_credit(row.text):
        return ()
    if field_of(row.text) or (days_of_events(place, head) and not row.text.endswith(".")):
        return ()
    if not any(_states(following, head) for following in (place + 1, place + 2)):
        return ()
    basis = Basis(how=How.STATED, lines=(row.number,))
    return (Found(field="standfirst", value=row.text, basis=basis, lines=(row.number,), kind=Kind.STANDFIRST),)


def _after_repeats(head: Head) -> int:
    """The first row after the headline that does not repeat it."""
    assert head.headline
    title = head.rows[head.headline.place].text.casefold()
    place = head.headline.place + 1
    while place < len(head.rows) and head.rows[place].text.casefold() == title:
        place += 1
    return place


def _states(place: int, head: Head) -> bool:
    byline = head.bylines.get(place)
    if byline is None:
        return False
    return bool(byline.authors and byline.says_by) or bool(byline.dates and byline.rest <= 4)
