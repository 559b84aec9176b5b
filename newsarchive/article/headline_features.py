"""What speaks for and against a row as the headline, as numbers between 0 and 1 that a person could check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from newsarchive.article.byline import Byline, is_byline_word
from newsarchive.article.card import field_of
from newsarchive.article.chrome import is_chrome
from newsarchive.article.papers import is_paper
from newsarchive.article.persons import name_likeness
from newsarchive.article.phrases import (
    LINES_REMEMBERED,
    function_words,
    tokens_of,
)
from newsarchive.article.prose import LONGER, Body, as_said
from newsarchive.article.rows import Row
from newsarchive.letters import letter_runs

ROWS_BEFORE, ROWS_AFTER = 45, 12
"""How far from the first paragraph a headline is looked for."""
LONGEST = 260
CREDIT = re.compile(  # “© Ann Lee”, “Photo: Ann Lee”, “(AP Photo/Ann Lee)”, “| Ann Lee/Example Images”
    r"©|\(c\)|\b(?:photo(?:graph(?:y|er)?)?|foto|image|credit|picture)s?\s*(?:by\b|:|/)|[(|][^()|]{2,40}/[^()|]{2,40}\)?\.?$"
    r"|\((?:ap|afp|reuters|getty)[^)]*\)|\bgetty images\b|\bshutterstock\b"
    r"|\b(?:bild(?:er|quelle)?|beeld|zdjęcie|fot\.|фото|imagen|imagem)\s*:"
    r"|\b(?:file|archive|stock|handout) (?:photo|image|picture)\b|\bphoto archive\b"
)
"""All in lower case, as what these patterns are held against: that takes a third of the time."""
CREDIT_MARK = re.compile(r"[©(|:/]")
CREDIT_WORDS = frozenset({"by", "getty", "shutterstock", "file", "archive", "stock", "handout"})
FULL_STOP_WITHIN = re.compile(r"[^\W\d_]{4}\. +[“\"„«]?[^\W\d_a-zà-ÿа-я]")  # “The harbour is closed. Nobody knows why”
QUOTATION_MARKS = frozenset("'‘“\"„«")
BARS = re.compile(r" [|»›>/] ")
LETTER = re.compile(r"[^\W\d_]")
WORDY = 7
"""Spaces of a row that is no menu."""
SAID_TWICE = 0.75
"""Share of its longer words that a row has besides those which it repeats, as keywords of a page do."""
MUCH_TEXT = 400
"""Characters of such rows below which a row is hardly the headline."""
NAME_LENGTH = 2
"""Words of a name at the end of a row."""
MOST_DECKS = 3
"""Rows in capitals below a headline, each of which says more of the story."""
OF_THE_PAGE = frozenset({"repeated", "within_another"})
"""Features that tell whether a row's words stand elsewhere as well."""
NEAR = 8
"""Rows within which a byline or date speaks for a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a row is compared with."""

    rows: Sequence[Row]
    body: Body
    bylines: Mapping[int, Byline]
    """What the rows around the article's beginning state, by place."""
    marks: tuple[int, ...]
    """Places of the rows that are surely bylines or dates."""
    likely: tuple[int, ...]
    """Places of the rows that by their form could be the headline."""
    counts: Counter[str]
    """How often each row stands in the capture, in lower case."""
    text: str
    """Those rows, one a line."""
    has_blanks: bool
    """Whether blank lines, or elements, part its rows. Where none does, that speaks against no row but prose."""
    wordy: Sequence[int]
    """How many characters the rows of eight words and more have that stand above each place."""


@lru_cache(maxsize=LINES_REMEMBERED)
def is_credit(text: str) -> bool:
    """Whether a row says whose a picture is."""
    if CREDIT_MARK.search(text) is None and CREDIT_WORDS.isdisjoint(tokens_of(text)):
        return False  # most rows: no need of the pattern
    return CREDIT.search(text.lower()) is not None


