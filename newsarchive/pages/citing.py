"""How readers cite an article: sentences to copy, files to import, and properties that reference managers read."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.citation import STYLES, Citation, Reference, bibtex, cite, make_reference, make_story_reference
from newsarchive.config import Config
from newsarchive.model import Article, story_anchor
from newsarchive.pages.page import Link, link
from newsarchive.urls import absolute, article_path

FILES = (("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCiting:
    """How to cite one of several stories."""

    anchor: str
    title: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """The part of an article's page on how to cite it."""

    citations: tuple[Citation, ...]
    bibtex: str
    """To copy: the one form that people paste rather than import."""
    files: tuple[Link, ...]
    stories: tuple[StoryCiting, ...]
    """Where there are several: a quotation names the one it stands in."""


def make_citing(config: Config, article: Article) -> Citing:
    path = article_path(article.slug)
    reference = make_reference(article, archive=config.title, base_url=config.base_url)
    return Citing(
        citations=_citations(reference),
        bibtex=bibtex(reference).strip(),
        files=reference_files(path, base=path),
        stories=tuple(_story(config, article, number) for number in range(1, len(article.stories) + 1))
        if len(article.stories) > 1
        else (),
    )


def _story(config: Config, article: Article, number: int) -> StoryCiting:
    reference = make_story_reference(article, number, archive=config.title, base_url=config.base_url)
    return StoryCiting(anchor=story_anchor(number), title=reference.title, citations=_citations(reference))


def _citations(reference: Reference) -> tuple[Citation, ...]:
    return tuple(cite(reference, style) for style in STYLES)


def reference_files(path: str, *, base: str) -> tuple[Link, ...]:
    """The files with the references of all articles of the page or the list at `path`, which stand beside it."""
    stem = path.removesuffix(".html")
    return tuple(link(f"{stem}.{ending}", words, base=base) for ending, words in FILES)


def citation_properties(config: Config, article: Article) -> tuple[tuple[str, str], ...]:
    """Dublin Core, Highwire and PRISM names, as Zotero's “Embedded Metadata” and its kin read them.

    No `citation_journal_title`: importers would take news for a paper. What is not known is absent.
    """
    found = [(name, article.shown_title) for name in ("citation_title", "DC.title")]
    found += [(name, article.language) for name in ("citation_language", "DC.language")]
    found += [(name, author) for author in article.authors for name in ("citation_author", "DC.creator")]
    date = article.date.cautious_iso if article.date else ""
    if date:
        found += [("citation_publication_date", date.replace("-", "/")), ("DC.date", date)]
    if article.source:
        found += [(name, article.source) for name in ("citation_publisher", "DC.publisher", "prism.publicationName")]
    if config.base_url:
        address = absolute(article_path(article.slug), base_url=config.base_url)
        found += [(name, address) for name in ("citation_public_url", "citation_fulltext_html_url", "DC.identifier")]
    if article.url:
        found.append(("DC.source", article.url))
    return tuple(found)
