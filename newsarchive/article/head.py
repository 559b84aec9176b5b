"""The head of an article: its rows, its prose, its headline, and what the lines around them state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsarchive.article.byline import LONGEST, Byline, read_byline
from newsarchive.article.headline import ROWS_AFTER, ROWS_BEFORE, Headline, find_headline
from newsarchive.article.prose import Body, find_body, is_prose
from newsarchive.article.rows import Row, read_rows
from newsarchive.model import Capture

ROWS_OF_TAIL = 14
"""How far after the last paragraph a byline or date is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the fields are read from. Places count rows, not lines of the capture."""

    capture: Capture
    rows: tuple[Row, ...]
    body: Body
    headline: Headline | None
    bylines: Mapping[int, Byline]
    """What the rows before, and those after, the article's prose state."""

    @property
    def anchor(self) -> int:
        """The row around which byline and date are expected: the headline, else the first paragraph."""
        return self.headline.place if self.headline else self.body.start


def read_head(capture: Capture) -> Head:
    """The head of the article in this capture."""
    rows = read_rows(capture)
    body = find_body(rows)
    bylines = _read_bylines(rows, body)
    marks = {place: "" for place, byline in bylines.items() if _is_mark(rows[place], byline)}
    headline = find_headline(rows, body, marks)
    return Head(capture=capture, rows=rows, body=body, headline=headline, bylines=bylines)


def _read_bylines(rows: Sequence[Row], body: Body) -> dict[int, Byline]:
    first = max(0, body.start - ROWS_BEFORE)
    after_start = min(len(rows), body.start + ROWS_AFTER)
    tail = range(max(after_start, body.end - 3), min(len(rows), body.end + ROWS_OF_TAIL))
    found = {}
    for place in (*range(first, after_start), *tail):
        if len(rows[place].text) <= LONGEST and not is_prose(rows[place]):
            found[place] = read_byline(rows[place].text)
    return found


def _is_mark(row: Row, byline: Byline) -> bool:
    """A row that is surely a byline or a date: no headline, but one is near."""
    if byline.rest > 8:
        return False
    if byline.authors and byline.says_by and byline.likeness >= 0.5:
        return byline.rest <= 6
    words = len(row.text.split())
    return bool(byline.dates) and (byline.rest <= 4 or words <= 8) and byline.rest < max(3, words * 0.6)
