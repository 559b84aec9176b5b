"""All that rules may look at: the rows of a capture, what stands around each, and what fields have taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsarchive.clean.phrases import phrase_index
from newsarchive.clean.rows import Row, read_rows
from newsarchive.clean.surroundings import LONGEST_HEADER, View, look_at
from newsarchive.model import Capture, Found, Kind

SHARE_BEFORE_COMMENTS = 0.5
SHARE_BEFORE_OTHER_ENDS = 0.9
"""How much of the prose must stand before a header that ends the article. Comments may be long; pointers are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A capture whose fields are known and whose other lines are still to be told apart."""

    rows: Sequence[Row]
    view: View
    fields: Mapping[int, Kind]
    """What the lines are that fields have taken."""
    title: str
    """The title as phrases are compared; empty where none is known."""

    end: int | None
    """Place of the header after which nothing of the article comes; None where there is none."""

    def near(self, place: int, step: int) -> Row | None:
        """The row that many places further, or None beyond the edge."""
        there = place + step
        return self.rows[there] if 0 <= there < len(self.rows) else None


def make_page(capture: Capture, found: Sequence[Found]) -> Page:
    fields = {number: entry.kind for entry in reversed(found) for number in entry.lines}
    rows = read_rows(capture, taken=fields)
    title = next((row.said for row in rows if fields.get(row.number) is Kind.TITLE), "")
    view = look_at(rows)
    return Page(rows=rows, view=view, fields=fields, title=title, end=find_end(rows, view))


def find_end(rows: Sequence[Row], view: View) -> int | None:
    """The first header of a closing part, such as “Related articles”, that no more of the article follows."""
    return next((place for place, row in enumerate(rows) if announces_the_end(row, view, place)), None)


def announces_the_end(row: Row, view: View, place: int) -> bool:
    hit = row.hits[0] if row.hits else None
    if hit is None or hit.way == "word" or hit.rule not in phrase_index().headers or len(row.text) > LONGEST_HEADER:
        return False
    if hit.rule == "comments" and hit.way == "line":
        return view.prose_before[place] >= SHARE_BEFORE_COMMENTS
    return view.prose_before[place] >= SHARE_BEFORE_OTHER_ENDS
