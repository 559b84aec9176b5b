"""The visible text of a page as lines: one for each block element, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsarchive.model import Line, Markup
from newsarchive.readers.html.inline import CELL, SPACES, Run, Style, markdown, plain
from newsarchive.readers.html.tables import (
    BREAK,
    CELLS,
    INLINE,
    holds_words_only,
    steps_between_cells,
    tables_with_heads,
)
from newsarchive.readers.html.tree import TEXT, Node, Tree

INVISIBLE = frozenset({
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed", "applet", "audio", "video",
    "canvas", "svg", "map", "noframes", "noembed", "datalist",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MANY = 2
"""Breaks: a block parts its text from what is around it as two `<br>` do."""
PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})
BLANK = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""What shows nothing: a line of nothing else is none."""
DEEPEST = 64
"""Elements that a path names; what lies deeper is nobody's design."""
LONGEST_VALUE = 1000
"""Characters of an attribute that say what an element is for; what follows is no name."""
STRONG = frozenset({"b", "strong"})
EMPHASIS = frozenset({"i", "em"})
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
TELLING = (
    "start",
    "itemprop",
    "role",
    "rel",
    "data-testid",
    "data-component",
    "data-qa",
    "data-type",
    "aria-label",
    "aria-hidden",
    "datetime",
)
"""Attributes beside class and id that say what an element is for."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
Attributes = Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Element:
    """An element that is open."""

    number: int
    tag: str
    name: str
    ends_line: bool
    """Whether a line ends where it begins and where it ends."""


@dataclass(slots=True)
class _Pen:
    """Where the reading stands: the open elements, and the words of the line that is being gathered."""

    lines: list[Line] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    path: list[_Element] = field(default_factory=list)
    shared: list[_Element] | None = None
    """Elements around all words of the line so far."""
    elements: int = 0
    closed: _Element | None = None
    """The element that ended just here."""
    breaks: int = 0
    """Line breaks since the last line; more than one where a block ended or began."""
    preformatted: int = 0
    """How many of the open elements keep their line ends."""

    def open(self, tag: str, name: str, *, cell: int | None) -> None:
        """`cell`: of a cell of words, the columns since the cell before it."""
        self.elements += 1
        ends_line = tag not in INLINE and cell is None and not self._fills_cell()
        element = _Element(number=self.elements, tag=tag, name=name, ends_line=ends_line)
        self.preformatted += tag in PREFORMATTED
        if element.ends_line:
            self.end_line()
            self.breaks += 1 if tag == BREAK else MANY
        elif cell is not None:
            self.runs += [Run(text=CELL, style=Style())] * cell
        elif self.runs and self.closed and _are_set_apart(self.closed, element):
            self.runs.append(Run(text=" ", style=Style()))
        self.path.append(element)

    def is_in_heading(self) -> bool:
        return any(element.tag in HEADINGS for element in self.path[-3:])

    def is_in_cell(self) -> bool:
        return any(element.tag in CELLS and not element.ends_line for element in self.path[-4:])

    def _fills_cell(self) -> bool:
        """Whether what begins here is the paragraph that is all there is in a cell."""
        return bool(self.path) and not self.path[-1].ends_line and self.path[-1].tag not in INLINE

    def write(self, text: str, style: Style) -> None:
        if text.strip():
            around = self.path[:DEEPEST]
            self.shared = around if self.shared is None else _common_start(self.shared, around)
        self.runs.append(Run(text=text.replace("\t", " "), style=style))
        self.closed = None

    def write_lines(self, text: str, style: Style) -> None:
        """Words whose line ends mean something."""
        first, *others = text.split("\n")
        self.write(first, style)
        for other in others:
            self.end_line()
            self.write(other, style)

    def close(self) -> None:
        self.closed = element = self.path[-1]
        if element.ends_line and element.tag != BREAK:
            self.end_line()
            self.breaks += MANY
        self.preformatted -= element.tag in PREFORMATTED
        self.path.pop()

    def end_line(self) -> None:
        text = plain(self.runs)
        if text.strip(BLANK):
            self.lines.append(
                Line(number=len(self.lines) + 1, text=text, markup=self._markup(), markdown=markdown(self.runs))
            )
            self.breaks = 0
        self.runs = []
        self.shared = None
        self.closed = None

    def _markup(self) -> Markup:
        path = self.shared or []
        solid = [(len("".join(run.text.split())), bool(run.style.href)) for run in self.runs]
        linked = sum(size for size, is_link in solid if is_link)
        return Markup(
            tag=next((element.tag for element in reversed(path) if element.tag not in INLINE), "body"),
            path=tuple(element.name for element in path),
            elements=tuple(element.number for element in path),
            link_share=round(linked / max(1, sum(size for size, _ in solid)), 3),
            after_break=self.breaks == 1,
        )


def visible_lines(tree: Tree) -> tuple[Line, ...]:
    """All that a browser would show of the page."""
    pen = _Pen()
    tables = tables_with_heads(tree)
    steps: dict[int, int] = {}
    of_words: dict[int, bool] = {}
    # A stack of our own instead of recursion: pages nest thousands deep. None closes the last element.
    stack: list[tuple[Node, Style] | None] = [(tree.body, Style())] if tree.body else []
    while stack:
        item = stack.pop()
        if item is None:
            pen.close()
            continue
        node, style = item
        tag = node.tag or ""
        if tag == TEXT:
            text = _as_raised(node.text_content or "", pen.path)
            (pen.write_lines if pen.preformatted else pen.write)(text, style)
        elif not tag.startswith("-") and tag not in INVISIBLE:
            attributes = node.attributes
            if attributes.get("hidden", "shown") not in ("shown", "until-found"):
                continue
            if tag == BREAK and (pen.is_in_cell() or (pen.is_in_heading() and _is_of_words(node.parent, of_words))):
                pen.write(" ", style)  # a headline is one line, and a row, however it was broken to look well
                continue
            if tag == "table":
                steps |= steps_between_cells(node)
            is_cell = tag in CELLS and holds_words_only(node, tables)
            cell = steps.get(node.mem_id, 1) if is_cell else None
            pen.open(tag, _name(tag, attributes) if attributes else tag, cell=cell)
            stack.append(None)
            style = _style(tree, tag, attributes, style)
            stack.extend((child, style) for child in reversed(list(node.iter(include_text=True))))
    pen.end_line()
    return tuple(pen.lines)


def _is_of_words(node: Node | None, known: dict[int, bool]) -> bool:
    """Whether it holds words and breaks alone: elements may be two things, as a kicker and a headline are."""
    if node is None:
        return False
    if node.mem_id not in known:  # asked once, or thousands of breaks would ask it of each other
        known[node.mem_id] = all(child.tag in (TEXT, BREAK) for child in node.iter(include_text=True))
    return known[node.mem_id]


def _as_raised(text: str, path: Sequence[_Element]) -> str:
    """A raised number as the page shows it: “votes¹”, not “votes1”, and “10⁶”, not “106”."""
    is_raised = text.strip().isdecimal() and any(element.tag == "sup" for element in path[-3:])
    return text.translate(RAISED) if is_raised else text


def _are_set_apart(one: _Element, other: _Element) -> bool:
    """`<a>Home</a><a>News</a>` are two words; `<span>D</span><span>rop</span>` is one."""
    return all(element.tag in ("a", "time") or "." in element.name for element in (one, other))


def _common_start(one: list[_Element], other: list[_Element]) -> list[_Element]:
    if len(one) == len(other) and one and one[-1].number == other[-1].number:
        return one
    length = 0
    while length < min(len(one), len(other)) and one[length].number == other[length].number:
        length += 1
    return one[:length]


def _style(tree: Tree, tag: str, attributes: Attributes, style: Style) -> Style:
    if tag == "a":
        href = attributes.get("href")
        return style if href is None else replace(style, href=tree.link(href))
    if tag in STRONG:
        return replace(style, strong=True)
    if tag in EMPHASIS:
        return replace(style, emphasis=True)
    return style


def _name(tag: str, attributes: Attributes) -> str:
    """The element as a style sheet would select it: `div#story.body[role=main]`."""
    name = tag
    if own := attributes.get("id"):
        name += "#" + _shortened(own)
    if classes := attributes.get("class"):
        name += "".join([f".{word}" for word in classes[:LONGEST_VALUE].split()])
    for key in TELLING:
        if value := attributes.get(key):
            name += f"[{key}={_shortened(value)}]"
    if (look := attributes.get("style")) and HIDING_STYLE.search(look):
        name += "[hidden]"
    return name


def _shortened(value: str) -> str:
    return SPACES.sub("_", value[:LONGEST_VALUE].strip())
