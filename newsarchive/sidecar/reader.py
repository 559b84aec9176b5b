"""Reads a sidecar and names everything that is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsarchive.checks import DATE, LANGUAGE, WEB_ADDRESS
from newsarchive.document import Path
from newsarchive.fields import Check, Cursor, open_document, out_of_order
from newsarchive.folder import text_of_bytes
from newsarchive.linespec import parse_lines
from newsarchive.model import Basis, How, Kind, Line
from newsarchive.problems import ArchiveError, Problem
from newsarchive.sidecar.authors import refuse_bylines
from newsarchive.sidecar.sheet import Sheet, line_or_lines, sheet_of
from newsarchive.sidecar.unfilled import report_unfilled, told_once
from newsarchive.sidecar.values import Sidecar, StoryPlan

BODY_KINDS = (
    Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION, Kind.VERSE, Kind.CAPTION, Kind.CREDIT, Kind.NOTE, Kind.TABLE,
)  # fmt: skip
SHAPES = ("headings", "kinds", "stories")
"""Keys that shape a text of plain lines."""


MEND_BY_LINES: Mapping[str, str] = {
    "remove": "say of each why it goes: “remove: {23-24: logo}”",
    "headings": "write “headings: {22: null}” where line 22 is one, “{22: WORDS}” where one is missing above it",
    "kinds": "say of each what it is: “kinds: {3: caption}”",
}


CHECKS: Mapping[str, Check[object] | None] = {
    "title": None,
    "source": None,
    "author": None,
    "date": DATE,
    "url": WEB_ADDRESS,
    "place": None,
    "language": LANGUAGE,
    "kicker": None,
    "standfirst": None,
    "credit": None,
    "updated": DATE,
}
"""The fields that a sidecar may set."""


def read_sidecar(data: bytes, *, file: str, lines: Sequence[Line], is_shaped: bool = False) -> Sidecar:
    """The sidecar of a capture of these lines. ArchiveError names all that is wrong with it.

    `is_shaped`: whether the capture says itself what is a heading and where a story begins, as Markdown does.
    """
    cursor = open_document(text_of_bytes(data, file=file), file=file)
    sheet = sheet_of(lines)
    sidecar = Sidecar(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        text=cursor.document.text,
        fields=_read_fields(cursor),
        basis=_read_bases(cursor.mapping("basis"), tuple(CHECKS), sheet),
        keep=_read_keep(cursor, sheet),
        remove=_read_remove(cursor, sheet),
        headings=_read_headings(cursor, sheet),
        kinds=_read_kinds(cursor, sheet),
        stories=tuple(_read_story(entry, sheet) for entry in cursor.mappings("stories")),
    )
    cursor.refuse_the_rest()
    for key in SHAPES if is_shaped else ():
        if key in cursor:
            what = f"“{key}” does nothing for a Markdown capture, which is taken as it is written"
            cursor.report(key, "not-for-markdown", what, "delete the key; edit the article in content/ instead")
    _refuse_overlaps(sidecar, cursor)
    report_unfilled(cursor.document)
    if cursor.document.problems:
        raise ArchiveError(told_once(cursor.document.problems))
    return sidecar


def sidecar_warnings(data: bytes, *, file: str) -> tuple[Problem, ...]:
    """What is odd in a sidecar that could be read."""
    if b"updated" not in data:  # as most have it not, they need not be read once more
        return ()
    cursor = open_document(text_of_bytes(data, file=file), file=file)
    date, updated = (cursor.parsed(key, DATE) for key in ("date", "updated"))
    return out_of_order(cursor.document, date, updated)


def _read_fields(cursor: Cursor) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for name, check in CHECKS.items():
        values = cursor.texts(name) if name == "author" else tuple(filter(None, [cursor.text(name)]))
        if check and values and cursor.parsed(name, check) is None:
            continue
        if name in cursor.keys:
            fields[name] = values
    refuse_bylines(cursor)
    return fields


def _read_bases(cursor: Cursor, known: tuple[str, ...], sheet: Sheet) -> dict[str, Basis]:
    bases: dict[str, Basis] = {}
    for name in known:
        value = cursor.raw(name)
        if isinstance(value, dict):
            bases[name] = _read_basis(cursor.mapping(name), sheet)
        elif note := cursor.text(name):
            bases[name] = Basis(how=How.SUPPLIED, note=note)
    cursor.refuse_the_rest()
    return bases


def _read_basis(cursor: Cursor, sheet: Sheet) -> Basis:
    """A basis as content files have it: `{stated: 7}`, `{supplied: the masthead}`."""
    how = next((how for how in How if str(how) in cursor.keys), None)
    if how is None:
        mend = "write {stated: LINES}, {supplied: HOW YOU KNOW IT} or just how you know it"
        cursor.report(None, "bad-basis", "a basis says how the value is known", mend)
        return Basis(how=How.SUPPLIED)
    is_stated = how is How.STATED
    basis = Basis(
        how=how,
        lines=_lines(cursor, "stated" if is_stated else "lines", sheet),
        note=cursor.text("note" if is_stated else str(how)) or "",
    )
    cursor.refuse_the_rest()
    return basis


def _read_keep(cursor: Cursor, sheet: Sheet) -> frozenset[int]:
    if isinstance(cursor.raw("keep"), dict):
        mend = "write the lines alone: “keep: 7, 97-101”; reasons are given below “remove”"
        cursor.report("keep", "bad-value", "“keep” takes lines, and nothing is said of them", mend)
        return frozenset()
    named = (sheet.named_with_words(cursor, at, written) for at, written in cursor.placed_texts("keep"))
    return frozenset(number for lines in named for number in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What an entry says of lines."""

    at: Path
    lines: tuple[int, ...]
    words: str