def make_page(rows: Sequence[Row], body: Body, bylines: Mapping[int, Byline]) -> Page:
    counts = Counter(row.text.lower() for row in rows)
    marks = tuple(place for place, byline in sorted(bylines.items()) if is_mark(rows[place], byline))
    window = range(max(0, body.start - ROWS_BEFORE), min(len(rows), body.start + ROWS_AFTER))
    has_blanks = _has_blanks(rows)
    likely = tuple(
        place for place in window if place not in marks and _looks_like_one(rows[place], has_blanks=has_blanks)
    )
    return Page(
        rows=rows,
        body=body,
        bylines=bylines,
        marks=marks,
        likely=likely,
        counts=counts,
        text="\n".join(counts),
        has_blanks=has_blanks,
        wordy=list(accumulate((len(row.text) if row.text.count(" ") >= WORDY else 0 for row in rows), initial=0)),
    )


def _has_blanks(rows: Sequence[Row]) -> bool:
    return any(row.blank_before or row.tag for row in rows[1:])


def is_mark(row: Row, byline: Byline) -> bool:
    """A row that is surely a byline or a date: no headline itself, but a headline is near."""
    if is_byline_word(row.text):
        return True
    if byline.rest > 8:
        return False
    if byline.authors and byline.says_by and byline.likeness >= 0.5:
        return byline.rest <= 6
    words = len(row.text.split())
    return bool(byline.dates) and (byline.rest <= 4 or words <= 8) and byline.rest < max(3, words * 0.6)


def possible_places(page: Page) -> list[int]:
    """Of the rows that may be the headline."""
    first = max(0, page.body.start - ROWS_BEFORE)
    window = range(first, min(len(page.rows), page.body.start + ROWS_AFTER))
    return [place for place in window if is_possible(place, page)]


def is_possible(place: int, page: Page) -> bool:
    """Whether the row may be a headline at all: it has letters, is not too long, no address and no bare byline."""
    text = page.rows[place].text
    if not 3 <= len(text) <= LONGEST or text[0] in ",;:)" or not LETTER.search(text):
        return False
    if "://" in text or field_of(text) == "source":
        return False
    byline = page.bylines.get(place)
    if byline is None or byline.rest:
        return True
    return not (byline.says_by or byline.dates) if byline.authors else not byline.dates


def seen_at_once(place: int, page: Page) -> dict[str, float]:
    """What form and surroundings say of the row at `place`. headline.toml says in words what each feature means."""
    row = page.rows[place]
    text = row.text
    words = len(text.split())
    return {
        "blank_after": float(row.blank_after or _could_be_parted(place, page)),
        "bare": float(not row.is_item),
        "fitting_length": 1.0 if 5 <= words <= 18 else 0.5 if 3 <= words <= 24 else 0.0,
        "very_long": min(1.0, max(0.0, (len(text) - 120) / 80)),
        "ends_a_sentence": float(text[-1] in ".;," and not text.endswith("...")),
        "lower_case": float(text[0].islower() and not text[1:2].isupper()),
        "ends_with_colon": float(text[-1] == ":"),
        "several_sentences": float(_has_several_sentences(text)),
        "heading": float(row.tag == "h1"),
        "lesser_heading": float(row.tag in ("h2", "h3")),
        **_of_the_surroundings(place, page),
    }


def _has_several_sentences(text: str) -> bool:
    """A full stop within it, but for somebody's words: “‘Meth. We’re on it’: Campaign begins”."""
    stop = FULL_STOP_WITHIN.search(text) if ". " in text else None
    return stop is not None and QUOTATION_MARKS.isdisjoint(text[: stop.start()])


def seen_in_words(place: int, page: Page) -> dict[str, float]:
    """What its words say, which takes several times as long to see."""
    body, text = page.body, page.rows[place].text
    words = text.split()
    runs = letter_runs(text)
    longer = [run for run in runs if len(run) >= LONGER]
    said, lead = _said_by_others(body.said, place), _said_by_others(body.lead, place)
    known = [stem for word in longer if (stem := as_said(word)) in said]
    leading = len([stem for stem in known if stem in lead])
    little = sum(map(function_words().__contains__, map(str.lower, runs)))
    return {
        "echoed": len(known) / len(longer) if longer else 0.0,
        "echoed_words": min(len(known), 4) / 4,
        "echoed_at_once": min(leading, 3) / 3,
        "has_bars": float(BARS.search(text) is not None),
        "capital_words": len([word for word in longer if word[0].isupper()]) / len(longer) if longer else 0.0,
        "little_words": little / len(words),
        "credit": float(is_credit(text)),
        "ends_with_a_name": float(_ends_with_a_name(words)),
        "chrome": float(is_chrome(text)),
        "person": float(name_likeness(text) == 1),
        "says_twice": float(len(longer) >= WORDY and len(set(longer)) <= SAID_TWICE * len(longer)),
        "paper": float(is_paper(text)),
        **seen_of_the_page(place, page),
    }


