"""Whether an article's notes fit into the margin: decided here, because a style sheet cannot count."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.markup import Note

MOST_NOTES = 30
"""The style sheet names the places of so many."""
TEXT_LINE = 66
"""Characters of a line of text."""
NOTE_LINE = 36
"""Characters of a line of a note in the margin."""
NOTE_HEIGHT = 0.68
"""Height of a note's line, in lines of text."""
FARTHEST = 14.0
"""Lines of text that a note may stand below its reference before the eye no longer joins the two."""


def fit_beside(notes: Sequence[Note], text_length: int) -> bool:
    """Lays the notes out one below the other, each as near to its line as those above it allow."""
    if not notes or len(notes) > MOST_NOTES or any(note.offset < 0 for note in notes):
        return False
    if [note.offset for note in notes] != sorted(note.offset for note in notes):
        return False
    end = text_length / TEXT_LINE
    below = 0.0
    for note in notes:
        line = note.offset / TEXT_LINE
        top = max(line, below)
        if top - line > FARTHEST:
            return False
        below = top + (note.length / NOTE_LINE + 1.5) * NOTE_HEIGHT
    return below <= end + FARTHEST
