"""From an article to the text of its content file."""

from __future__ import annotations

from collections.abc import Mapping

from newsarchive.content.digest import digest_of
from newsarchive.content.front_matter import OneLine, write_front_matter
from newsarchive.linespec import format_lines
from newsarchive.model import Article, Basis, CaptureRecord, Doubt, How, Story


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
        "stories": [_story_values(story) for story in article.stories],
        "basis": {name: _basis_values(basis) for name, basis in article.basis.items()},
        "capture": _capture_values(article.capture) if article.capture else None,
        "removed": [OneLine(lines=format_lines(r.lines), rule=r.rule) for r in article.removed],
        "review": [_doubt_values(doubt) for doubt in article.review],
    }
    return values | {key: value for key, value in optional.items() if value}


def _basis_values(basis: Basis) -> OneLine:
    values = OneLine()
    if basis.how is How.STATED:
        values["stated"] = format_lines(basis.lines)
        if basis.note:
            values["note"] = basis.note
    else:
        values[str(basis.how)] = basis.note
        if basis.lines:
            values["lines"] = format_lines(basis.lines)
    if basis.why:
        values["why"] = basis.why
    if basis.also:
        values["also"] = [OneLine(value=other.value, **_basis_values(other.basis)) for other in basis.also]
    return values


def _story_values(story: Story) -> dict[str, object]:
    return {
        "heading": story.heading,
        "date": str(story.date) if story.date else None,
        "lines": format_lines(story.lines),
        "basis": {name: _basis_values(basis) for name, basis in story.basis.items()},
    }


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
        values["settle"] = doubt.settle
    return values
