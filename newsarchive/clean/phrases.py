"""The phrases of phrases.toml, indexed by their first word, so that a line is held against all of them at once."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from newsarchive.letters import translated, without_typographic

WAYS = ("line", "start", "word")
"""How a phrase counts, strongest first; phrases.toml says what each means."""
SIGNS = re.compile(r"[^\w'©@#+: ]+")  # “—” in “Reply — Share”
LOW_WORDS = bytes(
    ord(" ") if code > 127 or chr(code) == "_" or SIGNS.fullmatch(chr(code)) else code for code in range(256)
).lower()
LONGEST_LOOK = 160
"""Characters at the beginning of a line in which phrases are looked for."""
LONGEST_LINE = 80
"""Characters; what is longer is no mere phrase."""
FEWEST_WORDS_OF_PARTS = 3
"""Of a line that is made up of several phrases: two may as well be a heading."""
NUMBERS = re.compile(r" ?\b\d+[km]?\b")  # “12” in “comments 12”, “2k” in “views 2k”


class Hit(NamedTuple):
    """A phrase that a line says."""

    rule: str
    way: str
    phrase: str
    parted: str = ""
    """The phrase between spaces, as it stands among other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseIndex:
    """All phrases, by how they count."""

    lines: dict[str, tuple[str, ...]]
    """Rules by what the whole line says."""
    parts: dict[str, tuple[tuple[str, ...], ...]]
    """The same word for word, longest first, by the first word."""
    starts: dict[str, tuple[Hit, ...]]
    """By the first word of the phrase."""
    words: dict[str, tuple[Hit, ...]]
    """By the longest word of the phrase: few lines have it."""
    reasons: dict[str, str]
    headers: frozenset[str]
    """Rules whose line announces more of its kind below it."""
    asking: frozenset[str]
    """Rules with which pages speak to their readers."""
    calling: frozenset[str]
    """Rules of what a text may call for as well."""


def read_data(name: str) -> dict[str, Any]:  # Any: TOML's values are of many types; each user names its own
    """A data file of this folder. It is part of the package, so that reading it depends on nothing outside."""
    return tomllib.loads(files("newsarchive.clean").joinpath(name).read_text(encoding="utf-8"))


@cache
def phrase_index() -> PhraseIndex:
    tables = read_data("phrases.toml")
    lines: dict[str, list[str]] = defaultdict(list)
    starts: dict[str, list[Hit]] = defaultdict(list)
    words: dict[str, list[Hit]] = defaultdict(list)
    for rule, table in tables.items():
        for phrase in table.get("line", ()):
            lines[normal(phrase)].append(rule)
        for said in map(normal, table.get("start", ())):
            starts[said.split(" ", 1)[0]].append(Hit(rule, "start", said, f" {said} "))
        for said in map(normal, table.get("word", ())):
            words[max(said.split(" "), key=len)].append(Hit(rule, "word", said, f" {said} "))
    parts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for said in sorted(lines, key=lambda said: -said.count(" ")):
        parts[said.split(" ", 1)[0]].append(tuple(said.split(" ")))
    return PhraseIndex(
        lines={said: tuple(dict.fromkeys(rules)) for said, rules in lines.items()},
        parts={word: tuple(several) for word, several in parts.items()},
        starts={word: tuple(hits) for word, hits in starts.items()},
        words={word: tuple(hits) for word, hits in words.items()},
        reasons={rule: table["reason"] for rule, table in tables.items()},
        headers=frozenset(rule for rule, table in tables.items() if table.get("header")),
        asking=frozenset(rule for rule, table in tables.items() if table.get("asks")),
        calling=frozenset(rule for rule, table in tables.items() if table.get("calls")),
    )


def normal(text: str) -> str:
    """What the beginning of a line says: words in lower case, apostrophes and colons; all other signs are gone."""
    return " ".join(normal_words(text))


def normal_words(text: str) -> list[str]:
    """The same word for word."""
    said = text[:LONGEST_LOOK].replace(":", " : ")
    plain = without_typographic(said.replace("’", "'"))
    if plain.isascii():  # most lines: a table of signs is faster than a pattern
        return translated(plain, LOW_WORDS).split()
    return SIGNS.sub(" ", said.lower().replace("’", "'").replace("_", " ")).split()


def find_hits(words: Sequence[str], said: str, *, has_digit: bool) -> tuple[Hit, ...]:
    """Every phrase in a line that says these words, as `normal` gives them: whole lines first, then beginnings."""
    if not words:
        return ()
    index = phrase_index()
    found: list[Hit] = []
    if len(said) <= LONGEST_LINE:
        bare = (NUMBERS.sub("", said) if has_digit else said).strip(" :")
        found += [Hit(rule, "line", bare) for rule in index.lines.get(bare) or _rules_of_parts(bare)]
    if words[0].isdigit() and len(words) > 1:  # “34 responses to …”
        words = words[1:]
        said = said.split(" ", 1)[1]
    parted = f" {said} "
    if words[0] in index.starts:
        found += [hit for hit in index.starts[words[0]] if parted.startswith(hit.parted)]
    if not index.words.keys().isdisjoint(words):  # few lines have any of them
        for word in index.words.keys() & words:
            found += [hit for hit in index.words[word] if hit.parted in parted]
    return tuple(sorted(found, key=order)) if len(found) > 1 else tuple(found)


def _rules_of_parts(said: str) -> tuple[str, ...]:
    """The rules of the phrases that make up a line, one after the other: “Tweet Share Email”, “Permalink Back to top”.
    None where anything else stands in it."""
    index = phrase_index()
    words = tuple(said.replace(" :", "").split(" "))
    if len(words) < FEWEST_WORDS_OF_PARTS:
        return ()
    rules: list[str] = []
    place = 0
    while place < len(words):
        several = index.parts.get(words[place], ())
        part = next((part for part in several if words[place : place + len(part)] == part), None)
        if part is None:
            return ()
        rules += index.lines[" ".join(part)]
        place += len(part)
    return tuple(dict.fromkeys(rules))


def order(hit: Hit) -> tuple[int, int, str]:
    """Whole lines before beginnings, long phrases before short ones."""
    return WAYS.index(hit.way), -len(hit.phrase), hit.rule
