"""Long lists of articles, or of their stories, cut into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsarchive.library import Piece
from newsarchive.pages.page import Link, link
from newsarchive.pages.slip import Entry, make_entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where a page of a list stands among the others."""

    words: str
    """“Page 2 of 7”."""
    newer: Link | None
    older: Link | None
    steps: tuple[Link, ...]
    """First, last and near pages; the present one has no address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of a list of articles."""

    path: str
    number: int
    entries: tuple[Entry, ...]
    pager: Pager | None
    """None where the list fits on one page."""


def sheets(pieces: Sequence[Piece], first: str, per_page: int) -> Iterator[Sheet]:
    """The pages of a list whose first page is at `first`; at least one, which may be empty."""
    last = max(1, -(-len(pieces) // per_page))
    for number in range(1, last + 1):
        path = sheet_path(first, number)
        shown = pieces[(number - 1) * per_page : number * per_page]
        entries = tuple(make_entry(piece, base=path) for piece in shown)
        pager = make_pager(first, number, last) if last > 1 else None
        yield Sheet(path=path, number=number, entries=entries, pager=pager)


def sheet_path(first: str, number: int) -> str:
    """`sources/x.html`, then `sources/x.2.html`: no slug has a dot, so no other page can be meant."""
    return first if number == 1 else f"{first.removesuffix('.html')}.{number}.html"


def numbered(title: str, sheet: Sheet) -> str:
    """A title of its own for each page of a list."""
    return title if sheet.number == 1 else f"{title}, page {sheet.number}"


def make_pager(first: str, number: int, last: int) -> Pager:
    """Where part `number` of `last` stands among the others, in a list whose first page is at `first`."""
    base = sheet_path(first, number)

    def step(to: int, text: str) -> Link:
        return link(sheet_path(first, to), text, base=base)

    near = sorted({1, number - 1, number, number + 1, last} & set(range(1, last + 1)))
    return Pager(
        words=f"Page {number:,} of {last:,}",
        newer=step(number - 1, "Newer") if number > 1 else None,
        older=step(number + 1, "Older") if number < last else None,
        steps=tuple(Link(href="", text=f"{to:,}") if to == number else step(to, f"{to:,}") for to in near),
    )
