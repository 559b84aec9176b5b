"""Labelled lines become blocks: bullets and marks taken off, notes linked, supplied headings put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsarchive.body.links_within import PageNote, page_notes, without_links_within, words_of_note
from newsarchive.body.notes import NoteStyle, note_style, read_mark, split_references
from newsarchive.escape import escape_inline, escape_start
from newsarchive.model import Block, Capture, Kind, Label, Line, Markup, story_anchor
from newsarchive.sidecar import Sidecar, StoryPlan
from newsarchive.spacing import squeeze

FIELD_KINDS = frozenset({
    Kind.TITLE, Kind.KICKER, Kind.STANDFIRST, Kind.BYLINE, Kind.DATE, Kind.UPDATED, Kind.PLACE, Kind.SOURCE,
})  # fmt: skip
"""Kinds of lines that make fields. One that made none is a paragraph like any other."""
LEVELLED = frozenset({Kind.HEADING, Kind.LIST_ITEM})
BULLET = re.compile(r"\s*[•◦‣⁃∙·▪▫■□●○►▶→⇒✓✔*+–—-](?:\s+|(?=[^\s\d*+–—-]))")  # “• ”, “- ”, “•word”
NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+")  # “3. ”, “3) ”
QUOTE_MARK = re.compile(r"\s*(?:>\s?)+")  # “> ”
CELL = "\t"
"""Between the cells of a saved page's table."""
INDENT_OF_A_LEVEL = 2
DEEPEST_LIST = 20
"""Lists one in the other: content may hold some more, and nobody could tell which of them is which."""
HARD_BREAK = "  \n"
LI = re.compile(r"li(?=$|[.#\[])")
OL = re.compile(r"ol(?=$|[.#\[])")
OL_START = re.compile(r"\[start=(\d{1,3})\]")


def make_blocks(capture: Capture, labels: Mapping[int, Label], sidecar: Sidecar) -> tuple[Block, ...]:
    """The blocks of the body, in order. `labels` are those of the lines that belong to it."""
    lines = [line for line in capture.lines if line.number in labels]
    linked = _notes_of_page(lines, labels)
    by_line = {note.line: note for note in linked}
    by_place = {note.place: note for note in linked}
    texts = [without_links_within(line, by_place) for line in lines]
    notes = None if linked else _note_style(texts, labels)
    blocks = [
        _note_of_page(line, by_line[line.number])
        if line.number in by_line
        else _make_block(text, labels[line.number].kind, notes)
        for line, text in zip(lines, texts, strict=True)
    ]
    kinds = {block.kind for block in blocks}
    if not LEVELLED.isdisjoint(kinds):
        blocks = list(_with_levels(blocks, lines, is_divided=bool(sidecar.stories)))
    if Kind.VERSE in kinds:
        blocks = list(_in_stanzas(blocks, lines))
    if Kind.LIST_ITEM in kinds:
        blocks = list(_items_whole(blocks, lines))
    return tuple(_with_supplied_headings(blocks, sidecar))


def _note_style(lines: Sequence[Line], labels: Mapping[int, Label]) -> NoteStyle | None:
    notes, others = _notes_and_others(lines, labels)
    marks = [read_mark(line.text)[0] for line in notes]
    return (
        note_style([mark for mark in marks if mark], [line.markdown or line.text for line in others]) if notes else None
    )


def _notes_of_page(lines: Sequence[Line], labels: Mapping[int, Label]) -> tuple[PageNote, ...]:
    notes, others = _notes_and_others(lines, labels)
    return page_notes(others, notes) if notes else ()


def _notes_and_others(lines: Sequence[Line], labels: Mapping[int, Label]) -> tuple[Sequence[Line], Sequence[Line]]:
    note = Kind.NOTE  # looked up once: it takes Python 3.11 as long as all else here
    notes = [line for line in lines if labels[line.number].kind is note]
    return notes, [line for line in lines if labels[line.number].kind is not note] if notes else lines


