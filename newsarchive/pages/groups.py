"""A page for each source and each author, and an overview of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsarchive.config import Config
from newsarchive.library import Group, Library
from newsarchive.model import Article
from newsarchive.pages.citing import reference_files
from newsarchive.pages.lists import Sheet, numbered, sheets
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.wording import plural
from newsarchive.urls import author_path, source_path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """What sources and authors differ in."""

    section: str
    overview: str
    heading: str
    one: str
    path: Callable[[str], str]
    without: str
    """What is said of an article that stands under none."""
    several_without: str


SOURCES = _Kind(
    section="sources",
    overview="sources/index.html",
    heading="Sources",
    one="source",
    path=source_path,
    without="has no known source.",
    several_without="have no known source.",
)
AUTHORS = _Kind(
    section="authors",
    overview="authors/index.html",
    heading="Authors",
    one="author",
    path=author_path,
    without="names no author.",
    several_without="name no author.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """Every source, or every author."""

    heading: str
    groups: tuple[Link, ...]
    remark: str
    """On articles that stand under none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One source, or one author."""

    heading: str
    size: str
    up: Link
    sheet: Sheet
    files: tuple[Link, ...]
    """References to all its articles."""


def source_pages(config: Config, library: Library) -> Iterator[Page]:
    without = [article for article in library.articles if not article.source]
    yield _overview(SOURCES, library.sources, without)
    yield from _group_pages(config, SOURCES, library.sources)


def author_pages(config: Config, library: Library) -> Iterator[Page]:
    without = [article for article in library.articles if not article.authors]
    yield _overview(AUTHORS, library.authors, without)
    yield from _group_pages(config, AUTHORS, library.authors)


def _overview(kind: _Kind, groups: Sequence[Group], without: Sequence[Article]) -> Page:
    links = tuple(
        link(kind.path(group.slug), group.name, base=kind.overview, count=len(group.articles)) for group in groups
    )
    remark = f"{plural(len(without), 'article')} {kind.several_without if len(without) > 1 else kind.without}"
    return Page(
        path=kind.overview,
        template="groups.html",
        title=kind.heading,
        description=f"{plural(len(groups), kind.one)} of the archive’s articles, by name.",
        section=kind.section,
        view=OverviewView(heading=kind.heading, groups=links, remark=remark if without else ""),
    )


def _group_pages(config: Config, kind: _Kind, groups: Sequence[Group]) -> Iterator[Page]:
    for group in groups:
        size = plural(len(group.articles), "article")
        first = kind.path(group.slug)
        for sheet in sheets(group.articles, first, config.per_page):
            up = link(kind.overview, kind.heading, base=sheet.path)
            files = reference_files(first, base=sheet.path)
            yield Page(
                path=sheet.path,
                template="group.html",
                title=numbered(f"{group.name} ({kind.one})", sheet),
                description=f"{size} in the archive with {group.name} as {kind.one}.",
                section=kind.section,
                view=GroupView(heading=group.name, size=size, up=up, sheet=sheet, files=files),
            )
