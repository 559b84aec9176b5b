"""Cells of tables: which are no columns of a layout, and in which column each stands, so that no number slips."""

from __future__ import annotations

from collections.abc import Set

from newsarchive.readers.html.tree import TEXT, Node, Tree, attribute

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "math", "mi", "mn", "mo", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "input",
})  # fmt: skip
BREAK = "br"
SECTIONS = ("thead", "tbody", "tfoot")
CELLS = ("td", "th")
WRAPPING = frozenset({"p", "div"})
LONGEST_IN_CELL = 100
"""Characters of a paragraph that is all there is in a cell; a longer one is text."""
WIDEST = 100
"""Columns of a table of figures; what says more is none, and its cells stand as they come."""


def steps_between_cells(table: Node) -> dict[int, int]:
    """By the ids of a table's cells: how many columns each stands right of the cell before it in its row, or of the
    left side of the table. The parser puts each row into a section."""
    steps: dict[int, int] = {}
    for section in table.iter():
        covered: dict[int, int] = {}  # columns that a cell of a row above reaches down into, and how many rows more
        for row in section.iter() if section.tag in SECTIONS else ():
            if row.tag == "tr":
                covered = _step_through(row, covered, steps)
    return steps


def _step_through(row: Node, covered: dict[int, int], steps: dict[int, int]) -> dict[int, int]:
    below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
    column = before = 0
    for cell in row.iter():
        if cell.tag not in CELLS:
            continue
        while column in covered:
            column += 1
        if column > WIDEST:
            break
        steps[cell.mem_id] = column - before
        before = column
        height = _span(cell, "rowspan")
        for _ in range(_span(cell, "colspan")):
            if height > 1:
                below[column] = height - 1
            column += 1
    return below


def _span(cell: Node, name: str) -> int:
    written = attribute(cell, name)
    return max(1, min(WIDEST, int(written))) if written.isdecimal() and len(written) < 5 else 1


def holds_words_only(cell: Node, tables: Set[int]) -> bool:
    """Tells a cell of a table from a column of a page that is laid out by tables.

    In one of `tables`, by their ids, the words may stand in a short paragraph, or in short lines.
    """
    node = cell
    while len(children := _shown_in(node)) == 1 and children[0].tag in WRAPPING:
        node = children[0]
    tags = [child.tag or "" for child in children]
    if not all(tag in INLINE or tag == BREAK or tag.startswith("-") for tag in tags):
        return False
    is_bare = node is cell and cell.css_first(BREAK) is None
    return is_bare or (_table_of(cell) in tables and len(node.text()) <= LONGEST_IN_CELL)


def _shown_in(node: Node) -> list[Node]:
    return [child for child in node.iter(include_text=True) if child.tag != TEXT or (child.text_content or "").strip()]


def tables_with_heads(tree: Tree) -> Set[int]:
    """The ids of those that have a header or a caption; layouts have neither."""
    return {_table_of(node) for node in tree.select("th, caption")}


def _table_of(node: Node) -> int:
    """The id of the table that a cell or a caption belongs to: the parser puts none elsewhere."""
    while node.parent is not None and node.tag != "table":
        node = node.parent
    return node.mem_id
