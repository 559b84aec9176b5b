"""Fits the weights of headline.toml to captures whose headline is known. Run by hand, never by the tests.

    python -m tests.fit_headline CASES

CASES is a folder of folders with `main.txt`, `page.txt` and `gold.json` (`title`; `visible`: what each text shows).
A conditional logit: the probability of each row, or of “no headline here”, is the exponential of its sum, normed.
Plain gradient ascent, no chance in it: the same captures give the same weights. Paste what it prints into the file.
"""

from __future__ import annotations

import json
import math
import re
import sys
from pathlib import Path

from newsarchive.article.head import read_page
from newsarchive.article.headline_features import candidates
from newsarchive.article.phrases import read_table
from newsarchive.model import Capture, Line

GUESS_OF_LEAST = 6.0
PULL_OF_GUESS = 1.0
"""How strongly a weight is held at its guess: few captures must not talk us into nonsense."""
STEPS, STEP = 300, 0.02
Choice = tuple[list[dict[str, float]], set[int]]
"""The features of each row that may be the headline, and which of them are it: none where it is not in the text."""


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).casefold()


def read_choices(folder: Path) -> list[Choice]:
    choices = []
    for case in sorted(folder.iterdir()):
        gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
        for kind in ("main", "page"):
            title = gold["visible"][kind].get("title")
            choice = read_choice((case / f"{kind}.txt").read_text(encoding="utf-8"), title or gold.get("title"))
            if choice and (choice[1] or (not title and gold.get("title"))):
                choices.append(choice)
    return choices


def read_choice(text: str, title: str | None) -> Choice | None:
    lines = tuple(Line(number=number, text=line) for number, line in enumerate(text.split("\n"), 1))
    page = read_page(Capture(file="", sha256="", encoding="utf-8", lines=lines))
    rows = candidates(page)
    right = {index for index, (place, _) in enumerate(rows) if title and words(page.rows[place].text) == words(title)}
    if title and not right:
        right = {index for index, (place, _) in enumerate(rows) if is_variant(page.rows[place].text, title)}
    return ([features for _, features in rows], right) if rows else None


def is_variant(text: str, title: str) -> bool:
    """The headline in other words: a page's head often states another than its body."""
    ours, theirs = set(words(text).split()), set(words(title).split())
    return len(ours & theirs) >= 3 and len(ours & theirs) >= 0.6 * max(len(ours), len(theirs))


def fit(choices: list[Choice]) -> tuple[dict[str, float], float]:
    """The weights, and the sum under which there is no headline."""
    guess = guesses()
    names = list(guess)
    weight, least = dict(guess), GUESS_OF_LEAST
    for step in range(STEPS):
        slope = {name: PULL_OF_GUESS * (guess[name] - weight[name]) for name in names}
        slope_of_least = PULL_OF_GUESS * (GUESS_OF_LEAST - least)
        for features, right in choices:
            sums = [sum(weight[name] * one[name] for name in names) for one in features]
            top = max([*sums, least])
            parts = [math.exp(value - top) for value in sums]
            none = math.exp(least - top)
            whole = sum(parts) + none
            mass = sum(parts[index] for index in right) or none
            for index, one in enumerate(features):
                pull = (parts[index] / mass if index in right else 0.0) - parts[index] / whole
                if abs(pull) > 1e-4:
                    for name in names:
                        slope[name] += pull * one[name]
            slope_of_least += (0.0 if right else 1.0) - none / whole
        size = STEP / (1 + step / 100)
        for name in names:
            moved = weight[name] + size * slope[name]
            weight[name] = max(0.0, moved) if guess[name] > 0 else min(0.0, moved)
        least += size * slope_of_least
    return weight, least


def guesses() -> dict[str, float]:
    return {name: float(guess) for name, guess in read_table("headline.toml")["guesses"].items()}


def main() -> None:
    choices = read_choices(Path(sys.argv[1]))
    weight, least = fit(choices)
    print(f"least = {least:.2f}\n")
    for name, value in weight.items():
        print(f"{name} = {value:.2f}")


if __name__ == "__main__":
    main()
