"""The words by which captures say what a line is, read once from phrases.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:  # Any: TOML's values are of many types; each user names its own
    """A data file of this folder. It is part of the package, so that reading it depends on nothing outside."""
    return tomllib.loads(files("newsarchive.article").joinpath(name).read_text(encoding="utf-8"))


@cache
def _phrases() -> dict[str, Any]:
    return read_table("phrases.toml")


@cache
def phrases(key: str) -> tuple[str, ...]:
    """The phrases under `key`, longest first: a pattern made of them prefers “written by” to “by”."""
    return tuple(sorted(set(_phrases()[key]), key=lambda phrase: (-len(phrase), phrase)))


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of these words, with any white space between their parts."""
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


def months() -> dict[str, int]:
    """Numbers of the months by their names and abbreviations, in lower case."""
    return {name: number for number, names in enumerate(_phrases()["months"], 1) for name in names}
