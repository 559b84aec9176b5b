"""Weighs the features of a saved page's lines and says, line by line, what goes and why."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsarchive.clean.markup_evidence.scene import Scene, make_scene
from newsarchive.clean.markup_evidence.sight import features
from newsarchive.clean.page import Page
from newsarchive.layout.roles import vocabulary
from newsarchive.layout.structure import HARMLESS, Element
from newsarchive.model import Capture

PULL = 0.6
"""How much a neighbour that stays, or goes, speaks for a line to do the same."""
ROUNDS = 10
FARTHEST = 30.0
"""Where a sum no longer makes a difference."""
MOSTLY_LINKS = 0.9
ROLE_OF_TAG = {"nav": "navigation", "footer": "footer", "aside": "sidebar", "form": "form", "figcaption": "caption",
               "button": "form", "select": "form", "textarea": "form"}  # fmt: skip
PLACES = {
    "outside first": ("before-article", "before the element that holds the article"),
    "outside amid": ("beside-article", "beside the element that holds the article"),
    "outside last": ("after-article", "after the element that holds the article"),
    "inside first": ("above-text", "between the beginning of the article's element and its text"),
    "inside amid": ("unlike-text", "within the text, but unlike it"),
    "inside last": ("below-text", "between the text and the end of the article's element"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a line belongs to the article."""

    likelihood: float
    """From 0, surely not, to 1."""
    doubt: float
    """From 0 to 1, a toss-up. Half for a short line, of which little hangs."""
    rule: str
    """What says so where it does not."""
    reason: str

    @property
    def stays(self) -> bool:
        return self.likelihood >= 0.5


@cache
def weights() -> dict[str, float]:
    text = files("newsarchive.clean.markup_evidence").joinpath("weights.toml").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text)["weights"].items()}


def judge_by_markup(capture: Capture, page: Page) -> dict[int, Verdict]:
    """A verdict for each line, by number; none at all where the page has no markup or nothing in it stays."""
    if not any(row.markup for row in page.rows):
        return {}
    scene = make_scene(capture, page)
    seen = features(scene)
    likelihoods = with_neighbours([weigh(one) for one in seen])
    if not any(likelihood >= 0.5 for likelihood in likelihoods):
        return {}
    return {
        row.number: verdict(scene, place, likelihood)
        for place, (row, likelihood) in enumerate(zip(page.rows, likelihoods, strict=True))
    }


def weigh(seen: Sequence[str]) -> float:
    """What speaks for a line, less what speaks against it."""
    known = weights()
    return sum([known[name] for name in seen if name in known])


def with_neighbours(sums: Sequence[float]) -> list[float]:
    """The likelihood of each line once its neighbours have had their say, and theirs, until that changes little."""
    likelihoods = [likelihood_of(one) for one in sums]
    for _ in range(ROUNDS):
        leanings = [0.0, *(2 * likelihood - 1 for likelihood in likelihoods), 0.0]
        likelihoods = [
            likelihood_of(one + PULL * (leanings[place] + leanings[place + 2])) for place, one in enumerate(sums)
        ]
    return likelihoods


def likelihood_of(total: float) -> float:
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


def verdict(scene: Scene, place: int, likelihood: float) -> Verdict:
    doubt = round((1 - abs(2 * likelihood - 1)) * (0.5 if scene.kinds[place] == "short" else 1.0), 2)
    if likelihood >= 0.5:
        return Verdict(likelihood=likelihood, doubt=doubt, rule="", reason="")
    rule, reason = why(scene, place)
    return Verdict(likelihood=likelihood, doubt=doubt, rule=rule, reason=reason)


def why(scene: Scene, place: int) -> tuple[str, str]:
    """The rule and its reason in words: what the innermost foreign element is for, else where the line stands."""
    markup = scene.markups[place]
    around = [scene.layout.elements[number] for number in reversed(markup.elements)]
    role = next((role for element in around if (role := foreign_role(element))), "")
    if not role and markup.link_share >= MOSTLY_LINKS:
        return "only-links", "nothing but links"
    role = role or next((role for element in around for role in sorted(element.roles & HARMLESS - {"body"})), "")
    if role:
        return f"in-{role}", vocabulary().reasons[role]
    side, _, when = scene.regions[place].split()
    return PLACES[f"{side} {when}"]


def foreign_role(element: Element) -> str:
    """What an element is for, where that is something else than an article."""
    return ROLE_OF_TAG.get(element.tag, "") or min(element.roles - HARMLESS, default="")
