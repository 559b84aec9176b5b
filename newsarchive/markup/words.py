"""What an element of the converted text says, without the marks that we add to it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

LISTS = ("ul", "ol")
SEPARATE = ("td", "th", "p", "br")
OUR_MARKS = ("mark", "back")


def words_of(element: Element) -> str:
    """The element's own words: no marks of notes, no lists nested in it."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in SEPARATE:
            yield " "
        if child.tag not in ("sup", *LISTS) and child.get("class") not in OUR_MARKS:
            yield from _pieces(child)
        yield child.tail or ""
