"""Fits the weights of markup_evidence/weights.toml to pages whose article is known. Run by hand, never by the tests.

    python3 -m tests.fit_markup CASES [--check]

CASES is a folder of folders with `page.html` and `gold.json` (`body`: the whole article; or `with` and `without`:
parts that belong to it and parts that do not). `--check` fits to four fifths and judges the last, five times.
A logistic regression by FTRL-proximal steps: it sets to nothing what does not help, so that the file stays readable.
The order of the steps is fixed, so the same captures give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsarchive.article import read_statement
from newsarchive.clean.markup_evidence.scene import make_scene
from newsarchive.clean.markup_evidence.sight import features
from newsarchive.clean.markup_evidence.verdict import likelihood_of, with_neighbours
from newsarchive.clean.page import make_page
from newsarchive.readers.html import read_html

SPARSENESS, CALM, STEP, ROUNDS = 4.0, 0.5, 0.1, 10
"""How much a weight must help to be there; how strongly it is held at nothing; size and number of the steps."""
LEAST = 0.05
"""A smaller weight is left out of the file."""
WEIGHT_OF_WHOLE, WEIGHT_OF_PARTS = 150.0, 25.0
"""What a page counts whose whole article is known, and one of which only parts are known."""
WEIGHT_OF_WEAK = {"moz": 40.0, "np": 60.0}
"""Sets whose articles are known less well: captions and titles are among them."""
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A line, whether it belongs to the article (None: not known), and what it counts."""

    seen: tuple[str, ...]
    belongs: bool | None
    weight: float
    size: int


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def read_case(folder: Path) -> list[Example]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    capture = read_html((folder / "page.html").read_bytes(), file=folder.name)
    page = make_page(capture, read_statement(capture).found)
    belongs = [membership(row.text, gold) for row in page.rows]
    sizes = [1 + len(row.text) / 60 for row in page.rows]
    known = sum(size for size, one in zip(sizes, belongs, strict=True) if one is not None) or 1.0
    default = WEIGHT_OF_WHOLE if gold.get("body") else WEIGHT_OF_PARTS
    weight = WEIGHT_OF_WEAK.get(gold["set"], default) / known
    return [
        Example(seen=tuple(seen), belongs=one, weight=weight * size, size=len(row.text))
        for row, seen, one, size in zip(page.rows, features(make_scene(capture, page)), belongs, sizes, strict=True)
    ]


def membership(text: str, gold: dict[str, object]) -> bool | None:
    """Whether a line belongs to the article, as far as the gold tells."""
    said = words(text)
    if not said:
        return None
    if gold.get("body"):
        return is_in_body(said, str(gold["body"]))
    line = f" {' '.join(said).casefold()} "
    for key, value in (("with", True), ("without", False), ("comments", False)):
        parts = gold.get(key)
        if isinstance(parts, list) and any(f" {' '.join(words(part)).casefold()} " in line for part in parts):
            return value
    return None


def is_in_body(said: list[str], body: str) -> bool | None:
    all_said = words(body)
    if len(said) < 4:
        if " ".join(said).casefold() in {" ".join(words(line)).casefold() for line in body.split("\n")}:
            return True
        return None if f" {' '.join(said)} " in f" {' '.join(all_said)} " else False
    fours = set(zip(all_said, all_said[1:], all_said[2:], all_said[3:], strict=False))
    mine = list(zip(said, said[1:], said[2:], said[3:], strict=False))
    share = sum(four in fours for four in mine) / len(mine)
    return True if share > 0.6 else False if share < 0.4 else None


def fit(examples: Sequence[Example]) -> dict[str, float]:
    known = [one for one in examples if one.belongs is not None]
    order = sorted(range(len(known)), key=lambda place: hashlib.sha256(str(place).encode()).digest())
    pulls: dict[str, float] = {}
    squares: dict[str, float] = {}
    fitted: dict[str, float] = {}
    for _ in range(ROUNDS):
        for place in order:
            one = known[place]
            error = (likelihood_of(sum(fitted.get(name, 0.0) for name in one.seen)) - bool(one.belongs)) * one.weight
            if abs(error) < 1e-5:
                continue
            for name in one.seen:
                before = squares.get(name, 0.0)
                after = before + error * error
                speed = (math.sqrt(after) - math.sqrt(before)) / STEP
                pull = pulls.get(name, 0.0) + error - speed * fitted.get(name, 0.0)
                squares[name], pulls[name] = after, pull
                excess = max(0.0, abs(pull) - SPARSENESS)
                fitted[name] = -math.copysign(excess, pull) / ((1 + math.sqrt(after)) / STEP + CALM)
    return {name: round(weight, 2) for name, weight in sorted(fitted.items()) if abs(weight) >= LEAST}


def check(cases: Sequence[Sequence[Example]]) -> None:
    """Prints what share of the article's letters is kept, and of the kept letters is the article's, on unseen pages."""
    kept = right = whole = 0
    for fold in range(FOLDS):
        fitted = fit(list(flat(case for place, case in enumerate(cases) if place % FOLDS != fold)))
        for case in cases[fold::FOLDS]:
            likelihoods = with_neighbours([sum(fitted.get(name, 0.0) for name in one.seen) for one in case])
            for one, likelihood in zip(case, likelihoods, strict=True):
                if one.belongs is not None:
                    kept += one.size * (likelihood >= 0.5)
                    right += one.size * (likelihood >= 0.5 and one.belongs)
                    whole += one.size * one.belongs
    print(f"precision {right / kept:.3f}, recall {right / whole:.3f}", file=sys.stderr)


def flat(cases: Iterable[Sequence[Example]]) -> Iterator[Example]:
    for case in cases:
        yield from case


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--check", action="store_true", help="judge on sites held back first")
    options = parser.parse_args()
    folders = sorted(folder for folder in options.cases.iterdir() if (folder / "page.html").exists())
    cases = [read_case(folder) for folder in folders]
    if options.check:
        check(cases)
    print("[weights]")
    for name, weight in fit(list(flat(cases))).items():
        print(f"{json.dumps(name)} = {weight:.2f}")


if __name__ == "__main__":
    main()
