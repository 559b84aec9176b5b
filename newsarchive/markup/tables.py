"""Tables whose rows differ in length keep all their cells; one out of all measure is shown as it is written.

Python-Markdown drops the cells beyond the last heading, and adds to each row those that it lacks: a table of one row of
thousands of cells and thousands of rows of one would fill the memory.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

MOST_CELLS = 100_000


class _Tables(TableProcessor):
    def test(self, parent: Element, block: str) -> bool:
        if not super().test(parent, block):
            return False
        rows = block.split("\n")
        widest = max(len(self._split_row(row.strip(" "))) for row in rows)  # type: ignore[attr-defined]  # nor know this
        missing = [""] * (widest - len(self.separator))
        self.separator = [*self.separator, *missing]  # type: ignore[assignment]  # the stubs take it for a text
        return widest * len(rows) <= MOST_CELLS


def keep_all_cells(markdown: Markdown) -> None:
    """In place of the tables that are there."""
    markdown.parser.blockprocessors.register(_Tables(markdown.parser, {"use_align_attribute": False}), "table", 75)