def _note_of_page(line: Line, note: PageNote) -> Block:
    return Block(kind=Kind.NOTE, text=words_of_note(line, note), lines=(line.number,), mark=note.number)


def _make_block(line: Line, kind: Kind, notes: NoteStyle | None) -> Block:
    text, mark = line.markdown or line.text, ""
    if kind is Kind.PARAGRAPH or kind in FIELD_KINDS:
        return Block(kind=Kind.PARAGRAPH, text=_as_markdown(text, line, notes), lines=(line.number,))
    if kind is Kind.LIST_ITEM and not line.markup:
        text, mark = _without_bullet(text)
    elif kind is Kind.QUOTATION and not line.markup:
        marks = QUOTE_MARK.match(text)
        text = text[marks.end() :] if marks else text
    elif kind is Kind.NOTE and notes:
        mark, words = read_mark(text)
        text = words if mark and int(mark) <= notes.count else text
        mark = mark if mark and int(mark) <= notes.count else ""
    elif kind is Kind.TABLE:
        return Block(kind=kind, text=_row(line, notes), lines=(line.number,))
    return Block(kind=kind, text=_as_markdown(text, line, notes), lines=(line.number,), mark=mark)


def _as_markdown(text: str, line: Line, notes: NoteStyle | None) -> str:
    """Words as Markdown on one line; a saved page's line is Markdown already."""
    if notes is None:
        return squeeze(text) if line.markdown else escape_inline(squeeze(text))
    pieces = split_references(squeeze(text), notes)
    escaped = pieces if line.markdown else [escape_inline(piece) for piece in pieces]
    return "".join(f"[^{piece}]" if odd % 2 else piece for odd, piece in enumerate(escaped))


def _row(line: Line, notes: NoteStyle | None) -> str:
    """A row of cells, each as Markdown; a row set with spaces as it stands."""
    if CELL not in line.text:
        return line.text
    return CELL.join(_as_markdown(cell, line, notes) for cell in (line.markdown or line.text).split(CELL))


def _without_bullet(text: str) -> tuple[str, str]:
    """The words of a list item, and its number where it has one."""
    number = NUMBER.match(text)
    if number:
        return text[number.end() :], number[1]
    bullet = BULLET.match(text)
    return (text[bullet.end() :] if bullet else text), ""


def _with_levels(blocks: Sequence[Block], lines: Sequence[Line], *, is_divided: bool) -> Iterator[Block]:
    """Headings from level 2 (3 within stories), in the steps of a saved page's markup; list items by indentation."""
    tags = [
        line.markup.tag for block, line in zip(blocks, lines, strict=True) if block.kind is Kind.HEADING and line.markup
    ]
    steps = sorted({tag for tag in tags if re.fullmatch(r"h[1-6]", tag)})
    indents: list[int] = []
    numbers: dict[int, dict[int, str]] = {}
    for block, line in zip(blocks, lines, strict=True):
        if block.kind is Kind.LIST_ITEM:
            indents = _deeper(indents, line)
            level = min(len(indents), DEEPEST_LIST) - 1
            yield block._replace(level=level, mark=_number_in_list(line, numbers) or block.mark)
            continue
        indents = []
        if block.kind is Kind.HEADING:
            step = steps.index(line.markup.tag) if line.markup and line.markup.tag in steps else 0
            yield block._replace(level=min(6, 2 + step + is_divided))
        else:
            yield block


def _deeper(indents: list[int], line: Line) -> list[int]:
    """The indentations of the open lists once this item has been added."""
    here = len(line.text) - len(line.text.lstrip())
    if line.markup:
        here = INDENT_OF_A_LEVEL * len(_lists_around(line))
    kept = [indent for indent in indents if indent <= here]
    if not kept or here - kept[-1] >= INDENT_OF_A_LEVEL:
        kept.append(here)
    return kept


def _lists_around(line: Line) -> list[str]:
    """Of a saved page's line: the kinds of lists that it stands in, outermost first."""
    tags = [re.split(r"[.#\[]", name)[0] for name in line.markup.path] if line.markup else []
    return [tag for tag in tags if tag in ("ul", "ol")]


