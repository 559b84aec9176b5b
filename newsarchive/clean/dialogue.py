"""Questions and answers: rows that say who speaks, in turn, are text however little they look like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsarchive.clean.rows import Row

SPEAKER = re.compile(r"([^\W\d_a-zа-яё][\w.'’-]*(?: [^\W\d_a-zа-яё][\w.'’-]*){0,3}):\s+\S")  # “Q: Who”, “Ann Lee: No”
LEAST_TURNS = 4
LEAST_OF_EACH = 2
"""Turns of a speaker, and questions among all turns."""
FARTHEST = 8
"""Rows from one turn to the next: an answer may have several paragraphs."""


def find_dialogue(rows: Sequence[Row], places: range) -> range:
    """From the first turn to the last among these places; an empty range where nobody takes turns."""
    found = {place: speaker for place in places if (speaker := speaker_of(rows[place]))}
    counts = Counter(found.values())
    turns = [place for place, speaker in found.items() if counts[speaker] >= LEAST_OF_EACH]
    questions = sum(rows[place].text.endswith("?") for place in turns)
    if len(turns) < LEAST_TURNS or questions < LEAST_OF_EACH:
        return range(0)
    changes = sum(found[one] != found[other] for one, other in pairwise(turns))
    is_dense = all(other - one <= FARTHEST for one, other in pairwise(turns))
    return range(turns[0], turns[-1] + 1) if is_dense and 2 * changes >= len(turns) else range(0)


def speaker_of(row: Row) -> str:
    """Whom a row names before a colon; empty where it names nobody."""
    match = SPEAKER.match(row.text) if ":" in row.text else None
    return match[1] if match else ""
