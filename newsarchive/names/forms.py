"""The forms of names as the matcher compares them: runs of tokens, with apostrophes and white space made alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

TOKEN = re.compile(r"[\w\u0300-\u036f]+|\s+|[^\w\s]")  # a word with its combining accents, white space, or one sign
APOSTROPHE = "'"
ALIKE = dict.fromkeys("’‘ʼ`´", APOSTROPHE) | dict.fromkeys("“”„‟«»", '"')
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
        return tuple(tokenize(self.text.strip()).keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text cut into words, signs and white space."""

    keys: list[str]
    """As the matcher compares them: capitals count; kinds of apostrophe, quotation mark and space do not."""
    starts: list[int]
    """Where each begins in the text, and last, the text's length."""


def tokenize(text: str) -> Tokens:
    found = TOKEN.findall(text)  # leaves no character out, so that lengths add up to places
    return Tokens(keys=[_alike(token) for token in found], starts=list(accumulate(map(len, found), initial=0)))


def _alike(token: str) -> str:
    if token.isspace():
        return " "
    if token.isascii():
        return token
    return ALIKE.get(token) or unicodedata.normalize("NFC", token)
