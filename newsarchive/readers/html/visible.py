"""The visible text of a page as lines: one for each block element, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from newsarchive.model import Line, Markup
from newsarchive.readers.html.inline import CELL, SPACES, Run, Style, markdown, plain
from newsarchive.readers.html.tree import TEXT, Node, Tree

INVISIBLE = frozenset({
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed", "applet", "audio", "video",
    "canvas", "svg", "map", "noframes", "noembed", "datalist",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "math", "mi", "mn", "mo", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "input",
})  # fmt: skip
BREAK = "br"
MANY = 2
PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})
WRAPPING = frozenset({"p", "div"})
LONGEST_IN_CELL = 100
"""Characters of a paragraph that is all there is in a cell; a longer one is text."""
BLANK = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""What shows nothing: a line of nothing else is none."""
DEEPEST = 256
"""Elements that a path names; what lies deeper is nobody's design."""
STRONG = frozenset({"b", "strong"})
EMPHASIS = frozenset({"i", "em"})
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
TELLING = (
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
Attributes = Mapping[str, str | None]
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Inline elements that style sheets set apart from each other without a space in the source."""


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

    def open(self, tag: str, name: str, *, is_cell: bool) -> None:
        self.elements += 1
        ends_line = tag not in INLINE and not is_cell and not self._fills_cell()
        element = _Element(number=self.elements, tag=tag, name=name, ends_line=ends_line)
        self.preformatted += tag in PREFORMATTED
        if element.ends_line:
            self.end_line()
            self.breaks += 1 if tag == BREAK else MANY
        elif self.runs and is_cell:
            self.runs.append(Run(text=CELL, style=Style()))
        elif self.runs and self.closed and _are_set_apart(self.closed, element):
            self.runs.append(Run(text=" ", style=Style()))
        self.path.append(element)

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
    tables = _tables_with_heads(tree)
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
            text = _as_raised(node.text_content or "", style, pen.path)
            (pen.write_lines if pen.preformatted else pen.write)(text, style)
        elif not tag.startswith("-") and tag not in INVISIBLE:
            attributes = node.attributes
            if attributes.get("hidden", "shown") not in ("shown", "until-found"):
                continue
            is_cell = tag in ("td", "th") and _holds_words_only(node, tables)
            pen.open(tag, _name(tag, attributes) if attributes else tag, is_cell=is_cell)
            stack.append(None)
            style = _style(tree, tag, attributes, style)
            stack.extend((child, style) for child in reversed(list(node.iter(include_text=True))))
    pen.end_line()
    return tuple(pen.lines)


def _as_raised(text: str, style: Style, path: Sequence[_Element]) -> str:
    """The number of a note as the page shows it: “votes¹”, not “votes1”."""
    is_mark = style.href.startswith("#") and text.strip().isdecimal()
    return text.translate(RAISED) if is_mark and any(element.tag == "sup" for element in path[-3:]) else text


def _holds_words_only(cell: Node, tables: Set[int]) -> bool:
    """Tells a cell of a table from a column of a page that is laid out by tables.

    In one of `tables`, by their ids, the words may stand in a short paragraph.
    """
    node = cell
    while len(children := _shown_in(node)) == 1 and children[0].tag in WRAPPING:
        node = children[0]
    tags = [child.tag or "" for child in children]
    is_plain = all(tag in INLINE or tag.startswith("-") for tag in tags)
    return is_plain and (node is cell or (_table_of(cell) in tables and len(node.text()) <= LONGEST_IN_CELL))


def _shown_in(node: Node) -> list[Node]:
    return [child for child in node.iter(include_text=True) if child.tag != TEXT or (child.text_content or "").strip()]


def _tables_with_heads(tree: Tree) -> Set[int]:
    """The ids of those that have a header or a caption; layouts have neither."""
    return {_table_of(node) for node in tree.select("th, caption")}


def _table_of(node: Node) -> int:
    """The id of the table that a cell or a caption belongs to: the parser puts none elsewhere."""
    while node.parent is not None and node.tag != "table":
        node = node.parent
    return node.mem_id


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
        name += "#" + SPACES.sub("_", own.strip())
    if classes := attributes.get("class"):
        name += "".join([f".{word}" for word in classes.split()])
    for key in TELLING:
        if value := attributes.get(key):
            name += f"[{key}={SPACES.sub('_', value.strip())}]"
    if (look := attributes.get("style")) and HIDING_STYLE.search(look):
        name += "[hidden]"
    return name
