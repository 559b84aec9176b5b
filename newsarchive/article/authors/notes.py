"""How notes about an author go on after her name: “ is a reporter”, “ (@annlee) writes”, “: (555) 0139”."""

from __future__ import annotations

from functools import cache

from newsarchive.article.phrases import any_of, phrases

ASIDE = r"(?:\s*\([^()]{1,60}\)|\s@\w+)?,?\s+"
CONTACT = r"(?:\s?[:|–—-]|,)?\s+(?=\S+@|\(?\d{3}|https?://|www\.)"
"""Before a number or an address: “: (555) 0139”, “ | ann@example.org”, “, 555-0139”"""


@cache
def what_she_is() -> str:
    """A pattern of what says so right after a name: “ is a”, “ (@annlee) writes”."""
    return rf"{ASIDE}(?:{any_of(phrases('bio'))})\b"
