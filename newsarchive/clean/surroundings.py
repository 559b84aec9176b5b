"""What stands around each row of a capture: repetitions, and headers that announce other parts of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsarchive.clean.phrases import normal, phrase_index
from newsarchive.clean.rows import Row
from newsarchive.clean.shapes import begins_as

LONGEST_HEADER = 60
AUTHOR_NOTE = "author-note"
"""The rule of phrases.toml for notes about the author."""
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


class View(NamedTuple):
    """What stands around the rows: computed once for a capture."""

    times: Mapping[str, int]
    """How often the capture says the same."""
    headers: Sequence[str]
    """The rule that a row announces, such as “related”; empty where it is no header."""
    header_above: Sequence[int]
    """Place of the nearest header above each row; -1 where there is none."""
    addresses: int
    """How many rows are nothing but an address."""


def look_at(rows: Sequence[Row], authors: Sequence[str] = ()) -> View:
    """`authors` are the names that the capture states."""
    names = [f" {normal(name)} " for name in authors]
    headers = [announced(row) or (AUTHOR_NOTE if is_about(row, names) else "") for row in rows]
    return View(
        Counter([row.said for row in rows]),
        headers,
        headers_above(headers),
        sum([is_address(row.text) for row in rows]),
    )


def is_address(text: str) -> bool:
    """Whether a row is nothing but an address."""
    return " " not in text and BARE_ADDRESS.fullmatch(text) is not None


def headers_above(headers: Sequence[str]) -> list[int]:
    found, above = [], -1
    for place, header in enumerate(headers):
        found.append(above)
        if header:
            above = place
    return found


def announced(row: Row) -> str:
    """The rule of which a header announces more below it; empty where the row is none."""
    hit = row.hits[0] if row.hits else None
    if hit is None or hit.way == "word" or len(row.text) > LONGEST_HEADER or hit.rule not in phrase_index().headers:
        return ""
    return hit.rule


def is_about(row: Row, names: Sequence[str]) -> bool:
    """“About Ann Lee” where she wrote it, or “About the author”: a header, with no text of the article below it."""
    if row.is_prose or len(row.text) > LONGEST_HEADER or not begins_as("about", row.text):
        return False
    said = f" {row.said} "
    return any(name in said for name in names) or any(hit.rule == AUTHOR_NOTE for hit in row.hits)
