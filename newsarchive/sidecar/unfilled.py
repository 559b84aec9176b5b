"""What was pasted into a sidecar and is still to be filled in: “…” where a value belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsarchive.document import Document, Path
from newsarchive.problems import Problem
from newsarchive.sidecar.offers import TO_FILL_IN
from newsarchive.strict_yaml import load_yaml

PLACEHOLDERS = (TO_FILL_IN, "...")
CODE = "not-filled-in"


def report_unfilled(document: Document) -> None:
    """Names each value that is nothing but a sign for one."""
    if not any(sign in document.text for sign in PLACEHOLDERS):
        return
    for path in _unfilled(load_yaml(document.text, file=document.file), ()):
        named = next((step for step in reversed(path) if isinstance(step, str)), "")
        what = f"“{named}” has no value yet: “…” stands there"
        document.report(path, CODE, what, "fill it in, or delete it")


def told_once(problems: Sequence[Problem]) -> list[Problem]:
    """Of a line that is still to be filled in, nothing else: what else is wrong there mostly comes of that."""
    unfilled = {problem.line for problem in problems if problem.code == CODE}
    return sorted({problem for problem in problems if problem.code == CODE or problem.line not in unfilled})


def _unfilled(value: object, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _unfilled(below, (*path, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _unfilled(below, (*path, number))
    elif isinstance(value, str) and value.strip() in PLACEHOLDERS:
        yield path
