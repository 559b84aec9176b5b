"""From the text of a content file, written by `dump` or by hand, to an article."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from newsarchive.checks import DATE, LANGUAGE, WEB_ADDRESS
from newsarchive.content.digest import DIGEST_LINE, is_edited
from newsarchive.document import Document
from newsarchive.fields import Cursor, out_of_order
from newsarchive.model import Alternative, Article, Basis, CaptureRecord, Doubt, How, Removed, Story
from newsarchive.problems import ArchiveError, Problem
from newsarchive.spacing import visible
from newsarchive.strict_yaml import load_yaml, parse_yaml
from newsarchive.urls import make_slug, slug_of_file

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)

CAPTURE_ADDRESS = re.compile(r"seeds/(?!(?:.*/)?\.\.(?:/|$))[^\x00-\x1f\\]+")  # “seeds/2020/x.txt”
NESTING = re.compile(r"(?:[> \t]|[-*+][ \t]|\d+\.[ \t])++")  # “> > - 1. ” before the words of a line
LONGEST_NESTING = 1000
"""Characters. What begins with more of these signs is too deep whatever follows."""
MARKER = re.compile(r"[>*+-]|\d+\.")
DEEPEST = 40
LONGEST, MOST_LINES = 2_500_000, 12_500
"""Characters and lines with words of a body: more than the largest capture makes."""
WORDS_OF_A_LINE = re.compile(r"^[ >]*+(?!\{:)\S", re.MULTILINE)  # not “{: .caption}”, which a line may need besides
FRONT = "front"
FIELDS = ("title", "source", "date", "author", "slug", "language", "url", "standfirst", "place", "credit", "kicker",
          "updated")  # fmt: skip


class _StrictHandler(YAMLHandler):
    """Reads front matter with our loader, which keeps dates as they are written, from where we say that it stands."""

    def split(self, text: str) -> tuple[str, str]:
        match = FRONT_MATTER.match(text)
        if not match:
            raise ValueError("no front matter")
        return match[1], text[match.end() :]

    def load(self, fm: str, **kwargs: object) -> Any:
        return {FRONT: parse_yaml(fm)}  # whole, since what is no mapping would be dropped without a word


def load(text: str, *, file: str, language: str = "en") -> Article:
    """The article in a content file, written by `dump` or by hand.

    By hand, `title` is enough: the slug is made from the file's name, `language` is the archive's. ArchiveError names
    every key or value that is wrong, with its line.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n")
    match = FRONT_MATTER.match(text)
    if not match:
        raise ArchiveError(no_front_matter(text, file))
    _refuse_too_large(text[match.end() :], file)
    try:
        values, _ = frontmatter.parse(text, handler=_StrictHandler())
    except yaml.YAMLError:
        load_yaml(match[1], file=file, first_line=2)  # raises the same again, with file and line
        raise
    cursor = Cursor(Document(file=file, text=match[1], first_line=2), values[FRONT])
    # Not the content that it found, which has lost the indentation of a table with which a text begins.
    article = _read_article(cursor, visible(text[match.end() :]).strip("\n").rstrip(), language)
    problems = [*cursor.document.problems, *too_deep(text, file)]
    if problems:
        raise ArchiveError(problems)
    return replace(article, is_edited=article.capture is not None and is_edited(text))


def contradictions(article: Article, text: str, *, file: str) -> tuple[Problem, ...]:
    """What cannot be true of an article, though each part of its front matter can be. `text`: that of its file.

    Of what a sidecar says, ingest tells at the place where it is said.
    """
    if not article.capture and DIGEST_LINE.search(text.replace("\r\n", "\n")):
        what = "the file was made from a capture, and no longer says from which"
        mend = "put its “capture” lines back, or delete its “digest” line, if it is to be an article of your own"
        return (Problem(file=file, code="capture-unnamed", what=what, mend=mend, severity="warning"),)
    if not article.updated:
        return ()
    said = [article.basis.get(name) for name in ("date", "updated")]
    if article.capture and not article.is_edited and all(basis and basis.how is How.SUPPLIED for basis in said):
        return ()
    return out_of_order(front_matter_of(text, file=file), article.date, article.updated)


def front_matter_of(text: str, *, file: str) -> Document:
    """Where each key of a content file stands."""
    match = FRONT_MATTER.match(text.lstrip("\ufeff").replace("\r\n", "\n"))
    return Document(file=file, text=match[1] if match else "", first_line=2)


def no_front_matter(text: str, file: str) -> Problem:
    if re.match(r"\ufeff?---[ \t]*\r?\n", text):
        what, mend = "the front matter has no end", "add a line “---” below its last “key: value” line"
        return Problem(file=file, line=1, code="no-front-matter", what=what, mend=mend)
    mend = "begin the file with a line “---”, “title: …” and another line “---”"
    return Problem(file=file, line=1, code="no-front-matter", what="no front matter", mend=mend)


def too_deep(text: str, file: str) -> tuple[Problem, ...]:
    """A line nested so deep that no reader could follow, nor any program that renders it."""
    for number, line in enumerate(text.split("\n"), start=1):
        opening = NESTING.match(line[:LONGEST_NESTING]) if line.strip() else None
        if opening and len(MARKER.findall(opening[0])) + len(opening[0].expandtabs(4)) // 4 > DEEPEST:
            what = "the line is nested too deep"
            mend = f"use at most {DEEPEST} levels of quotations and lists"
            return (Problem(file=file, line=number, code="too-deep", what=what, mend=mend),)
    return ()


