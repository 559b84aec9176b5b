"""How much one capture may hold: what is more is no article, and would keep everybody else's page waiting."""

from __future__ import annotations

from newsarchive.problems import ArchiveError, Problem

LONGEST = 1_000_000
"""Bytes of a text, characters of what a page shows: two novels."""
MOST_LINES = 10_000


def refuse_beyond(limit: int, number: int, unit: str, *, file: str) -> None:
    """ArchiveError `too-large` where there are more. `unit`: of what, “bytes”."""
    if number > limit:
        what = f"the file has {number:,} {unit}, more than the {limit:,} that one capture may have"
        mend = "put each article of it into a file of its own"
        raise ArchiveError(Problem(file=file, code="too-large", what=what, mend=mend))
