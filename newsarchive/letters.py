"""The words of a text: as runs of letters, and between other signs."""

from __future__ import annotations

import re

RUN = re.compile(r"[^\W\d_]+")  # “Sept”, “o” and “clock” in “Sept. 3, o’clock”
TYPOGRAPHIC = "’“”‘–—…«»•"
"""Signs that are no letters, in lines whose letters are often all ASCII."""
NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}


def stands_free(word: str, text: str) -> bool:
    """Whether `word` stands in `text` and is no part of a longer word."""
    place = text.find(word)
    while place >= 0:
        before, after = text[max(0, place - 1) : place], text[place + len(word) : place + len(word) + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            return True
        place = text.find(word, place + 1)
    return False


def letter_runs(text: str) -> list[str]:
    """Every run of letters in `text`, in no particular order.

    Most stand between spaces, and all letters of most lines are ASCII: a pattern alone would be slower.
    """
    if not text.isascii():
        for sign in TYPOGRAPHIC:
            text = text.replace(sign, " ")
    if text.isascii():
        return text.translate(NO_LETTERS).split()
    parts = text.split()
    words = [part for part in parts if part.isalpha()]
    if len(words) < len(parts):
        words += RUN.findall(" ".join([part for part in parts if not part.isalpha()]))
    return words
