"""From the library to the pages of the site: one module a page type, one line each in PAGES or PAGES_OF_ARTICLE."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.model import Article
from newsarchive.pages import about, article, capture, chronicle, dates, groups, home, missing, names, review, search
from newsarchive.pages.page import Page

PAGES_OF_ARTICLE = (article.pages, capture.pages)
PAGES = (
    home.pages,
    groups.source_pages,
    groups.author_pages,
    dates.pages,
    names.pages,
    chronicle.pages,
    search.pages,
    about.pages,
    review.pages,
    missing.pages,
)


def make_pages(config: Config, library: Library) -> Iterator[Page]:
    """The pages that all articles share, one at a time: an archive of any size is never held in memory as pages."""
    for pages in PAGES:
        yield from pages(config, library)


def make_article_pages(config: Config, library: Library, article: Article) -> Iterator[Page]:
    """The pages of one article's own."""
    for pages in PAGES_OF_ARTICLE:
        yield from pages(config, library, article)


__all__ = ["PAGES", "PAGES_OF_ARTICLE", "Page", "make_article_pages", "make_pages"]
