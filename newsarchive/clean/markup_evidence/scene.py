"""A saved page as the features see it: its layout, and what they need of the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsarchive.clean.page import Page
from newsarchive.clean.rows import Row
from newsarchive.layout import Layout, read_layout
from newsarchive.layout.structure import FOREIGN_TAGS, HARMLESS, Element
from newsarchive.model import Capture, Kind, Markup

SHORT, MIDDLING = 60, 140
"""Characters of a short and of a middling line."""
MOST_LINKED_PROSE = 0.6
NUMBERS = re.compile(r"#[^.\[]*|\d+|\[[^\]]*\]")
WORD = re.compile(r"\w+")
DESCRIPTIONS = ("meta description", "meta og:description", "json-ld description")
TITLES = ("title", "meta og:title", "json-ld headline", "meta twitter:title")
BODIES = ("json-ld articleBody", "itemprop articleBody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A page with its layout, and what the features need of the whole."""

    page: Page
    layout: Layout
    markups: Sequence[Markup]
    regions: Sequence[str]
    """Where each row stands: in the article's element or outside, spoilt by its surroundings or pure, and when."""
    kinds: Sequence[str]
    """Prose, or the class of its length."""
    main_tag: str
    """The tag of most of the article's prose."""
    makes: Mapping[tuple[int, str], int]
    """How many elements of one make stand in one element."""
    title: int
    """Place of the title's row; -1 where it is not known."""
    stated_body: frozenset[tuple[str, ...]]
    """The article's words as the markup gives them, four at a time."""
    descriptions: frozenset[str]
    titles: frozenset[str]


def make_scene(capture: Capture, page: Page) -> Scene:
    layout = read_layout(capture)
    rows = page.rows
    markups = [row.markup or Markup(tag="body") for row in rows]
    kinds = [kind_of(row) for row in rows]
    held = [layout.holds_article(markup) for markup in markups]
    prose = [place for place, kind in enumerate(kinds) if kind == "prose" and held[place]]
    span = (prose[0], prose[-1]) if prose else (0, len(rows))
    regions = [region_of(layout, markup, place, span) for place, markup in enumerate(markups)]
    tags: Counter[str] = Counter()
    for place in prose:
        tags[markups[place].tag] += len(rows[place].text)
    titles = stated(capture, TITLES)
    before = [place for place in range(min(span[0] + 1, len(rows))) if is_title(page, rows[place], titles)]
    return Scene(
        page=page,
        layout=layout,
        markups=markups,
        regions=regions,
        kinds=kinds,
        main_tag=max(tags, key=lambda tag: (tags[tag], tag), default=""),
        makes=Counter((element.parent, make_of(element)) for element in layout.elements.values()),
        title=before[-1] if before else -1,
        stated_body=frozenset(fours(" ".join(" ".join(capture.metadata.get(place, ())) for place in BODIES))),
        descriptions=stated(capture, DESCRIPTIONS),
        titles=titles,
    )


def kind_of(row: Row) -> str:
    size = len(row.text)
    if row.is_prose and (row.markup is None or row.markup.link_share < MOST_LINKED_PROSE):
        return "prose"
    return "short" if size <= SHORT else "middling" if size <= MIDDLING else "long"


def region_of(layout: Layout, markup: Markup, place: int, span: tuple[int, int]) -> str:
    when = "first" if place < span[0] else "last" if place > span[1] else "amid"
    if layout.root and layout.holds_article(markup):
        inner = markup.elements[markup.elements.index(layout.root) + 1 :]
        return f"inside {purity(layout, inner)} {when}"
    return f"outside {purity(layout, markup.elements)} {when}"


def purity(layout: Layout, numbers: Sequence[int]) -> str:
    """Whether any of these elements says that it is no part of an article."""
    around = (layout.elements[number] for number in numbers)
    return "spoilt" if any(element.roles - HARMLESS or element.tag in FOREIGN_TAGS for element in around) else "pure"


def is_title(page: Page, row: Row, titles: frozenset[str]) -> bool:
    if page.fields.get(row.number) is Kind.TITLE or (row.markup is not None and row.markup.tag == "h1"):
        return True
    return len(row.text) > 15 and words_of(row.text) in titles


def stated(capture: Capture, places: Sequence[str]) -> frozenset[str]:
    return frozenset(words_of(value) for place in places for value in capture.metadata.get(place, ()))


def words_of(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def fours(text: str) -> Iterator[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def make_of(element: Element) -> str:
    """Its name without what tells single elements of one make apart: ids and numbers."""
    return _make(element.name)


@lru_cache(maxsize=65536)
def _make(name: str) -> str:
    return NUMBERS.sub("", name)
