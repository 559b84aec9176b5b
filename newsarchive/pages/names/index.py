"""The index itself: names by letter, each with who it is, and lines that only lead on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsarchive.library import Library
from newsarchive.names import Name, Register, See
from newsarchive.pages.names.order import letter_of, sort_key
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.wording import plural
from newsarchive.urls import name_path

FIRST = "names/index.html"
MOST_ON_ONE_PAGE = 500
"""Lines. A longer index has a page for each letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the index."""

    text: str
    href: str = ""
    """Empty where the line only leads on."""
    kind: str = ""
    who: str = ""
    mentions: str = ""
    see: tuple[Link, ...] = ()
    see_also: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter and the lines below it."""

    text: str
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    heading: str
    size: str
    steps: tuple[Link, ...]
    """To every letter; the present page's has no address."""
    letters: tuple[Letter, ...]


class _Index:
    """What all pages of the index are made from."""

    def __init__(self, library: Library, register: Register) -> None:
        self.library = library
        self.register = register
        lines: list[Name | See] = [*library.authority.names, *library.authority.see]
        lines.sort(key=lambda line: (letter_of(line.index), sort_key(line.index)))
        self.letters = {text: tuple(group) for text, group in groupby(lines, key=lambda line: letter_of(line.index))}
        self.is_long = len(lines) > MOST_ON_ONE_PAGE


def index_pages(library: Library, register: Register) -> Iterator[Page]:
    """One page, or where the index is long, an overview of its letters and a page for each."""
    index = _Index(library, register)
    yield _page(index, FIRST, () if index.is_long else tuple(index.letters))
    if index.is_long:
        for letter in index.letters:
            yield _page(index, letter_path(letter), (letter,))


def letter_path(letter: str) -> str:
    """`names/index.s.html`; a letter of another script goes by its number. No slug has a dot."""
    return f"names/index.{letter.lower() if letter.isascii() and letter.isalpha() else f'{ord(letter[0]):x}'}.html"


def _page(index: _Index, path: str, shown: Sequence[str]) -> Page:
    size = f"{plural(len(index.library.authority.names), 'name')} of persons, organisations, places and other things"
    heading = "Names" if path == FIRST else f"Names: {shown[0]}"
    view = IndexView(
        heading=heading,
        size=size,
        steps=tuple(_step(index, letter, path) for letter in index.letters),
        letters=tuple(_letter(index, letter, path) for letter in shown),
    )
    return Page(
        path=path,
        template="names.html",
        stylesheet="assets/names.css",
        title=heading,
        description=f"{size}, with every line in which they stand.",
        section="names",
        view=view,
    )


def _step(index: _Index, letter: str, base: str) -> Link:
    if not index.is_long:
        return Link(href=f"#{_anchor(letter)}", text=letter)
    path = letter_path(letter)
    return Link(href="", text=letter) if path == base else link(path, letter, base=base)


def _letter(index: _Index, letter: str, base: str) -> Letter:
    rows = tuple(_row(index, line, base) for line in index.letters[letter])
    return Letter(text=letter, anchor=_anchor(letter), rows=rows)


def _anchor(letter: str) -> str:
    return f"letter-{letter_path(letter).split('.')[1]}"


def _row(index: _Index, line: Name | See, base: str) -> Row:
    if isinstance(line, See):
        return Row(text=line.index, see=_links(index, line.targets, base))
    return Row(
        text=line.index,
        href=link(name_path(line.slug), "", base=base).href,
        kind=str(line.kind),
        who=line.who,
        mentions=plural(count, "mention") if (count := index.register.count(line.slug)) else "no mention",
        see_also=_links(index, line.see_also, base),
    )


def _links(index: _Index, slugs: Sequence[str], base: str) -> tuple[Link, ...]:
    return tuple(link(name_path(slug), index.library.names[slug].index, base=base) for slug in slugs)
