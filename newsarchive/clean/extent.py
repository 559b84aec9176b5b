"""From which row to which the article's text runs, weighed by the features of the rows; and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import exp, sqrt
from operator import add
from typing import NamedTuple

from newsarchive.clean.evidence import gather
from newsarchive.clean.kinds import DETAILS
from newsarchive.clean.likeness import begin_again
from newsarchive.clean.page import Page
from newsarchive.clean.rows import TIME, Row, ends_as_sentence
from newsarchive.clean.sight import Group
from newsarchive.clean.standfirst import find_standfirst
from newsarchive.clean.teasers import is_stamp, names_writer

NEVER = -1e18
CHARACTERS_OF_A_WORD = 6
LEAST_MASS = 0.3
MOST_SUMS = 100_000
"""Groups of features whose weight is kept in memory."""
TOSS_UP = 0.5
"""Doubt from which rows stay that nothing parts from the text: greetings above, lists below are lost too easily."""
LEAST_ENTRIES = 3
"""Times on lines of their own from which a capture is a live blog."""
TEXT_SHAPES = frozenset({"prose", "sentence", "short", "long", "item"})
TEMPERATURE = 2.0
"""Difference between two choices at which the worse still has a chance of a quarter."""


class Weight(NamedTuple):
    """What a feature weighs for a row as text, as the first and as the last row of it."""

    inside: float
    first: float
    last: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The run of rows that is the article, by place, and the doubt about each row of the capture."""

    first: int
    last: int
    """With the rows above and below that might as well belong to it and that nothing parts from it."""
    doubts: tuple[float, ...]
    """0 certain, 1 a toss-up."""
    standfirst: int | None = None
    """Place of one that only its form sets apart from the text."""


@cache
def weights() -> dict[str, Weight]:
    """The weights by feature, from weights.tsv, which tests/fit_clean.py writes."""
    text = files("newsarchive.clean").joinpath("weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: Weight(float(inside), float(first), float(last)) for name, inside, first, last in rows}


class _Sums(dict[Group, Weight]):
    """What groups of features weigh together, added up once for each that comes."""

    def __missing__(self, group: Group) -> Weight:
        known = weights()
        inside = first = last = 0.0
        for weight in [known[feature] for feature in group if feature in known]:
            inside, first, last = inside + weight.inside, first + weight.first, last + weight.last
        weight = Weight(inside, first, last)
        if len(self) < MOST_SUMS:
            self[group] = weight
        return weight


@cache
def _sums() -> _Sums:
    return _Sums()


def mass_of(text: str) -> float:
    """How much a row counts: a long one for more than a short one, but not for as much more as it is longer."""
    return LEAST_MASS + sqrt(len(text) / CHARACTERS_OF_A_WORD)


def find_extent(page: Page, candidates: list[bool]) -> Extent | None:
    """The best run from one candidate row to another. None where no row is one."""
    if not any(candidates):
        return None
    firsts, lasts = _weigh(page, candidates)
    starts = list(accumulate(firsts, max))
    totals = [start + last for start, last in zip(starts, lasts, strict=True)]
    last = max(range(len(totals)), key=totals.__getitem__)
    first = max(range(last + 1), key=firsts.__getitem__)
    doubts = _doubts(firsts, lasts, totals)
    standfirst = find_standfirst(page, candidates, first, doubts)
    if page.shapes.proses(first, last + 1):  # else nothing is sure enough to have more added to it
        first = first if standfirst is not None else _first_likely(page, first, doubts)
        last = _last_likely(page, last, doubts)
    return Extent(first=first, last=last, doubts=doubts, standfirst=standfirst)


def _first_likely(page: Page, first: int, doubts: Sequence[float]) -> int:
    """The first row of text below the title that nothing parts from the beginning but rows as doubtful as it is."""
    if page.title_place < 0:
        return first
    likely = first
    for place in range(first - 1, page.title_place, -1):
        if page.view.headers[place] or doubts[place] < TOSS_UP:
            break
        if _may_be_text(page, place):
            likely = place
    return likely


def _last_likely(page: Page, last: int, doubts: Sequence[float]) -> int:
    """The last row of text that nothing parts from the end but rows as doubtful as it is. A byline begins another."""
    likely = last
    for place in range(last + 1, len(doubts)):
        if page.view.headers[place - 1] or doubts[place] < TOSS_UP:
            break
        if names_writer(page.rows[place], page.shapes.of[place]):
            break
        if _may_be_text(page, place):
            likely = place
    return likely


def _may_be_text(page: Page, place: int) -> bool:
    """Whether a row has the form of text. What says when, by whom or in which section is the page's."""
    row, shape = page.rows[place], page.shapes.of[place]
    if shape not in TEXT_SHAPES or _is_of_the_page(row):
        return False
    if TIME.fullmatch(row.text):  # above an entry of a live blog
        return sum(TIME.fullmatch(other.text) is not None for other in page.rows) >= LEAST_ENTRIES
    return not is_stamp(row, shape) and not DETAILS.search(row.text)


def _is_of_the_page(row: Row) -> bool:
    """Whether phrases speak against it: in a sentence one that merely occurs may be the text's own."""
    if not row.hits:
        return False
    is_said_twice = len({hit.rule for hit in row.hits}) < len(row.hits)
    return row.hits[0].way != "word" or is_said_twice or not ends_as_sentence(row.text)


def _weigh(page: Page, candidates: list[bool]) -> tuple[list[float], list[float]]:
    """For each row, what a run that begins there and what one that ends there is worth; a run is worth their sum."""
    sums = _sums()
    is_teaser, is_said = _teasers(page), begin_again(page.rows)
    sum_inside = 0.0
    firsts, lasts = [], []
    limit = page.comments if page.comments is not None and any(candidates[: page.comments]) else len(page.rows)
    for place, (row, groups) in enumerate(zip(page.rows, gather(page, candidates), strict=True)):
        if not candidates[place] or place >= limit:
            firsts.append(NEVER)
            lasts.append(NEVER)
            continue
        inside = first = last = 0.0
        for for_inside, for_first, for_last in map(sums.__getitem__, filter(None, groups)):
            inside += for_inside
            first += for_first
            last += for_last
        firsts.append(first - sum_inside)
        sum_inside += 0.0 if is_said[place] else inside * mass_of(row.text)
        lasts.append(NEVER if is_teaser[place] else last + sum_inside)
    return firsts, lasts


def _teasers(page: Page) -> list[bool]:
    """Whether each row stands under a header such as “Related articles” with no sentence since, and text above it."""
    found, is_under = [], False
    for place, shape in enumerate(page.shapes.of):
        if page.view.headers[place] == "related" and page.shapes.prose(0, place):
            is_under = True
        elif shape in ("prose", "sentence"):
            is_under = False
        found.append(is_under)
    return found


def _doubts(firsts: list[float], lasts: list[float], totals: list[float]) -> tuple[float, ...]:
    """For each row, how close the best run that has it comes to the best run that has it not."""
    count = len(totals)
    starts = list(accumulate(firsts, max))
    ends = list(accumulate(reversed(lasts), max))[::-1]
    before = [NEVER, *accumulate(totals, max)]
    after = list(accumulate(map(add, reversed(firsts), reversed(ends)), max, initial=NEVER))[::-1]
    margins = [abs(starts[place] + ends[place] - max(before[place], after[place + 1])) for place in range(count)]
    return tuple([2 / (1 + exp(min(margin / TEMPERATURE, 50.0))) for margin in margins])
