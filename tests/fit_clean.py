"""Fits the weights of clean/weights.tsv to captures whose article is known. Run by hand, never by the tests.

    python3 -m tests.fit_clean CASES > newsarchive/clean/weights.tsv
    python3 -m tests.fit_clean CASES --check [--losses]

CASES is a folder of folders with main.txt, page.txt and gold.json (`body`: the whole article; or `with` and `without`:
parts that belong to it and parts that do not). Needs numpy and scipy, which nothing else does.
Three regressions over the same features: whether a row lies inside the article (logistic, long rows count more), which
row is its first and which its last (softmax over the rows of a capture). `--check` fits to four fifths of the sites and
judges the last fifth, five times for each of several divisions of the sites; `--losses` names the rows that were wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newsarchive.article import read_statement
from newsarchive.clean.evidence import gather
from newsarchive.clean.extent import mass_of
from newsarchive.clean.page import make_page
from newsarchive.clean.removal import removal_of
from newsarchive.readers import read_capture
from newsarchive.unwrap import unwrap
from tests.fit_folds import FOLDS, fold_of, site_of

CALM_INSIDE, CALM_EDGES = 33.0, 6.0
"""How strongly weights are held at nothing, or at what is guessed."""
SHARE_OF_INSIDE, LEAN = 0.1, 0.5
"""What the sum over the rows counts beside first and last row; how far each row leans towards staying."""
LEAST_ROWS_SEEN, LEAST_WEIGHT = 4, 0.05
COST_OF_LOSS, WIDTH = 1.5, 0.03
"""A lost word counts as so many stray ones; share of the words by which a neighbour may pass for the right row."""
WEIGHT_OF_PARTS = 0.4
GUESSES = {  # inside, first, last
    "dateline": (0.0, 2.0, 0.0),
    "begins as above": (-0.02, -1.0, -1.0),
    "begins as below": (-0.02, -0.7, 0.0),
    "passed title again": (-0.1, -2.0, -4.0),
    "passed share-buttons again": (-0.05, -0.5, -3.0),
    "passed a list and buttons again": (-0.1, -2.0, -4.0),
    "passed author-note": (-0.15, -1.0, -5.0),
    "passed appeal": (-0.05, -0.5, -1.5),
}
"""What features weigh that are rare and whose sense nobody doubts: the fit departs from here, not from nothing."""
STEP = re.compile(r"(.+) ≥ ([\d.e+-]+)$")
DIVISIONS = (21, 22, 23)
"""Of the sites into fifths, by which `--check` judges."""
SHINGLE, LOST = 4, 0.9
"""Words of the pieces by which texts are compared; the recall below which an article counts as lost."""


@dataclass(kw_only=True)
class Case:
    """A capture, what is seen of its rows, and what is known of its article."""

    name: str
    kind: str
    site: str
    texts: list[str]
    body: str
    """The whole article; empty where only parts are known."""
    seen: list[list[str]]
    sizes: np.ndarray
    """Words of each row."""
    mass: np.ndarray
    is_candidate: np.ndarray
    inside: list[bool | None]
    first: int = -1
    last: int = -1
    """Of the whole article; -1 where only parts are known."""
    parts: tuple[int, int] | None = None
    foreign: list[int] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return self.first >= 0


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def rows_of_body(texts: list[str], body: str) -> list[bool]:
    """Which rows stand in the body, by aligning their words with its words, in order."""
    said = [words(text) for text in texts]
    owner = [place for place, row in enumerate(said) for _ in row]
    matcher = SequenceMatcher(None, [word for row in said for word in row], words(body), autojunk=False)
    found = Counter[int]()
    for start, _, size in matcher.get_matching_blocks():
        places = owner[start : start + size]
        if size >= 3 or all(len(said[place]) <= size for place in places):
            found.update(places)
    return [bool(row) and found[place] >= len(row) / 2 for place, row in enumerate(said)]


def rows_of_parts(texts: list[str], parts: list[str]) -> list[int]:
    said = [f" {' '.join(words(text))} " for text in texts]
    return [place for part in parts for place, row in enumerate(said) if f" {' '.join(words(part))} " in row]


def read_case(folder: Path, kind: str) -> Case | None:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    capture = unwrap(read_capture((folder / f"{kind}.txt").read_bytes(), file="seeds/x.txt")).capture
    page = make_page(capture, read_statement(capture).found)
    texts = [row.text for row in page.rows]
    is_free = [row.number not in page.fields and not removal_of(page, place) for place, row in enumerate(page.rows)]
    case = Case(
        name=folder.name,
        kind=kind,
        site=site_of(folder),
        texts=texts,
        body=gold.get("body") or "",
        seen=[[name for group in groups for name in group] for groups in gather(page)],
        sizes=np.array([len(words(text)) for text in texts], float),
        mass=np.array([mass_of(text) for text in texts]),
        is_candidate=np.array(is_free),
        inside=[None] * len(texts),
    )
    if gold.get("body"):
        kept = rows_of_body(texts, gold["body"])
        places = [place for place, stays in enumerate(kept) if stays and is_free[place]]
        if not places or np.dot(case.sizes, kept) < 0.85 * len(words(gold["body"])):
            return None
        case.first, case.last = places[0], places[-1]
        case.inside = [stays if stays or not places[0] < p < places[-1] else None for p, stays in enumerate(kept)]
        return case
    own = rows_of_parts(texts, gold.get("with") or [])
    if not own:
        return None
    case.parts = (min(own), max(own))
    case.foreign = rows_of_parts(texts, (gold.get("without") or []) + (gold.get("comments") or []))
    case.inside = [True if min(own) <= p <= max(own) and p not in case.foreign else None for p in range(len(texts))]
    for place in case.foreign:
        case.inside[place] = False
    return case


def lower_steps(cases: list[Case]) -> dict[str, list[str]]:
    """For each feature of a number, the features of the lower steps that it stands for, and itself."""
    steps: dict[str, set[tuple[float, str]]] = {}
    for name in {name for case in cases for seen in case.seen for name in seen}:
        match = STEP.match(name)
        if match:
            steps.setdefault(match[1], set()).add((float(match[2]), name))
    ladders = ([name for _, name in sorted(ladder)] for ladder in steps.values())
    return {name: ladder[: rung + 1] for ladder in ladders for rung, name in enumerate(ladder)}


class Fit:
    """Names of the features, and the three weights of each."""

    def __init__(self, cases: list[Case], ladders: dict[str, list[str]]) -> None:
        self.ladders = ladders
        times = Counter(name for case in cases for seen in case.seen for name in self.expanded(seen))
        self.names = sorted(name for name, count in times.items() if count >= LEAST_ROWS_SEEN)
        self.column = {name: number for number, name in enumerate(self.names)}
        self.guesses = np.array([GUESSES.get(name, (0.0, 0.0, 0.0)) for name in self.names])
        self.inside = self._fit_inside(cases)
        self.first = self._fit_edge([case for case in cases if case.is_whole], is_first=True)
        self.last = self._fit_edge([case for case in cases if case.is_whole], is_first=False)
        self.first, self.last = self._fit_edge(cases, is_first=True), self._fit_edge(cases, is_first=False)

    def expanded(self, seen: list[str]) -> set[str]:
        return {lower for name in seen for lower in self.ladders.get(name, (name,))}

    def matrix(self, rows: list[list[str]]) -> csr_matrix:
        cells = [
            (place, self.column[name])
            for place, seen in enumerate(rows)
            for name in sorted(self.expanded(seen))
            if name in self.column
        ]
        places, columns = zip(*cells, strict=True)
        return csr_matrix((np.ones(len(cells)), (places, columns)), shape=(len(rows), len(self.names)))

    def _fit_inside(self, cases: list[Case]) -> np.ndarray:
        known = [
            (case.seen[p], stays, (1 if case.is_whole else 0.3 if stays else 0.9) * (0.3 + np.sqrt(case.sizes[p])))
            for case in cases
            for p, stays in enumerate(case.inside)
            if stays is not None and case.is_candidate[p]
        ]
        x, y = self.matrix([seen for seen, _, _ in known]), np.where([stays for _, stays, _ in known], 1.0, -1.0)
        counts = np.array([count for _, _, count in known])
        counts /= counts.mean() * CALM_INSIDE
        guess = self.guesses[:, 0] / SHARE_OF_INSIDE

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            sums, away = y * (x @ weights), weights - guess
            slope = -y * counts / (1 + np.exp(np.minimum(sums, 500)))
            return float(np.dot(np.logaddexp(0, -sums), counts) + away @ away / 2), x.T @ slope + away

        return minimize(loss, guess, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x

    def _fit_edge(self, cases: list[Case], *, is_first: bool) -> np.ndarray:
        rows: list[list[str]] = []
        begins, targets, counts = [], [], []
        for case in cases:
            target = self._target(case, is_first=is_first)
            free = case.is_candidate & (np.arange(len(target)) >= (0 if is_first else case.first))
            if target[free].sum() <= 0:
                continue
            begins.append(len(rows))
            rows += [seen for seen, one in zip(case.seen, free, strict=True) if one]
            targets.append(target[free] / target[free].sum())
            counts.append(np.full(free.sum(), 1.0 if case.is_whole else WEIGHT_OF_PARTS))
        x, wanted, count = self.matrix(rows), np.concatenate(targets), np.concatenate(counts)
        lengths = np.diff([*begins, len(rows)])
        guess = self.guesses[:, 1 if is_first else 2]

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            sums, away = x @ weights, weights - guess
            sums -= np.repeat(np.maximum.reduceat(sums, begins), lengths)
            logs = sums - np.repeat(np.log(np.add.reduceat(np.exp(sums), begins)), lengths)
            slope = x.T @ (count * (np.exp(logs) - wanted)) + CALM_EDGES * away
            return float(-(count * wanted) @ logs + CALM_EDGES * away @ away / 2), slope

        return minimize(loss, guess, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x

    def _target(self, case: Case, *, is_first: bool) -> np.ndarray:
        """How much each row may pass for the first or the last. Where only parts are known, by the weights so far."""
        places = np.arange(len(case.seen))
        if case.is_whole:
            right = case.first if is_first else case.last
            own = np.array([bool(stays) for stays in case.inside]) * case.sizes * case.is_candidate
            strays = (case.sizes * case.is_candidate) - own
            upto_own, upto_strays = np.r_[0, np.cumsum(own)], np.r_[0, np.cumsum(strays)]
            lost = np.maximum(
                0, (upto_own[places] - upto_own[right]) if is_first else (own.sum() - upto_own[places + 1])
            )
            stray = np.maximum(
                0,
                (upto_strays[right] - upto_strays[places])
                if is_first
                else (upto_strays[places + 1] - upto_strays[right + 1]),
            )
            return np.exp(-(COST_OF_LOSS * lost + stray) / (own.sum() or 1) / WIDTH - np.abs(places - right))
        sums = self.matrix(case.seen) @ (self.first if is_first else self.last)
        target = np.exp(sums - sums.max())
        first, last = case.parts or (0, 0)
        target[places > first if is_first else places < last] = 0
        for place in case.foreign:
            if is_first and place < first:
                target[: place + 1] *= 0.2
            elif not is_first and place > last:
                target[place:] *= 0.05
        return target

    def extent(self, case: Case) -> tuple[int, int]:
        x = self.matrix(case.seen)
        gains = np.where(case.is_candidate, (x @ self.inside + LEAN) * case.mass * SHARE_OF_INSIDE, 0)
        sums = np.r_[0, np.cumsum(gains)]
        starts = np.where(case.is_candidate, x @ self.first - sums[:-1], -np.inf)
        ends = np.where(case.is_candidate, x @ self.last + sums[1:], -np.inf)
        last = int(np.argmax(np.maximum.accumulate(starts) + ends))
        return int(np.argmax(starts[: last + 1])), last

    def write(self) -> None:
        print("# What each feature of a row weighs: for every row inside the article, for its first row, for its last.")
        print("# tests/fit_clean.py writes this file.\n# feature\tinside\tfirst\tlast")
        leaning = np.array([LEAN if name == "any" else 0.0 for name in self.names])
        table = np.stack([(self.inside + leaning) * SHARE_OF_INSIDE, self.first, self.last], axis=1)
        for name in sorted({*self.names, *self.ladders}):
            rungs = [self.column[rung] for rung in self.ladders.get(name, (name,)) if rung in self.column]
            inside, first, last = table[rungs].sum(axis=0) if rungs else (0.0, 0.0, 0.0)
            if max(abs(inside) * 8, abs(first), abs(last)) >= LEAST_WEIGHT:
                print(f"{name}\t{inside:.3f}\t{first:.2f}\t{last:.2f}")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    said = re.findall(r"\w+", text)
    return Counter(tuple(said[start : start + SHINGLE]) for start in range(max(1, len(said) - SHINGLE + 1)))


def check(cases: list[Case], *, with_losses: bool) -> None:
    """Prints how well the article is kept, on sites not fitted to: means over the divisions."""
    judged: dict[str, list[tuple[float, float]]] = {"main": [], "page": []}
    for division in DIVISIONS:
        for fold in range(FOLDS):
            rest = [case for case in cases if fold_of(case.site, division) != fold]
            fitted = Fit(rest, lower_steps(rest))
            for case in cases:
                if case.is_whole and fold_of(case.site, division) == fold:
                    judged[case.kind].append(judge(case, fitted.extent(case), with_losses=with_losses))
    for kind, scores in judged.items():
        precision, recall = (float(np.mean(column)) for column in zip(*scores, strict=True))
        lost = np.mean([recall < LOST for _, recall in scores])
        f1 = 2 * precision * recall / (precision + recall)
        count = len(scores) // len(DIVISIONS)
        print(f"{kind}: {count} captures, F1 {f1:.3f}, recall {recall:.3f}, lost {lost:.3f}", file=sys.stderr)


def judge(case: Case, extent: tuple[int, int], *, with_losses: bool) -> tuple[float, float]:
    """Precision and recall of the text between first and last row."""
    first, last = extent
    chosen = [first <= place <= last and bool(free) for place, free in enumerate(case.is_candidate)]
    own, kept = shingles(case.body), shingles("\n".join(t for t, one in zip(case.texts, chosen, strict=True) if one))
    common = (own & kept).total()
    if with_losses:
        print(f"{case.name} {case.kind}: precision {common / kept.total():.2f}, recall {common / own.total():.2f}")
        for text, is_chosen, is_own in zip(case.texts, chosen, case.inside, strict=True):
            if is_chosen != bool(is_own):
                print(f"  {'kept' if is_chosen else 'lost'}: {text[:100]}")
    return common / kept.total(), common / own.total()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--check", action="store_true", help="judge on sites held back, print no weights")
    parser.add_argument("--losses", action="store_true", help="with --check: name the rows that were wrong")
    options = parser.parse_args()
    folders = sorted(options.cases.iterdir())
    read = [
        read_case(folder, kind) for folder in folders for kind in ("main", "page") if (folder / f"{kind}.txt").exists()
    ]
    cases = [case for case in read if case is not None]
    if options.check:
        check(cases, with_losses=options.losses)
    else:
        Fit(cases, lower_steps(cases)).write()


if __name__ == "__main__":
    main()
