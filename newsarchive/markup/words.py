"""What an element of the converted text says, without the marks that we add to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

LISTS = ("ul", "ol")
SEPARATE = ("td", "th", "p", "br")
OUR_MARKS = ("mark", "back")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of text in the tree."""

    container: Element
    """The element whose text it is."""
    after: Element | None = None
    """The child that it follows; None where it begins the element."""
    added: str = ""
    """Space that no one wrote, between cells or paragraphs."""

    @property
    def text(self) -> str:
        if self.added:
            return self.added
        return (self.container.text if self.after is None else self.after.tail) or ""


def words_of(element: Element) -> str:
    """The element's own words: no marks of notes, no lists nested in it."""
    return " ".join("".join(run.text for run in runs_of(element)).split())


def runs_of(element: Element) -> Iterator[Run]:
    """The runs of text that make up its own words."""
    yield Run(container=element)
    for child in element:
        if child.tag in SEPARATE:
            yield Run(container=element, after=child, added=" ")
        if child.tag not in ("sup", *LISTS) and child.get("class") not in OUR_MARKS:
            yield from runs_of(child)
        yield Run(container=element, after=child)
