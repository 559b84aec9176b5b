"""All that rules may look at: the rows of a capture, what stands around each, and what fields have taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsarchive.clean.about_author import find_untold
from newsarchive.clean.announced import find_announced
from newsarchive.clean.appeals import text_speaks_to_readers
from newsarchive.clean.comments import find_comments, is_of_commenter
from newsarchive.clean.dialogue import find_dialogue
from newsarchive.clean.gallery import find_gallery
from newsarchive.clean.phrases import normal
from newsarchive.clean.rows import Row, read_rows
from newsarchive.clean.shapes import Shapes
from newsarchive.clean.surroundings import View, look_at
from newsarchive.model import Capture, Found, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A capture whose fields are known and whose other lines are still to be told apart."""

    rows: Sequence[Row]
    shapes: Shapes
    view: View
    fields: Mapping[int, Kind]
    """What the lines are that fields have taken."""
    title: str
    """The title as phrases are compared; empty where none is known."""
    title_place: int
    """Place of its row; -1 where none is known."""
    untold: Sequence[str]
    """The authors of whom the text tells nothing."""
    speaks_to_readers: bool
    """Whether the text does, all along."""
    commenters: Sequence[bool]
    """Whether each row tells who wrote a comment, or answers one."""
    comments: int | None
    """Place of the header of the readers' comments; None where there are none."""
    dialogue: range
    """Places from the first to the last of several turns to speak, as in an interview."""
    announced: frozenset[int]
    """Places of headlines of other pieces, in lists of them."""
    gallery: range
    """Places of a gallery of pictures within a text on something else."""

    def near(self, place: int, step: int) -> Row | None:
        """The row that many places further, or None beyond the edge."""
        there = place + step
        return self.rows[there] if 0 <= there < len(self.rows) else None


def make_page(capture: Capture, found: Sequence[Found]) -> Page:
    fields = {number: entry.kind for entry in reversed(found) for number in entry.lines}
    rows = read_rows(capture, taken=fields)
    title_place = next((place for place, row in enumerate(rows) if fields.get(row.number) is Kind.TITLE), -1)
    title = next((normal(entry.value) for entry in found if entry.field == "title"), "") if title_place >= 0 else ""
    shapes = Shapes(rows, fields, title)
    commenters = [is_of_commenter(row) for row in rows]
    comments = find_comments(rows, shapes, commenters, title_place)
    authors = [entry.value for entry in found if entry.field == "author"]
    view = look_at(rows, authors)
    return Page(
        rows=rows,
        shapes=shapes,
        view=view,
        fields=fields,
        title=title,
        title_place=title_place,
        untold=find_untold(rows, authors),
        speaks_to_readers=text_speaks_to_readers(rows),
        commenters=commenters,
        comments=comments,
        dialogue=find_dialogue(rows, range(title_place + 1, len(rows) if comments is None else comments)),
        announced=find_announced(rows, shapes, view),
        gallery=find_gallery(rows, shapes, title_place),
    )
