"""What speaks for and against a row as text of the article, as its first and as its last row: named features.

Each is plain enough to be checked by a person who looks at the capture; weights.tsv says what it weighs.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from functools import cache

from newsarchive.clean.page import Page
from newsarchive.clean.rows import CLOSING_QUOTES, OPENING_QUOTES, SENTENCE_BREAK, SENTENCE_END, Row

LENGTHS = (13, 26, 41, 61, 91, 141, 221, 401)
"""Characters at which one class of length ends and the next begins."""
SHARES = (0.0001, 0.02, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 0.93, 0.98, 0.9999)
"""Likewise for shares of the capture's prose."""
COUNTS = (1, 2, 3, 5, 8, 13, 21, 34)
"""Likewise for numbers of rows."""
FEW = (1, 2, 3, 4, 5)
NEAR = 6
"""Rows before and after a row that are looked at for prose."""
AHEAD = 25
"""Rows after a row within which most of an article's prose should begin."""
LONGEST_ECHO = 220
"""Characters up to which a row is compared with the title."""
SHORT_SHAPES = frozenset({"short", "item", "sentence", "long"})
FIELDS_AHEAD = ("title", "byline", "date", "standfirst")
LINK = re.compile(r"https?://|www\.|(?<!@)@[^\s@]{1,80}\.\w")  # “www.example.org”, “a@b.org”
HANDLE = re.compile(r"(?:^|\s)[@#]\w")  # “@desk”, “#strike”
DIVIDERS = re.compile(r"[|»›>→·•/]\s|\s[|»›·•/]")  # “Home | News”
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)  # “10:31”, “7 pm”
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def gather(page: Page, candidates: Sequence[bool] | None = None) -> list[list[str]]:
    """The features of every row; of none but these where `candidates` are given."""
    shapes = page.shapes
    passed = headers_passed(page)
    title_words = frozenset(WORD.findall(page.title))
    return [
        [
            *seen_alone(row, shapes.of[place]),
            *seen_beside(page, place),
            *seen_of_place(page, place),
            *passed[place],
            *seen_of_title(row, title_words),
        ]
        if candidates is None or candidates[place]
        else []
        for place, row in enumerate(page.rows)
    ]


def upto(name: str, steps: tuple[float, ...], value: float) -> tuple[str, ...]:
    """The feature of a number: the highest step that it reaches. The weights of the lower ones are in it."""
    reached = bisect(steps, value)
    return step_names(name, steps)[reached - 1] if reached else ()


@cache
def step_names(name: str, steps: tuple[float, ...]) -> tuple[tuple[str], ...]:
    return tuple((f"{name} ≥ {step:g}",) for step in steps)


def seen_alone(row: Row, shape: str) -> list[str]:
    text = row.text
    ending = ending_of(text)
    seen = ["any", f"is {shape}", f"ends {ending}", f"{shape} ends {ending}", *upto("length", LENGTHS, len(text))]
    begins = beginning_of(text)
    if begins != "high":
        seen.append(f"begins {begins}")
    if row.function_share < 0.01:
        seen.append("no little words")
    elif row.function_share > 0.25:
        seen.append("many little words")
    for rule in {hit.rule for hit in row.hits}:
        seen.append(f"says {rule}")
    if row.hits:
        seen += [f"says a {row.hits[0].way}", f"{shape} says a {row.hits[0].way}"]
    if shape in SHORT_SHAPES:
        seen += seen_of_short(row, shape)
    elif SENTENCE_BREAK.search(text):
        seen.append(f"{shape} of several sentences")
    return seen


def seen_of_short(row: Row, shape: str) -> list[str]:
    text = row.text
    words = WORD.findall(text)
    high = sum(word[0].isupper() for word in words)
    seen = [f"{min(len(words), 8)} words"]
    if words:
        share = "all" if high == len(words) else "most" if high * 3 >= len(words) * 2 else "one" if high < 2 else "some"
        seen.append(f"{shape}, capitals {share}")
    if text.isupper() and len(text) > 3:
        seen.append("shouted")
    if YEAR.search(text):
        seen.append("year")
    if CLOCK.search(text):
        seen.append("clock")
    if DIVIDERS.search(text):
        seen.append("dividers")
    if LINK.search(text):
        seen.append("link")
    if HANDLE.search(text):
        seen.append("handle")
    return seen


