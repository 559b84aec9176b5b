"""A picture of a capture: one bar a line, as wide as its text, as tall as what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.alignment import Fate, LineFate

WIDTH = 1000.0
LEAST = 3.0
"""Width of the shortest line, so that none is invisible."""
MOST_GAP = 3.0
SHAPES = {Fate.FIELD: (0, 24), Fate.KEPT: (6, 18), Fate.REMOVED: (18, 6), Fate.UNKNOWN: (18, 6)}
"""Top and height of a bar. Heights differ, so that no colour has to be told from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """All bars of one fate, as one path of SVG."""

    fate: str
    path: str


def draw(fates: Sequence[LineFate]) -> tuple[Bars, ...]:
    """The bars of all lines that are not blank, from left to right in the order of the capture."""
    lines = [fate for fate in fates if fate.fate in SHAPES]
    if not lines:
        return ()
    gap = min(MOST_GAP, WIDTH / 4 / len(lines))
    least = min(LEAST, WIDTH / 4 / len(lines))
    letters = sum(len(fate.line.text) for fate in lines)
    scale = (WIDTH - (gap + least) * len(lines)) / max(letters, 1)
    paths: dict[Fate, list[str]] = defaultdict(list)
    left = 0.0
    for fate in lines:
        width = least + len(fate.line.text) * scale
        top, height = SHAPES[fate.fate]
        paths[fate.fate].append(f"M{left:.1f} {top}h{width:.1f}v{height}h-{width:.1f}z")
        left += width + gap
    return tuple(Bars(fate=str(fate), path="".join(paths[fate])) for fate in SHAPES if fate in paths)
