"""Reads a sidecar and names everything that is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from newsarchive.edtf import EDTF_MEND, parse_edtf
from newsarchive.fields import Cursor, open_document, out_of_order
from newsarchive.language_tag import LANGUAGE_MEND, parse_language
from newsarchive.linespec import parse_lines
from newsarchive.model import Basis, How, Kind
from newsarchive.problems import ArchiveError, Problem
from newsarchive.sidecar.values import Sidecar, StoryPlan
from newsarchive.urls import parse_web_address

BODY_KINDS = (
    Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION, Kind.VERSE, Kind.CAPTION, Kind.CREDIT, Kind.NOTE, Kind.TABLE,
)  # fmt: skip


SHAPES = ("headings", "kinds", "stories")
"""Keys that shape a text of plain lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """How the value of a field is checked."""

    parse: Callable[[str], object]
    code: str
    mend: str


DATE_CHECK = _Check(parse=parse_edtf, code="bad-date", mend=EDTF_MEND)
CHECKS: Mapping[str, _Check | None] = {
    "title": None,
    "source": None,
    "author": None,
    "date": DATE_CHECK,
    "url": _Check(parse=parse_web_address, code="bad-url", mend="write it in full, with https://"),
    "place": None,
    "language": _Check(parse=parse_language, code="bad-language", mend=LANGUAGE_MEND),
    "kicker": None,
    "standfirst": None,
    "credit": None,
    "updated": DATE_CHECK,
}
"""The fields that a sidecar may set."""


def read_sidecar(data: bytes, *, file: str, last_line: int, is_shaped: bool = False) -> Sidecar:
    """The sidecar of a capture that ends at `last_line`. ArchiveError names all that is wrong with it.

    `is_shaped`: whether the capture says itself what is a heading and where a story begins, as Markdown does.
    """
    cursor = open_document(_decode(data, file), file=file)
    sidecar = Sidecar(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        fields=_read_fields(cursor),
        basis=_read_bases(cursor.mapping("basis"), tuple(CHECKS)),
        keep=_read_keep(cursor),
        remove=_read_remove(cursor),
        headings=_read_headings(cursor),
        kinds=_read_kinds(cursor),
        stories=tuple(_read_story(entry) for entry in cursor.mappings("stories")),
    )
    cursor.refuse_the_rest()
    for key in SHAPES if is_shaped else ():
        if key in cursor:
            what = f"“{key}” does nothing for a Markdown capture, which is taken as it is written"
            cursor.report(key, "not-for-markdown", what, "delete the key; edit the article in content/ instead")
    _refuse_lines_beyond(sidecar, cursor, last_line)
    _refuse_overlaps(sidecar, cursor)
    if cursor.document.problems:
        raise ArchiveError(sorted(set(cursor.document.problems)))
    return sidecar


def sidecar_warnings(data: bytes, *, file: str) -> tuple[Problem, ...]:
    """What is odd in a sidecar that could be read."""
    if b"updated" not in data:  # as most have it not, they need not be read once more
        return ()
    cursor = open_document(_decode(data, file), file=file)
    date, updated = (cursor.parsed(key, parse_edtf, "bad-date", EDTF_MEND) for key in ("date", "updated"))
    return out_of_order(cursor.document, date, updated)


