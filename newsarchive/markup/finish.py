"""The last step over a converted text: every passage gets an anchor made from its words, every note its links."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from newsarchive.markup.allowed import HEADINGS, drop_dead_links, keep_what_is_allowed
from newsarchive.markup.linked import Additions, add_links
from newsarchive.markup.margin import Note, fit_beside
from newsarchive.markup.notes import (
    add_notes_section,
    drop_back_links,
    link_back,
    link_references,
    offsets_of_references,
    reference_elements,
    show_beside,
    take_notes,
)
from newsarchive.markup.words import LISTS, words_of
from newsarchive.model import Kind, Passage
from newsarchive.urls import make_slug

OURS = ("main", "notes", "slip", "text", "cite")
"""Ids that templates use: no heading may take them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the text, for the list of contents."""

    level: int
    anchor: str
    text: str


def add_nothing(passages: Sequence[Passage]) -> Additions:
    return Additions()


class Finish(Treeprocessor):
    """After a conversion it holds what it found in it."""

    passages: list[Passage]
    headings: list[Heading]
    has_sidenotes: bool
    """Whether the notes fit into the margin."""
    additions: Additions
    add: Callable[[Sequence[Passage]], Additions]
    """What the page adds, given the passages: set before a conversion."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.add = add_nothing
        self._start()

    def _start(self) -> None:
        self.passages, self.headings = [], []
        self.has_sidenotes = False
        self._elements: dict[str, Element] = {}
        self._taken = set(OURS)
        self._times: dict[str, int] = {}
        self._depth = 1

    def run(self, root: Element) -> None:
        self._start()
        items = take_notes(root)
        for item in items:
            drop_back_links(item)
        note_ids = [item.get("id", "") for item in items]
        _keep_only_what_is_allowed(root, items)
        references = link_references(root)
        self._taken.update(one.get("id", "") for found in references.values() for one in found)
        offsets = offsets_of_references(root)
        self._finish_children(root, Kind.PARAGRAPH)
        length = sum(len(passage.text) for passage in self.passages)
        notes = list(self._finish_notes(items, [references.get(note_id, []) for note_id in note_ids], offsets))
        if items:
            add_notes_section(root, items)
        if fit_beside(notes, length):
            self.has_sidenotes = True
            show_beside(root, notes)
        drop_dead_links(root)
        self.additions = self.add(self.passages)
        for anchor, links in self.additions.links.items():
            add_links(self._elements[anchor], links)
        for passage in self.passages:
            if passage.is_supplied:
                _put_into_brackets(self._elements[passage.anchor])

    def _finish_notes(
        self, items: Sequence[Element], references: Sequence[Sequence[Element]], offsets: Mapping[str, int]
    ) -> Iterator[Note]:
        """`references`: to each of the notes; a note to which nothing refers cannot stand in the margin."""
        for number, (item, found) in enumerate(zip(items, references, strict=True), 1):
            self._add(item, Kind.NOTE)
            words = words_of(item)
            if found and words:  # one that is nothing but a list has none of its own
                reference = found[0].get("id", "")
                yield Note(reference=reference, offset=offsets[reference], words=words)
            link_back(item, number, found)

    def _finish_children(self, parent: Element, kind: Kind) -> None:
        for element in parent:
            if element.tag in HEADINGS:
                self._finish_heading(element)
            elif element.tag in ("p", "pre"):
                self._add(element, _kind_of(element, kind))
            elif element.tag == "blockquote":
                self._finish_children(element, Kind.QUOTATION)
            elif element.tag in LISTS:
                self._finish_list(element)
            elif element.tag == "table":
                for row in element.iter("tr"):
                    self._add(row, Kind.TABLE)

    def _finish_list(self, element: Element) -> None:
        for item in element:
            self._add(item, Kind.LIST_ITEM)
            for nested in item:
                if nested.tag in LISTS:
                    self._finish_list(nested)

    def _finish_heading(self, element: Element) -> None:
        level = min(max(int(element.tag[1]), 2), self._depth + 1)  # one h1 a page, and no level skipped
        element.tag, self._depth = f"h{level}", level
        text = words_of(element)
        anchor = self._take(element.get("id") or make_slug(text, fallback="heading"))
        supplied = _is_supplied(element)
        self.headings.append(Heading(level=level, anchor=anchor, text=f"[{text}]" if supplied else text))
        self._mark(element, Passage(anchor=anchor, kind=Kind.HEADING, text=text, is_supplied=supplied))

    def _add(self, element: Element, kind: Kind) -> None:
        text = words_of(element)
        if text:
            digest = hashlib.sha256(text.encode()).hexdigest()[:8]
            anchor, supplied = self._take(f"p-{digest}"), _is_supplied(element)
            self._mark(element, Passage(anchor=anchor, kind=kind, text=text, is_supplied=supplied))

    def _take(self, wanted: str) -> str:
        anchor, number = wanted, self._times.get(wanted, 1)
        while anchor in self._taken:
            number += 1
            anchor = f"{wanted}-{number}"
        self._taken.add(anchor)
        self._times[wanted] = number  # so that of a thousand equal passages each asks once
        return anchor

    def _mark(self, element: Element, passage: Passage) -> None:
        """Puts a link to the passage at the end of its own words."""
        self.passages.append(passage)
        self._elements[passage.anchor] = element
        element.set("id", passage.anchor)
        mark = Element("a", {"class": "mark", "href": f"#{passage.anchor}", "aria-label": "Link to this passage"})
        inner = [child for child in element if child.tag in ("p", "td", "th")]
        place = inner[-1] if inner else element
        nested = next((index for index, child in enumerate(place) if child.tag in LISTS), len(place))
        place.insert(nested, mark)


def _keep_only_what_is_allowed(root: Element, items: list[Element]) -> None:
    references = set(map(id, (element for part in (root, *items) for element in reference_elements(part))))
    for part in (root, *items):
        for element in part.iter():
            if id(element) not in references:
                keep_what_is_allowed(element)


def _is_supplied(element: Element) -> bool:
    return "supplied" in element.get("class", "").split()


def _put_into_brackets(element: Element) -> None:
    """In the text itself, up to the link that ends its words: so copies and voices that read aloud have them too."""
    places = [one for one in element.iter() if one.find("a[@class='mark']") is not None]
    inner = [child for child in element if child.tag in ("p", "td", "th")]
    first, last = (inner or [element])[0], places[0]
    first.text = "[" + (first.text or "").lstrip()
    end = next(index for index, child in enumerate(last) if child.get("class") == "mark")
    if end:
        last[end - 1].tail = (last[end - 1].tail or "").rstrip() + "]"
    else:
        last.text = (last.text or "").rstrip() + "]"


def _kind_of(element: Element, kind: Kind) -> Kind:
    classes = element.get("class", "").split()
    if "caption" in classes:
        return Kind.CAPTION
    return Kind.CREDIT if "credit" in classes else kind
