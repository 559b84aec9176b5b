"""The headline: the row that most looks like one, by features that a person could check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsarchive.article.phrases import any_of, phrases, read_table
from newsarchive.article.prose import WORD, Body, is_prose
from newsarchive.article.rows import Row

ROWS_BEFORE, ROWS_AFTER = 45, 6
"""How far from the first paragraph a headline is looked for."""
LONGEST = 260
CREDIT = re.compile(  # “© Ann Lee”, “Photo: Ann Lee”, “(AP Photo/Ann Lee)”
    r"©|\(c\)|\b(?:photo|foto|image|credit|picture)s?\s*(?:by\b|:|/)|\((?:AP|AFP|Reuters|Getty)[^)]*\)", re.IGNORECASE
)
BARS = re.compile(r" [|»›>] ")
LETTER = re.compile(r"[^\W\d_]")
Marks = Mapping[int, str]
"""Places of rows known as bylines or dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The row that is the headline, and how sure that is."""

    place: int
    score: float
    margin: float
    """How far the next best row is behind: little means that a person should look."""
    reasons: tuple[str, ...]
    """The features that spoke most for it."""


@cache
def weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in read_table("headline.toml")["weights"].items()}


@cache
def least_score() -> float:
    return float(read_table("headline.toml")["least"])


@cache
def _chrome() -> re.Pattern[str]:
    return re.compile(any_of(phrases("chrome")) + r"\b", re.IGNORECASE)


def find_headline(rows: Sequence[Row], body: Body, marks: Marks) -> Headline | None:
    """The headline, or None where no row is likely enough: a capture often begins after it."""
    scored = sorted(
        ((score(features), -place, features) for place, features in candidates(rows, body, marks)),
        key=lambda one: (-one[0], -one[1]),
    )
    if not scored or scored[0][0] < least_score():
        return None
    best, place, features = scored[0]
    margin = best - scored[1][0] if len(scored) > 1 else best
    spoke = sorted(features, key=lambda name: -weights()[name] * features[name])
    reasons = tuple(name.replace("_", " ") for name in spoke if weights()[name] * features[name] > 0.5)[:4]
    return Headline(place=-place, score=best, margin=margin, reasons=reasons)


def score(features: Mapping[str, float]) -> float:
    return sum(weights()[name] * value for name, value in features.items())


def candidates(rows: Sequence[Row], body: Body, marks: Marks) -> list[tuple[int, dict[str, float]]]:
    """The rows that may be the headline, by place, with their features."""
    first = max(0, body.start - ROWS_BEFORE)
    window = range(first, min(len(rows), body.start + ROWS_AFTER))
    possible = [place for place in window if place not in marks and is_possible(rows[place])]
    if not possible:
        return []
    counts = Counter(row.text.casefold() for row in rows)
    page = "\n".join(counts)
    found = []
    likely_before = -9
    for place in possible:
        features = row_features(rows[place], body)
        features |= page_features(rows[place].text.casefold(), counts, page)
        features |= place_features(place, rows, body, marks)
        features["after_a_likely_one"] = float(place - likely_before <= 3)
        if features["fitting_length"] == 1 and features["bare"] and features["alone"] and not features["credit"]:
            likely_before = place
        found.append((place, features))
    return found


def is_possible(row: Row) -> bool:
    text = row.text
    return (
        3 <= len(text) <= LONGEST
        and LETTER.search(text) is not None
        and not _chrome().match(text)
        and "://" not in text
    )


def row_features(row: Row, body: Body) -> dict[str, float]:
    """What the row itself looks like."""
    text = row.text
    words = text.split()
    longer = WORD.findall(text)
    known = sum(word.lower() in body.words for word in longer)
    return {
        "alone": (row.blank_before + row.blank_after) / 2,
        "bare": float(not row.is_item),
        "not_indented": float(not row.is_indented),
        "fitting_length": 1.0 if 4 <= len(words) <= 20 else 0.5 if 3 <= len(words) <= 26 else 0.0,
        "one_or_two_words": float(len(words) <= 2),
        "echoed": known / len(longer) if longer else 0.0,
        "ends_a_sentence": float(text[-1] == "." and not text.endswith("...")),
        "small_first": float(text[0].islower()),
        "has_bars": float(BARS.search(text) is not None),
        "capital_words": sum(word[0].isupper() for word in longer) / len(longer) if longer else 0.0,
        "credit": float(CREDIT.search(text) is not None),
        "heading": float(row.tag == "h1"),
        "lesser_heading": float(row.tag in ("h2", "h3")),
    }


def page_features(low: str, counts: Counter[str], page: str) -> dict[str, float]:
    """How often the capture says it."""
    repeated = counts[low] > 1
    return {
        "repeated": float(repeated),
        "within_another": float(len(low) > 12 and page.count(low) > 1),
    }


def place_features(place: int, rows: Sequence[Row], body: Body, marks: Marks) -> dict[str, float]:
    """What stands around it."""
    after = min((mark - place for mark in marks if 0 < mark - place <= 8), default=0)
    prose_before = sum(is_prose(row) for row in rows[body.start : place])
    return {
        "near_body": 1 / (1 + abs(body.start - place) / 6),
        "after_prose": min(prose_before, 3) / 3,
        "before_byline": 1 / after if after else 0.0,
        "after_byline": float(place - 1 in marks or place - 2 in marks),
        "first": float(place == 0),
    }
