"""Words as Markdown that renders to the same words, whatever signs a capture holds; and back, without a conversion."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

SPECIAL = (
    # Each alternative begins with a sign of its own: so a text is searched for these signs alone, in no time.
    r"\*|`|<|\{"
    r"|_(?:(?<![^\W_]_)|(?![^\W_]))"  # an underscore within a word is safe
    r"|\\(?=[\\`*_{}\[\]()>#+.!<-]|$)"  # a backslash counts only before a sign that it could escape
    r"|\[(?=\^)|\](?=[(\[:])"  # “[sic]” is safe; “[^1]”, “[a](b)”, “[a][b]” and “[a]: b” are not
    r"|&(?=#?\w+;)"  # “&copy;”, which was written so
    r"|\|"  # between the cells of a table
    r"|#(?=#{0,9}$)"  # at the end of a heading; of a longer row the last, which is all that counts there
)
INLINE = re.compile(f"({SPECIAL})")
LINK_TEXT = re.compile(rf"({SPECIAL}|[\[\]])")
START = re.compile(r"[#>+:=~-]|\[(?=[^\[\]]*\]:)")  # what begins a heading, a quotation, a list, a definition …
NUMBERED = re.compile(r"(\d+)([.)])(?=\s|$)")  # “1. ”
ENTITIES = {"<": "&lt;", "&": "&amp;", ":": "&#58;", "=": "&#61;", "~": "&#126;", "|": "&#124;"}
"""Markdown has no backslash escape for these."""
CHARACTER = re.compile(r"(&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?))")  # as the library knows them

ATTRIBUTES = re.compile(r"(?<!\\)\{(?=:|[#.][\w-])[^{}\n]*\}\s*$", re.MULTILINE)  # “{: .caption}”
REFERENCE = re.compile(r"\[\^[^\[\]]+\]")  # “[^3]”
LINKED = re.compile(  # “[words](address)”; an address ends before what may begin another, so that none is read twice
    r"!?\[([^\[\]]*+)\]\((?:[^)\s\]]|\](?!\())*+\)"
)
EMPHASIS = re.compile(
    r"(?=[*`_])(?:"  # else each letter would be held against all that follows
    r"(?<!\\)(?:\*\*?|`)(?=\S)|(?<=\S)(?<!\\)(?:\*\*?|`)"
    r"|(?<!\\)(?<![^\W_])__?(?=\S)|(?<=\S)(?<!\\)__?(?![^\W_]))"  # an underscore within a word is a letter
)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")


def escape_inline(text: str) -> str:
    """`text`, to stand anywhere within a line of Markdown."""
    return replace_found(INLINE, text, _escaped)


def escape_link_text(text: str) -> str:
    """`text`, to stand between the brackets of a link."""
    return replace_found(LINK_TEXT, text, _escaped)


def escape_start(markdown: str) -> str:
    """A line of Markdown whose first signs are words, not the beginning of a list or a heading."""
    if markdown[:1].isalpha():
        return markdown
    markdown = _escaped(markdown[0]) + markdown[1:] if START.match(markdown) else markdown
    return NUMBERED.sub(r"\1\\\2", markdown, count=1) if NUMBERED.match(markdown) else markdown


def escape_line(text: str) -> str:
    """`text` as a line of its own."""
    return escape_start(escape_inline(text))


def words_of_markdown(text: str) -> str:
    """The words, without references to notes, attributes, addresses, emphasis and escapes."""
    text = _inner(LINKED, REFERENCE.sub("", ATTRIBUTES.sub("", text)))
    return read_references(without_backslashes(EMPHASIS.sub("", text)))


def without_backslashes(text: str) -> str:
    """The signs themselves, without the backslashes before them."""
    return _inner(ESCAPED, text)


def _inner(pattern: re.Pattern[str], text: str) -> str:
    """Of all that matches, the one group alone; a template in its place takes ten times as long."""
    return "".join(pattern.split(text))


def read_references(text: str) -> str:
    """`text` with “&lt;” and the like as the characters that they stand for."""
    return replace_found(CHARACTER, text, _read_reference)


def replace_found(pattern: re.Pattern[str], text: str, replace: Callable[[str], str]) -> str:
    """`text` with a replacement of all that the pattern finds, which is its one group.

    A million signs take a third of the time that `sub` takes, which makes a match of each.
    """
    pieces = pattern.split(text)
    if len(pieces) == 1:
        return text
    pieces[1::2] = map(replace, pieces[1::2])
    return "".join(pieces)


def _escaped(sign: str) -> str:
    return ENTITIES.get(sign, f"\\{sign}")


@lru_cache(maxsize=4096)  # a text repeats the same few
def _read_reference(reference: str) -> str:
    return html.unescape(reference)
