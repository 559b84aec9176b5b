"""The kicker: the few words above the headline that name its section or series."""

from __future__ import annotations

from newsarchive.article.card import field_of
from newsarchive.article.chrome import is_chrome
from newsarchive.article.head import Head
from newsarchive.article.persons import name_likeness
from newsarchive.article.phrases import phrase_set
from newsarchive.model import Basis, Found, How, Kind

MOST_WORDS, MOST_CHARACTERS = 3, 40
GLUED = "no space parts it from the headline"
LEAST_LEAD = 1.0
"""Where the headline is in doubt, so is all that stands around it."""


def find_kicker(head: Head) -> tuple[Found, ...]:
    """That in the row of the headline, else the row just above it."""
    if head.headline and head.glued_kicker:
        basis = Basis(how=How.STATED, lines=(head.rows[head.headline.place].number,), note=GLUED)
        return (Found(field="kicker", value=head.glued_kicker, basis=basis, kind=Kind.KICKER),)
    return _row_above(head)


def _row_above(head: Head) -> tuple[Found, ...]:
    """The row just above the headline, where it stands apart from what is before it: not the end of a menu."""
    if not head.headline or not 0 < head.headline.place <= head.body.start or head.headline.lead < LEAST_LEAD:
        return ()
    place = head.headline.place - 1
    row = head.rows[place]
    byline = head.bylines.get(place)
    words = row.text.rstrip(" |")
    is_genre = words.lower() in phrase_set("genres")
    is_long = len(words) > MOST_CHARACTERS or (words.count(" ") >= MOST_WORDS and not is_genre)
    if row.is_item or not row.blank_before or is_long:
        return ()
    if byline and (byline.dates or byline.says_by):
        return ()
    if not words[0].isalpha() or words[-1] in ".:!?,;" or "://" in words or field_of(words):
        return ()
    if (is_chrome(words) and not is_genre) or name_likeness(words) == 1:
        return ()
    basis = Basis(how=How.STATED, lines=(row.number,))
    return (Found(field="kicker", value=words, basis=basis, lines=(row.number,), kind=Kind.KICKER),)
