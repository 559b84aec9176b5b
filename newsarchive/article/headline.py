"""The headline: the row that most looks like one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsarchive.article.headline_features import Page, candidates
from newsarchive.article.phrases import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The row that is the headline, and how sure that is."""

    place: int
    rival: int | None
    """The row that comes next, where there is one."""
    lead: float
    """How far the next best row, or none at all, is behind. Little means that a person should look."""


@cache
def weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in read_table("headline.toml")["weights"].items()}


@cache
def least_score() -> float:
    return float(read_table("headline.toml")["least"])


def find_headline(page: Page) -> Headline | None:
    """The headline, or None where no row is likely enough: many a capture begins after it."""
    scored = sorted(((score(features), -place) for place, features in candidates(page)), reverse=True)
    if not scored or scored[0][0] <= least_score():
        return None
    second = max(scored[1][0], least_score()) if len(scored) > 1 else least_score()
    rival = -scored[1][1] if len(scored) > 1 else None
    return Headline(place=-scored[0][1], rival=rival, lead=scored[0][0] - second)


def score(features: Mapping[str, float]) -> float:
    """How much speaks for a row, all in all."""
    weight = weights()
    return sum([weight[name] * value for name, value in features.items() if value])
