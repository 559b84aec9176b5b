"""Rules that remove a line for certain, in the order in which they are tried: the first that holds names the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from newsarchive.clean import gallery, surroundings
from newsarchive.clean.about_author import is_about
from newsarchive.clean.appeals import speaks_to_readers, tells_of_a_cause
from newsarchive.clean.page import Page
from newsarchive.clean.phrases import Hit, phrase_index
from newsarchive.clean.rows import CLOSING_QUOTES, TIME, ends_as_sentence

SHORT = 60
"""Characters of a line that may be no more than a button or a header."""
LONG = 200
"""Characters of a line that two phrases of one rule make up."""
WORDS_OF_A_SENTENCE = 10
"""From so many words on, a sentence that begins like an appeal may be the last of the text: its extent decides."""
NEAR_THE_END = 0.9
"""Share of the prose that stands before what only the end of a page may have."""
LONGEST_APPEAL = 320
"""Characters."""
MOST_BELOW_A_NOTE = 0.1
"""Prose below a note about the author, beside that above it."""
MOST_OF_A_NAME = 3
"""Words."""
POINTER = "pointer"
"""The rule of phrases.toml that leads to another piece."""
CALL_TO_CLICK = "call-to-click"
"""The rule of phrases.toml whose words count wherever they stand in a short row."""
SIGNS_ONLY = re.compile(r"[\W\d_]+")  # “* * *”, “12”, “|”
SCENE_BREAK = re.compile(r"[*#~•⁂❖◆·—–-](?:\s*[*#~•⁂❖◆·—–-]){0,9}")  # “* * *”, “###”
HASHTAG = re.compile(r"#\w{3,}")
ADDRESS = re.compile(r"https?://\S|www\.\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A reason to remove a line."""

    name: str
    reason: str
    holds: Callable[[Page, int], bool]
    """Whether it holds for the row at this place."""
    needs_phrase: bool = False
    """Whether it can hold only where a phrase of that name was found."""
    may_be_prose: bool = True
    """Whether it can hold for a row that reads like sentences."""
    doubt: float = 0.0
    """As that of a `Label`."""
    is_listed: bool = False
    """Whether it holds for what stands below the header of a list."""


def repeats_title(page: Page, place: int) -> bool:
    return bool(page.title) and page.rows[place].said == page.title and len(page.title) > 8


def repeats_heading(page: Page, place: int) -> bool:
    """A heading and right after it the same again, as pages have it that set a headline in their list and once more."""
    row = page.rows[place]
    if row.is_prose or row.mark or not row.blank_before:
        return False
    before = page.near(place, -1)
    if before is None or before.mark:
        return False
    return row.said == before.said and len(row.words) >= 3 and not row.text.endswith((".", "”", '"'))


def is_doubled(page: Page, place: int) -> bool:
    """A name and straight below it the same name: a picture with the words that stand in for it."""
    row = page.rows[place]
    if not row.said or len(row.words) > MOST_OF_A_NAME or page.shapes.prose(0, place) == 0:
        return False
    before, after = page.near(place, -1), page.near(place, 1)
    below = before is not None and not row.blank_before and before.said == row.said
    above = after is not None and not row.blank_after and after.said == row.said
    return (below or above) and not any(c.isdigit() for c in row.text)


def is_outside(page: Page, place: int) -> bool:
    """Before all prose, after all prose, or with none in the rows below."""
    shapes = page.shapes
    return not shapes.prose(0, place) or not shapes.proses(place + 1, place + 4)


def says(rule: str) -> Callable[[Page, int], bool]:
    """The row says nothing but a phrase of this rule, or begins with one and is nothing else, or asks with it."""

    def holds(page: Page, place: int) -> bool:
        row = page.rows[place]
        own = [hit for hit in row.hits if hit.rule == rule]
        start = next((hit.phrase for hit in own if hit.way == "start"), "")
        if any(hit.way == "line" for hit in own):
            return True
        if row.mark[:1].isdigit():
            return False  # “4. Tell us what you paid”: of a list
        if rule in phrase_index().asking and asks_readers(page, place, own):
            return True
        if rule in phrase_index().calling and page.speaks_to_readers:
            return False
        is_said_twice = any(hit.way == "word" and hit.phrase not in start for hit in own)
        return bool(start) and (is_mere_start(page, place) or (is_said_twice and len(row.text) <= LONG))

    return holds


def asks_readers(page: Page, place: int, hits: Sequence[Hit]) -> bool:
    """Whether a row begins as appeals do, or says two of their phrases, and speaks to readers as the text does not."""
    row = page.rows[place]
    is_likely = any(hit.way == "start" for hit in hits) or len(hits) > 1
    if not is_likely or page.speaks_to_readers or len(row.text) > LONGEST_APPEAL or place in page.dialogue:
        return False
    return speaks_to_readers(row) and not tells_of_a_cause(row)


