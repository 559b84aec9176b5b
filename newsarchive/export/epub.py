"""An e-book (EPUB 3): the articles in order of their days, notes at the end of each, and where each comes from."""

from __future__ import annotations

import hashlib
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from newsarchive.config import Config
from newsarchive.export.collection import Collection, head_of
from newsarchive.export.facts import Fact, facts_of
from newsarchive.export.xhtml import to_xhtml, without_forbidden
from newsarchive.language_tag import direction_of
from newsarchive.markup import render_body
from newsarchive.model import Article
from newsarchive.outputs.templates import fill_in, read_template_file, read_templates

MIMETYPE = b"application/epub+zip"
GENERATOR = b"newsarchive"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP file can say: no clock has a part in the book."""
NO_DATE = "2000-01-01"
CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One of several stories; of any other article, the whole text."""

    heading: Markup
    date: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """An article as the book shows it."""

    article: Article
    file: str
    direction: str
    facts: tuple[Fact, ...]
    parts: tuple[Section, ...]
    notes: Markup


def write(collection: Collection, path: Path) -> None:
    """Files are stored, not compressed: what a compressor makes of them depends on its version."""
    templates = read_templates(collection.templates)
    articles = collection.articles
    names = {article.slug: f"{number:05}.xhtml" for number, article in enumerate(articles, start=1)}
    digest = hashlib.sha256()

    def rendered(template: str, **values: object) -> bytes:
        html = fill_in(templates, f"epub/{template}", config=collection.config, **values)
        return without_forbidden(html).encode()

    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as book:
        _put(book, "mimetype", MIMETYPE)
        _put(book, "META-INF/container.xml", CONTAINER)
        _put(book, "book/style.css", read_template_file(templates, "epub/style.css").encode())
        for article in articles:
            page = rendered("chapter.xhtml", chapter=_chapter(article, names[article.slug]))
            digest.update(page)
            _put(book, f"book/{names[article.slug]}", page)
        entries = list(zip(articles, names.values(), strict=True))
        _put(book, "book/nav.xhtml", rendered("nav.xhtml", entries=entries))
        _put(book, "book/about.xhtml", rendered("about.xhtml", entries=entries))
        values = {
            "entries": entries,
            "modified": _modified(articles),
            "identifier": _identifier(collection.config, digest.hexdigest()),
        }
        _put(book, "book/package.opf", rendered("package.opf", **values))


def is_ours(path: Path) -> bool:
    """Whether it is a ZIP file whose package names us, and no other program has packed any of it anew."""
    if MIMETYPE not in head_of(path, 100):
        return False
    try:
        with zipfile.ZipFile(path) as book:
            entries = book.infolist()
            is_as_packed = all(one.date_time == EPOCH and one.compress_type == zipfile.ZIP_STORED for one in entries)
            return is_as_packed and GENERATOR in book.read("book/package.opf")
    except (KeyError, zipfile.BadZipFile):
        return False


def _put(book: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=EPOCH)
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # else it tells on which system it was made
    book.writestr(entry, data)


def _chapter(article: Article, file: str) -> Chapter:
    body = render_body(article)
    stories = article.stories_by_anchor
    return Chapter(
        article=article,
        file=file,
        direction=direction_of(article.language),
        facts=tuple(facts_of(article)),
        parts=tuple(
            Section(
                heading=Markup(to_xhtml(part.heading)),
                date=story.date.words if (story := stories.get(part.anchor)) and story.date else "",
                text=Markup(to_xhtml(part.html)),
            )
            for part in body.parts
        ),
        notes=Markup(to_xhtml(body.notes_html)),
    )


def _modified(articles: tuple[Article, ...]) -> str:
    """The last day that any article states: EPUB asks for a time, and that of the export would change the bytes."""
    days = sorted(article.date.end for article in articles if article.date)
    last = days[-1] if days else None
    day = f"{last.year:04}-{last.month or 1:02}-{last.day or 1:02}" if last else NO_DATE
    return f"{day}T00:00:00Z"


def _identifier(config: Config, digest: str) -> str:
    """Another text, another book."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{config.base_url or config.title} {digest}").urn
