"""From an article to the text of its content file."""

from __future__ import annotations

from collections.abc import Mapping

from newsarchive.content.digest import digest_of
from newsarchive.content.front_matter import OneLine, write_front_matter
from newsarchive.content.provenance import bases_values, story_values
from newsarchive.linespec import format_lines
from newsarchive.model import Article, CaptureRecord, Doubt


def dump(article: Article) -> str:
    """The text of the article's file, with the digest that tells a hand edit from a stale file."""
    text = _write(_front_matter(article), article.body)
    head, separator, body = text.partition("\n---\n")
    return f"{head}\ndigest: {digest_of(text)}{separator}{body}"


def _write(values: Mapping[str, object], body: str) -> str:
    text = body.strip("\n")
    return f"---\n{write_front_matter(values)}\n---\n\n{text}".rstrip() + "\n"


def _front_matter(article: Article) -> dict[str, object]:
    authors = article.authors
    values: dict[str, object] = {
        "title": article.title,
        "source": article.source,
        "date": str(article.date) if article.date else None,
        "author": list(authors) if len(authors) > 1 else authors[0] if authors else None,
        "slug": article.slug,
        "language": article.language,
    }
    optional = {
        "url": article.url,
        "standfirst": article.standfirst,
        "place": article.place,
        "credit": article.credit,
        "kicker": article.kicker,
        "updated": str(article.updated) if article.updated else None,
        "stories": [story_values(story) for story in article.stories],
        "basis": bases_values(article.basis),
        "capture": _capture_values(article.capture) if article.capture else None,
        "removed": [OneLine(lines=format_lines(r.lines), rule=r.rule) for r in article.removed],
        "review": [_doubt_values(doubt) for doubt in article.review],
    }
    return values | {key: value for key, value in optional.items() if value}


def _capture_values(record: CaptureRecord) -> dict[str, object]:
    values: dict[str, object] = {"file": record.file, "sha256": record.sha256, "rules": record.rules}
    if record.encoding != "utf-8":
        values["encoding"] = record.encoding
    if record.sidecar:
        values["sidecar"] = record.sidecar
    return values


def _doubt_values(doubt: Doubt) -> dict[str, object]:
    values: dict[str, object] = {"reason": doubt.reason}
    if doubt.lines:
        values["lines"] = format_lines(doubt.lines)
    if doubt.settle:
        values["settle"] = list(doubt.settle) if len(doubt.settle) > 1 else doubt.settle[0]
    return values
