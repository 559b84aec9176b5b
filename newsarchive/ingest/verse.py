"""Lines broken on purpose: verse, addresses, rosters, ingredients. They stay lines of one passage (AsciiDoc: verse)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newsarchive.body import hang_together
from newsarchive.model import Capture, Kind, Label, Line

LONGEST = 70
"""Characters of a line of verse."""
LEAST_LINES, LEAST_LINES_BY_MARKUP = 3, 2
LONG = 100
"""Characters from which a line is a paragraph for certain."""
LEAST_PARAGRAPHS = 2
VERSE = Label(kind=Kind.VERSE, rule="broken-lines", reason="short lines with no blank one between them")


def find_verse(capture: Capture, labels: Mapping[int, Label]) -> dict[int, Label]:
    """Runs of short lines, in a capture that parts its paragraphs otherwise: by blank lines, or by markup."""
    lines = [line for line in capture.lines if line.number in labels]
    is_page = any(line.markup for line in lines)
    if not (is_page or _parts_paragraphs_by_blank_lines(lines)):
        return {}
    least = LEAST_LINES_BY_MARKUP if is_page else LEAST_LINES
    found = (run for run in _runs(lines) if len(run) >= least and all(_may_be_verse(line, labels) for line in run))
    return {line.number: VERSE for run in found for line in run}


def _parts_paragraphs_by_blank_lines(lines: Sequence[Line]) -> bool:
    paragraphs = {line.number for line in lines if len(line.text) >= LONG}
    joints = (pair for pair in pairwise(lines) if hang_together(*pair))
    return len(paragraphs) >= LEAST_PARAGRAPHS and not any({one.number, two.number} & paragraphs for one, two in joints)


def _runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    start = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or not hang_together(lines[place - 1], lines[place]):
            yield lines[start:place]
            start = place


def _may_be_verse(line: Line, labels: Mapping[int, Label]) -> bool:
    label = labels[line.number]
    is_free = label.kind is Kind.PARAGRAPH or (label.kind is Kind.HEADING and not line.markup)
    return is_free and len(line.text.strip()) <= LONGEST
