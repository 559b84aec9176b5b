"""Rules that say what a kept line is, in the order in which they are tried: the first that holds gives the kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from newsarchive.article.byline import read_byline
from newsarchive.clean.dialogue import speaker_of
from newsarchive.clean.page import Page
from newsarchive.clean.rows import NOTE_MARK, Row, ends_as_sentence
from newsarchive.clean.shapes import LONGEST_CREDIT, begins_as
from newsarchive.clean.teasers import names_writer
from newsarchive.layout.roles import tag_of
from newsarchive.layout.structure import block_place
from newsarchive.model import Kind

LONGEST_HEADING = 120
LONGEST_UNPARTED_HEADING = 60
"""Characters of a heading that no blank line parts from the text."""
LONGEST_CAPTION = 400
HEADING_TAG = re.compile(r"h[1-6]")
DETAILS = re.compile(r"\||\d{1,2}:\d\d|\d/\d\d?/\d|©")  # as in “By the staff | 4:46 PM”: of the page, not of a picture
NOTE_AT_END = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})$")  # after the end of “They left.[2]”
CELL_GAP = re.compile(r"(?<=\S)(?: {3,}|\s*\t\s*)(?=\S)")  # the gap in “Minsk    12”


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """What makes a kept line one of a kind."""

    name: str
    kind: Kind
    reason: str
    holds: Callable[[Page, int], bool]
    may_be_prose: bool = True
    """Whether it can hold for a row that reads like sentences, where no markup says what that is."""
    needs_sign: bool = False
    """Whether it can hold only for a row that begins with a sign, a number or a list mark, likewise."""


def is_note(page: Page, place: int) -> bool:
    """Begins with a note's number, after the text, next to another note or referred to from the text."""
    row = page.rows[place]
    mark = None if row.text[0].isalpha() else NOTE_MARK.match(row.text)
    if not mark or page.shapes.prose(0, place) < page.shapes.total / 2:
        return False
    beside = (page.near(place, -1), page.near(place, 1))
    if any(other is not None and NOTE_MARK.match(other.text) for other in beside):
        return True
    return any(mark[0].strip() in other.text for other in page.rows[:place])


def is_credit(page: Page, place: int) -> bool:
    """Begins as the naming of a photographer does, and is short."""
    row = page.rows[place]
    return len(row.text) <= LONGEST_CREDIT and begins_as("credit", row.text)


def is_caption(page: Page, place: int) -> bool:
    """Begins as captions do, or ends with a photographer's or an agency's name."""
    return page.shapes.of[place] == "picture"


def is_opening_caption(page: Page, place: int) -> bool:
    """Between headline and first paragraph, several words, no sentence and no heading: the words under a picture."""
    row = page.rows[place]
    if page.shapes.prose(0, place) or row.is_prose or row.mark or not page.title:
        return False
    if not page.shapes.proses(place + 1, place + 2) or len(row.words) < 8 or len(row.text) > LONGEST_CAPTION:
        return False
    text = NOTE_AT_END.sub("", row.text)
    return not (ends_as_sentence(text) or row.text[-1] == ":" or row.hits or DETAILS.search(row.text))


def is_item(page: Page, place: int) -> bool:
    """Begins with a bullet, or with a number as its neighbours do. A dash alone may open speech."""
    row = page.rows[place]
    if row.markup:
        return row.markup.tag == "li" or is_all_of_an_item(page, place)
    if not row.mark:
        return False
    beside = [other for other in (page.near(place, -1), page.near(place, 1)) if other is not None and other.mark]
    return row.mark[0] not in "-–—0123456789*" or any(kin(row, other) for other in beside)


def is_all_of_an_item(page: Page, place: int) -> bool:
    """A paragraph that is all there is in an item of a list, but for lists within it."""
    markup = page.rows[place].markup
    if not markup or markup.tag != "p":
        return False
    own = block_place(markup)
    if tag_of(markup.path[own - 1]) != "li":
        return False
    item = markup.elements[own - 1]
    before, after = (page.rows[at].markup if 0 <= at < len(page.rows) else None for at in (place - 1, place + 1))
    if before and item in before.elements:
        return False
    return not after or item not in after.elements or "li" in map(tag_of, after.path[own:])


def kin(row: Row, other: Row) -> bool:
    return row.mark == other.mark or (row.mark[0].isdigit() and other.mark[0].isdigit())


def is_quotation(page: Page, place: int) -> bool:
    """Marked as one in the capture: by “>” or by the page's own markup."""
    row = page.rows[place]
    return row.text.startswith(">") or (row.markup is not None and "blockquote" in (row.markup.tag, *row.markup.path))


def cells(row: Row) -> int:
    return len(CELL_GAP.split(row.raw)) if "   " in row.raw or "\t" in row.raw else 1


