"""How facts and numbers are put in words for readers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.ingest import NO_NOTE
from newsarchive.linespec import format_lines
from newsarchive.model import Alternative, Basis, How

LINES_NAMED = re.compile(r"\blines? \d")  # “lines 39-54 were kept”
NO_SOURCE = "Source not stated"
NOT_STATED = "not stated"
"""Of a fact, in a row that says which."""
UNEXPLAINED = "supplied by the archive, which does not say how it is known"


def plural(count: int, one: str, many: str = "") -> str:
    """“1 article”, “2 articles”, “1,204 articles”."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def joined(names: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def capitalized(words: str) -> str:
    """With a capital at the beginning of a line; nothing else is changed."""
    return words[:1].upper() + words[1:]


def line_words(lines: Sequence[int]) -> str:
    """“line 7”, “lines 97–101”."""
    written = str(format_lines(lines)).replace("-", "–")
    return f"line {written}" if len(lines) == 1 else f"lines {written}"


def names_lines(reason: str) -> bool:
    """Whether these words say already which lines they speak of."""
    return LINES_NAMED.search(reason) is not None


def basis_words(basis: Basis) -> str:
    """How a fact is known, without the lines: those are linked."""
    words = {
        How.STATED: "stated in",
        How.MARKUP: f"stated in the page’s markup ({basis.note})",
        How.INFERRED: f"concluded by the rule “{basis.note}”",
        How.SUPPLIED: UNEXPLAINED if basis.note == NO_NOTE else f"supplied by the archive: {basis.note}",
    }[basis.how]
    if basis.lines and basis.how is not How.STATED:
        words += ", from"
    return words.removesuffix(": ")


def alternative_words(other: Alternative) -> str:
    """“the capture states August 2020, line 60”."""
    where = f", {line_words(other.basis.lines)}" if other.basis.lines else ""
    return claim_words(other) + where


def claim_words(other: Alternative) -> str:
    """“the capture states August 2020”: the same without the lines."""
    if other.basis.how is How.SUPPLIED:
        return f"also supplied: {other.value}"
    if other.basis.how is How.INFERRED:
        return f"the rule “{other.basis.note}” would conclude {other.value}"
    return f"the capture states {other.value}"
