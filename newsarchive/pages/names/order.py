"""The order of an index: by words, without regard to capitals, accents and signs."""

from __future__ import annotations

import re
import unicodedata

WORDS = re.compile(r"[^\W_]+")
DIGITS = "0–9"


def sort_key(index: str) -> tuple[list[str], str]:
    """“Black Book” before “Blackburn”; of what then is equal, the text decides."""
    return WORDS.findall(_folded(index)), index


def letter_of(index: str) -> str:
    """The letter below which it stands, in its own script."""
    first = next(iter(WORDS.findall(_folded(index))), "")[:1].upper()
    return DIGITS if first.isdigit() or not first else first


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))
