"""A SQLite database: articles, stories, authors, passages, how each fact is known, and a full-text index."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsarchive.content import basis_values
from newsarchive.edtf import Edtf
from newsarchive.export.collection import Collection, head_of
from newsarchive.export.record import as_json, plain_text
from newsarchive.linespec import format_lines
from newsarchive.markup import read_passages
from newsarchive.model import Article
from newsarchive.urls import article_path

APPLICATION = 0x4E415231  # “NAR1”, in the header: tells our databases from others
APPLICATION_OFFSET = 68
TABLES = frozenset({"articles", "authors", "stories", "basis", "removed", "passages"})
REFUSED = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.ENOSPC,
    sqlite3.SQLITE_CANTOPEN: errno.ENAMETOOLONG,  # its paths have at most 512 bytes; the folder is ours
    sqlite3.SQLITE_CORRUPT: errno.EIO,
    sqlite3.SQLITE_NOTADB: errno.EIO,
}
PRIMARY = 0xFF
"""Of an error's number, the part that tells its kind."""
SCHEMA = f"""
PRAGMA page_size = 4096;
PRAGMA application_id = {APPLICATION};
CREATE TABLE articles (
  slug TEXT PRIMARY KEY, title TEXT NOT NULL, source TEXT, date TEXT, earliest TEXT, latest TEXT,
  updated TEXT, language TEXT NOT NULL, url TEXT, kicker TEXT, standfirst TEXT, place TEXT, credit TEXT,
  page TEXT NOT NULL, capture_file TEXT, capture_sha256 TEXT,
  edited_by_hand INTEGER NOT NULL, markdown TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE authors (slug TEXT NOT NULL REFERENCES articles, position INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (slug, position));
CREATE TABLE stories (slug TEXT NOT NULL REFERENCES articles, number INTEGER NOT NULL, heading TEXT NOT NULL, date TEXT,
  earliest TEXT, latest TEXT, lines TEXT NOT NULL, PRIMARY KEY (slug, number));
CREATE TABLE basis (slug TEXT NOT NULL REFERENCES articles, story INTEGER NOT NULL, field TEXT NOT NULL,
  how TEXT NOT NULL, lines TEXT, note TEXT, why TEXT, also TEXT, PRIMARY KEY (slug, story, field));
CREATE TABLE removed (slug TEXT NOT NULL REFERENCES articles, lines TEXT NOT NULL, rule TEXT NOT NULL);
CREATE TABLE passages (slug TEXT NOT NULL REFERENCES articles, number INTEGER NOT NULL, anchor TEXT NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, supplied INTEGER NOT NULL, PRIMARY KEY (slug, number));
"""
INDEX = """
CREATE VIRTUAL TABLE search USING fts5(text, content='passages', tokenize="unicode61 remove_diacritics 2");
INSERT INTO search(search) VALUES ('rebuild');
"""


def write(collection: Collection, path: Path) -> None:
    """No journal: the file is put in its place only when it is whole. OSError where the disk has no room for it or
    fails, or its path is too long."""
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
            _fill(database, collection)
    except sqlite3.DatabaseError as error:
        reason = REFUSED.get(getattr(error, "sqlite_errorcode", 0) & PRIMARY)
        if reason is None:
            raise
        raise OSError(reason, str(error), str(path)) from None


def is_ours(path: Path) -> bool:
    """Whether its header says so, and it has no tables of somebody else's."""
    if head_of(path, APPLICATION_OFFSET + 4)[APPLICATION_OFFSET:] != APPLICATION.to_bytes(4, "big"):
        return False
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except sqlite3.DatabaseError:
        return False
    return {name for name in tables if name.partition("_")[0] != "search"} == TABLES


def _fill(database: sqlite3.Connection, collection: Collection) -> None:
    database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA} BEGIN;")
    for article in collection.articles:
        _insert(database, article)
    database.execute("COMMIT")
    try:
        database.executescript(INDEX)
    except sqlite3.OperationalError as error:  # a Python whose SQLite lacks full-text search
        if error.sqlite_errorcode & PRIMARY in REFUSED:
            raise
    database.execute("VACUUM")


def _insert(database: sqlite3.Connection, article: Article) -> None:
    row = _row(article)
    database.execute(f"INSERT INTO articles VALUES ({', '.join('?' * len(row))})", row)
    for table, rows in (
        ("authors", ((position, name) for position, name in enumerate(article.authors, start=1))),
        ("stories", _story_rows(article)),
        ("basis", _basis_rows(article)),
        ("removed", ((str(format_lines(entry.lines)), entry.rule) for entry in article.removed)),
        ("passages", _passage_rows(article)),
    ):
        for values in rows:
            marks = ", ".join("?" * (len(values) + 1))
            database.execute(f"INSERT INTO {table} VALUES ({marks})", (article.slug, *values))


def _row(article: Article) -> tuple[object, ...]:
    capture = article.capture
    return (
        article.slug, article.title, article.source, *_date_cells(article.date),
        str(article.updated) if article.updated else None, article.language, article.url,
        article.kicker, article.standfirst, article.place, article.credit,
        article_path(article.slug), capture.file if capture else None, capture.sha256 if capture else None,
        article.is_edited, article.body, plain_text(article),
    )  # fmt: skip


def _date_cells(date: Edtf | None) -> tuple[object, ...]:
    return (str(date), date.earliest.isoformat(), date.latest.isoformat()) if date else (None, None, None)


def _story_rows(article: Article) -> Iterator[tuple[object, ...]]:
    for number, story in enumerate(article.stories, start=1):
        yield number, story.heading, *_date_cells(story.date), str(format_lines(story.lines))


def _basis_rows(article: Article) -> Iterator[tuple[object, ...]]:
    """Story 0 is the article itself. `also`: the other values that a field might have had, as content files say it."""
    for number, bases in enumerate((article.basis, *(story.basis for story in article.stories))):
        for field, basis in bases.items():
            lines = str(format_lines(basis.lines)) if basis.lines else None
            also = as_json(basis_values(basis)["also"]) if basis.also else None
            yield number, field, str(basis.how), lines, basis.note or None, basis.why or None, also


def _passage_rows(article: Article) -> Iterator[tuple[object, ...]]:
    for number, passage in enumerate(read_passages(article), start=1):
        yield number, passage.anchor, str(passage.kind), passage.text, passage.is_supplied