def _decode(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        mend = "save it as UTF-8"
        raise ArchiveError(
            Problem(file=file, line=line, code="bad-encoding", what="the file is not UTF-8", mend=mend)
        ) from None


def _read_fields(cursor: Cursor) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for name, check in CHECKS.items():
        values = cursor.texts(name) if name == "author" else tuple(filter(None, [cursor.text(name)]))
        if check and values and cursor.parsed(name, check.parse, check.code, check.mend) is None:
            continue
        if name in cursor.keys:
            fields[name] = values
    return fields


def _read_bases(cursor: Cursor, known: tuple[str, ...]) -> dict[str, Basis]:
    bases: dict[str, Basis] = {}
    for name in known:
        value = cursor.raw(name)
        if isinstance(value, dict):
            bases[name] = _read_basis(cursor.mapping(name))
        elif note := cursor.text(name):
            bases[name] = Basis(how=How.SUPPLIED, note=note)
    cursor.refuse_the_rest()
    return bases


def _read_basis(cursor: Cursor) -> Basis:
    """A basis as content files have it: `{stated: 7}`, `{supplied: the masthead}`."""
    how = next((how for how in How if str(how) in cursor.keys), None)
    if how is None:
        mend = "write {stated: LINES}, {supplied: HOW YOU KNOW IT} or just how you know it"
        cursor.report(None, "bad-basis", "a basis says how the value is known", mend)
        return Basis(how=How.SUPPLIED)
    is_stated = how is How.STATED
    basis = Basis(
        how=how,
        lines=_lines(cursor, "stated" if is_stated else "lines"),
        note=cursor.text("note" if is_stated else str(how)) or "",
    )
    cursor.refuse_the_rest()
    return basis


def _read_keep(cursor: Cursor) -> frozenset[int]:
    lines: set[int] = set()
    for written in cursor.texts("keep"):
        lines.update(_parse_lines(cursor, "keep", written))
    return frozenset(lines)


def _by_lines(cursor: Cursor, key: str) -> list[tuple[tuple[int, ...], str]]:
    """What the mapping below `key` says of lines: its keys name lines, its values are texts."""
    value = cursor.raw(key)
    if isinstance(value, dict):
        value = {str(lines): text for lines, text in value.items()}  # YAML reads the key 23 as a number
    entries = Cursor(cursor.document, value, (*cursor.path, key))
    found = [
        (_parse_lines(entries, str(written), str(written)), entries.text(str(written)) or "")
        for written in entries.keys
    ]
    said: dict[int, str] = {}
    for number, text in ((number, text) for lines, text in found for number in lines):
        if said.setdefault(number, text) != text:
            what = f"two different things are said of line {number} below “{key}”"
            cursor.report(key, "line-claimed-twice", what, "leave one of them")
    return found


def _read_remove(cursor: Cursor) -> dict[int, str]:
    removed: dict[int, str] = {}
    for lines, reason in _by_lines(cursor, "remove"):
        removed |= dict.fromkeys(lines, reason or "no part of the article")
    return removed


def _read_headings(cursor: Cursor) -> dict[int, str]:
    headings: dict[int, str] = {}
    for lines, words in _by_lines(cursor, "headings"):
        if words.isdecimal():
            what = f"“{words}” is no heading"
            cursor.report("headings", "bad-value", what, "write null where the line is one, or the heading’s words")
        headings |= dict.fromkeys(lines, words)
    return headings


def _read_kinds(cursor: Cursor) -> dict[int, Kind]:
    kinds: dict[int, Kind] = {}
    known = {str(kind): kind for kind in BODY_KINDS}
    for lines, written in _by_lines(cursor, "kinds"):
        if written in known:
            kinds |= dict.fromkeys(lines, known[written])
        else:
            mend = f"write one of {', '.join(known)}"
            cursor.report("kinds", "bad-kind", f"“{written}” is no kind of line", mend)
    return kinds


def _read_story(cursor: Cursor) -> StoryPlan:
    heading = cursor.needed("heading")
    stated = _parse_lines(cursor, "heading", heading) if heading.isdecimal() else ()
    story = StoryPlan(
        lines=_lines(cursor, "lines"),
        heading="" if stated else heading,
        heading_line=stated[0] if stated else 0,
        date=cursor.parsed("date", parse_edtf, "bad-date", EDTF_MEND),
        basis=_read_bases(cursor.mapping("basis"), ("heading", "date")),
    )
    cursor.needed("lines")
    cursor.refuse_the_rest()
    return story


def _lines(cursor: Cursor, key: str) -> tuple[int, ...]:
    written = cursor.text(key)
    return _parse_lines(cursor, key, written) if written else ()


def _parse_lines(cursor: Cursor, key: str, written: str) -> tuple[int, ...]:
    try:
        return parse_lines(written)
    except ValueError as error:
        cursor.report(key, "bad-lines", str(error), "write 7, 97-101 or “1, 3-5”")
        return ()


def _refuse_lines_beyond(sidecar: Sidecar, cursor: Cursor, last_line: int) -> None:
    named: dict[str, Iterable[int]] = {
        "keep": sidecar.keep,
        "remove": sidecar.remove,
        "headings": sidecar.headings,
        "kinds": sidecar.kinds,
        "stories": [number for story in sidecar.stories for number in (*story.lines, story.heading_line)],
        "basis": [number for basis in sidecar.basis.values() for number in basis.lines],
    }
    for key, numbers in named.items():
        beyond = [number for number in numbers if number > last_line]
        if beyond:
            what = f"line {min(beyond)} does not exist: the capture has {last_line} lines"
            cursor.report(key, "line-beyond-capture", what, "count as an editor does, blank lines included")


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
            cursor.report("remove", "line-claimed-twice", what, "leave it under one of them")
    seen: set[int] = set()
    for number, story in enumerate(sidecar.stories, start=1):
        if seen.intersection(story.lines):
            what = f"line {min(seen.intersection(story.lines))} is in story {number} and in one before it"
            cursor.report("stories", "line-claimed-twice", what, "let each story end before the next begins")
        if story.heading_line and story.heading_line not in story.lines:
            what = f"the headline of story {number}, line {story.heading_line}, is not among its lines"
            cursor.report("stories", "bad-story", what, "add the line to “lines”, or write the words of the headline")
        seen.update(story.lines)
