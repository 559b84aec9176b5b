"""Undoes hard wrapping: lines of one paragraph that were broken to a width become one line again, before any rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise

from newsarchive.model import Capture, Line
from newsarchive.spacing import SOFT_HYPHEN, tidy

WIDEST = 120
"""Nobody wraps by hand beyond this; longer lines are whole paragraphs."""
NARROWEST = 40
"""Columns narrower than this look like lists and menus."""
LEAST_FULL = 0.6
"""Share of the lines with another below them that must be full before a capture counts as wrapped."""
LEAST_PAIRS = 4
"""Of so many lines with another below them most must be full; of fewer, all."""
LEAST_VOTES = 2
RAGGED = 3
"""Characters by which lines that were broken by hand fall short, or run over."""
MOST_LONGER = 0.5
"""Longer lines, for each full one, that a wrapped capture may have: a headline, a line of contents."""
LINES_OF_THE_HEAD = 30
"""Lines of a capture among which a headline that was broken in two begins: menus stand above it."""
LONGEST_HEADLINE = 200
"""Characters."""
TAB = "\t"
TABLE_GAP = re.compile(r"\S {3,}\S")  # “Goodwater     4”
ITEM = re.compile(r"\s*([•◦‣⁃▪■□●○·*+–—-]|\d{1,3}[.)]|\[\d+\]|\(\d+\)|>+)\s")  # “• ”, “3. ”, “[4] ”
BROKEN_WORD = re.compile(r"[^\W\d_][-‐]")  # “demon-”, at the end of a line
BYLINE = re.compile(
    r"(?:by|von|par|por|di|da|de|door|przez)(?:\s+(?:[^\W\d_a-z][^\s\d]*|de|del|la|van|von|der|di)){2,5}"
)
"""“di Anna Berg”, below a headline."""
LABELLED = re.compile(r"[^\W\d_a-z][\w ]{1,20}\s?: \S")  # “Source: Harbour Post”
SUSPENDED = frozenset({"and", "or", "und", "oder", "bzw", "et", "ou", "y", "o", "e", "i", "lub", "en", "of"})
"""After these a hyphen is meant: “Nord- und Ostsee”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwrapped:
    """A capture as rules should see it."""

    capture: Capture
    """Numbered as before: a joined line has the number of its first, and blank lines stand for the others."""
    groups: Mapping[int, tuple[int, ...]]
    """Of each joined line, the lines it was made from."""


def unwrap(
    capture: Capture, said: Mapping[int, object] | None = None, parted_before: Set[int] = frozenset()
) -> Unwrapped:
    """The capture with tidied lines, and with wrapped ones joined. Saved pages and Markdown are never wrapped.

    `said`: what the archivist says of lines. Lines of which different things are said are not joined, nor is one of
    `parted_before` to the line above it.
    """
    if any(line.markup or line.markdown for line in capture.lines):
        return Unwrapped(capture=capture, groups={})
    lines = [
        line if line.text.isprintable() and not line.text.endswith(" ") else _tidied(line) for line in capture.lines
    ]
    texts = [line.text for line in lines]
    width, headline = wrap_width(texts), _broken_headline(texts)
    if not width and not headline:
        return Unwrapped(capture=replace(capture, lines=tuple(lines)), groups={})
    joined: list[Line] = []
    groups: dict[int, tuple[int, ...]] = {}
    for run in _runs(lines, width, headline, partial(_may_be_joined, said or {}, parted_before)):
        first, others = lines[run.start], lines[run.start + 1 : run.stop]
        if others:
            links = (_link(lines[index - 1].text, lines[index].text, raw=capture.lines[index - 1]) for index in run[1:])
            parts = (link + line.text.lstrip() for link, line in zip(links, others, strict=True))
            groups[first.number] = (first.number, *(line.number for line in others))
            first = first._replace(text="".join((first.text, *parts)))
        joined += (first, *(line._replace(text="") for line in others))
    return Unwrapped(capture=replace(capture, lines=tuple(joined)), groups=groups)


def _tidied(line: Line) -> Line:
    """Tabs within it stay: they part the cells of a table, as browsers copy it."""
    words = line.text.lstrip()
    first, *others = words.rstrip().split(TAB)
    indent = line.text[: len(line.text) - len(words)]
    return line._replace(text=TAB.join([tidy(indent + first), *map(tidy, others)]).rstrip())


def _may_be_joined(said: Mapping[int, object], parted_before: Set[int], line: Line, below: Line) -> bool:
    return said.get(line.number) == said.get(below.number) and below.number not in parted_before


