"""How long an article is, and how long one reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsarchive.model import Kind, Passage
from newsarchive.pages.page import Link
from newsarchive.pages.slip import Known, Row
from newsarchive.pages.wording import plural

WORDS_A_MINUTE = 240
"""Silent reading of non-fiction by adults (Brysbaert 2019: 238)."""
SIGNS_A_MINUTE = 260
"""Of scripts without spaces between words (Brysbaert 2019: 260 Chinese characters)."""
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def length_row(passages: Iterable[Passage]) -> Row:
    """A row of the slip: “1,204 words, about 5 minutes to read”. Notes are not counted."""
    text = " ".join(passage.text for passage in passages if passage.kind is not Kind.NOTE)
    signs = len(UNSPACED.findall(text))
    words = len(UNSPACED.sub(" ", text).split())
    minutes = max(1, round(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE))
    counted = [plural(words, "word")] * bool(words) + [plural(signs, "sign")] * bool(signs)
    value = Link(href="", text=" and ".join(counted) or "no text")
    return Row(label="Length", values=(value,), known=Known(words=f"about {plural(minutes, 'minute')} to read"))