def is_mere_start(page: Page, place: int) -> bool:
    """Short, or with an address; and outside the text, for a sentence of the article may begin with the same words."""
    row = page.rows[place]
    outside = is_outside(page, place)
    if len(row.text) > SHORT:
        return outside and len(row.text) <= LONG and ADDRESS.search(row.text) is not None
    is_sentence = row.text.endswith((".", "”", '"'))
    return not is_sentence or (outside and len(row.words) < WORDS_OF_A_SENTENCE)


def points_elsewhere(page: Page, place: int) -> bool:
    """“Related: …”, “Read more: …” and a headline behind it, wherever it stands; a sentence may belong to the text."""
    row = page.rows[place]
    if len(row.text) > LONG or row.text.endswith((".", ".”", '."', ".)")):
        return False
    starts = [hit.phrase for hit in row.hits if hit.rule == POINTER and hit.way == "start"]
    return any(start.endswith(":") or row.said.startswith(f"{start} :") for start in starts)


def asks_to_click(page: Page, place: int) -> bool:
    """A short row in a paragraph of its own, wherever it says so; somebody's words are no such thing."""
    row = page.rows[place]
    return (
        len(row.text) <= SHORT and row.blank_before and row.blank_after and not row.text.endswith(tuple(CLOSING_QUOTES))
    )


def is_about_author(page: Page, place: int) -> bool:
    """A note about an author of whom the text tells nothing, below the text."""
    row = page.rows[place]
    if row.markup or not any(is_about(row, author) for author in page.untold):
        return False
    end = page.shapes.count if page.comments is None else page.comments
    return page.shapes.prose(place + 1, end) < MOST_BELOW_A_NOTE * page.shapes.prose(0, place)


def share_before(page: Page, place: int) -> float:
    return page.shapes.prose(0, place) / page.shapes.total


def is_signs(page: Page, place: int) -> bool:
    """A time above text is no such thing: in live blogs it says when."""
    text = page.rows[place].text
    if text[0].isalpha() or not SIGNS_ONLY.fullmatch(text) or SCENE_BREAK.fullmatch(text):
        return False
    after = page.near(place, 1)
    return not (TIME.fullmatch(text) and after is not None and (after.is_prose or ends_as_sentence(after.text)))


def is_hashtags(page: Page, place: int) -> bool:
    """Hashtags at the end of a page, or a line that begins with one there."""
    text = page.rows[place].text
    return (
        text[0] == "#"
        and bool(HASHTAG.match(text))
        and len(text) <= SHORT
        and share_before(page, place) >= NEAR_THE_END
    )


def is_address(page: Page, place: int) -> bool:
    """An address on a line of its own after all prose, the only one: a list of shops has several."""
    if page.view.addresses != 1 or not surroundings.is_address(page.rows[place].text):
        return False
    return not page.shapes.prose(place, page.shapes.count)


@cache
def removals() -> tuple[Removal, ...]:
    """The rules in their order."""
    reasons = phrase_index().reasons
    return (
        Removal(
            name="embedded-gallery",
            reason="a gallery, its pictures counted, within another text",
            holds=lambda page, place: place in page.gallery,
            doubt=gallery.DOUBT,
        ),
        Removal(name="repeated-title", reason="the title again", holds=repeats_title),
        Removal(name="repeated-heading", reason="the line above again", holds=repeats_heading, may_be_prose=False),
        Removal(
            name="doubled-line",
            reason="the same name twice: a picture and its stand-in",
            holds=is_doubled,
            may_be_prose=False,
        ),
        *(Removal(name=name, reason=reason, holds=says(name), needs_phrase=True) for name, reason in reasons.items()),
        Removal(name=CALL_TO_CLICK, reason=reasons[CALL_TO_CLICK], holds=asks_to_click, needs_phrase=True),
        Removal(name=POINTER, reason=reasons[POINTER], holds=points_elsewhere, needs_phrase=True),
        Removal(
            name="listed-piece",
            reason="in a list of other pieces",
            holds=lambda page, place: place in page.announced,
            is_listed=True,
        ),
        Removal(name="author-note", reason=reasons["author-note"], holds=is_about_author),
        Removal(
            name="bare-address", reason="an address after the end of the text", holds=is_address, may_be_prose=False
        ),
        Removal(name="hashtags", reason="hashtags after the end of the text", holds=is_hashtags, may_be_prose=False),
        Removal(name="signs-only", reason="no words, only signs or numbers", holds=is_signs, may_be_prose=False),
    )


@cache
def _that_may_hold(*, says_phrase: bool, is_prose: bool) -> tuple[Removal, ...]:
    may_hold = (rule for rule in removals() if says_phrase or not rule.needs_phrase)
    return tuple(rule for rule in may_hold if rule.may_be_prose or not is_prose)


def removal_of(page: Page, place: int) -> Removal | None:
    """The first rule that removes this row; None where none does. Lines of fields are not asked about."""
    row = page.rows[place]
    said = {hit.rule for hit in row.hits} if row.hits else ()
    for rule in _that_may_hold(says_phrase=bool(said), is_prose=row.is_prose and len(row.words) > MOST_OF_A_NAME):
        if (not rule.needs_phrase or rule.name in said) and rule.holds(page, place):
            return rule
    return None
