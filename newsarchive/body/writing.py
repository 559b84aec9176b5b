"""Blocks become Markdown: one line for each, blank lines between, notes at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from newsarchive.escape import escape_line, escape_start
from newsarchive.model import Block, Kind
from newsarchive.spacing import squeeze

BREAK_BETWEEN_STORIES = "***"
CELL = "\t"
HARD_BREAK = "  \n"
MOST_CELLS = 100_000
"""Of a table, once its rows are equally wide; where one of thousands is much wider, they would fill the memory."""
OF_PICTURES = frozenset({Kind.CAPTION, Kind.CREDIT})
FAMILIES = frozenset({Kind.LIST_ITEM, Kind.QUOTATION, Kind.VERSE, Kind.TABLE})
"""Kinds whose blocks are written together where they follow each other."""


def write_body(blocks: Sequence[Block]) -> str:
    """The Markdown of the body, without a line end at its end."""
    text = [block for block in blocks if not (block.mark and block.kind is Kind.NOTE)]
    notes = [block for block in blocks if block.mark and block.kind is Kind.NOTE]
    parts: list[str] = []
    before = Kind.PARAGRAPH
    runs = [(kind, list(run)) for kind, run in groupby(text, key=_family)]
    for kind, run in runs:
        # Below a list, an indented table would be read as part of its last item.
        is_trapped = kind is Kind.TABLE and before is Kind.LIST_ITEM and not any(CELL in row.text for row in run)
        parts.extend(_write_lines(run) if is_trapped else _write_run(kind, run))
        before = kind
    if parts and parts[0] == BREAK_BETWEEN_STORIES:
        parts.pop(0)
    parts += [f"[^{block.mark}]: {escape_start(block.text)}" for block in notes]
    return "\n\n".join(parts)


def _family(block: Block) -> Kind:
    return block.kind if block.kind in FAMILIES else Kind.PARAGRAPH


def _write_run(kind: Kind, run: list[Block]) -> Iterator[str]:
    if kind is Kind.LIST_ITEM:
        yield from _write_list(run)
    elif kind is Kind.QUOTATION:
        yield "\n>\n".join(f"> {escape_start(block.text)}" for block in run)
    elif kind is Kind.VERSE:
        yield from _write_verse(run)
    elif kind is Kind.TABLE:
        yield from _write_table(run)
    else:
        for block in run:
            yield from _write_block(block)


def _write_block(block: Block) -> Iterator[str]:
    if block.kind is Kind.HEADING:
        if block.anchor:
            yield BREAK_BETWEEN_STORIES
        yield f"{'#' * block.level} {block.text}{_heading_attributes(block)}"
    elif block.kind in OF_PICTURES:
        yield f"{escape_start(block.text)}\n{{: .{block.kind}}}"
    else:
        yield escape_start(block.text)


def _heading_attributes(block: Block) -> str:
    attributes = [f"#{block.anchor}"] * bool(block.anchor) + [".supplied"] * (not block.lines)
    return f" {{{' '.join(attributes)}}}" if attributes else ""


def _write_list(items: list[Block]) -> Iterator[str]:
    for run in _split_by_kind(items):
        if _is_in_sequence(run):
            yield "\n".join(_list_line(block) for block in run)
        else:  # a renderer counts by itself: numbers that jump stay words
            yield from (escape_start(f"{block.mark}. {block.text}" if block.mark else block.text) for block in run)


def _split_by_kind(items: list[Block]) -> list[list[Block]]:
    """Runs whose outermost items are all numbered or all not, each with the items below them."""
    runs: list[list[Block]] = []
    for block in items:
        if not runs or (block.level == 0 and bool(block.mark) != bool(runs[-1][0].mark)):
            runs.append([])
        runs[-1].append(block)
    return runs


def _is_in_sequence(items: Sequence[Block]) -> bool:
    last: dict[int, int] = {}
    for block in items:
        last = {level: number for level, number in last.items() if level <= block.level}
        if block.mark and block.level in last and int(block.mark) != last[block.level] + 1:
            return False
        if block.mark:
            last[block.level] = int(block.mark)
    return True


def _list_line(block: Block) -> str:
    text = escape_start(block.text).replace("\n", f"\n{' ' * 4 * (block.level + 1)}")
    return f"{' ' * 4 * block.level}{f'{block.mark}.' if block.mark else '-'} {text}"


def _write_verse(lines: Sequence[Block]) -> Iterator[str]:
    """A stanza is one paragraph with its lines."""
    stanza: list[str] = []
    for block in lines:
        if stanza and not block.level:
            yield HARD_BREAK.join(stanza)
            stanza = []
        stanza.append(escape_start(block.text))
    yield HARD_BREAK.join(stanza)


def _write_lines(rows: Iterable[Block]) -> Iterator[str]:
    yield HARD_BREAK.join(escape_line(squeeze(row.text)) for row in rows)


def _write_table(rows: list[Block]) -> Iterator[str]:
    """Rows with cells become a Markdown table, without columns that are empty; one set with spaces stays as it is."""
    cells = [row.text.split(CELL) for row in rows]
    width = max(len(row) for row in cells)
    if width * len(rows) > MOST_CELLS:
        yield HARD_BREAK.join(escape_start(squeeze(row.text)) for row in rows)
    elif width > 1:
        columns = list(zip_longest(*cells, fillvalue=""))
        used = [column for column in columns if any(map(str.strip, column))]
        filled = [
            [cell.strip() or " " for cell in row] for row in zip(*(used if len(used) > 1 else columns), strict=True)
        ]
        filled.insert(1, ["---"] * len(filled[0]))
        yield "\n".join(f"| {' | '.join(row)} |" for row in filled)
    else:
        yield "\n".join(f"    {row.text}" for row in rows)
