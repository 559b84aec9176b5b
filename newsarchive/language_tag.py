"""Language tags (BCP 47), as far as an archive needs them: “en”, “pt-BR”, “be-tarask”."""

from __future__ import annotations

import re

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
LONGEST = 35
"""Characters, as the standard advises to expect."""


def parse_language(written: str) -> str:
    """`written`, if it is a language tag. ValueError where it is none."""
    if len(written) > LONGEST or not TAG.fullmatch(written):
        raise ValueError(f"“{written}” is no language tag")
    return written
