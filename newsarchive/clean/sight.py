"""What is seen of a row alone, whatever stands around it: named features."""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache, lru_cache

from newsarchive.clean.rows import CLOSING_QUOTES, OPENING_QUOTES, SENTENCE_BREAK, Row, ends_as_sentence

Group = tuple[str, ...]
"""Features that are seen together."""
LENGTHS = (13, 26, 41, 61, 91, 141, 221, 401)
"""Characters at which one class of length ends and the next begins."""
SHORT_SHAPES = frozenset({"short", "item", "sentence", "long"})
DIVIDER = re.compile(r"[|»›>→·•/]")
OF_LINK, OF_HANDLE = re.compile(r"[/@]|www\."), re.compile(r"[@#]")
ANY_SIGN = re.compile(r"[|»›>→·•/@#]")
"""What any of them needs, unless it is “www.”."""
SIGNS_WITH_DIGITS = (
    ("year", re.compile(r"\b(?:19|20)\d\d\b")),
    ("clock", re.compile(r"\b\d{1,2}[:.hH]\d\d\b|\b\d{1,2} ?[apAP]\.?[mM]\b")),  # “10:31”, “7 pm”
)
OTHER_SIGNS = (  # each with what its pattern needs: most rows have none of it
    ("dividers", DIVIDER, re.compile(r"[|»›>→·•/]\s|\s[|»›·•/]")),  # “Home | News”
    ("link", OF_LINK, re.compile(r"https?://|www\.|(?<!@)@[^\s@]{1,80}\.\w")),  # “www.example.org”, “a@b.org”
    ("handle", OF_HANDLE, re.compile(r"(?:^|\s)[@#]\w")),  # “@desk”, “#strike”
)
WORD = re.compile(r"[^\W\d_][\w'’-]*")
remembered = lru_cache(maxsize=20_000)
"""For what depends on little: captures are much alike."""


def seen_alone(row: Row, shape: str) -> Group:
    text = row.text
    little = (
        "no little words" if row.function_share < 0.01 else "many little words" if row.function_share > 0.25 else ""
    )
    several = shape not in SHORT_SHAPES and SENTENCE_BREAK.search(text) is not None
    return _alone(
        shape,
        ending_of(text),
        bisect(LENGTHS, len(text)),
        beginning_of(text),
        little,
        row.hits and rules_of(row),
        several,
    )


def rules_of(row: Row) -> Group:
    """How the strongest phrase of a row counts, and the rules of all."""
    return (row.hits[0].way, *sorted({hit.rule for hit in row.hits}))


@remembered
def _alone(shape: str, ending: str, length: int, beginning: str, little: str, said: Group, several: bool) -> Group:
    seen = ["any", f"is {shape}", f"ends {ending}", *step_names("length", LENGTHS, length)]
    if beginning != "high":
        seen.append(f"begins {beginning}")
    if little:
        seen.append(little)
    if said:
        way, *rules = said
        seen += [f"says {rule}" for rule in rules]
        seen += [f"says a {way}", f"{shape} says a {way}"]
    if several:
        seen.append(f"{shape} of several sentences")
    return tuple(seen)


def seen_of_short(row: Row, shape: str) -> Group:
    if shape not in SHORT_SHAPES:
        return ()
    text = row.text
    signs: list[str] = []
    if row.is_bare:
        words = text.count(" ") + 1
    else:
        words = len(WORD.findall(text))
        if row.has_digit:
            signs += [name for name, sign in SIGNS_WITH_DIGITS if sign.search(text)]
        if ANY_SIGN.search(text) or "www." in text:
            signs += [name for name, needed, sign in OTHER_SIGNS if needed.search(text) and sign.search(text)]
    return _short(min(words, 8), text.isupper() and len(text) > 3, tuple(signs))


@remembered
def _short(words: int, is_shouted: bool, signs: Group) -> Group:
    seen = [f"{words} words"]
    if is_shouted:
        seen.append("shouted")
    return (*seen, *signs)


def ending_of(text: str) -> str:
    if ends_as_sentence(text):
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


def upto(name: str, steps: tuple[float, ...], value: float) -> Group:
    """The feature of a number: the highest step that it reaches. The weights of the lower ones are in it."""
    return step_names(name, steps, bisect(steps, value))


@cache
def step_names(name: str, steps: tuple[float, ...], reached: int) -> Group:
    return (f"{name} ≥ {steps[reached - 1]:g}",) if reached else ()
