"""How readers cite an article: sentences to copy, files to import, and properties that reference managers read."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.citation import STYLES, Citation, cite, make_reference
from newsarchive.config import Config
from newsarchive.model import Article
from newsarchive.pages.page import Link, link
from newsarchive.urls import absolute, article_path

FILES = (("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """The part of an article's page on how to cite it."""

    citations: tuple[Citation, ...]
    files: tuple[Link, ...]


def make_citing(config: Config, article: Article) -> Citing:
    reference = make_reference(article, archive=config.title, base_url=config.base_url)
    return Citing(
        citations=tuple(cite(reference, style) for style in STYLES),
        files=reference_files(article_path(article.slug)),
    )


def reference_files(path: str) -> tuple[Link, ...]:
    """The files with the references of all articles on a page, which stand beside it."""
    stem = path.removesuffix(".html")
    return tuple(link(f"{stem}.{ending}", words, base=path) for ending, words in FILES)


def citation_properties(config: Config, article: Article) -> tuple[tuple[str, str], ...]:
    """Dublin Core, Highwire and PRISM names. No `citation_journal_title`: importers would take news for a paper."""
    found = [("citation_title", article.title), ("DC.title", article.title), ("DC.language", article.language)]
    found += [(name, author) for author in article.authors for name in ("citation_author", "DC.creator")]
    if article.date:
        found += [("citation_publication_date", article.date.iso.replace("-", "/")), ("DC.date", article.date.iso)]
    if article.source:
        found += [(name, article.source) for name in ("citation_publisher", "DC.publisher", "prism.publicationName")]
    if config.base_url:
        found.append(("citation_public_url", absolute(article_path(article.slug), base_url=config.base_url)))
    if article.url:
        found.append(("DC.source", article.url))
    return tuple(found)
