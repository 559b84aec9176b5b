"""What a person should look at: every doubt of the rules, with the lines it is about and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from newsarchive.config import Config
from newsarchive.ingest import sidecar_of
from newsarchive.library import Library
from newsarchive.model import Article, Doubt
from newsarchive.pages.line_links import LinkLines, line_link
from newsarchive.pages.lists import Pager, make_pager, sheet_path
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.wording import NO_SOURCE, names_lines, plural
from newsarchive.sidecar import joined_offers
from newsarchive.urls import article_path

FIRST = "review.html"
CAPTURE = "in the capture"
"""Leads to lines that the words before it have named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtView:
    """One thing to look at."""

    reason: str
    lines: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """An article with its doubts."""

    article: Link
    language: str
    source: str
    sidecar: str
    """Where the lines go; empty for an article without a capture, or edited by hand."""
    doubts: tuple[DoubtView, ...]
    offers: tuple[str, ...]
    """Lines for the sidecar, to paste; none for an article that was edited by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    heading: str
    up: Link
    size: str
    articles: tuple[Doubtful, ...]
    pager: Pager | None


def pages(config: Config, library: Library) -> Iterator[Page]:
    doubtful = [article for article in library.articles if article.review]
    size = f"{plural(len(doubtful), 'article')} of {len(library.articles):,} to look at"
    last = max(1, -(-len(doubtful) // config.per_page))
    for number in range(1, last + 1):
        path = sheet_path(FIRST, number)
        shown = doubtful[(number - 1) * config.per_page : number * config.per_page]
        yield Page(
            path=path,
            template="review.html",
            stylesheet="assets/review.css",
            title="To look at" + (f", page {number:,}" if number > 1 else ""),
            description=f"What a person should look at in {config.title}, and what settles it.",
            section="about",
            view=ReviewView(
                heading="To look at",
                up=link("about.html", "About the archive", base=path),
                size=size if doubtful else "",
                articles=tuple(_doubtful(library, article, path) for article in shown),
                pager=make_pager(FIRST, number, last) if last > 1 else None,
            ),
        )


def _doubtful(library: Library, article: Article, base: str) -> Doubtful:
    to_lines = partial(line_link, library, article, base=base)
    offers = (offer for doubt in article.review for offer in doubt.settle)
    return Doubtful(
        article=link(article_path(article.slug), article.shown_title, base=base),
        language=article.language,
        source=article.source or NO_SOURCE,
        sidecar=sidecar_of(article.capture.file) if article.capture and not article.is_edited else "",
        doubts=tuple(_doubt(doubt, to_lines) for doubt in article.review),
        offers=() if article.is_edited else joined_offers(offers),
    )


def _doubt(doubt: Doubt, to_lines: LinkLines) -> DoubtView:
    lines = to_lines(doubt.lines) if doubt.lines else None
    if lines and names_lines(doubt.reason):
        lines = replace(lines, text=CAPTURE)
    return DoubtView(reason=doubt.reason, lines=lines)
