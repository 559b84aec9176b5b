"""What an element is for, as far as its name, classes and attributes say."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # between “article” and “Body”
WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"[^#.\[]+")  # “div” in “div#story.text”
Roles = frozenset[str]
NONE: Roles = frozenset()
EMBED: Roles = frozenset({"embed"})
"""A tweet in the text is no button for sharing, though its element names the same firm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Roles by the words that tell them."""

    words: Mapping[str, Roles]
    pairs: Mapping[str, Roles]
    starts: tuple[tuple[str, str], ...]
    """Beginnings of words, each with the role it tells."""
    beginnings: tuple[str, ...]
    """The beginnings alone."""
    reasons: Mapping[str, str]
    """Roles in words, for a person."""


@cache
def vocabulary() -> Vocabulary:
    text = files("newsarchive.layout").joinpath("roles.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, set[str]]] = {key: defaultdict(set) for key in ("words", "pairs", "starts")}
    tables = tomllib.loads(text)
    for role, table in tables.items():
        for key, index in found.items():
            for word in table.get(key, ()):
                index[word].add(role)
    return Vocabulary(
        words={word: frozenset(roles) for word, roles in found["words"].items()},
        pairs={pair: frozenset(roles) for pair, roles in found["pairs"].items()},
        starts=tuple((start, role) for start, roles in found["starts"].items() for role in sorted(roles)),
        beginnings=tuple(found["starts"]),
        reasons={role: table["reason"] for role, table in tables.items()},
    )


@lru_cache(maxsize=65536)
def roles_of(name: str) -> Roles:
    """The roles of an element that a style sheet would select by `name`."""
    known = vocabulary()
    words = WORD.findall(CAMEL.sub(" ", name).lower())
    roles: set[str] = set()
    for word in words:
        roles |= known.words.get(word, NONE)
        if word.startswith(known.beginnings):
            roles.update(role for start, role in known.starts if word.startswith(start))
    for one, other in pairwise(words):
        roles |= known.pairs.get(f"{one} {other}", NONE)
    return EMBED if roles & EMBED else frozenset(roles)


@lru_cache(maxsize=65536)
def tag_of(name: str) -> str:
    """The tag of an element that a style sheet would select by `name`."""
    match = TAG.match(name)
    return match[0] if match else ""
