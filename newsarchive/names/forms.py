"""The forms of names as the matcher compares them: runs of tokens, with apostrophes and white space made alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

TOKEN = re.compile(r"[\w\u0300-\u036f]+|[^\w]")  # a word with its combining accents, or one sign or space
APOSTROPHE = "'"
ALIKE = str.maketrans(
    dict.fromkeys("’‘ʼ`´", APOSTROPHE) | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("\t\n\r\u00a0\u202f\u2009", " ")
)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write a name, and where it means that name."""

    text: str
    is_short: bool = False
    """Means the name only in articles that also hold one of its full forms."""
    only_in: tuple[str, ...] = ()
    """Slugs of the only articles in which it means the name; empty where it does everywhere."""
    is_captured: bool = True
    """False where a cataloguer supplied it."""
    is_person: bool = False
    """A word beside it may then make it someone else: the matcher is more careful."""

    @property
    def key(self) -> Key:
        return tuple(tokenize(" ".join(self.text.split())).keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text cut into words, signs and white space."""

    keys: list[str]
    """As the matcher compares them: capitals count; kinds of apostrophe, quotation mark and space do not."""
    starts: list[int]
    """Where each begins in the text, and last, the text's length."""


def tokenize(text: str) -> Tokens:
    alike = text.translate(ALIKE)
    found = TOKEN.findall(alike)  # leaves no character out, so that lengths add up to places
    starts = list(accumulate(map(len, found), initial=0))
    if not unicodedata.is_normalized("NFC", alike):
        found = [unicodedata.normalize("NFC", token) for token in found]
    return Tokens(keys=found, starts=starts)
