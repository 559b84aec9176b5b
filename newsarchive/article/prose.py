"""Where the article's own prose stands in a capture: what fields are looked for around."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsarchive.article.phrases import (
    any_of,
    first_tokens,
    may_begin_with,
    phrases,
    phrases_by_first_token,
    tokens_of,
)
from newsarchive.article.rows import Row
from newsarchive.letters import words_apart

SENTENCE_END = re.compile(r"[.!?…;:][\"'”’»)\]]*(?:\[\d+\])?$")
SENTENCE_WITHIN = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
COST_OF_A_SHORT_ROW = 45
"""How many characters of prose a row of menu outweighs. Twenty rows of menu part a cookie notice from an article."""
SHORTEST = 55
"""Characters of a row of prose."""
FEWEST_SPACES = 8
ENOUGH_OF_THE_LONGEST = 0.4
"""What stands first is the article, unless it is much shorter than the longest: comments may outgrow it."""
LONGEST_NOTICE = 400
MOST_OF_A_ROW = 700
"""A very long row is no more article than a long one."""
LONGER = 4
"""Letters of a word that may echo another."""
STEM = 5
"""Letters by which words are compared, so that an ending does not part “policial” from “policiais”."""
CHARACTERS_OF_LEAD, CHARACTERS_READ = 900, 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The run of rows in which the article's prose stands, as places in the rows."""

    start: int
    """The first row of prose; the end of the capture where there is none."""
    end: int
    """After the last one."""
    said: Mapping[int, str]
    """The words of its long rows (of a very long text, of the beginning), in lower case, between spaces, by place."""
    lead: Mapping[int, str]
    """The same of its first paragraphs."""
    prose: frozenset[int]
    """Places of all rows of the capture that read like paragraphs."""


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(any_of(phrases("not_prose")))


def _begins_as_notice(text: str) -> bool:
    return may_begin_with(text, "not_prose") and _notice().match(text.lower()) is not None


def is_notice(text: str) -> bool:
    """A notice of the site: on cookies, browsers, terms, newsletters."""
    first_words = first_tokens("notices").intersection(tokens_of(text))
    if not first_words:
        return False
    low, notices = text.lower(), phrases_by_first_token("notices")
    return any(phrase in low for word in first_words for phrase in notices[word])


def is_prose(row: Row) -> bool:
    """A row that reads like a paragraph: long, and with the end of a sentence in it."""
    text = row.text
    length = len(text)
    if length < SHORTEST:
        return False
    if length >= 140:
        reads_so = SENTENCE_WITHIN.search(text) is not None
    else:
        reads_so = text.count(" ") >= FEWEST_SPACES and _ends_a_sentence(text)
    return reads_so and (length > LONGEST_NOTICE or not (_begins_as_notice(text) or is_notice(text)))


def _ends_a_sentence(text: str) -> bool:
    return not text[-1].isalnum() and SENTENCE_END.search(text) is not None


def find_body(rows: Sequence[Row]) -> Body:
    """The first long run of prose, when every short row in it costs some."""
    prose = frozenset(place for place, row in enumerate(rows) if is_prose(row))
    if not prose:  # a very short text, or one whose lines were broken where a window ended
        prose = frozenset(place for place, row in enumerate(rows) if row.text.count(" ") >= FEWEST_SPACES)
    runs = _runs(rows, prose)
    enough = ENOUGH_OF_THE_LONGEST * max((run.prose for run in runs), default=0)
    chosen = next((run for run in runs if run.prose >= enough), _Run(len(rows), len(rows), 0))
    long = {p: rows[p].text for p in range(chosen.start, chosen.end) if len(rows[p].text) >= SHORTEST}
    return Body(
        start=chosen.start,
        end=chosen.end,
        said=_said(long, CHARACTERS_READ),
        lead=_said(long, CHARACTERS_OF_LEAD),
        prose=prose,
    )


def _said(texts: Mapping[int, str], characters: int) -> dict[int, str]:
    """What these texts say, up to so many characters, each with spaces around all of its words."""
    said: dict[int, str] = {}
    for place, text in texts.items():
        said[place] = f" {words_apart(text[:characters])} "
        characters -= len(text) + 1
        if characters <= 0:
            break
    return said


def as_said(word: str) -> str:
    """What shows in the words of a text that this longer word, or another of its stem, is one of them."""
    return f" {word[:STEM].lower()}" if len(word) >= STEM else f" {word.lower()} "


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows of prose with few short ones between them."""

    start: int
    end: int
    prose: int
    """Characters of prose, less the cost of the short rows."""


def _runs(rows: Sequence[Row], prose: frozenset[int]) -> list[_Run]:
    runs = []
    start = end = best = total = 0
    for place, row in enumerate(rows):
        if place in prose:
            if total <= 0:
                if best:
                    runs.append(_Run(start, end, best))
                start, best, total = place, 0, 0
            total += min(len(row.text), MOST_OF_A_ROW) // (2 if row.is_item else 1)
            if total > best:
                best, end = total, place + 1
        elif total > 0:
            total -= COST_OF_A_SHORT_ROW
    if best:
        runs.append(_Run(start, end, best))
    return runs
