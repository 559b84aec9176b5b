"""Whether an article's notes fit into the margin beside its text: decided here, because a style sheet cannot count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TEXT_LINE = 62
"""Characters of a line of text."""
NOTE_LINE = 34
"""Characters of a line of a note in the margin."""
NOTE_HEIGHT = 0.68
"""Height of a note's line, in lines of text."""
FARTHEST = 14.0
"""Lines of text that a note may stand below its reference before the eye no longer joins the two."""
LONGEST = 10_000
"""Characters of a note in the margin: a longer one is a text of its own, which the sanitizer looks at for seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note to which the text refers."""

    reference: str
    """The id of the first reference to it."""
    offset: int
    """Characters of text before that reference."""
    words: str


def fit_beside(notes: Sequence[Note], text_length: int) -> bool:
    """Lays the notes out one below the other, each as near to its line as those above it allow."""
    below = 0.0
    for note in sorted(notes, key=lambda note: note.offset):
        line = note.offset / TEXT_LINE
        top = max(line, below)
        if top - line > FARTHEST or len(note.words) > LONGEST:
            return False
        below = top + (len(note.words) / NOTE_LINE + 1.5) * NOTE_HEIGHT
    return bool(notes) and below <= text_length / TEXT_LINE + FARTHEST
