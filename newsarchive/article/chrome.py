"""What belongs to the page rather than to an article: buttons, menus, notices."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsarchive.article.phrases import LINES_REMEMBERED, any_of, may_begin_with, phrases
from newsarchive.article.prose import is_notice


@cache
def _chrome() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = [phrase for phrase in phrases("chrome") if " " not in phrase]
    several = [phrase for phrase in phrases("chrome") if " " in phrase]
    return (
        re.compile(any_of(words) + r"\b"),
        re.compile(any_of(several) + r"\b"),
    )


@lru_cache(maxsize=LINES_REMEMBERED)
def is_chrome(text: str) -> bool:
    """A button, a menu, a notice. A lone word of menus speaks only in a short line: “Home Depot Stock Is Falling”."""
    if is_notice(text):
        return True
    if not may_begin_with(text, "chrome"):
        return False
    word, several = _chrome()
    low = text.lower()
    return several.match(low) is not None or (text.count(" ") <= 3 and word.match(low) is not None)
