"""Links on words inside a passage: no word changes, and no link stands in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markupsafe import Markup

from newsarchive.markup.words import Run, runs_of

CLOSED = ("a", "code", "pre")
"""Elements whose words stay as they are."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a character of a passage's text stands in the tree."""

    run: int
    offset: int


def add_links(passage: Element, links: Iterable[WordLink]) -> None:
    """Makes links of words. Words that markup divides, or that stand in a link already, stay as they are."""
    closed = {id(inner) for element in passage.iter() if element.tag in CLOSED for inner in element.iter()}
    runs = list(runs_of(passage))
    places = _places(runs)
    for link in sorted(links, key=lambda link: -link.start):  # from the end: what stands before keeps its place
        first, last = places[link.start], places[link.end - 1]
        run = runs[first.run]
        if first.run == last.run and id(run.container) not in closed:
            _insert(run, first.offset, last.offset + 1, link)


def _places(runs: Sequence[Run]) -> list[_Place]:
    """One for each character that `words_of` gives: it makes one space of many, and none at the ends."""
    places: list[_Place] = []
    ends_in_space = True
    for number, run in enumerate(runs):
        for offset, character in enumerate(run.text):
            if not (character.isspace() and ends_in_space):
                places.append(_Place(run=number, offset=offset))
            ends_in_space = character.isspace()
    return places


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
