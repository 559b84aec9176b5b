"""What speaks for and against a row as text of the article, as its first and as its last row: named features.

Each is plain enough to be checked by a person who looks at the capture; weights.tsv says what it weighs. They come in
groups, for the same few combinations of them come again and again.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from functools import cache
from itertools import repeat

from newsarchive.article.place import place_of_dateline
from newsarchive.clean.cohesion import seen_of_ties
from newsarchive.clean.likeness import seen_again, seen_of_make
from newsarchive.clean.page import Page
from newsarchive.clean.rows import Row
from newsarchive.clean.sight import Group, remembered, seen_alone, seen_of_short, step_names, upto
from newsarchive.clean.teasers import seen_of_teasers

SHARES = (0.02, 0.07, 0.15, 0.3, 0.5, 0.7)
"""Shares of the capture's prose at which one class ends and the next begins."""
COUNTS = (1, 2, 3, 5, 8, 13, 21, 34)
"""Likewise for numbers of rows."""
FEW = (1, 2, 3, 4, 5)
NEAR = 6
"""Rows before and after a row that are looked at for prose."""
AHEAD = 25
"""Rows after a row within which most of an article's prose should begin."""
LONGEST_ECHO = 220
"""Characters up to which a row is compared with the title."""
DATELINE: Group = ("dateline",)
BEFORE_TITLE: Group = ("before title",)
ROWS_OF_MENUS = 12
"""Rows above the first prose from which a capture is a whole page, with all that stands below an article."""


def gather(page: Page, candidates: Sequence[bool] | None = None) -> list[list[Group]]:
    """The features of every row; of none but these where `candidates` are given."""
    shapes = page.shapes
    title_words = frozenset(page.title.split(" ")) if page.title else frozenset()
    has_menus = shapes.proses(0, ROWS_OF_MENUS) == 0 < shapes.proses(0, shapes.count)
    of_place = (seen_above(page), seen_below(page), seen_of_place(page), seen_since_title(page), headers_passed(page))
    of_others = (
        seen_of_ties(page.rows, page.title),
        seen_of_teasers(page.rows, shapes),
        seen_of_make(page.rows),
        seen_again(page),
    )
    around, alike = zip(*of_place, strict=True), zip(*of_others, strict=True)
    wanted = repeat(True, shapes.count) if candidates is None else candidates
    return [
        [
            seen_alone(row, shape),
            seen_of_short(row, shape),
            *groups_around,
            seen_of_title(row, title_words),
            *groups_alike,
            seen_of_dateline(row),
            seen_of_menus(shape) if has_menus else (),
        ]
        if is_wanted
        else []
        for row, shape, groups_around, groups_alike, is_wanted in zip(
            page.rows, shapes.of, around, alike, wanted, strict=True
        )
    ]


def seen_above(page: Page) -> list[Group]:
    shapes = page.shapes
    times = page.view.times
    repeated = [shape if times[row.said] > 1 else "" for row, shape in zip(page.rows, shapes.of, strict=True)]
    return list(map(_above, shapes.near(-2), shapes.near(-1), shapes.proses_near(-NEAR, 0), repeated))


@remembered
def _above(before_that: str, before: str, behind: int, repeated: str) -> Group:
    seen = (f"after {before}", f"2 after {before_that}", *upto("prose behind", FEW, behind))
    return (*seen, f"{repeated} repeated") if repeated else seen


def seen_below(page: Page) -> list[Group]:
    shapes = page.shapes
    ahead = shapes.proses_near(1, 1 + NEAR)
    return list(map(_below, shapes.near(1), shapes.near(2), shapes.near(3), ahead))


@remembered
def _below(after: str, after_that: str, third: str, ahead: int) -> Group:
    return (f"before {after}", f"2 before {after_that}", f"3 before {third}", *upto("prose ahead", FEW, ahead))


def seen_of_place(page: Page) -> list[Group]:
    shapes = page.shapes
    shares = [bisect(SHARES, characters / shapes.total) for characters in shapes.prose_near(0, AHEAD)]
    rows = [bisect(COUNTS, place) for place in range(shapes.count)]
    return list(map(_place, shares, rows, reversed(rows)))


@remembered
def _place(share: int, row: int, left: int) -> Group:
    return (
        *step_names("share ahead", SHARES, share),
        *step_names("row", COUNTS, row),
        *step_names("rows left", COUNTS, left),
    )


def seen_since_title(page: Page) -> list[Group]:
    shapes, title = page.shapes, page.title_place
    if title < 0:
        return [_without_title(min(3, shapes.proses(0, place))) for place in range(shapes.count)]
    since = [
        _since_title(bisect(COUNTS, place - title), min(16, shapes.proses(title + 1, place)))
        for place in range(title, shapes.count)
    ]
    return [BEFORE_TITLE] * title + since


@remembered
def _without_title(proses: int) -> Group:
    return ("no title", f"no title, proses before {proses}")


@remembered
def _since_title(rows: int, proses: int) -> Group:
    return (*step_names("rows since title", COUNTS, rows), *upto("proses since title", (1, 2, 3, 4, 8, 16), proses))


def headers_passed(page: Page) -> list[Group]:
    """For each row, the headers of other parts (“Related articles”) above it since the title, and the prose since."""
    shapes = page.shapes
    since: dict[str, int] = {}
    found: list[Group] = []
    for place in range(len(page.rows)):
        if place < page.title_place:
            found.append(())
            continue
        rule = page.view.headers[place]
        if rule:
            since.setdefault(rule, place)
        if not since and not page.commenters[place]:
            found.append(())
            continue
        proses = tuple([(passed, min(8, shapes.proses(there, place + 1))) for passed, there in since.items()])
        found.append(_passed(shapes.of[place] if since else "", proses, page.commenters[place]))
    return found


@remembered
def _passed(shape: str, proses: tuple[tuple[str, int], ...], is_of_commenter: bool) -> Group:
    seen: list[str] = []
    for rule, count in proses:
        seen += (f"passed {rule}", *upto(f"proses since {rule}", (1, 2, 4, 8), count))
    if proses:
        seen += ("passed a header", f"{shape} passed a header")
    if is_of_commenter:
        seen.append("commenter")
    return tuple(seen)


def seen_of_dateline(row: Row) -> Group:
    """“MINSK, Belarus (Reuters) — ” opens a text, wherever it stands."""
    return DATELINE if row.is_prose and place_of_dateline(row.text) else ()


@cache
def seen_of_menus(shape: str) -> Group:
    return ("menus above", f"{shape} with menus above")


def seen_of_title(row: Row, title_words: frozenset[str]) -> Group:
    if not title_words or len(row.text) > LONGEST_ECHO:
        return ()
    shared = len(title_words.intersection(row.words))
    if not shared:
        return ()
    return upto("of title", (0.3, 0.6, 0.95), shared / min(len(set(row.words)), len(title_words)))
