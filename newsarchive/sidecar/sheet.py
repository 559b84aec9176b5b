"""The lines of the capture that a sidecar speaks of; told is what names none, none that is there or blank ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.document import Path
from newsarchive.fields import Cursor
from newsarchive.linespec import format_lines
from newsarchive.model import Line
from newsarchive.spacing import tidy

COUNT = "count as an editor does, blank lines included; of a saved page `ingest --explain` shows the numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The capture, as far as its lines can be named rightly or wrongly."""

    last: int
    written: frozenset[int]
    """Lines with words."""

    def named(self, cursor: Cursor, at: str | Path, written: str) -> tuple[int, ...]:
        """The lines that the entry `at` this key or path names, its faults told there."""
        numbers = cursor.lines_in(written, at)
        beyond = [number for number in numbers if number > self.last]
        if beyond:
            does = "does" if len(beyond) == 1 else "do"
            what = f"{line_or_lines(beyond)} {does} not exist: the capture has {self.last} lines"
            cursor.report(at, "line-beyond-capture", what, COUNT)
        return numbers

    def named_with_words(self, cursor: Cursor, at: str | Path, written: str) -> tuple[int, ...]:
        """The same, where the archivist speaks of words that stand there: of blank lines alone it would go unheard."""
        numbers = self.named(cursor, at, written)
        if numbers and numbers[-1] <= self.last and self.written.isdisjoint(numbers):
            is_are = "is" if len(numbers) == 1 else "are"
            what = f"{line_or_lines(numbers)} of the capture {is_are} blank"
            cursor.report(
                at, "blank-line", what, "name the line that you mean: an editor’s number, blank lines counted"
            )
        return numbers


def sheet_of(lines: Sequence[Line]) -> Sheet:
    written = frozenset(line.number for line in lines if tidy(line.text))
    return Sheet(last=max((line.number for line in lines), default=0), written=written)


def line_or_lines(numbers: Sequence[int]) -> str:
    return f"line{'s' * (len(numbers) > 1)} {format_lines(numbers)}"