def _number_in_list(line: Line, numbers: dict[int, dict[int, str]]) -> str:
    """The number of an item that a saved page's markup has numbered; `numbers` keeps it, by list and item."""
    if not line.markup or _lists_around(line)[-1:] != ["ol"]:
        return ""
    around = _innermost(line.markup, OL)
    start = OL_START.search(line.markup.path[line.markup.elements.index(around)])
    items = numbers.setdefault(around, {})
    return items.setdefault(_innermost(line.markup, LI), str(len(items) + (int(start[1]) if start else 1)))


def _innermost(markup: Markup, tag: re.Pattern[str]) -> int:
    """The number of the innermost element with this tag; 0 where there is none."""
    named = zip(reversed(markup.elements), reversed(markup.path), strict=True)
    return next((number for number, name in named if tag.match(name)), 0)


def _with_supplied_headings(blocks: Sequence[Block], sidecar: Sidecar) -> Iterator[Block]:
    """Headlines of stories get their ids; headings that the archivist supplies stand before the lines he names, or at
    the end where none of those is left."""
    stories = list(enumerate(sidecar.stories, start=1))
    supplied = {line: words for line, words in sorted(sidecar.headings.items()) if words}
    for block in blocks:
        first = block.lines[0]
        while stories and _begins(stories[0][1], first):
            number, story = stories.pop(0)
            if story.heading:
                yield _supplied_heading(story.heading, level=2, anchor=story_anchor(number))
            else:
                block = block._replace(level=2, anchor=story_anchor(number))
        for line in [line for line in supplied if line <= first]:
            yield _supplied_heading(supplied.pop(line), level=3 if sidecar.stories else 2)
        yield block
    for number, story in stories:
        if story.heading:
            yield _supplied_heading(story.heading, level=2, anchor=story_anchor(number))
    for words in supplied.values():
        yield _supplied_heading(words, level=3 if sidecar.stories else 2)


def _in_stanzas(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Block]:
    """Lines of verse get their place in the stanza."""
    above, place = None, 0
    for block, line in zip(blocks, lines, strict=True):
        place = place + 1 if above and block.kind is Kind.VERSE and hang_together(above, line) else 0
        yield block._replace(level=place) if place else block
        above = line


def _items_whole(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Block]:
    """Lines that one `<br>` parts within an item of a saved page's list are one item with a line break."""
    item: list[Block] = []
    above: Line | None = None
    for block, line in zip(blocks, lines, strict=True):
        if item and not (above and block.kind is Kind.LIST_ITEM and _is_same_item(above, line)):
            yield _as_one(item)
            item = []
        item.append(block)
        above = line
    if item:
        yield _as_one(item)


def _as_one(item: Sequence[Block]) -> Block:
    first, *others = item
    if not others:
        return first
    text = HARD_BREAK.join([first.text, *(escape_start(block.text) for block in others)])
    return first._replace(text=text, lines=tuple(line for block in item for line in block.lines))


def _is_same_item(line: Line, below: Line) -> bool:
    """Whether both stand in the very same item, and the first is one."""
    if not line.markup or not below.markup or not hang_together(line, below):
        return False
    return line.markup.tag == below.markup.tag == "li" and _innermost(line.markup, LI) == _innermost(below.markup, LI)


def hang_together(line: Line, below: Line) -> bool:
    """Whether nothing but the end of a line parts the two: no blank line, and of a saved page one `<br>`."""
    return below.number == line.number + 1 and (below.markup is None or below.markup.after_break)


def _begins(story: StoryPlan, line: int) -> bool:
    return line >= (story.heading_line or story.lines[0])


def _supplied_heading(words: str, *, level: int, anchor: str = "") -> Block:
    return Block(kind=Kind.HEADING, text=escape_inline(squeeze(words)), lines=(), level=level, anchor=anchor)
