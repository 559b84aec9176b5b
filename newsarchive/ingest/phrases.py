"""The phrases of phrases.toml, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def phrases(key: str) -> frozenset[str]:
    """The phrases under `key`, in lower case."""
    data = files("newsarchive.ingest").joinpath("phrases.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(data)[key])
