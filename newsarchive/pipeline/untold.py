"""What ingest found and no later one would find again, kept from before it writes until it was told: in between, a
build may be killed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path

from newsarchive.folder import bytes_of
from newsarchive.problems import Problem
from newsarchive.write import write_file

UNTOLD = ".cache/untold.json"
FOUND_ONCE = frozenset({"capture-changed", "same-article"})
"""Codes of warnings of what is as it should be once the article was written."""


def keep_untold(root: Path, problems: Iterable[Problem]) -> None:
    """Where it cannot be written, only a build that is killed will not have told them."""
    kept = sorted({problem for problem in problems if problem.code in FOUND_ONCE})
    if kept:
        rows = [[problem.file, problem.code, problem.what, problem.mend] for problem in kept]
        with contextlib.suppress(OSError):
            write_file(root / UNTOLD, json.dumps(rows).encode())


def read_untold(root: Path) -> tuple[Problem, ...]:
    """What a killed build had to tell. Of a file that we did not write, nothing."""
    try:
        rows = json.loads(bytes_of(root / UNTOLD) or b"[]")
        if all(isinstance(word, str) for row in rows for word in row):
            return tuple(
                Problem(file=file, code=code, what=what, mend=mend, severity="warning")
                for file, code, what, mend in rows
            )
    except (OSError, TypeError, ValueError, RecursionError):
        pass
    return ()


def forget_told(root: Path, told: Iterable[Problem]) -> None:
    """To be called once these problems have been told."""
    kept = set(read_untold(root))
    rest = kept.difference(told)
    if rest != kept:
        with contextlib.suppress(OSError):
            (root / UNTOLD).unlink()
            keep_untold(root, rest)
