"""From the site to its files: one module an output, one line each in OUTPUTS or OUTPUTS_OF_ARTICLE."""

from collections.abc import Iterable, Iterator

from newsarchive.model import Article, File
from newsarchive.outputs import assets, data, feed, host_headers, html, originals, search, sitemap
from newsarchive.outputs.site import Site
from newsarchive.pages import related
from newsarchive.pages.reading import gist_of

OUTPUTS_OF_ARTICLE = (
    html.article_files,
    originals.article_files,
    data.article_files,
    search.article_files,
)
OUTPUTS = (
    html.files,
    assets.files,
    host_headers.files,
    data.files,
    feed.files,
    search.files,
)


def prepare_article(site: Site, article: Article) -> None:
    """Makes what takes longest, to be kept: it needs no other article."""
    gist_of(site.library, article)
    search.kept_postings(site.library, article)


def prepare(site: Site) -> None:
    """Gathers what articles' own pages show of others, before they are made one by one."""
    related.gather(site.library)


def article_files(site: Site, article: Article) -> Iterator[File]:
    """The files of one article's own: they can be made in any order, and in another process."""
    for files in OUTPUTS_OF_ARTICLE:
        yield from files(site, article)


def shared_files(site: Site, listed: Iterable[str]) -> Iterator[File]:
    """The files that all articles share. `listed`: pages of the articles' own that the sitemap is to list too."""
    listed = list(listed)
    for files in OUTPUTS:
        for file in files(site):
            if file.is_listed:
                listed.append(file.path)
            yield file
    yield from sitemap.files(site, listed)


def all_files(site: Site) -> Iterator[File]:
    """Every file of the site, one at a time."""
    listed = []
    for article in site.library.articles:
        for file in article_files(site, article):
            if file.is_listed:
                listed.append(file.path)
            yield file
    yield from shared_files(site, listed)


__all__ = [
    "OUTPUTS",
    "OUTPUTS_OF_ARTICLE",
    "Site",
    "all_files",
    "article_files",
    "prepare",
    "prepare_article",
    "shared_files",
]
