"""Words within a line and what marks them: links, emphasis, strong; as plain text and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsarchive.escape import escape_inline, escape_link_text

SPACES = re.compile(r"[ \n\r\f]+")
CELL = "\t"
"""Between the cells of a table row, as a browser copies them; a tab anywhere else has become a space."""
UNSAFE_IN_TARGET = str.maketrans(
    {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C", "`": "%60", "*": "%2A"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a run of words is set."""

    href: str = ""
    """Where it links to, in full; “#fn1” within the page; “#” where it cannot be followed from the archive."""
    strong: bool = False
    emphasis: bool = False

    @property
    def is_plain(self) -> bool:
        return not (self.strong or self.emphasis or self.href not in ("", "#"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words set alike."""

    text: str
    style: Style


def plain(runs: Iterable[Run]) -> str:
    """The words with white space as a browser shows it."""
    return _tidy("".join(run.text for run in runs))


def markdown(runs: Sequence[Run]) -> str:
    """The words as Markdown that renders to the same words; empty where it says no more than the plain text."""
    if all(run.style.is_plain for run in runs):
        return ""
    merged = _without_touching_marks(_merge(runs))
    if all(style == Style() for style, _ in merged):
        return ""
    written = ""
    for style, text in merged:
        marked = _marked(text, style)
        if marked.startswith("[") and written.endswith("!"):
            written = f"{written[:-1]}\\!"  # or Markdown would see a picture
        written += marked
    return _tidy(written)


def _tidy(text: str) -> str:
    text = SPACES.sub(" ", text).replace(f" {CELL}", CELL).replace(f"{CELL} ", CELL).strip(" ").rstrip(CELL)
    words = text.lstrip(CELL)
    return text if CELL in words else words  # empty cells before a lone one tell nothing


def _merge(runs: Iterable[Run]) -> list[tuple[Style, str]]:
    """Neighbours set alike as one. A run of white space takes the style before it, so that no mark stands alone."""
    together: list[tuple[Style, str]] = []
    for run in runs:
        style = replace(run.style, href="") if run.style.href == "#" else run.style
        style = together[-1][0] if together and not run.text.strip() and run.text != CELL else style
        together.append((style, run.text))
    return [(style, "".join(text for _, text in group)) for style, group in groupby(together, key=lambda pair: pair[0])]


def _without_touching_marks(merged: list[tuple[Style, str]]) -> list[tuple[Style, str]]:
    """`*a***b**` could be read in several ways: emphasis gives way where it would touch other emphasis."""
    kept: list[tuple[Style, str]] = []
    for style, text in merged:
        before, before_text = kept[-1] if kept else (Style(), " ")
        touches = not (before_text[-1:].isspace() or text[:1].isspace())
        if touches and (before.strong or before.emphasis):
            style = replace(style, strong=False, emphasis=False)
        kept.append((style, text))
    return kept


def _marked(text: str, style: Style) -> str:
    """Marks hug their words: white space goes outside, or Markdown would not see them."""
    core = text.strip(" \t\n\r\f\u00a0")
    if not core:
        return text
    before, _, after = text.partition(core)
    marks = "**" * style.strong + "*" * style.emphasis
    marked = f"{marks}{(escape_link_text if style.href else escape_inline)(core)}{marks[::-1]}"
    if style.href:
        marked = f"[{marked}]({style.href.translate(UNSAFE_IN_TARGET)})"
    return f"{before}{marked}{after}"
