"""Words as search sees them: without case, accents and the small print of apostrophes.

`templates/assets/search.js` does the same to queries and to the texts it marks; tests hold the two together.
"""

from __future__ import annotations

import re
import unicodedata

MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
"""Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic. Other scripts spell with their marks."""
LETTERS_OF_THEIR_OWN = (("и\u0306", "й"), ("і\u0308", "ї"))
"""Written with a mark, but letters: “мой” is not “мои”. Of ё and ў only the letter beneath stays: both are optional
or follow from the sound before them."""
SPELT_OUT = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "þ": "th", "ð": "d", "ς": "σ",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "",
}  # fmt: skip
TO_SPELL_OUT = re.compile(f"[{''.join(SPELT_OUT)}]")
APOSTROPHE = re.compile(
    "['’ʼ‘](?<=[^\\W_].)"  # after a letter or figure; the sign first, so that texts are scanned fast
    "(?:(?:s|re|ve|ll|d|m)(?![^\\W_])"  # government’s, they’re: the word before it
    "|(?=t(?![^\\W_]))"  # don’t: one word
    "|(?=[\u0400-\u052f]))"  # аб’ява: a sign within a word
)  # any other parts two words: l’homme, O’Brien
WITHOUT_SPACES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(f"[{WITHOUT_SPACES}]|[^\\W_{WITHOUT_SPACES}]+")
"""Chinese and Japanese do not part words: each character is one, and a run of them is found as a phrase."""


def fold(text: str) -> str:
    """`text` in small letters without accents."""
    text = text.lower()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFD", text)
    for decomposed, letter in LETTERS_OF_THEIR_OWN:
        text = text.replace(decomposed, letter)
    return TO_SPELL_OUT.sub(lambda found: SPELT_OUT[found[0]], MARKS.sub("", text))


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return WORD.findall(APOSTROPHE.sub("", fold(text)))
