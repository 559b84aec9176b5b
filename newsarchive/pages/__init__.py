"""From the library to the pages of the site: one module a page type, one line each in PAGES."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.pages import about, article, capture, chronicle, dates, groups, home, missing, names, review, search
from newsarchive.pages.page import Page

PAGES = (
    home.pages,
    article.pages,
    capture.pages,
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
    """Every page of the site, one at a time: an archive of any size is never held in memory as pages."""
    for pages in PAGES:
        yield from pages(config, library)


__all__ = ["PAGES", "Page", "make_pages"]
