"""Notes and the references to them: ids, links both ways, and how far into the text each reference stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

from newsarchive.markup.margin import Note


def take_notes(root: Element) -> list[Element]:
    """The list items that the footnotes extension put at the end, taken out of the text."""
    found = next((child for child in root if child.get("class") == "footnote"), None)
    if found is None:
        return []
    root.remove(found)
    items = found.find("ol")
    return [] if items is None else list(items)


def reference_elements(root: Element) -> list[Element]:
    """The references in order. Only the footnotes extension makes `sup`: raw HTML is text."""
    return [element for sup in root.iter("sup") for element in (sup, *sup)]


def link_references(root: Element) -> dict[str, list[Element]]:
    """Names each reference `ref-N` (a second to the same note `ref-N-2`); by the note's id, its references."""
    found: dict[str, list[Element]] = {}
    for sup in root.iter("sup"):
        sup.attrib = {}
        for reference in sup.iter("a"):
            target, number = reference.get("href", "").removeprefix("#"), reference.text or ""
            same = found.setdefault(target, [])
            name = f"ref-{number}-{len(same) + 1}" if same else f"ref-{number}"
            reference.attrib = {"id": name, "class": "ref", "role": "doc-noteref", "aria-label": f"Note {number}"}
            same.append(reference)
    return found


def drop_back_links(item: Element) -> None:
    """Those of the extension, which have no names that a screen reader could tell apart."""
    for parent in item.iter():
        for child in [child for child in parent if child.get("class") == "footnote-backref"]:
            parent.remove(child)
        parent.text = (parent.text or "").replace(NBSP_PLACEHOLDER, "")
        for child in parent:
            child.tail = (child.tail or "").replace(NBSP_PLACEHOLDER, "")


def link_back(item: Element, number: int, references: Sequence[Element]) -> None:
    place = next((child for child in reversed(item) if child.tag == "p"), item)
    for reference in references:
        reference.set("href", f"#{item.get('id')}")
        label = f"Back to the reference to note {number}"
        back = {"class": "back", "href": f"#{reference.get('id')}", "role": "doc-backlink", "aria-label": label}
        arrow = Element("a", back)
        arrow.text = "↩\ufe0e"  # as text, not as a coloured picture
        place.insert(len(place) - 1, arrow)  # before the passage's mark


def show_beside(root: Element, notes: Iterable[Note]) -> None:
    """Repeats each note's words at its first reference, for the style sheet to set in the margin."""
    words = {note.reference: note.words for note in notes}
    for sup in root.iter("sup"):
        for reference in sup.iter("a"):
            if note := words.get(reference.get("id", "")):
                sup.set("data-note", f"{reference.text} {note}")


def add_notes_section(root: Element, items: Sequence[Element]) -> None:
    section = SubElement(root, "section", {"class": "notes", "role": "doc-endnotes", "aria-labelledby": "notes"})
    SubElement(section, "h2", {"id": "notes"}).text = "Notes"
    SubElement(section, "ol").extend(items)


def offsets_of_references(root: Element) -> Mapping[str, int]:
    """By its id, how many characters of text stand before each reference."""
    offsets: dict[str, int] = {}
    length = 0
    for piece in _walk(root):
        if isinstance(piece, str):
            length += len(piece)
        else:
            offsets[piece.get("id", "")] = length
    return offsets


def _walk(element: Element) -> Iterator[str | Element]:
    if element.get("class") == "ref":
        yield element
    yield element.text or ""
    for child in element:
        yield from _walk(child)
        yield child.tail or ""