def is_table_row(page: Page, place: int) -> bool:
    """Cells with wide gaps between them, and a neighbour of the same make. Two cells need tabs: gaps may be chance."""
    row = page.rows[place]
    count = cells(row)
    if count < 2:
        return False
    beside = [other for other in (page.near(place, -1), page.near(place, 1)) if other is not None]
    if count == 2:
        return has_tab(row) and any(cells(other) >= 2 and has_tab(other) for other in beside)
    return any(cells(other) >= 2 for other in beside)


def has_tab(row: Row) -> bool:
    return "\t" in row.raw and not row.mark


def is_turn(page: Page, place: int) -> bool:
    """Says who speaks, where several do in turn: “Q: Who pays?” is no heading where “A: You do.” is none."""
    row = page.rows[place]
    return row.markup is None and place in page.dialogue and bool(speaker_of(row))


def is_heading(page: Page, place: int) -> bool:
    """Short, in a paragraph of its own, with no sentence's end, and prose or a list follows. No “By Ann Lee”."""
    row = page.rows[place]
    if row.markup:
        return HEADING_TAG.fullmatch(row.markup.tag) is not None
    after = page.near(place, 1)
    if row.mark or row.is_prose or len(row.text) > LONGEST_HEADING or after is None:
        return False
    if names_writer(row, page.shapes.of[place]) and read_byline(row.text).likeness == 1:
        return False
    if not row.blank_before and not is_between_paragraphs(page, place):
        return False
    if (
        row.text[-1] in ".,;:…"
        or row.text.endswith((".)", ".]"))
        or (row.text[0] in "([" and row.text[-1] in ")]")
        or not any(c.isalpha() for c in row.text)
        or row.text[0].islower()
    ):
        return False
    if row.text[0] in '“"„«‘(' and row.text[-1] not in '”"“»’)':
        return False
    return after.is_prose or bool(after.mark) or page.shapes.proses(place + 1, place + 4) > 0


def is_between_paragraphs(page: Page, place: int) -> bool:
    """Of a capture without blank lines: a short row below the end of a paragraph and right above another."""
    row, before, after = page.rows[place], page.near(place, -1), page.near(place, 1)
    if before is None or after is None or not (before.is_prose and after.is_prose) or row.blank_after:
        return False
    return len(row.text) < LONGEST_UNPARTED_HEADING and ends_as_sentence(before.text)


KIND_RULES = (
    KindRule(
        name="numbered-note", kind=Kind.NOTE, reason="begins with the number of a note", holds=is_note, needs_sign=True
    ),
    KindRule(name="photo-credit", kind=Kind.CREDIT, reason="names a photographer", holds=is_credit, may_be_prose=False),
    KindRule(
        name="caption-with-credit",
        kind=Kind.CAPTION,
        reason="words of a picture",
        holds=is_caption,
        may_be_prose=False,
    ),
    KindRule(name="table-row", kind=Kind.TABLE, reason="cells with wide gaps, in rows", holds=is_table_row),
    KindRule(name="marked-item", kind=Kind.LIST_ITEM, reason="begins with a list mark", holds=is_item, needs_sign=True),
    KindRule(
        name="marked-quotation",
        kind=Kind.QUOTATION,
        reason="marked as a quotation",
        holds=is_quotation,
        needs_sign=True,
    ),
    KindRule(name="turn-to-speak", kind=Kind.PARAGRAPH, reason="says who speaks, in turn", holds=is_turn),
    KindRule(
        name="opening-caption",
        kind=Kind.CAPTION,
        reason="no sentence, between headline and text: words of a picture",
        holds=is_opening_caption,
        may_be_prose=False,
    ),
    KindRule(
        name="lone-heading",
        kind=Kind.HEADING,
        reason="short, on its own, text below it",
        holds=is_heading,
        may_be_prose=False,
    ),
    KindRule(name="paragraph", kind=Kind.PARAGRAPH, reason="text", holds=lambda page, place: True),
)


@cache
def _that_may_hold(*, is_prose: bool, has_sign: bool) -> tuple[KindRule, ...]:
    may_hold = (rule for rule in KIND_RULES if rule.may_be_prose or not is_prose)
    return tuple(rule for rule in may_hold if has_sign or not rule.needs_sign)


def kind_rule_of(page: Page, place: int) -> KindRule:
    """The first rule that says what this row is; the last always holds."""
    row = page.rows[place]
    is_prose = page.shapes.of[place] == "prose" and not row.markup
    has_sign = bool(row.mark or row.markup) or not row.text[0].isalpha()
    for rule in _that_may_hold(is_prose=is_prose, has_sign=has_sign):
        if rule.holds(page, place):
            return rule
    raise AssertionError  # the last rule holds
