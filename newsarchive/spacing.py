"""White space and invisible characters: what may be normalized in a capture without changing a word of it."""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
NO_BREAK_SPACE = "\u00a0"

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are no white space
    "\u00ad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, zero-width space, direction marks
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"  # overrides, word joiner, byte order mark
    "\ud800-\udfff]+"  # halves of characters, which no file can hold
)
"""Zero-width joiners stay: emoji and several scripts are spelt with them."""
CONTROL_SPACE = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
"""White space that is a control character too, and as such has no place in a page."""
MISLEADING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Control characters but for tab and line feed, and signs that turn round the letters after them."""
OTHER_SPACE = re.compile(r"[^\S ]")  # a tab, a no-break space, a line separator inside a line


def visible(text: str) -> str:
    """`text` without signs that show nothing, that turn its letters round or that no file can hold.

    Control characters that are white space become a plain space.
    """
    return text if text.isprintable() else CONTROL_SPACE.sub(" ", INVISIBLE.sub("", text))


def with_marks(text: str) -> str:
    """`text` as it is, for people to look at: “⟨U+202E⟩” stands for a sign that would mislead them."""
    if text.isprintable():
        return text
    return MISLEADING.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def tidy(text: str) -> str:
    """`text` without invisible characters and trailing space, each other space a plain one.

    Indentation and runs of spaces stay: they tell quotations and tables. A line that shows nothing becomes "".
    """
    if not text.isprintable():  # but nearly every line is, or is but for these two
        text = text.replace("\t", "    ").replace(NO_BREAK_SPACE, " ")
    if not text.isprintable():
        text = OTHER_SPACE.sub(" ", INVISIBLE.sub("", text))
    return text.rstrip()


def squeeze(text: str) -> str:
    """`text` on one line, with single spaces between words."""
    if text.isprintable() and "  " not in text:  # nearly every line: what white space it has is single spaces
        return text.strip()
    return " ".join(tidy(text).split())
