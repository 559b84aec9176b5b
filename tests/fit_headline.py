"""Fits the weights of headline.toml to captures whose headline is known. Run by hand, never by the tests.

    python3 -m tests.fit_headline CASES
    python3 -m tests.fit_headline CASES --check

CASES is a folder of folders with `main.txt`, `page.txt` and `gold.json` (`title`; `visible`: what each text shows).
A conditional logit: the probability of each row, or of “no headline here”, is the exponential of its sum, normed.
There is no chance in it: the same captures give the same weights. Paste what it prints into the file. `--check` fits to
four fifths of the sites and judges the last fifth, five times for each of several divisions. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from newsarchive.article.head import read_page
from newsarchive.article.headline_features import possible_places, seen_at_once, seen_in_words
from newsarchive.article.phrases import read_table
from newsarchive.model import Capture, Line
from tests.fit_folds import FOLDS, fold_of, site_of

GUESS_OF_LEAST = 6.0
PULL_OF_GUESS = 1.0
"""How strongly a weight is held at its guess: few captures must not talk us into nonsense."""
DIVISIONS = (21, 22, 23)
"""Of the sites into fifths, by which `--check` judges."""


@dataclass(kw_only=True)
class Choice:
    """The rows of a capture that may be the headline, and which of them are it: none where it is not in the text."""

    site: str
    kind: str
    features: np.ndarray
    right: list[int]
    """Where no row has the very words, those that have nearly all of them."""
    exact: list[int]
    is_scored: bool
    """Whether the text shows the headline."""


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).casefold()


def read_choices(folder: Path, names: Sequence[str]) -> list[Choice]:
    choices = []
    for case in sorted(folder.iterdir()):
        gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
        for kind in ("main", "page"):
            title = gold["visible"][kind].get("title")
            choice = read_choice(case, kind, title or gold.get("title") or "", names)
            if choice:
                choice.is_scored = bool(title)
                choices.append(choice)
    return choices


def read_choice(case: Path, kind: str, title: str, names: Sequence[str]) -> Choice | None:
    text = (case / f"{kind}.txt").read_text(encoding="utf-8")
    lines = tuple(Line(number=number, text=line) for number, line in enumerate(text.split("\n"), 1))
    page = read_page(Capture(file="", sha256="", encoding="utf-8", lines=lines))
    rows = [(place, seen_at_once(place, page) | seen_in_words(place, page)) for place in possible_places(page)]
    texts = [page.rows[place].text for place, _ in rows]
    exact = [index for index, text in enumerate(texts) if title and words(text) == words(title)]
    near = [index for index, text in enumerate(texts) if title and is_variant(text, title)]
    if not rows or not title:
        return None
    features = np.array([[seen[name] for name in names] for _, seen in rows])
    return Choice(site=site_of(case), kind=kind, features=features, right=exact or near, exact=exact, is_scored=False)


def is_variant(text: str, title: str) -> bool:
    """The headline in other words: a page's head often states another than its body."""
    ours, theirs = set(words(text).split()), set(words(title).split())
    return len(ours & theirs) >= 3 and len(ours & theirs) >= 0.6 * max(len(ours), len(theirs))


def fit(choices: Sequence[Choice], guess: np.ndarray) -> np.ndarray:
    """The weights, and last the sum under which there is no headline. None turns its guess round."""
    known = [choice for choice in choices if choice.right or not choice.is_scored]
    sizes = np.array([len(choice.features) for choice in known])
    begins = np.cumsum(sizes) - sizes
    features = np.vstack([choice.features for choice in known])
    is_right = np.zeros(len(features), bool)
    for begin, choice in zip(begins, known, strict=True):
        is_right[begin + np.array(choice.right, int)] = True
    has_none = np.array([not choice.right for choice in known])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums, least = features @ weights[:-1], weights[-1]
        top = np.maximum(np.maximum.reduceat(sums, begins), least)
        parts, none = np.exp(sums - np.repeat(top, sizes)), np.exp(least - top)
        whole = np.add.reduceat(parts, begins) + none
        mass = np.where(has_none, none, np.add.reduceat(np.where(is_right, parts, 0), begins))
        pull = np.where(is_right, parts, 0) / np.repeat(mass, sizes) - parts / np.repeat(whole, sizes)
        slope = np.r_[-(features.T @ pull), -(has_none - none / whole).sum()] + PULL_OF_GUESS * (weights - guess)
        return float((np.log(whole) - np.log(mass)).sum() + PULL_OF_GUESS * ((weights - guess) ** 2).sum() / 2), slope

    bounds = [(0, None) if one > 0 else (None, 0) for one in guess[:-1]] + [(None, None)]
    return minimize(loss, guess, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 300}).x


def check(choices: Sequence[Choice], guess: np.ndarray) -> None:
    """Prints, for sites not fitted to, the share of headlines that are found to the word."""
    for kind in ("main", "page"):
        found = []
        for division in DIVISIONS:
            for fold in range(FOLDS):
                rest = [choice for choice in choices if fold_of(choice.site, division) != fold]
                weights = fit(rest, guess)
                held = [choice for choice in choices if fold_of(choice.site, division) == fold]
                for choice in held:
                    if choice.kind == kind and choice.is_scored:
                        sums = choice.features @ weights[:-1]
                        best = int(np.argmax(sums))
                        found.append(sums[best] > weights[-1] and best in choice.exact)
        count = len(found) // len(DIVISIONS)
        print(f"{kind}: {100 * np.mean(found):.1f} % of {count} headlines", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--check", action="store_true", help="judge on sites held back, print no weights")
    options = parser.parse_args()
    guesses = read_table("headline.toml")["guesses"]
    choices = read_choices(options.cases, list(guesses))
    guess = np.array([*map(float, guesses.values()), GUESS_OF_LEAST])
    if options.check:
        check(choices, guess)
        return
    *weights, least = fit(choices, guess)
    print(f"least = {least:.2f}\n")
    for name, value in zip(guesses, weights, strict=True):
        print(f"{name} = {value:.2f}")


if __name__ == "__main__":
    main()
