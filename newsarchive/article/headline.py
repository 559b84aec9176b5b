"""The headline: the row that most looks like one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newsarchive.article.headline_features import (
    BARS,
    OF_THE_PAGE,
    Page,
    possible_places,
    seen_at_once,
    seen_in_words,
    seen_of_the_page,
)
from newsarchive.article.phrases import read_table

MOST_ABOVE, LESS_ABOVE = 12, 2.0
"""Rows above a text without menus; how much less may speak for a headline there, since hardly anything else can be."""
ROUNDING = 1e-9
"""By which sums of the same weights in another order differ at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The row that is the headline, and how sure that is."""

    place: int
    rival: int | None
    """The row that comes next, where there is one."""
    lead: float
    """How far the next best row, or none at all, is behind. Little means that a person should look."""


class _Scored(NamedTuple):
    score: float
    place: int


@cache
def weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in read_table("headline.toml")["weights"].items()}


@cache
def least_score() -> float:
    return float(read_table("headline.toml")["least"])


def find_headline(page: Page) -> Headline | None:
    """The headline, or None where no row is likely enough: many a capture begins after it."""
    best = _two_best(page)
    if not best or best[0].score <= least_score():
        return _right_above_the_text(page, best)
    second = max(best[1].score, least_score()) if len(best) > 1 else least_score()
    rival = best[1].place if len(best) > 1 else None
    return Headline(place=best[0].place, rival=rival, lead=best[0].score - second)


def _right_above_the_text(page: Page, best: Sequence[_Scored]) -> Headline | None:
    """What looks a little less like a headline, where little else stands above the text; never for certain."""
    likely = [row for row in best if row.score > least_score() - LESS_ABOVE and _is_of_words(page.rows[row.place].text)]
    if not page.body.prose or page.body.start > MOST_ABOVE or not likely or likely[0].place >= page.body.start:
        return None
    rival = next((row.place for row in best if row != likely[0]), None)
    return Headline(place=likely[0].place, rival=rival, lead=0.0)


def _is_of_words(text: str) -> bool:
    """No rubric, sentence or menu, and no day, perhaps in a language whose days we cannot read."""
    words = text.split()
    is_day = 2 * sum(any(map(str.isdigit, word)) for word in words) >= len(words) - 1
    return len(words) > 1 and text[-1] not in ".:;," and not is_day and not BARS.search(text)


def _two_best(page: Page) -> list[_Scored]:
    """The likeliest rows, of equals the upper one. The words of a row are read where it may still be one of them."""
    seen = {place: seen_at_once(place, page) for place in possible_places(page)}
    scores = {place: score(features) for place, features in seen.items()}
    known = frozenset(next(iter(seen.values()), {}))
    most_of_words, most_of_others = most_without(known), most_without(known | OF_THE_PAGE)
    best: list[_Scored] = []
    for place in sorted(scores, key=scores.__getitem__, reverse=True):
        if len(best) == 2:
            if scores[place] + most_of_words < best[1].score:
                break
            of_page = score(seen_of_the_page(place, page))
            if scores[place] + of_page + most_of_others < best[1].score - ROUNDING:
                continue
        found = _Scored(scores[place] + score(seen_in_words(place, page)), place)
        best = sorted((*best, found), key=lambda one: (-one.score, one.place))[:2]
    return best


@cache
def most_without(known: frozenset[str]) -> float:
    """How much all features but the known ones can speak for a row at most."""
    return sum([weight for name, weight in weights().items() if weight > 0 and name not in known])


def score(features: Mapping[str, float]) -> float:
    """How much these features speak for a row, all in all."""
    weight = weights()
    return sum([weight[name] * value for name, value in features.items() if value])
