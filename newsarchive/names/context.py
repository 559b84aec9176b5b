"""The line in which a name stands, cut from its passage at word boundaries, as a concordance shows it."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 120
"""Characters of the whole line, about."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A line in three parts, plain text; an ellipsis shows where the passage goes on."""

    before: str
    name: str
    after: str


def context_of(text: str, start: int, end: int) -> Context:
    """The words around `text[start:end]`, as many on either side; what one side lacks goes to the other."""
    spare = max(WIDTH - (end - start), 0)
    left = min(start, max(spare // 2, spare - (len(text) - end)))
    right = min(len(text) - end, spare - left)
    return Context(
        before=_last_words(text[:start], left),
        name=text[start:end],
        after=_first_words(text[end:], right),
    )


def _last_words(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    kept = text[len(text) - length :]
    if text[len(text) - length - 1].isspace():
        return f"{ELLIPSIS} {kept.lstrip()}"
    word, space, rest = kept.partition(" ")
    return f"{ELLIPSIS} {rest}" if space else f"{ELLIPSIS}{word}"


def _first_words(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    kept = text[:length]
    if text[length].isspace():
        return f"{kept.rstrip()} {ELLIPSIS}"
    rest, space, word = kept.rpartition(" ")
    return f"{rest} {ELLIPSIS}" if space else f"{word}{ELLIPSIS}"
