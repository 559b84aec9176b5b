"""Links on words inside a passage: no word changes, and no link stands in another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from xml.etree.ElementTree import Element

from markupsafe import Markup

from newsarchive.markup.words import Run, runs_of

CLOSED = ("a", "code", "pre")
"""Elements whose words stay as they are."""
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLink:
    """A link on some words of a passage."""

    start: int
    """Where they stand in the passage's text."""
    end: int
    href: str
    role: str
    """Its class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What a page adds to a text, by the anchors of its passages."""

    links: Mapping[str, Sequence[WordLink]] = field(default_factory=dict)
    beside: Mapping[str, Markup] = field(default_factory=dict)
    """What is to stand at a passage's end, made by `link`."""


def add_links(passage: Element, links: Iterable[WordLink]) -> None:
    """Makes links of words. Words that markup divides, or that stand in a link already, stay as they are."""
    closed = {id(inner) for element in passage.iter() if element.tag in CLOSED for inner in element.iter()}
    runs = list(runs_of(passage))
    texts = [run.text for run in runs]
    ends = list(accumulate(map(len, texts)))
    places = _Places("".join(texts))
    for link in sorted(links, key=lambda link: -link.start):  # from the end: what stands before keeps its place
        start, last = places.of(link.start), places.of(link.end - 1)
        number = bisect_right(ends, start)
        run, begins = runs[number], ends[number] - len(texts[number])
        if last < ends[number] and id(run.container) not in closed:
            _insert(run, start - begins, last + 1 - begins, link)


class _Places:
    """Where in a text a character stands that `words_of` gives: it makes one space of many, and none at the ends."""

    def __init__(self, text: str) -> None:
        self._words = [found.span() for found in WORD.finditer(text)]
        self._starts = [0, *accumulate(end - start + 1 for start, end in self._words)]

    def of(self, place: int) -> int:
        number = bisect_right(self._starts, place) - 1
        return self._words[number][0] + place - self._starts[number]


def _insert(run: Run, start: int, end: int, link: WordLink) -> None:
    text = run.text
    made = Element("a", {"class": link.role, "href": link.href})
    made.text, made.tail = text[start:end], text[end:]
    if run.after is None:
        run.container.text = text[:start]
        run.container.insert(0, made)
    else:
        run.after.tail = text[:start]
        run.container.insert(list(run.container).index(run.after) + 1, made)
