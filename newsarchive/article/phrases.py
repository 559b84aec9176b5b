"""The words by which captures say what a line is, read once from phrases.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from newsarchive.letters import words_in


def read_table(name: str) -> dict[str, Any]:  # Any: TOML's values are of many types; each user names its own
    """A data file of this folder. It is part of the package, so that reading it depends on nothing outside."""
    return tomllib.loads(files("newsarchive.article").joinpath(name).read_text(encoding="utf-8"))


TOKEN = re.compile(r"[^\W\d_]+")
LINES_REMEMBERED = 512
"""Of the last of which the words are kept: each is asked for several times, one after the other."""


_Letters = dict[str, "_Letters"]
"""What may follow, letter by letter; an empty one where a word ends."""


@cache
def _phrases() -> dict[str, Any]:
    return read_table("phrases.toml")


@cache
def phrases(key: str) -> tuple[str, ...]:
    """The phrases under `key`, longest first: a pattern made of them prefers “written by” to “by”."""
    return tuple(sorted(set(_phrases()[key]), key=lambda phrase: (-len(phrase), phrase)))


@cache
def phrase_set(key: str) -> frozenset[str]:
    """The same to ask whether a line is one of them."""
    return frozenset(_phrases()[key])


@cache
def function_words() -> frozenset[str]:
    """The little words that sentences are made of, in all languages."""
    return frozenset(word for words in read_table("function_words.toml").values() for word in words.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of these words, with any white space between their parts.

    It is a tree of letters: of hundreds of phrases, few are tried at any place.
    """
    tree: _Letters = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branches(tree)})"


def _branches(node: _Letters) -> str:
    found = [
        (r"\s+" if letter == " " else re.escape(letter)) + _branches(following)
        for letter, following in sorted(node.items())
        if letter
    ]
    if not found:
        return ""
    whole = found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
    return f"(?:{whole})?" if "" in node else whole


@lru_cache(maxsize=LINES_REMEMBERED)
def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a line, in lower case, in no particular order. No set: few questions are asked of each line, and to
    make one takes longer than to answer them."""
    return tuple(words_in(text))


@cache
def first_tokens(*keys: str) -> frozenset[str]:
    """With what the phrases under these keys begin. A line without any of these words has none of the phrases."""
    return frozenset(token for key in keys for phrase in phrases(key) for token in TOKEN.findall(phrase)[:1])


def may_have(text: str, *keys: str) -> bool:
    """Whether a phrase under these keys may stand in a line: by far the most lines need no pattern to know."""
    return not first_tokens(*keys).isdisjoint(tokens_of(text))


@cache
def phrases_by_first_token(key: str) -> dict[str, tuple[str, ...]]:
    """The phrases under `key` by their first word."""
    firsts = first_tokens(key)
    return {first: tuple(p for p in phrases(key) if TOKEN.findall(p)[0] == first) for first in sorted(firsts)}


def may_begin_with(text: str, *keys: str) -> bool:
    """Whether a line may begin with a phrase under these keys: with its first word, or with a sign."""
    first = text.partition(" ")[0]
    if not first.isalpha():  # “Tickets:”, “—”, “5”
        letters = TOKEN.match(first)
        if letters is None:
            return True
        first = letters[0]
    return first.lower() in first_tokens(*keys)


def months() -> dict[str, int]:
    """Numbers of the months by their names and abbreviations, in lower case."""
    return {name: number for number, names in enumerate(_phrases()["months"], 1) for name in names}
