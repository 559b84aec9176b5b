"""From the site to its files: one module an output, one line each in OUTPUTS or OUTPUTS_OF_ARTICLE."""

import hashlib
from collections.abc import Callable, Iterator, Sequence

from newsarchive.model import Article, File
from newsarchive.outputs import assets, data, feed, host_headers, html, originals, search, sitemap, source_digests
from newsarchive.outputs.site import Site
from newsarchive.pages import chronicle, related
from newsarchive.pages.article import shown_beside
from newsarchive.pages.reading import gist_of, reading_key

OUTPUTS_OF_ARTICLE = (
    html.article_files,
    originals.article_files,
    data.article_files,
    search.article_files,
)
OUTPUTS: tuple[Callable[[Site], Iterator[File]], ...] = (
    *html.FILES,
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
    """Gathers what pages show of many articles, before they are made one by one."""
    related.gather(site.library)
    chronicle.chronicle_of(site.library)


def article_files_key(site: Site, article: Article) -> str:
    """A digest of all that an article's own files depend on, but for the program itself."""
    on = (reading_key(site.library, article), shown_beside(site.library, article), repr(site.config), site.look)
    return hashlib.sha256("\0".join(on).encode("utf-8", "surrogatepass")).hexdigest()


def archive_key(site: Site) -> str:
    """The same of the files that all articles share."""
    library = site.library
    digest = hashlib.sha256(f"{site.config!r}\0{site.look}\0{library.authority_digest}\0".encode())
    digest.update(repr(library.authority.see).encode("utf-8", "surrogatepass"))
    for article in library.articles:
        digest.update(reading_key(library, article).encode())
    return digest.hexdigest()


def article_files(site: Site, article: Article) -> Iterator[File]:
    """The files of one article's own: they can be made in any order, and in another process."""
    for files in OUTPUTS_OF_ARTICLE:
        yield from files(site, article)


def last_files(site: Site, listed: Sequence[str]) -> Iterator[File]:
    """What can be made only when all others are known. `listed`: the pages among them that a sitemap names."""
    yield from sitemap.files(site, listed)
    yield from source_digests.files(site)


__all__ = [
    "OUTPUTS",
    "Site",
    "archive_key",
    "article_files",
    "article_files_key",
    "last_files",
    "prepare",
    "prepare_article",
]