def _said_by_others(said: Mapping[int, str], place: int) -> str:
    """Without the words of the row at `place`, which echo nothing: a row of the prose is no headline of itself."""
    return "".join([words for other, words in said.items() if other != place] if place in said else said.values())


def _ends_with_a_name(words: Sequence[str]) -> bool:
    """As captions do that say whose the picture is: “A boat on the river Ann Lee”. Not “A letter to Ann Lee”."""
    if len(words) <= NAME_LENGTH + 1 or words[-NAME_LENGTH - 1].lower() in function_words():
        return False
    return name_likeness(" ".join(words[-NAME_LENGTH:])) == 1


def seen_of_the_page(place: int, page: Page) -> dict[str, float]:
    """Whether what it says stands elsewhere: that takes a tenth of the time."""
    low = page.rows[place].text.lower()
    long_enough = low.count(" ") >= 2
    return {
        "repeated": float(long_enough and page.counts[low] > 1),
        "within_another": float(long_enough and page.text.count(low) > 1),
    }


def _of_the_surroundings(place: int, page: Page) -> dict[str, float]:
    after = min((mark - place for mark in page.marks if 0 < mark - place <= NEAR), default=0)
    byline = page.bylines.get(place)
    start = page.body.start
    row = page.rows[place]
    above = page.rows[place - 1] if place else None
    above_it = [likely for likely in page.likely if place - 3 <= likely < place]
    has_kicker = above is not None and not above.is_item and (above.text.count(" ") <= 2 or above.text.endswith(" :"))
    prose_before = sum(between in page.body.prose for between in range(start, place))
    return {
        "after_prose": min(prose_before, 3) / 3,
        "text_above": min(1.0, page.wordy[place] / MUCH_TEXT),
        "before_byline": 1 / after if after else 0.0,
        "byline_follows": float(after > 0),
        "after_byline": float(place - 1 in page.marks or place - 2 in page.marks),
        "dated": float(byline is not None and bool(byline.dates)),
        "says_by": float(byline is not None and byline.says_by),
        "kicker_above": float(has_kicker),
        "opens_block": float(
            row.blank_before
            or _could_be_parted(place, page)
            or (has_kicker and above is not None and above.blank_before)
        ),
        "below_a_headline": float(bool(above_it)),
        "opens_capture": float(_opens_capture(place, page)),
    }


def _opens_capture(place: int, page: Page) -> bool:
    """Whether the capture begins with it and the text comes right after, or after the decks of which old papers
    stack several below a headline. One or two words there may be a section's."""
    if place or not 1 <= page.body.start <= MOST_DECKS + 1 or len(page.rows) == 1:
        return False
    text, below = page.rows[0].text, page.rows[1].text
    is_stacked = all(_is_deck(other, page) for other in range(1, page.body.start))
    return is_stacked and text.count(" ") >= 2 and text[-1] not in ".:;," and not below[0].islower()


def _is_deck(place: int, page: Page) -> bool:
    row, byline = page.rows[place], page.bylines.get(place, Byline())
    is_capital = all(run[0].isupper() for run in letter_runs(row.text) if len(run) >= LONGER)
    return is_capital and not (row.blank_before or byline.says_by or byline.dates or any(map(str.isdigit, row.text)))


def _could_be_parted(place: int, page: Page) -> bool:
    return not page.has_blanks and place not in page.body.prose


def _looks_like_one(row: Row, *, has_blanks: bool) -> bool:
    """What could itself be the headline: what stands just under it is its standfirst."""
    return (
        (row.blank_before or row.blank_after or not has_blanks)
        and not row.is_item
        and 4 <= row.text.count(" ") + 1 <= 20
        and row.text[-1] not in ".:"
        and not is_credit(row.text)
        and not is_chrome(row.text)
    )