def _runs(
    lines: Sequence[Line], width: int, headline: range, may_be_joined: Callable[[Line, Line], bool]
) -> Iterator[range]:
    """The lines in runs, each of which is one line of the text: places of its first to behind its last."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines):
            before, line = lines[index - 1], lines[index]
            goes_on = index in headline[1:] or _continues(before.text, line.text, lines[start].text, width)
            if goes_on and may_be_joined(before, line):
                continue
        yield range(start, index)
        start = index


def _broken_headline(texts: Sequence[str]) -> range:
    """Places of the lines of a headline that goes on in lower case: “Storm closes harbour”, “for weeks”. A block of its
    own near the head of the capture, in which nothing ends as a sentence does."""
    start = 0
    while start < min(len(texts), LINES_OF_THE_HEAD):
        end = start
        while end < len(texts) and texts[end]:
            end += 1
        block = texts[start:end]
        if _is_headline_in_parts(block) and end < len(texts):
            return range(start, end)
        start = end + 1
    return range(0)


def _is_headline_in_parts(block: Sequence[str]) -> bool:
    if len(block) not in (2, 3) or sum(map(len, block)) > LONGEST_HEADLINE or ITEM.match(block[0]):
        return False
    goes_on = all(text[0].islower() and not BYLINE.fullmatch(text) for text in block[1:])
    return (
        goes_on
        and block[0][0].isupper()
        and block[0].count(" ") >= 2
        and not any(text[-1] in ".:;,|" for text in block)
    )


def wrap_width(texts: Sequence[str]) -> int:
    """The width to which most lines that have one below were broken; 0 where they were not."""
    if sum([bool(text and below) for text, below in pairwise(texts)]) < LEAST_VOTES:
        return 0  # blank lines part the paragraphs of most captures
    texts = ["" if text and _stands_alone(text) else text for text in texts]
    lengths = Counter(len(text) for text in texts if " " in text.strip())
    pairs = [(text, below) for text, below in pairwise(texts) if text and below]
    votes = _votes(pairs)
    widths = [length for length in lengths if NARROWEST <= length <= WIDEST]
    width = max(widths, key=lambda width: (votes[width], width), default=0)
    longer = sum(count for length, count in lengths.items() if length > width + RAGGED)
    needed = LEAST_FULL * len(pairs) if len(pairs) >= LEAST_PAIRS else max(LEAST_VOTES, len(pairs))
    return width if votes[width] >= max(needed, longer / MOST_LONGER) else 0


def _stands_alone(text: str) -> bool:
    """Whether this is a row of a table or a rule under a headline, which nobody breaks."""
    has_cells = TAB in text or ("   " in text.strip() and TABLE_GAP.search(text) is not None)
    return has_cells or not any(map(str.isalnum, text))


def _votes(pairs: Sequence[tuple[str, str]]) -> list[int]:
    """For each width, how many of the lines are full at it."""
    changes = [0] * (WIDEST + 2)
    for text, below in pairs:
        first = max(0, len(text) - RAGGED)
        last = len(text) + len(below.split(maxsplit=1)[0]) + RAGGED
        if first <= WIDEST:
            changes[first] += 1
            changes[min(last, WIDEST) + 1] -= 1
    return list(accumulate(changes))


def _link(text: str, below: str, *, raw: Line) -> str:
    """What joins two lines. A word broken at a hyphen stays one word and keeps it, for words are not changed."""
    following = below.split(maxsplit=1)[0]
    is_broken = BROKEN_WORD.fullmatch(text[-2:]) and following[0].islower()
    if raw.text.rstrip().endswith(SOFT_HYPHEN) or (is_broken and following.rstrip(",.;") not in SUSPENDED):
        return ""
    return " "


def _is_full(text: str, below: str, width: int) -> bool:
    """Whether the line fits, and the first word of the line below would not, or would just, have fitted as well."""
    return len(text) - RAGGED <= width <= len(text) + len(below.split(maxsplit=1)[0]) + RAGGED


def _continues(text: str, below: str, paragraph: str, width: int) -> bool:
    if not width or not text or not below or not _is_full(text, below, width) or ITEM.match(below):
        return False
    if _stands_alone(text) or _stands_alone(below) or (LABELLED.match(text) and LABELLED.match(below)):
        return False
    deeper = _indent(below) > _indent(text)
    return not deeper or bool(ITEM.match(paragraph))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
