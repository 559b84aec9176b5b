"""The archive as data: articles.json, .csv, .bib, .ris, and references beside each page that lists articles.

`articles.json` holds the front matter that describes an article, how each value is known included; the table has one
row an article, for spreadsheets.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsarchive.citation import Reference, bibtex, csl_item, make_reference, make_story_reference, ris
from newsarchive.content import bases_values, story_values
from newsarchive.library import Piece, StoryOf
from newsarchive.markup import words_of_text
from newsarchive.model import Article, File
from newsarchive.outputs.site import Site
from newsarchive.urls import article_path, date_path

COLUMNS = ("slug", "title", "source", "authors", "date", "language", "url", "place", "words", "path")


def files(site: Site) -> Iterator[File]:
    """The whole archive as four files; references of each source, author, year and month."""
    library = site.library
    yield File(path="articles.json", data=as_json(library.articles))
    yield File(path="articles.csv", data=as_table(library.articles))
    yield from references(site, "articles", library.articles)
    for group in library.sources:
        yield from references(site, f"sources/{group.slug}", group.articles)
    for group in library.authors:
        yield from references(site, f"authors/{group.slug}", group.articles)
    for year in library.years:
        yield from references(site, date_path(year.year).removesuffix(".html"), year.pieces)
        for month in year.months:
            yield from references(site, date_path(year.year, month.month).removesuffix(".html"), month.pieces)


def article_files(site: Site, article: Article) -> Iterator[File]:
    """References to one article."""
    return references(site, article_path(article.slug).removesuffix(".html"), [article])


def references(site: Site, stem: str, pieces: Sequence[Piece]) -> Iterator[File]:
    """The references to articles and stories in the three forms that reference managers import."""
    made = [_cite(_reference(site, piece)) for piece in pieces]
    yield File(path=f"{stem}.bib", data="\n".join(cited.bibtex for cited in made).encode())
    yield File(path=f"{stem}.ris", data="".join(cited.ris for cited in made).encode())
    yield File(path=f"{stem}.csl.json", data=_json([cited.csl for cited in made]))


def _reference(site: Site, piece: Piece) -> Reference:
    archive, base_url = site.config.title, site.config.base_url
    if isinstance(piece, StoryOf):
        return make_story_reference(piece.article, piece.number, archive=archive, base_url=base_url)
    return make_reference(piece, archive=archive, base_url=base_url)


class Cited(NamedTuple):
    """A reference in the forms that reference managers import."""

    bibtex: str
    ris: str
    csl: dict[str, object]


@lru_cache(maxsize=20_000)  # an article is listed with its source, its author, its month, its year
def _cite(reference: Reference) -> Cited:
    return Cited(bibtex(reference), ris(reference), csl_item(reference))


def as_json(articles: Sequence[Article]) -> bytes:
    return _json([make_record(article) for article in articles])


def as_table(articles: Sequence[Article]) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark, without which spreadsheets take Cyrillic for Windows-1252."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for article in articles:
        record = make_record(article) | {"title": article.shown_title, "authors": "; ".join(article.authors)}
        writer.writerow([inert(record.get(column)) for column in COLUMNS])
    return b"\xef\xbb\xbf" + table.getvalue().encode()


def inert(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: captures are other people's text."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def make_record(article: Article) -> dict[str, object]:
    """What describes an article and its stories, how each value is known included; not its text."""
    record: dict[str, object] = {
        "slug": article.slug,
        "title": article.title,
        "source": article.source,
        "authors": list(article.authors),
        "date": str(article.date) if article.date else None,
        "updated": str(article.updated) if article.updated else None,
        "language": article.language,
        "url": article.url,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "place": article.place,
        "credit": article.credit,
        "words": words_of_text(article.body),
        "path": article_path(article.slug),
        "stories": [story_values(story) for story in article.stories],
        "basis": bases_values(article.basis),
    }
    if article.capture:
        record["capture"] = {"file": article.capture.file, "sha256": article.capture.sha256}
    return record


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
