"""From the library to the pages of the site: one module a page type, one line each in PAGES or PAGES_OF_ARTICLE."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.model import Article
from newsarchive.pages import about, article, capture, chronicle, dates, groups, home, missing, names, review, search
from newsarchive.pages.page import Page

Pages = Callable[[Config, Library], Iterator[Page]]
"""Makes pages one at a time: an archive of any size is never held in memory as pages."""
PAGES_OF_ARTICLE = (article.pages, capture.pages)
PAGES: tuple[Pages, ...] = (
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


def make_article_pages(config: Config, library: Library, article: Article) -> Iterator[Page]:
    """The pages of one article's own."""
    for pages in PAGES_OF_ARTICLE:
        yield from pages(config, library, article)


__all__ = ["PAGES", "Page", "Pages", "make_article_pages"]