def _refuse_too_large(body: str, file: str) -> None:
    characters = len(body) if len(body) <= LONGEST else len(html.unescape(body))  # “&#124;” is one
    lines = body.count("\n") if body.count("\n") <= MOST_LINES else len(WORDS_OF_A_LINE.findall(body))
    for number, most, unit in ((characters, LONGEST, "characters"), (lines, MOST_LINES, "lines")):
        if number > most:
            what = f"the text has {number:,} {unit}, more than the {most:,} that one article may have"
            raise ArchiveError(Problem(file=file, code="too-large", what=what, mend="make several articles of it"))


def _read_article(cursor: Cursor, body: str, language: str) -> Article:
    title = cursor.needed("title")
    by_name = slug_of_file(cursor.document.file)
    slug = cursor.text("slug") or by_name
    if make_slug(slug) != slug:
        fitting = make_slug(slug, fallback=by_name)
        cursor.report("slug", "bad-slug", f"“{slug}” is no slug", f"write “slug: {fitting}”")
    cursor.raw("digest")
    if not body.strip():
        cursor.report("title", "empty-body", "the article has no text", "write it below the front matter")
    article = Article(
        title=title,
        slug=slug,
        language=cursor.parsed("language", LANGUAGE) or language,
        body=body,
        source=cursor.text("source"),
        date=cursor.parsed("date", DATE),
        authors=cursor.texts("author"),
        url=cursor.parsed("url", WEB_ADDRESS),
        standfirst=cursor.text("standfirst"),
        place=cursor.text("place"),
        credit=cursor.text("credit"),
        kicker=cursor.text("kicker"),
        updated=cursor.parsed("updated", DATE),
        stories=tuple(_read_story(story) for story in cursor.mappings("stories")),
        basis=_read_bases(cursor, FIELDS),
        capture=_read_capture(cursor.mapping("capture")) if "capture" in cursor else None,
        removed=tuple(_read_removed(entry) for entry in cursor.mappings("removed")),
        review=tuple(_read_doubt(entry) for entry in cursor.mappings("review")),
    )
    cursor.raw("capture")
    cursor.refuse_the_rest()
    return article


def _read_bases(cursor: Cursor, known: tuple[str, ...]) -> dict[str, Basis]:
    bases = cursor.mapping("basis")
    for name in known:  # those that are absent too: they are what may be meant by one that means nothing
        bases.raw(name)
    read = {name: _read_basis(bases.mapping(name)) for name in bases.keys if name in known}
    bases.refuse_the_rest()
    return read


def _read_basis(cursor: Cursor) -> Basis:
    how = next((how for how in How if str(how) in cursor.keys), None)
    also = tuple(
        Alternative(value=entry.needed("value"), basis=_read_basis(entry)) for entry in cursor.mappings("also")
    )
    stated = how is How.STATED
    basis = Basis(
        how=how or How.SUPPLIED,
        lines=cursor.lines("stated" if stated else "lines"),
        note=cursor.text("note" if stated else str(how or How.SUPPLIED)) or "",
        why=cursor.text("why") or "",
        also=also,
    )
    if how is None:
        mend = "write {stated: LINE}, {stated in markup: PLACE}, {inferred: RULE} or {supplied: WHY}"
        cursor.report(None, "bad-basis", "a basis says how the value is known", mend)
    else:
        cursor.refuse_the_rest()
    return basis


def _read_story(cursor: Cursor) -> Story:
    story = Story(
        heading=cursor.needed("heading"),
        date=cursor.parsed("date", DATE),
        lines=cursor.lines("lines"),
        basis=_read_bases(cursor, ("heading", "date")),
    )
    cursor.refuse_the_rest()
    return story


def _read_capture(cursor: Cursor) -> CaptureRecord:
    file = cursor.needed("file")
    if file and not CAPTURE_ADDRESS.fullmatch(file):
        mend = "name a file in seeds/, as ingest writes it: seeds/x.txt"
        if "\\" in file:  # allowed once
            mend = "give the capture a name without backslashes, and build: ingest then writes this line anew"
        cursor.report("file", "bad-capture", f"“{file}” is no address of a capture", mend)
    record = CaptureRecord(
        file=file,
        sha256=cursor.needed("sha256"),
        rules=cursor.number("rules", default=0),
        encoding=cursor.text("encoding") or "utf-8",
        sidecar=cursor.text("sidecar") or "",
    )
    cursor.refuse_the_rest()
    return record


def _read_removed(cursor: Cursor) -> Removed:
    cursor.needed("lines")
    removed = Removed(lines=cursor.lines("lines"), rule=cursor.needed("rule"))
    cursor.refuse_the_rest()
    return removed


def _read_doubt(cursor: Cursor) -> Doubt:
    doubt = Doubt(reason=cursor.needed("reason"), lines=cursor.lines("lines"), settle=cursor.texts("settle"))
    cursor.refuse_the_rest()
    return doubt
