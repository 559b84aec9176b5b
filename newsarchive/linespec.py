"""Sets of capture lines as people write them: `7`, `97-101`, `1, 3-5`."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 100_000
"""Lines at once: several times what a capture may have."""
LONGEST_SHOWN = 60
SPAN = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?")  # “97-101”


def parse_lines(written: str | int) -> tuple[int, ...]:
    """The line numbers that `written` names, in order. ValueError where it names none."""
    numbers: set[int] = set()
    named = 0
    text = str(written)
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    for part in text.split(","):
        match = SPAN.fullmatch(part.strip())
        if not match:
            raise ValueError(f"“{shown}” names no lines")
        first = int(match[1])
        last = int(match[2] or first)
        named += last - first + 1
        if not 0 < first <= last < 10_000_000 or named > MOST:
            raise ValueError(f"“{shown}” is no range of lines")
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers))


def format_lines(numbers: Iterable[int]) -> str | int:
    """The shortest way to write these lines; a lone line is a plain number. Inverse of `parse_lines`."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    if len(spans) == 1 and spans[0][0] == spans[0][1]:
        return spans[0][0]
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
