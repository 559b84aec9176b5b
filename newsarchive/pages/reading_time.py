"""How long an article is, and how long one reads it."""

from __future__ import annotations

from newsarchive.letters import IDEOGRAPH, count_words
from newsarchive.markup import text_of
from newsarchive.pages.page import Link
from newsarchive.pages.slip import Known, Row
from newsarchive.pages.wording import plural

WORDS_A_MINUTE = 240
"""Silent reading of non-fiction by adults (Brysbaert 2019: 238)."""
SIGNS_A_MINUTE = 260
"""Of scripts without spaces between words (Brysbaert 2019: 260 Chinese characters)."""


def length_row(body: str) -> Row:
    """A row of the slip: “1,204 words, about 5 minutes to read”, counted as in records and exports: without notes."""
    text = text_of(body)
    signs = len(IDEOGRAPH.findall(text))
    words = count_words(IDEOGRAPH.sub(" ", text))
    minutes = max(1, round(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE))
    counted = [plural(words, "word")] * bool(words) + [plural(signs, "sign")] * bool(signs)
    value = Link(href="", text=" and ".join(counted) or "no text")
    return Row(label="Length", values=(value,), known=Known(words=f"about {plural(minutes, 'minute')} to read"))
