"""From an article's Markdown to HTML that can be trusted: the only place where such HTML is made."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

from newsarchive.markup.addresses import end_addresses_early
from newsarchive.markup.attributes import read_attributes
from newsarchive.markup.emphasis import end_emphasis_with_its_sign
from newsarchive.markup.fences import read_fences
from newsarchive.markup.finish import Finish, Heading, add_nothing
from newsarchive.markup.hard_text import Footnotes, cut_long_texts, make_hard_text_easy
from newsarchive.markup.inline import read_entities_as_text
from newsarchive.markup.linked import Additions, WordLink
from newsarchive.markup.opening import opening, story_opening
from newsarchive.markup.tables import keep_all_cells
from newsarchive.markup.text_length import text_of, words_of_text
from newsarchive.model import Article, Passage

TEXT_TAGS = frozenset(
    {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "em", "strong"}
)
OTHER_TAGS = frozenset({"a", "sup", "section", "span", "table", "thead", "tbody", "tr", "th", "td"})
ATTRIBUTES = {
    "*": {"id", "class"},
    "a": {"href", "role", "aria-label"},
    "section": {"role", "aria-labelledby"},
    "ol": {"start"},
    "sup": {"data-note"},
}
SCHEMES = {"http", "https", "mailto"}
STORY_HEADING = re.compile(r'(<h2 [^>]*?id="(story-\d+)"[^>]*>.*?</h2>)', re.DOTALL)
MARK = re.compile(r'<a aria-label="[^"]*" class="mark" href="#(?P<anchor>[\w-]+)"')  # ends each passage
PASSAGES_REMEMBERED = 4096
"""Of so many articles: some 40 MB. Larger archives convert each text once for each kind of page that asks."""
NOTES_BEGIN = '<section aria-labelledby="notes"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A story of a page that holds several; of any other page, the whole text."""

    anchor: str
    """`story-1`; empty for what stands before the first story, which most often is everything."""
    heading: Markup
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedBody:
    """An article's text as HTML, and what in it can be linked and quoted."""

    parts: tuple[Part, ...]
    notes_html: Markup
    passages: tuple[Passage, ...]
    """In the order of reading; notes last."""
    headings: tuple[Heading, ...]
    has_sidenotes: bool
    """Whether the notes also stand in the margin, each near its line."""


def render_body(article: Article, add: Callable[[Sequence[Passage]], Additions] = add_nothing) -> RenderedBody:
    """The article's body. Markup in its text is shown as text; what Markdown makes passes an allow-list.

    `add`: says of the passages what links the page adds to them, so that one conversion is enough.
    """
    converter = _converter()
    finish = converter.finish
    finish.add = add
    html = nh3.clean(
        cut_long_texts(converter.markdown.reset().convert(article.body)),
        tags=set(TEXT_TAGS | OTHER_TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    if beside := finish.additions.beside:
        html = MARK.sub(lambda found: str(beside.get(found["anchor"], "")) + found[0], html)
    text, _, notes = html.partition(NOTES_BEGIN)
    return RenderedBody(
        parts=_split_stories(text),
        notes_html=Markup(NOTES_BEGIN + notes if notes else ""),
        passages=tuple(finish.passages),
        headings=tuple(finish.headings),
        has_sidenotes=finish.has_sidenotes,
    )


def read_passages(article: Article) -> tuple[Passage, ...]:
    """What in the article's text can be linked and quoted, notes last. Remembered, since many pages ask for it."""
    return _passages_of(article.body)


@lru_cache(maxsize=PASSAGES_REMEMBERED)
def _passages_of(body: str) -> tuple[Passage, ...]:
    converter = _converter()
    converter.finish.add = add_nothing
    converter.markdown.reset().convert(body)
    return tuple(converter.finish.passages)


def link(href: str, text: str, *, role: str) -> Markup:
    """A link as it may stand inside a passage; `role` is its class."""
    return Markup(f'<a class="{escape(role)}" href="{escape(href)}">{escape(text)}</a>')


def script_data(value: object) -> Markup:
    """JSON as it may stand in a `<script>` of data: nothing in it can end the element."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def inline(text: str) -> Markup:
    """A style sheet or script of ours as it may stand in a `<style>` or `<script>` element."""
    if "</" in text:
        raise ValueError("a style sheet or script that holds “</” could end its element")
    return Markup(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Converter:
    markdown: Markdown
    finish: Finish


@cache
def _converter() -> _Converter:
    """Built once a process: building costs more than an article."""
    markdown = Markdown(extensions=[Footnotes(), "tables", "sane_lists"], output_format="html")
    # Captured markup is text: the serializer escapes what no pattern takes for HTML.
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    read_attributes(markdown)
    read_entities_as_text(markdown)
    end_addresses_early(markdown)
    read_fences(markdown)
    end_emphasis_with_its_sign(markdown)
    keep_all_cells(markdown)
    make_hard_text_easy(markdown)
    finish = Finish(markdown)
    markdown.treeprocessors.register(finish, "finish", -10)  # last: text is unescaped by then
    return _Converter(markdown=markdown, finish=finish)


def _split_stories(html: str) -> tuple[Part, ...]:
    before, *rest = STORY_HEADING.split(html)
    parts = [Part(anchor="", heading=Markup(), html=Markup(before))] if before.strip() else []
    for heading, anchor, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        parts.append(Part(anchor=anchor, heading=Markup(heading), html=Markup(text)))
    return tuple(parts)


__all__ = [
    "Additions",
    "Part",
    "RenderedBody",
    "WordLink",
    "inline",
    "link",
    "opening",
    "read_passages",
    "render_body",
    "script_data",
    "story_opening",
    "text_of",
    "words_of_text",
]