def _by_lines(cursor: Cursor, key: str, sheet: Sheet) -> Iterator[_Said]:
    """The entries of the mapping below `key`: its keys name lines, its values are texts."""
    if not isinstance(cursor.raw(key), dict | None):
        cursor.report(key, "bad-value", f"“{key}” does not say what is said of which line", MEND_BY_LINES[key])
        return
    entries = cursor.mapping(key)
    said: dict[int, str] = {}
    for written in entries.keys:
        words = entries.text(written) or ""
        is_supplied = key == "headings" and words  # it stands before the line, which may be blank
        lines = (sheet.named if is_supplied else sheet.named_with_words)(entries, written, written)
        for number in lines:
            if said.setdefault(number, words) != words:
                what = f"two different things are said of line {number} below “{key}”"
                entries.report(written, "line-claimed-twice", what, "leave one of them")
                break
        yield _Said(at=(key, written), lines=lines, words=words)


def _read_remove(cursor: Cursor, sheet: Sheet) -> dict[int, str]:
    removed: dict[int, str] = {}
    for said in _by_lines(cursor, "remove", sheet):
        if said.lines and not said.words:
            what = f"it is not said why {line_or_lines(said.lines)} should go"
            cursor.report(said.at, "bad-value", what, MEND_BY_LINES["remove"])
        removed |= dict.fromkeys(said.lines, said.words)
    return removed


def _read_headings(cursor: Cursor, sheet: Sheet) -> dict[int, str]:
    headings: dict[int, str] = {}
    for said in _by_lines(cursor, "headings", sheet):
        if said.words.isdecimal():
            what = f"“{said.words}” is no heading"
            cursor.report(said.at, "bad-value", what, "write null where the line is one, or the heading’s words")
        headings |= dict.fromkeys(said.lines, said.words)
    return headings


def _read_kinds(cursor: Cursor, sheet: Sheet) -> dict[int, Kind]:
    kinds: dict[int, Kind] = {}
    known = {str(kind): kind for kind in BODY_KINDS}
    mend_of_kinds = f"write one of {', '.join(known)}"
    for said in _by_lines(cursor, "kinds", sheet):
        if said.words in known:
            kinds |= dict.fromkeys(said.lines, known[said.words])
        else:
            mend = "write “headings: {22: null}” where line 22 is one" if said.words == "heading" else mend_of_kinds
            cursor.report(said.at, "bad-kind", f"“{said.words}” is no kind of line", mend)
    return kinds


def _read_story(cursor: Cursor, sheet: Sheet) -> StoryPlan:
    heading = cursor.needed("heading")
    stated = sheet.named_with_words(cursor, "heading", heading) if heading.isdecimal() else ()
    story = StoryPlan(
        lines=_lines(cursor, "lines", sheet),
        heading="" if stated else heading,
        heading_line=stated[0] if stated else 0,
        date=cursor.parsed("date", DATE),
        basis=_read_bases(cursor.mapping("basis"), ("heading", "date"), sheet),
    )
    cursor.needed("lines")
    cursor.refuse_the_rest()
    return story


def _lines(cursor: Cursor, key: str, sheet: Sheet) -> tuple[int, ...]:
    written = cursor.text(key)
    return sheet.named_with_words(cursor, key, written) if written else ()


def _refuse_overlaps(sidecar: Sidecar, cursor: Cursor) -> None:
    """A line may be kept or removed, not both; it may belong to one story only."""
    marked = {number for number, words in sidecar.headings.items() if not words}
    claims = {
        "keep": sidecar.keep,
        "headings": frozenset(marked),
        "kinds": frozenset(sidecar.kinds),
        "stories": frozenset(story.heading_line for story in sidecar.stories),
    }
    for key, numbers in claims.items():
        both = sorted(numbers & sidecar.remove.keys())
        if both:
            what = f"line {both[0]} stands under both “{key}” and “remove”"
            entry = next(written for written in cursor.mapping("remove").keys if both[0] in parse_lines(written))
            cursor.report(("remove", entry), "line-claimed-twice", what, "leave it under one of them")
    seen: set[int] = set()
    for number, story in enumerate(sidecar.stories, start=1):
        at = ("stories", number - 1)
        if seen.intersection(story.lines):
            what = f"line {min(seen.intersection(story.lines))} is in story {number} and in one before it"
            cursor.report(at, "line-claimed-twice", what, "let each story end before the next begins")
        if story.heading_line and story.heading_line not in story.lines:
            what = f"the headline of story {number}, line {story.heading_line}, is not among its lines"
            cursor.report(at, "bad-story", what, "add the line to “lines”, or write the words of the headline")
        seen.update(story.lines)
