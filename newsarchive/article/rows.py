"""A capture as rows: its lines that say something, with what their surroundings look like."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsarchive.model import Capture

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Soft hyphen, spaces and joiners of no width, marks of direction."""
LIST_MARK = re.compile(r"[•·▪●◦‣*–—-]\s+(?=\S)")  # “• Home”
ITEM_NUMBER = re.compile(r"\d{1,3}[.)] ")  # “3. News”; it stays, since it may be the day of “3. Mai 2020”
BARE_MARK = re.compile(r"[•·▪●◦‣*|/–—-]+")  # “•” alone


class Row(NamedTuple):
    """A line that is not blank. A tuple, since captures have hundreds, and making these takes a third of the time."""

    number: int
    """Its line in the capture."""
    text: str
    """Without list mark and invisible characters, white space collapsed."""
    is_item: bool
    """Whether it began with a list mark."""
    blank_before: bool
    blank_after: bool
    tag: str
    """The HTML element it stands in, where the capture is a saved page."""


def read_rows(capture: Capture) -> tuple[Row, ...]:
    """The rows of the capture, in order. Lines that hold nothing but a list mark are passed over."""
    rows = []
    lines = capture.lines
    last = len(lines) - 1
    blank_before = True
    for place, line in enumerate(lines):
        raw = line.text
        if not raw:
            blank_before = True
            continue
        text = raw.strip() if raw.isprintable() and "  " not in raw else _collapsed(raw)
        begins_with_sign = not text[:1].isalnum()
        mark = LIST_MARK.match(text) if begins_with_sign else None
        if begins_with_sign and (not text or BARE_MARK.fullmatch(text)):
            blank_before = not text or blank_before
            continue
        rows.append(
            Row(
                line.number,
                text[mark.end() :] if mark else text,
                mark is not None or (raw[0] == " " and ITEM_NUMBER.match(text) is not None),
                blank_before,
                place == last or not lines[place + 1].text.strip(),
                line.markup.tag if line.markup else "",
            )
        )
        blank_before = False
    return tuple(rows)


def _collapsed(text: str) -> str:
    text = " ".join(text.split())
    for character in INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return text.strip()
