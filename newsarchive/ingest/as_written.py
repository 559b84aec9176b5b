"""Markdown captures: text as it is written, fields from front matter; what that lacks is looked for in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise, zip_longest

from markdown import markdown

from newsarchive.article import read_statement
from newsarchive.checks import DATE, LANGUAGE, WEB_ADDRESS
from newsarchive.content import too_deep
from newsarchive.document import Document
from newsarchive.edtf import Edtf, parse_edtf
from newsarchive.fields import Check, Cursor
from newsarchive.ingest.drafting import Draft
from newsarchive.ingest.labels import settle_labels
from newsarchive.ingest.language import find_language
from newsarchive.ingest.settling import settle_fields, with_title
from newsarchive.language_tag import parse_language
from newsarchive.letters import count_words
from newsarchive.linespec import format_lines
from newsarchive.model import Basis, Capture, Found, How, Kind, Label, Line
from newsarchive.problems import ArchiveError, Problem
from newsarchive.sidecar import Sidecar
from newsarchive.spacing import squeeze, tidy, visible
from newsarchive.strict_yaml import load_yaml

FENCE = "---"
FRONT_MATTER = "front matter"
TITLE_HEADING = re.compile(r"#\s+(?P<words>.+?)\s*#*")  # “# Strike at the works”
UNDERLINED_TITLE = re.compile(r" {0,3}(?P<words>[^\s#>*+|=-].*?)\s*")  # “Strike at the works”, above “=====”
UNDERLINE = re.compile(r"=+")
END = Line(0, "")
MARKDOWN_SIGN = re.compile(r"[*_`\[\\&<]")
HTML_TAG = re.compile(r"<[^<>]+>")
HEADING = re.compile(r"(#{1,6})(?=\s)")  # “## ”
CODE_FENCE = re.compile(r"\s*(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<rest>.*)")  # “```python”
ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*(?: \S+)?")  # “2020-08-13T10:00:00Z”
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "source": ("source", "publisher", "publication", "site", "sitename"),
    "author": ("author", "authors", "byline"),
    "date": ("date", "published", "pubdate"),
    "url": ("url", "link", "original", "canonical"),
    "language": ("language", "lang"),
    "standfirst": ("standfirst", "subtitle", "description", "summary", "excerpt"),
    "place": ("place", "dateline", "location"),
    "credit": ("credit",),
    "kicker": ("kicker",),
    "updated": ("updated", "modified"),
}
"""Keys of front matter under which writing programs and web clippers keep these fields."""
KINDS = {"title": Kind.TITLE, "author": Kind.BYLINE, "date": Kind.DATE, "updated": Kind.UPDATED, "place": Kind.PLACE,
         "standfirst": Kind.STANDFIRST, "credit": Kind.CREDIT, "kicker": Kind.KICKER}  # fmt: skip


def _parse_date(written: str) -> Edtf:
    """Writing programs add the time of day."""
    day = ISO_DAY.fullmatch(written)
    return parse_edtf(day[1] if day else written)


def _parse_language(written: str) -> str:
    """Web clippers write `en_US`."""
    return parse_language(written.replace("_", "-"))


PROGRAMS_DATE = Check(parse=_parse_date, code=DATE.code, mend=DATE.mend)
CHECKS: Mapping[str, Check[object]] = {
    "date": PROGRAMS_DATE,
    "updated": PROGRAMS_DATE,
    "url": WEB_ADDRESS,
    "language": Check(parse=_parse_language, code=LANGUAGE.code, mend=LANGUAGE.mend),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    front: tuple[Line, ...]
    """Front matter with the lines that fence it."""
    text: tuple[Line, ...]


def draft_as_written(capture: Capture, sidecar: Sidecar, *, language: str) -> Draft:
    """The draft of a Markdown capture; `language` is the archive's.

    ArchiveError names what is wrong in its front matter.
    """
    capture = replace(capture, lines=tuple(line._replace(text=visible(line.text)) for line in capture.lines))
    if deep := too_deep("\n".join(line.text for line in capture.lines), capture.file):
        raise ArchiveError(deep)
    parts = _split(capture)
    settled = settle_fields(_find_fields(capture, parts, language), sidecar, capture)
    taken = {number for entry in settled.found for number in entry.lines}
    _refuse_keeping_front_matter(parts, sidecar)
    labels = settle_labels(dict(_labels(parts, settled.found)), sidecar)
    text = tuple(
        line
        for line in parts.text
        if line.number not in taken and (line.number not in labels or labels[line.number].kind is not Kind.REMOVED)
    )
    body_lines = frozenset(line.number for line in text if tidy(line.text))
    body = _from_level_two(_without_space_at_ends([line.text for line in text]))
    return Draft(
        settled=with_title(settled, capture, body_lines),
        body=body,
        words=count_words(body),
        labels=labels,
        texts={line.number: line.text for line in capture.lines},
        body_lines=body_lines,
        groups={},
    )


def _split(capture: Capture) -> _Parts:
    lines = capture.lines
    ends = [index for index, line in enumerate(lines[1:], start=1) if line.text.rstrip() == FENCE]
    if not lines or lines[0].text.rstrip() != FENCE or not ends:
        return _Parts(front=(), text=lines)
    return _Parts(front=lines[: ends[0] + 1], text=lines[ends[0] + 1 :])


def _find_fields(capture: Capture, parts: _Parts, language: str) -> list[Found]:
    """What the front matter states; the rest as the text states it."""
    found = _read_front_matter(capture, parts)
    heading = _title_heading(parts.text, found)
    if heading:
        found.append(heading)
    known = {entry.field for entry in found}
    plain = replace(capture, lines=tuple(line._replace(markdown="") for line in parts.text))
    # The text keeps its bylines and datelines, as they are written: what they state takes no line out of it.
    found += [replace(entry, lines=()) for entry in read_statement(plain).found if entry.field not in known]
    if "language" not in known:
        found.append(find_language(" ".join(line.text for line in parts.text), declared="", archive=language))
    return found


def _read_front_matter(capture: Capture, parts: _Parts) -> list[Found]:
    text = "".join(f"{line.text}\n" for line in parts.front[1:-1])
    document = Document(file=capture.file, text=text, first_line=2)
    cursor = Cursor(document, load_yaml(text, file=capture.file, first_line=2))
    found: list[Found] = []
    for name, keys in NAMES.items():
        key = next((key for key in keys if key in cursor), None)
        if key is None:
            continue
        if name == "author":
            values = cursor.texts(key)
        else:
            value = cursor.parsed(key, CHECKS[name]) if name in CHECKS else cursor.text(key)
            values = (str(value),) if value else ()
        basis = Basis(how=How.STATED, lines=document.lines_of(key), note=FRONT_MATTER)
        kind = KINDS.get(name, Kind.SOURCE)
        found += [Found(field=name, value=value, basis=basis, kind=kind) for value in values]
    if document.problems:
        raise ArchiveError(document.problems)
    return found


def _title_heading(text: tuple[Line, ...], found: list[Found]) -> Found | None:
    """The heading of level 1 with which the text begins: the title, or the title once more."""
    first, second = next(((one, two) for one, two in pairwise((*text, END)) if one.text.strip()), (END, END))
    is_underlined = bool(UNDERLINE.fullmatch(second.text.rstrip()))
    match = UNDERLINED_TITLE.fullmatch(first.text) if is_underlined else TITLE_HEADING.fullmatch(first.text.strip())
    title = next((entry.value for entry in found if entry.field == "title"), None)
    if not match:
        return None
    words = _plain(match["words"])
    if title and squeeze(title) not in (words, squeeze(match["words"])):
        return None
    lines = (first.number, second.number) if is_underlined else (first.number,)
    basis = Basis(how=How.STATED, lines=lines)
    return Found(field="title", value=words, basis=basis, lines=lines, kind=Kind.TITLE)


def _plain(words: str) -> str:
    """The words of a heading without its Markdown: a title is no Markdown."""
    return (
        squeeze(unescape(HTML_TAG.sub("", markdown(f"# {words}")))) if MARKDOWN_SIGN.search(words) else squeeze(words)
    )


def _refuse_keeping_front_matter(parts: _Parts, sidecar: Sidecar) -> None:
    """Front matter states fields; as text it would be neither. Left out of the article it may be."""
    kept = sorted(sidecar.keep & {line.number for line in parts.front})
    if kept:
        what = f"“keep” names front matter, which is no text: {format_lines(kept)}"
        line = Document(file=sidecar.file, text=sidecar.text).line_of(("keep",))
        mend = "name lines below it; what it says of the article can be written in the sidecar"
        raise ArchiveError(Problem(file=sidecar.file, line=line, code="not-for-markdown", what=what, mend=mend))


def _labels(parts: _Parts, found: Sequence[Found]) -> list[tuple[int, Label]]:
    fields = {number: entry.kind for entry in found if entry.basis.note == FRONT_MATTER for number in entry.basis.lines}
    titles = {number for entry in found for number in entry.lines}
    rest = Label(kind=Kind.REMOVED, rule="front-matter", reason="says nothing that the article’s own front matter says")
    written = Label(kind=Kind.PARAGRAPH, rule="as-written", reason="Markdown captures are taken as they are written")
    labels = [
        (line.number, Label(kind=fields[line.number], rule="front-matter") if line.number in fields else rest)
        for line in parts.front
        if tidy(line.text)
    ]
    return labels + [
        (line.number, Label(kind=Kind.TITLE, rule="first-heading") if line.number in titles else written)
        for line in parts.text
        if tidy(line.text)
    ]


def _without_space_at_ends(lines: Sequence[str]) -> list[str]:
    """The lines without space at their ends, but for the two spaces that end a line of verse."""
    return [
        line.rstrip() + "  " * (line.endswith("  ") and bool(line.strip()) and bool(below.strip()))
        for line, below in zip_longest(lines, lines[1:], fillvalue="")
    ]


def _from_level_two(lines: list[str]) -> str:
    """The text, its headings one level lower where any stands on the level of the title."""
    fence = ""  # in code, the one that began it: only its like, as long or longer and alone on its line, ends it
    places: list[int] = []
    for place, line in enumerate(lines):
        match = CODE_FENCE.match(line)
        if fence:
            fence = "" if match and match["fence"].startswith(fence) and not match["rest"].strip() else fence
        elif match:
            fence = match["fence"]
        elif HEADING.match(line):
            places.append(place)
    if any(lines[place].startswith("# ") for place in places):
        for place in places:
            lines[place] = "#" * (not lines[place].startswith("######")) + lines[place]
    return "\n".join(lines).strip("\n")
