"""The words of a text: as runs of letters, between other signs, and how many there are."""

from __future__ import annotations

import re
from itertools import filterfalse

RUN = re.compile(r"[^\W\d_]+")  # “Sept”, “o” and “clock” in “Sept. 3, o’clock”
TYPOGRAPHIC = "’“”‘–—…«»•"
"""Signs that are no letters, in lines whose letters are often all ASCII."""
IDEOGRAPHS = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
UNSPACED_LETTERS = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1780-\u17d3"
IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
"""A sign of Chinese or Japanese, which do not part their words."""
UNSPACED_LETTER = re.compile(f"[{UNSPACED_LETTERS}]")
"""A letter of Thai, Lao, Burmese or Khmer, which part sentences by spaces, not words."""
BEYOND_EUROPE = re.compile("[\u0e01-\U0010ffff]")
"""What all of these are, and no letter of Latin, Greek or Cyrillic: told at once."""
UNSPACED = re.compile(f"[{IDEOGRAPHS}{UNSPACED_LETTERS}\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]+")
"""These, and the punctuation between them: “、。「」！”."""
IDEOGRAPHS_A_WORD, LETTERS_A_WORD = 2, 5
"""Of these scripts, on average, in news."""
LETTERS = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
LOW_LETTERS = LETTERS.lower()
"""Tables for `translated`: of ASCII, what is a letter, as it stands and in lower case."""


def stands_free(word: str, text: str) -> bool:
    """Whether `word` stands in `text` and is no part of a longer word."""
    place = text.find(word)
    while place >= 0:
        before, after = text[max(0, place - 1) : place], text[place + len(word) : place + len(word) + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            return True
        place = text.find(word, place + 1)
    return False


def lower_in_place(text: str) -> str:
    """`text` in lower case, sign for sign: “İ”, of which Python makes two, is an “i”. Patterns of hundreds of words are
    matched several times as fast by it as by one that must ignore case."""
    return text.replace("İ", "i").lower()


def without_typographic(text: str) -> str:
    """`text` with spaces for typographic signs: what is left of most lines is ASCII, which is looked at far faster."""
    if not text.isascii():
        for sign in TYPOGRAPHIC:
            text = text.replace(sign, " ")
    return text


def translated(text: str, table: bytes) -> str:
    """An ASCII text by a table of 256 bytes: several times as fast as one of signs."""
    return text.encode().translate(table).decode()


def letter_runs(text: str) -> list[str]:
    """Every run of letters in `text`, in no particular order."""
    text = without_typographic(text)
    if text.isascii():
        return translated(text, LETTERS).split()
    parts = text.split()
    words = list(filter(str.isalpha, parts))
    if len(words) < len(parts):
        words += RUN.findall(" ".join(filterfalse(str.isalpha, parts)))
    return words


def words_apart(text: str) -> str:
    """The words of `text` in lower case, parted by spaces."""
    plain = without_typographic(text)
    return translated(plain, LOW_LETTERS) if plain.isascii() else " ".join(letter_runs(text.lower()))


def words_in(text: str) -> list[str]:
    """The same one by one, in no particular order."""
    return words_apart(text).split()


def _is_european(text: str) -> bool:
    plain = without_typographic(text)
    return plain.isascii() or BEYOND_EUROPE.search(plain) is None


def count_words(text: str) -> int:
    """How many words a text has; an estimate where its script puts no space between them."""
    if _is_european(text) or not UNSPACED.search(text):
        return len(text.split())
    signs, letters = len(IDEOGRAPH.findall(text)), len(UNSPACED_LETTER.findall(text))
    return len(UNSPACED.sub(" ", text).split()) + -(-signs // IDEOGRAPHS_A_WORD) + -(-letters // LETTERS_A_WORD)
