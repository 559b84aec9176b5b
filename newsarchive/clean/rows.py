"""A capture as rows: its lines that say something, each with what can be seen of it alone."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from newsarchive.article.phrases import function_words
from newsarchive.clean.phrases import Hit, find_hits, normal_words
from newsarchive.model import Capture, Line, Markup
from newsarchive.spacing import squeeze

LIST_MARK = re.compile(r"(?:[•·▪■●○◦‣⁃∙*➤►▶→–—-]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")  # “• Home”, “3. News”
NOTE_MARK = re.compile(r"(?:\[\^?(\d{1,3})\]|\((\d{1,3})\)|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))\s*(?=\S)")  # “[12] Central”, “¹ The”
DIGIT = re.compile(r"\d")
TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d")  # “18:40”
SENTENCE_END = re.compile(r"[.!?…。]['\"”’»)\]*]{0,3}$")  # “said.”
SENTENCE_SIGNS = (".", "!", "?", "…", "。")
LONGEST_END = 4
"""Characters in which the end of a sentence shows."""
SENTENCE_BREAK = re.compile(r"[.!?]['\"”’»)]?\s+['\"“‘«(]?[^\W\d_a-zа-я]")  # “left. The”
WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]{8}")  # Japanese, Chinese, Thai
SHARE_UNKNOWN = 0.2
DENSER = 3
"""Times as much as a character of these scripts says."""
OPENING_QUOTES = "\"“„«‘'‚"
CLOSING_QUOTES = "\"”“»’'"
PROSE_LENGTH = 80
"""Characters from which a line that ends as a sentence does counts as prose."""
LEAST_FUNCTION_SHARE = 0.12
"""Share of little words below which a line is no prose."""
CLEAR_PROSE_LENGTH = 220
"""Characters from which a line counts as prose however it ends."""


class Row(NamedTuple):
    """A line that is not blank. What depends on other lines is not here."""

    number: int
    """Its line in the capture."""
    text: str
    """Without list mark and invisible characters, white space collapsed."""
    raw: str
    """As it stands in the capture, without the space around it."""
    said: str
    """Its first words as phrases are compared."""
    words: Sequence[str]
    """The same one by one."""
    hits: tuple[Hit, ...]
    mark: str
    """List mark, as written: “•”, “3.”."""
    indent: int
    blank_before: bool
    blank_after: bool
    is_prose: bool
    function_share: float
    """Share of little words among its first words."""
    is_bare: bool
    """Whether it is nothing but letters and spaces: most patterns need not be tried."""
    has_digit: bool
    markup: Markup | None


def read_rows(capture: Capture, taken: Container[int] = ()) -> tuple[Row, ...]:
    """The rows of the capture, in order: one for each line that is not blank. `taken` are lines of fields: no prose."""
    texts = [squeeze(line.text) if line.text else "" for line in capture.lines]
    last = len(texts) - 1
    return tuple(
        read_row(
            line,
            text,
            blank_before=place == 0 or not texts[place - 1],
            blank_after=place == last or not texts[place + 1],
            may_be_prose=line.number not in taken,
        )
        for place, (line, text) in enumerate(zip(capture.lines, texts, strict=True))
        if text
    )


def read_row(line: Line, text: str, *, blank_before: bool, blank_after: bool, may_be_prose: bool) -> Row:
    mark = None if text[0].isalpha() and text[1:2] != ")" else LIST_MARK.match(text)
    if mark:
        text = text[mark.end() :]
    words = normal_words(text)
    said = " ".join(words)
    is_bare = text[-1].isalpha() and text.replace(" ", "").isalpha()
    has_digit = not is_bare and DIGIT.search(text) is not None
    share = sum(map(function_words().__contains__, words)) / len(words) if words else 0.0
    if not share and not text.isascii() and WITHOUT_SPACES.search(text):
        share = SHARE_UNKNOWN
    return Row(
        line.number,
        text,
        line.text.strip(),
        said,
        words,
        find_hits(words, said, has_digit=has_digit),
        mark[0].rstrip() if mark else "",
        len(line.text) - len(line.text.lstrip()),
        blank_before,
        blank_after,
        may_be_prose and is_prose(text, share),
        share,
        is_bare,
        has_digit,
        line.markup,
    )


def is_prose(text: str, function_share: float) -> bool:
    """Whether a line reads like sentences rather than like a heading, a menu or a list of names."""
    if function_share == SHARE_UNKNOWN:
        return len(text) >= PROSE_LENGTH // DENSER and ("。" in text or len(text) >= CLEAR_PROSE_LENGTH // DENSER)
    if function_share < LEAST_FUNCTION_SHARE or len(text) < PROSE_LENGTH:
        return False
    return len(text) >= CLEAR_PROSE_LENGTH or ends_as_sentence(text)


def ends_as_sentence(text: str) -> bool:
    if text[-1:].isalnum():
        return False
    return text.endswith(SENTENCE_SIGNS) or SENTENCE_END.search(text[-LONGEST_END:]) is not None