def seen_beside(page: Page, place: int) -> list[str]:
    row, shapes = page.rows[place], page.shapes
    shape, before, after = shapes.of[place], shapes.at(place - 1), shapes.at(place + 1)
    seen = [
        f"after {before}",
        f"before {after}",
        f"2 after {shapes.at(place - 2)}",
        f"2 before {shapes.at(place + 2)}",
        f"3 before {shapes.at(place + 3)}",
        f"{shape} after {before}",
        f"{shape} before {after}",
        *upto("prose behind", FEW, shapes.proses(place - NEAR, place)),
        *upto("prose ahead", FEW, shapes.proses(place + 1, place + 1 + NEAR)),
        *upto(f"{shape}, block", COUNTS[1:], page.view.block[place]),
    ]
    if page.view.times[row.said] > 1:
        seen.append(f"{shape} repeated")
    return seen


def seen_of_place(page: Page, place: int) -> list[str]:
    shapes = page.shapes
    shape = shapes.of[place]
    before = shapes.prose(0, place) / shapes.total
    seen = [
        *upto("share before", SHARES, before),
        *upto("share after", SHARES, shapes.prose(place + 1, shapes.count) / shapes.total),
        *upto("share ahead", SHARES[1:7], shapes.prose(place, place + AHEAD) / shapes.total),
        *upto("row", COUNTS, place),
        *upto("rows left", COUNTS, shapes.count - 1 - place),
    ]
    if shape != "prose":
        seen.append(f"{shape}, share before {bisect(SHARES, before)}")
    near = shapes.of[place + 1 : place + 1 + NEAR]
    seen += [f"{shape}, {field} ahead" for field in FIELDS_AHEAD if field in near]
    if page.title_place < 0:
        seen += ["no title", f"no title, proses before {min(3, shapes.proses(0, place))}"]
    elif place < page.title_place:
        seen.append("before title")
    else:
        proses = shapes.proses(page.title_place + 1, place)
        seen += upto("rows since title", COUNTS, place - page.title_place)
        seen += upto("proses since title", (1, 2, 3, 4, 8, 16), proses)
        seen.append(f"{shape}, proses since title {min(2, proses)}")
    return seen


def headers_passed(page: Page) -> list[list[str]]:
    """For each row, the headers of other parts (“Related articles”) above it since the title, and the prose since."""
    shapes = page.shapes
    since: dict[str, int] = {}
    found: list[list[str]] = []
    for place in range(len(page.rows)):
        if place < page.title_place:
            found.append([])
            continue
        rule = page.view.headers[place]
        if rule:
            since.setdefault(rule, place)
        seen = []
        for passed, there in since.items():
            seen.append(f"passed {passed}")
            seen += upto(f"proses since {passed}", (1, 2, 4, 8), shapes.proses(there, place + 1))
        if since:
            seen.append("passed a header")
            seen.append(f"{shapes.of[place]} passed a header")
        if page.commenters[place]:
            seen.append("commenter")
        found.append(seen)
    return found


def seen_of_title(row: Row, title_words: frozenset[str]) -> tuple[str, ...]:
    if not title_words or len(row.text) > LONGEST_ECHO:
        return ()
    words = frozenset(WORD.findall(row.said))
    shared = len(words & title_words) / max(1, min(len(words), len(title_words)))
    return upto("of title", (0.3, 0.6, 0.95), shared)


def ending_of(text: str) -> str:
    if SENTENCE_END.search(text):
        return "question" if "?" in text[-3:] else "ellipsis" if text.endswith(("…", "...")) else "sentence"
    last = text[-1]
    if last in ":,)":
        return last
    if last in CLOSING_QUOTES:
        return "quote"
    return "word" if last.isalnum() else "sign"


def beginning_of(text: str) -> str:
    first = text[0]
    if first in OPENING_QUOTES:
        return "quote"
    if first.isalpha():
        return "low" if first.islower() else "high"
    return "digit" if first.isdigit() else "sign"
