"""What speaks for and against a row as text of the article, as its first and as its last row: named features.

Each is plain enough to be checked by a person who looks at the capture; weights.tsv says what it weighs. They come in
groups, for the same few combinations of them come again and again.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from functools import cache

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
ROWS_OF_MENUS = 12
"""Rows above the first prose from which a capture is a whole page, with all that stands below an article."""


def gather(page: Page, candidates: Sequence[bool] | None = None) -> list[list[Group]]:
    """The features of every row; of none but these where `candidates` are given."""
    shapes = page.shapes
    passed = headers_passed(page)
    title_words = frozenset(page.title.split(" ")) if page.title else frozenset()
    ties = seen_of_ties(page.rows, page.title)
    teasers = seen_of_teasers(page.rows, shapes)
    makes = seen_of_make(page.rows)
    again = seen_again(page)
    has_menus = shapes.proses(0, ROWS_OF_MENUS) == 0 < shapes.proses(0, shapes.count)
    return [
        [
            seen_alone(row, shapes.of[place]),
            seen_of_short(row, shapes.of[place]),
            seen_above(page, place),
            seen_below(page, place),
            seen_of_place(page, place),
            seen_since_title(page, place),
            passed[place],
            seen_of_title(row, title_words),
            ties[place],
            teasers[place],
            makes[place],
            again[place],
            seen_of_dateline(row),
            seen_of_menus(shapes.of[place]) if has_menus else (),
        ]
        if candidates is None or candidates[place]
        else []
        for place, row in enumerate(page.rows)
    ]


def seen_above(page: Page, place: int) -> Group:
    shapes = page.shapes
    is_repeated = page.view.times[page.rows[place].said] > 1
    return _above(
        shapes.above(place),
        shapes.proses(place - NEAR, place),
        shapes.of[place] if is_repeated else "",
    )


@remembered
def _above(shapes: Group, behind: int, repeated: str) -> Group:
    before_that, before = shapes
    seen = (f"after {before}", f"2 after {before_that}", *upto("prose behind", FEW, behind))
    return (*seen, f"{repeated} repeated") if repeated else seen


def seen_below(page: Page, place: int) -> Group:
    shapes = page.shapes
    return _below(shapes.below(place), shapes.proses(place + 1, place + 1 + NEAR))


@remembered
def _below(shapes: Group, ahead: int) -> Group:
    after, after_that, third = shapes
    return (f"before {after}", f"2 before {after_that}", f"3 before {third}", *upto("prose ahead", FEW, ahead))


def seen_of_place(page: Page, place: int) -> Group:
    shapes = page.shapes
    share = bisect(SHARES, shapes.prose(place, place + AHEAD) / shapes.total)
    return _place(share, bisect(COUNTS, place), bisect(COUNTS, shapes.count - 1 - place))


@remembered
def _place(share: int, row: int, left: int) -> Group:
    return (
        *step_names("share ahead", SHARES, share),
        *step_names("row", COUNTS, row),
        *step_names("rows left", COUNTS, left),
    )


def seen_since_title(page: Page, place: int) -> Group:
    shapes = page.shapes
    if page.title_place < 0:
        return _without_title(min(3, shapes.proses(0, place)))
    if place < page.title_place:
        return ("before title",)
    rows, proses = place - page.title_place, shapes.proses(page.title_place + 1, place)
    return _since_title(bisect(COUNTS, rows), min(16, proses))


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
