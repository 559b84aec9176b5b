"""The words of a text as runs of letters."""

from __future__ import annotations

import re

RUN = re.compile(r"[^\W\d_]+")  # “Sept”, “o” and “clock” in “Sept. 3, o’clock”
NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}


def letter_runs(text: str) -> list[str]:
    """Every run of letters in `text`, in no particular order.

    Most stand between spaces, and all other signs of most lines are ASCII: a pattern alone would be slower.
    """
    if text.isascii():
        return text.translate(NO_LETTERS).split()
    parts = text.split()
    words = [part for part in parts if part.isalpha()]
    if len(words) < len(parts):
        words += RUN.findall(" ".join([part for part in parts if not part.isalpha()]))
    return words
