"""The page of a name: who it is and how that is known, its spellings, and every line in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from newsarchive.library import Library
from newsarchive.model import Article, story_anchor
from newsarchive.names import Evidence, IndexLine, Name, Register
from newsarchive.pages.line_links import line_link
from newsarchive.pages.lists import Pager, make_pager, sheet_path
from newsarchive.pages.names.index import FIRST
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.wording import NO_SOURCE, line_words, plural
from newsarchive.urls import article_path, name_path, relative

MOST_ON_A_PAGE = 200
"""Mentions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Lines of a capture that say who it is."""

    lines: Link
    title: str
    """Of the article made from the capture; empty where the archive does not hold it."""
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A form of the name, and how often it stands in the articles."""

    text: str
    count: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A form that means this name in some articles only."""

    form: str
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A mention in its line of context."""

    before: str
    name: str
    after: str
    href: str
    """The paragraph in which it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The mentions in one article, or in one of its stories, which has a date of its own."""

    title: str
    href: str
    language: str
    within: str
    """Of a story, the article's title."""
    source: str
    date: str
    datetime: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    heading: str
    up: Link
    kind: str
    who: str
    stated: tuple[Stated, ...]
    supplied: str
    is_standard: bool
    spellings: tuple[Spelling, ...]
    elsewhere: tuple[Spelling, ...]
    """Forms that a cataloguer supplied."""
    rules: tuple[Rule, ...]
    see_also: tuple[Link, ...]
    size: str
    mentions: tuple[Mentions, ...]
    pager: Pager | None


def name_pages(library: Library, register: Register, name: Name) -> Iterator[Page]:
    """One page, and further ones for a name with many mentions."""
    first = name_path(name.slug)
    last = max(1, -(-register.count(name.slug) // MOST_ON_A_PAGE))
    lines = register.lines(name.slug)
    for number in range(1, last + 1):
        path = sheet_path(first, number)
        yield Page(
            path=path,
            template="name.html",
            stylesheet="assets/names.css",
            title=f"{name.heading} ({name.kind})" + (f", page {number:,}" if number > 1 else ""),
            description=name.who,
            section="names",
            view=NameView(
                heading=name.heading,
                up=link(FIRST, "Names", base=path),
                kind=str(name.kind),
                who=name.who,
                stated=tuple(_stated(library, evidence, path) for evidence in name.stated),
                supplied=name.supplied,
                is_standard=name.is_standard,
                spellings=_spellings(register, name),
                elsewhere=_elsewhere(register, name),
                rules=tuple(_rules(library, name, path)),
                see_also=tuple(link(name_path(slug), library.names[slug].heading, base=path) for slug in name.see_also),
                size=_size(register, name),
                mentions=tuple(_mentions(library, islice(lines, MOST_ON_A_PAGE), path)),
                pager=make_pager(first, number, last) if last > 1 else None,
            ),
        )


def _size(register: Register, name: Name) -> str:
    if not register.count(name.slug):
        return "No mention in the articles"
    articles = plural(register.articles(name.slug), "article")
    return f"{plural(register.count(name.slug), 'mention')} in {articles}"


def _stated(library: Library, evidence: Evidence, base: str) -> Stated:
    article = library.by_slug.get(evidence.article)
    if article is None:
        return Stated(lines=Link(href="", text=line_words(evidence.lines)), title="", language="")
    lines = line_link(library, article, evidence.lines, base=base)
    return Stated(lines=lines, title=article.shown_title, language=article.language)


def _spellings(register: Register, name: Name) -> tuple[Spelling, ...]:
    """As they stand in the articles, the most frequent first."""
    counted = sorted(register.surfaces(name.slug).items(), key=lambda item: (-item[1], item[0]))
    return tuple(Spelling(text=text, count=f"{count:,}") for text, count in counted)


def _elsewhere(register: Register, name: Name) -> tuple[Spelling, ...]:
    found = register.surfaces(name.slug)
    languages = dict.fromkeys(name.belarusian, "be") | dict.fromkeys(name.russian, "ru")
    forms = [form.text for form in name.forms if not form.is_captured and form.text != name.heading]
    return tuple(Spelling(text=text, language=languages.get(text, "")) for text in forms if text not in found)


def _rules(library: Library, name: Name, base: str) -> Iterator[Rule]:
    for form in name.forms:
        articles = [library.by_slug[slug] for slug in form.only_in if slug in library.by_slug]
        if articles:
            links = tuple(link(article_path(article.slug), article.shown_title, base=base) for article in articles)
            yield Rule(form=form.text, articles=links)


def _mentions(library: Library, lines: Iterable[IndexLine], base: str) -> Iterator[Mentions]:
    for (slug, number), group in groupby(lines, key=lambda line: (line.article, line.story)):
        article = library.by_slug[slug]
        story = article.stories[number - 1] if number else None
        place = f"{article_path(slug)}#{story_anchor(number)}" if story else article_path(slug)
        date = story.date if story else article.date
        yield Mentions(
            title=story.shown_heading if story else article.shown_title,
            href=relative(place, base=base),
            language=article.language,
            within=article.shown_title if story else "",
            source=article.source or NO_SOURCE,
            date=date.words if date else "",
            datetime=date.cautious_iso if date else "",
            lines=tuple(_line(article, line, base) for line in group),
        )


def _line(article: Article, line: IndexLine, base: str) -> Line:
    place = f"{article_path(article.slug)}#{line.anchor}".removesuffix("#")
    context = line.context
    return Line(before=context.before, name=context.name, after=context.after, href=relative(place, base=base))
