"""Words as Markdown that renders to the same words, whatever signs a capture holds."""

from __future__ import annotations

import re

INLINE = re.compile(
    # Each alternative begins with a sign of its own: so a text is searched for these signs alone, in no time.
    r"\*|`|<|\{"
    r"|_(?:(?<![^\W_]_)|(?![^\W_]))"  # an underscore within a word is safe
    r"|\\(?=[\\`*_{}\[\]()>#+.!<-]|$)"  # a backslash counts only before a sign that it could escape
    r"|\[(?=\^)|\](?=[(\[:])"  # “[sic]” is safe; “[^1]”, “[a](b)”, “[a][b]” and “[a]: b” are not
    r"|&(?=#?\w+;)"  # “&copy;”, which was written so
    r"|\|"  # between the cells of a table
    r"|#(?=#{0,9}$)"  # at the end of a heading; of a longer row the last, which is all that counts there
)
LINK_TEXT = re.compile(INLINE.pattern + r"|[\[\]]")
START = re.compile(r"[#>+:=~-]|\[(?=[^\[\]]*\]:)")  # what begins a heading, a quotation, a list, a definition …
NUMBERED = re.compile(r"(\d+)([.)])(?=\s|$)")  # “1. ”
ENTITIES = {"<": "&lt;", "&": "&amp;", ":": "&#58;", "=": "&#61;", "~": "&#126;", "|": "&#124;"}
"""Markdown has no backslash escape for these."""


def escape_inline(text: str) -> str:
    """`text`, to stand anywhere within a line of Markdown."""
    return INLINE.sub(_escaped, text)


def escape_link_text(text: str) -> str:
    """`text`, to stand between the brackets of a link."""
    return LINK_TEXT.sub(_escaped, text)


def escape_start(markdown: str) -> str:
    """A line of Markdown whose first signs are words, not the beginning of a list or a heading."""
    if markdown[:1].isalpha():
        return markdown
    markdown = START.sub(_escaped, markdown, count=1) if START.match(markdown) else markdown
    return NUMBERED.sub(r"\1\\\2", markdown, count=1) if NUMBERED.match(markdown) else markdown


def escape_line(text: str) -> str:
    """`text` as a line of its own."""
    return escape_start(escape_inline(text))


def _escaped(match: re.Match[str]) -> str:
    return ENTITIES.get(match[0], f"\\{match[0]}")
