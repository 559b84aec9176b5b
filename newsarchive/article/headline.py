"""The headline: the row that most looks like one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newsarchive.article.headline_features import (
    OF_THE_PAGE,
    Page,
    possible_places,
    seen_at_once,
    seen_in_words,
    seen_of_the_page,
)
from newsarchive.article.phrases import read_table

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
        return None
    second = max(best[1].score, least_score()) if len(best) > 1 else least_score()
    rival = best[1].place if len(best) > 1 else None
    return Headline(place=best[0].place, rival=rival, lead=best[0].score - second)


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
