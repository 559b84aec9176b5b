"""The elements of a saved page, what they hold, and which of them holds the article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsarchive.layout.roles import NONE, Roles, roles_of, tag_of
from newsarchive.model import Capture, Line, Markup

INLINE = frozenset({
    "a", "abbr", "b", "bdi", "big", "cite", "code", "data", "em", "font", "i", "ins", "label", "mark", "q", "s",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
})  # fmt: skip
HARMLESS: Roles = frozenset({
    "body", "embed", "gallery", "standfirst", "headline", "byline", "tags", "rating", "hidden", "form"
})  # fmt: skip
"""Roles that elements around an article's text often have as well."""
FOREIGN_TAGS = frozenset({"nav", "footer", "aside", "form", "figcaption", "button", "select", "textarea"})
PROSE_LENGTH = 80
CLEAR_PROSE_LENGTH = 220
SENTENCE_END = re.compile(r"[.!?…。]['\"”’»)\]*]{0,3}$")
LOW_WORD = re.compile(r"(?:^|\s)[a-zß-öø-ÿа-яёіўєїґąćęłńóśźżšžč]")
FEWEST_LOW_WORDS = 5
MOST_LINKED_PROSE = 0.6
FOREIGN_WEIGHT = 0.15
"""What prose counts where something says that it is none of the article's."""
FADING = 0.7
"""What of the weight of its prose an element keeps for the element around it."""
REACH = 7


@dataclass(slots=True, kw_only=True)
class Element:
    """An element of the page and what it holds. Filled while the page is read, not changed after."""

    name: str
    parent: int
    depth: int
    roles: Roles
    first: int
    """Number of its first line."""
    last: int = 0
    lines: int = 0
    size: int = 0
    """Characters."""
    linked: float = 0.0
    """Of these, characters in links."""
    prose: int = 0
    """Of these, characters of sentences."""
    own_prose: int = 0
    """Prose that stands in it without another block around."""
    clean: float = 0.0
    """Prose, counted less where something says that it is foreign."""
    score: float = 0.0
    has_h1: bool = False

    @property
    def tag(self) -> str:
        return tag_of(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page's elements by their numbers."""

    elements: Mapping[int, Element]
    root: int
    """The element that holds the article's text; 0 where there is none."""
    main: int
    """The element with most prose directly in it."""
    prose: int
    """Characters of prose in the whole page."""

    def holds_article(self, markup: Markup) -> bool:
        """Whether a line stands in the element that holds the article."""
        return self.root in markup.elements


def is_prose(line: Line) -> bool:
    """Whether a line reads like sentences of a text rather than like a menu or a list of links."""
    text = line.text
    if len(text) < PROSE_LENGTH or (line.markup and line.markup.link_share >= MOST_LINKED_PROSE):
        return False
    if len(LOW_WORD.findall(text)) < FEWEST_LOW_WORDS and text[:40].isascii():
        return False
    return len(text) >= CLEAR_PROSE_LENGTH or SENTENCE_END.search(text) is not None


def block_place(markup: Markup) -> int:
    """Place in the path of the block element that a line is."""
    for place in range(len(markup.path) - 1, 0, -1):
        if tag_of(markup.path[place]) not in INLINE:
            return place
    return 0


def read_layout(capture: Capture) -> Layout:
    """The layout of a saved page."""
    elements = _gather(capture.lines)
    prose = max((element.prose for element in elements.values()), default=0)
    _weigh(capture.lines, elements, prose)
    root = _root(elements)
    number = root
    while number:  # what holds the article is not foreign to it, whatever its classes say of the page
        elements[number].roles &= {"body"}
        number = elements[number].parent
    main = max(elements, key=lambda number: (elements[number].own_prose, -number), default=0)
    return Layout(elements=elements, root=root, main=main, prose=prose)


def _gather(lines: Sequence[Line]) -> dict[int, Element]:
    elements: dict[int, Element] = {}
    first_prose = next((line.number for line in lines if is_prose(line)), 0)
    for line in lines:
        markup = line.markup
        if markup is None or not markup.elements:
            continue
        _open_elements(elements, markup, line.number)
        size, prose = len(line.text), is_prose(line)
        element = elements[markup.elements[-1]]
        element.last = line.number
        element.lines += 1
        element.size += size
        element.linked += markup.link_share * size
        element.prose += size * prose
        element.has_h1 |= markup.tag == "h1"
        own = block_place(markup)
        if prose and own:
            elements[markup.elements[own - 1]].own_prose += size
    for number in sorted(elements, reverse=True):  # what an element holds, the one around it holds as well
        _add(elements[number], elements.get(elements[number].parent))
    for element in elements.values():
        if element.has_h1 or element.first <= first_prose:
            element.roles -= {"comments"}  # “comments-open” on the article itself
    return elements


def _open_elements(elements: dict[int, Element], markup: Markup, line: int) -> None:
    """Adds those of the elements around a line that are not yet there."""
    missing = len(markup.elements)
    while missing and markup.elements[missing - 1] not in elements:
        missing -= 1
    for depth in range(missing, len(markup.elements)):
        name = markup.path[depth]
        elements[markup.elements[depth]] = Element(
            name=name,
            parent=markup.elements[depth - 1] if depth else 0,
            depth=depth,
            roles=_roles_within(markup.path[:depth], name) if depth else NONE,
            first=line,
        )


def _roles_within(around: Sequence[str], name: str) -> Roles:
    """The foot of a quotation says who is quoted, and is no foot of the page."""
    roles = roles_of(name)
    is_attribution = "footer" in roles and tag_of(name) == "footer" and "blockquote" in map(tag_of, around)
    return roles - {"footer"} if is_attribution else roles


def _add(element: Element, around: Element | None) -> None:
    if around is not None:
        around.last = max(around.last, element.last)
        around.lines += element.lines
        around.size += element.size
        around.linked += element.linked
        around.prose += element.prose
        around.has_h1 |= element.has_h1


def _weigh(lines: Sequence[Line], elements: Mapping[int, Element], total: int) -> None:
    """Gives each element the weight of the prose in it: the full one where it stands, less and less further out."""
    for line in lines:
        markup = line.markup
        if markup is None or not is_prose(line):
            continue
        around = [elements[number] for number in markup.elements]
        is_foreign = any(
            (element.roles - HARMLESS and element.prose < 0.9 * total) or element.tag in FOREIGN_TAGS
            for element in around
        )
        weight = len(line.text) * (FOREIGN_WEIGHT if is_foreign else 1.0)
        for element in around:
            element.clean += weight
        for steps, element in enumerate(reversed(around[: block_place(markup)])):
            if steps == REACH:
                break
            element.score += weight * FADING**steps


def _root(elements: Mapping[int, Element]) -> int:
    """The element with most weight, or the one around it as long as that adds some of the text but not much else."""
    if not elements:
        return 0
    root = max(
        elements,
        key=lambda number: (elements[number].score * (1.2 if "body" in elements[number].roles else 1), -number),
    )
    while parent := elements[root].parent:
        added = elements[parent].clean / max(1.0, elements[root].clean)
        if elements[parent].depth == 0 or not 1.03 < added <= 1.5:
            break
        root = parent
    return root
