"""Language tags (BCP 47), as far as an archive needs them: “en”, “pt-BR”, “be-tarask”."""

from __future__ import annotations

import re

RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
LONGEST = 35
"""Characters, as the standard advises to expect."""


def parse_language(written: str) -> str:
    """`written`, if it is a language tag. ValueError where it is none."""
    if len(written) > LONGEST or not TAG.fullmatch(written):
        raise ValueError(f"“{written}” is no language tag")
    return written


def primary_subtag(tag: str) -> str:
    """The language itself, without script, region and variant: “pt” of “pt-BR”."""
    return tag.lower().partition("-")[0]


def direction_of(tag: str) -> str:
    """As HTML writes it: “ltr”, or “rtl” of Arabic, Hebrew and the like."""
    return "rtl" if primary_subtag(tag) in RIGHT_TO_LEFT else "ltr"
