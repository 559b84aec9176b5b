"""What is read out of one article, once: its text as HTML, whom and when it mentions. Most of the work of a build."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from newsarchive.alignment import LinesOf, find_lines
from newsarchive.chronicle import DateMention, article_dates
from newsarchive.library import Library
from newsarchive.markup import Additions, RenderedBody, link, render_body
from newsarchive.model import Article, Kind, Passage
from newsarchive.names import Mention, stated_passages
from newsarchive.pages.name_links import name_links
from newsarchive.pages.wording import line_words
from newsarchive.urls import article_path, capture_path, relative

READINGS_REMEMBERED = 512
"""Some 40 MB; an archive with more articles asks where results are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What the pages that all articles share need of one."""

    mentions: tuple[Mention, ...]
    """Of names, in the order of its text; headings that the archive supplied mention nobody."""
    dates: tuple[DateMention, ...]
    stories: Mapping[str, int]
    """Where it holds several: by the anchor of each passage, the number of the story it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """It depends on nothing but the article, its capture and the file of names: see `reading_key`."""

    body: RenderedBody
    gist: Gist
    lines_of: LinesOf
    """Empty where the capture is missing or another."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        return self.body.passages


def reading_of(library: Library, article: Article) -> Reading:
    """The article, read; remembered, since several of its pages and files ask for it one after the other."""
    return _remembered(library, article.slug)


@lru_cache(maxsize=READINGS_REMEMBERED)
def _remembered(library: Library, slug: str) -> Reading:
    article = library.by_slug[slug]
    return library.keep(f"reading {reading_key(library, article)}", lambda: read_article(library, article))


def gist_of(library: Library, article: Article) -> Gist:
    """Kept by itself too: it is a tenth of the reading, and all that most articles are asked for in a build."""
    return library.keep(f"gist {reading_key(library, article)}", lambda: reading_of(library, article).gist)


def reading_key(library: Library, article: Article) -> str:
    """A digest of all that a reading depends on, but for the program itself."""
    known = library.reading_keys.get(article.slug)
    if known:
        return known
    capture = library.capture_of(article)
    on = (repr(article), capture.sha256 if capture else "", library.authority_digest)
    made = hashlib.sha256("\0".join(on).encode("utf-8", "surrogatepass")).hexdigest()
    library.reading_keys[article.slug] = made
    return made


def read_article(library: Library, article: Article) -> Reading:
    """One conversion of its Markdown, one search for names, one for dates."""
    path = article_path(article.slug)
    capture = library.capture_of(article)
    mentions: list[Mention] = []
    lines_of: dict[str, tuple[int, ...]] = {}

    def add(passages: Sequence[Passage]) -> Additions:
        mentions.extend(library.matcher.find_mentions(stated_passages(article, passages), article.slug))
        if capture:
            lines_of.update(find_lines(article, capture, passages))
        return Additions(links=name_links(library, mentions, base=path), beside=_capture_links(article, lines_of))

    body = render_body(article, add)
    gist = Gist(
        mentions=tuple(mentions),
        dates=article_dates(article, body.passages),
        stories=_stories(article, body.passages) if article.stories else {},
    )
    return Reading(body=body, gist=gist, lines_of=lines_of)


def _stories(article: Article, passages: Sequence[Passage]) -> dict[str, int]:
    """The last story whose heading came before; notes belong to none."""
    numbers = {anchor: number for number, anchor in enumerate(article.stories_by_anchor, start=1)}
    found: dict[str, int] = {}
    story = 0
    for passage in passages:
        story = numbers.get(passage.anchor, story) if passage.kind is not Kind.NOTE else 0
        found[passage.anchor] = story
    return found


def _capture_links(article: Article, lines_of: LinesOf) -> dict[str, Markup]:
    """By the anchor of each passage, a link to the lines of the capture that it came from."""
    target = relative(capture_path(article.slug), base=article_path(article.slug))
    return {anchor: link(f"{target}#L{lines[0]}", line_words(lines), role="line") for anchor, lines in lines_of.items()}
