"""One JSON object a line, one line an article: for programs that read text collections."""

from __future__ import annotations

import json
from pathlib import Path

from newsarchive.export.collection import Collection, head_of, is_empty
from newsarchive.export.record import as_json, full_record

BEGINNING = b'{"slug":'
OURS = frozenset({"slug", "title", "basis", "edited_by_hand", "markdown", "passages", "removed"})
"""Some of the keys that every line of ours has."""
LONGEST_LINE = 1 << 24
"""Bytes: ten times the longest article."""


def write(collection: Collection, path: Path) -> None:
    """Line ends within texts are escaped, U+2028 too: whoever splits at line ends gets whole objects."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in collection.articles:
            line = as_json(full_record(article))
            line = line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
            file.write(f"{line}\n")


def is_ours(path: Path) -> bool:
    """Whether each of its lines is an object of ours, as far as its two ends tell, and the first has all our keys.

    An archive without articles makes an empty file, in which there is nothing to lose.
    """
    if is_empty(path):
        return True
    if head_of(path, len(BEGINNING)) != BEGINNING:
        return False
    with path.open("rb") as file:
        first = file.readline(LONGEST_LINE)
        rest = all(line.startswith(BEGINNING) and line.endswith(b"}\n") for line in file)
    try:
        return rest and set(json.loads(first)) >= OURS
    except (ValueError, RecursionError):
        return False
