"""The article: its text, its slip, its notes, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from newsarchive.config import Config
from newsarchive.language_tag import direction_of
from newsarchive.library import Library
from newsarchive.markup import Part, RenderedBody, opening
from newsarchive.model import Article, How, as_shown
from newsarchive.pages.citing import Citing, citation_properties, make_citing
from newsarchive.pages.line_links import line_link
from newsarchive.pages.linked_data import article_data, open_graph
from newsarchive.pages.page import Link, Page
from newsarchive.pages.page import link as link_to
from newsarchive.pages.reading import reading_of
from newsarchive.pages.reading_time import length_row
from newsarchive.pages.related import Related, related_articles
from newsarchive.pages.slip import HEAD, Known, Row, known, make_slip
from newsarchive.pages.wording import capitalized, line_words
from newsarchive.urls import absolute, article_markdown_path, article_path, capture_path

LEAST_HEADINGS = 3
"""From how many headings on a list of contents is a help."""
DESCRIPTION_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One of several stories on a page; of any other page, the whole text."""

    anchor: str
    heading: Markup
    html: Markup
    title: str = ""
    date: str = ""
    known: Known | None = None
    heading_known: Known | None = None
    """Only where the heading is the archive's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The article before or after this one."""

    label: str
    link: Link
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    title: str
    kicker: str
    standfirst: str
    language: str
    direction: str
    supplied: frozenset[str]
    """Which of these the archive supplied; the slip says so in words."""
    slip: tuple[Row, ...]
    stories: tuple[StoryView, ...]
    has_stories: bool
    contents: tuple[Link, ...]
    notes: Markup
    has_sidenotes: bool
    related: tuple[Related, ...]
    neighbours: tuple[Neighbour, ...]
    citing: Citing
    capture: Link | None
    capture_file: str
    """Its name, by which quotations name their source where the archive has no address."""
    markdown: Link
    record: tuple[Link, ...]
    """For the foot of a printed copy: addresses and digests in full, and how is known what the slip leaves out."""


def pages(config: Config, library: Library, article: Article) -> Iterator[Page]:
    yield article_page(config, library, article)


def article_page(config: Config, library: Library, article: Article) -> Page:
    path = article_path(article.slug)
    body = reading_of(library, article).body
    description = article.standfirst or opening(article.body, DESCRIPTION_LENGTH)
    return Page(
        path=path,
        template="article.html",
        title=_window_title(library, article),
        description=description,
        view=_view(config, library, article, body),
        section="articles",
        properties=open_graph(config, article, description),
        names=citation_properties(config, article),
        linked_data=article_data(config, article, description),
    )


def shown_beside(library: Library, article: Article) -> str:
    """All that its pages show, or are addressed by, that is other articles' or the archive's."""
    around = library.neighbours(article)
    beside = [(one.slug, one.shown_title, one.date.words if one.date else "") if one else None
              for one in (around.older, around.newer)]  # fmt: skip
    slugs = (library.source_slugs.get(article.source or ""), [library.author_slugs[name] for name in article.authors])
    return repr((beside, slugs, library.distinction(article), related_articles(library, article)))


def _view(config: Config, library: Library, article: Article, body: RenderedBody) -> ArticleView:
    path = article_path(article.slug)
    capture = library.capture_of(article)
    headings = [heading for heading in body.headings if heading.level == 2]
    return ArticleView(
        title=article.shown_title,
        kicker=as_shown(article.kicker or "", article.basis.get("kicker")),
        standfirst=as_shown(article.standfirst or "", article.basis.get("standfirst")),
        language=article.language,
        direction=direction_of(article.language),
        supplied=frozenset(name for name, basis in article.basis.items() if basis.how is How.SUPPLIED),
        slip=(*make_slip(library, article, base=path), length_row(article.body)),
        stories=tuple(_story(library, article, part) for part in body.parts),
        has_stories=len(article.stories) > 1,
        contents=tuple(Link(href=f"#{heading.anchor}", text=heading.text) for heading in headings)
        if len(headings) >= LEAST_HEADINGS and not article.stories
        else (),
        notes=body.notes_html,
        has_sidenotes=body.has_sidenotes,
        related=related_articles(library, article),
        neighbours=_neighbours(library, article),
        citing=make_citing(config, article),
        capture=link_to(capture_path(article.slug), "Compare with the capture", base=path) if capture else None,
        capture_file=article.capture.file.rpartition("/")[2] if article.capture else "",
        markdown=link_to(article_markdown_path(article.slug), "Markdown", base=path),
        record=_record(config, article),
    )


def _window_title(library: Library, article: Article) -> str:
    """Title, source and date; where even those are another article's too, also the slug."""
    parts = (article.source, article.date.words if article.date else None, library.distinction(article))
    where = ", ".join(part for part in parts if part)
    return f"{article.shown_title} ({where})" if where else article.shown_title


def _story(library: Library, article: Article, part: Part) -> StoryView:
    story = article.stories_by_anchor.get(part.anchor)
    if story is None:
        return StoryView(anchor=part.anchor, heading=part.heading, html=part.html)
    heading = story.basis.get("heading")
    to_lines = partial(line_link, library, article, base=article_path(article.slug))
    return StoryView(
        anchor=part.anchor,
        heading=part.heading,
        title=story.shown_heading,
        date=capitalized(story.date.words) if story.date else "",
        known=known(story.basis.get("date"), to_lines),
        heading_known=known(heading, to_lines) if heading and heading.how is How.SUPPLIED else None,
        html=part.html,
    )


def _neighbours(library: Library, article: Article) -> tuple[Neighbour, ...]:
    base = article_path(article.slug)
    around = library.neighbours(article)
    return tuple(
        Neighbour(
            label=label,
            link=link_to(article_path(other.slug), other.shown_title, base=base),
            date=other.date.words if other.date else "",
        )
        for label, other in (("Earlier", around.older), ("Later", around.newer))
        if other
    )


def _unlinked(lines: Sequence[int]) -> Link:
    return Link(href="", text=line_words(lines))


def _record(config: Config, article: Article) -> tuple[Link, ...]:
    lines: list[Link] = []
    if config.base_url:
        lines.append(Link(href=absolute(article_path(article.slug), base_url=config.base_url), text="This page"))
    if article.url:
        lines.append(Link(href=article.url, text="Original"))
    if article.capture:
        lines.append(Link(href=f"{article.capture.file}, SHA-256 {article.capture.sha256}", text="Capture"))
    for name, label in (*HEAD, ("language", "Language")):
        if how := known(article.basis.get(name), _unlinked):
            value = f"{article.language}, " if name == "language" else ""
            lines.append(Link(href=value + how.in_a_line, text=label))
    return tuple(lines)
