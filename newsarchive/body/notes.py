"""Notes and the references to them, in the ways in which captures write them: [1], (1), ¹, 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
NOTE_MARK = re.compile(
    r"\s*(?:\[(?P<a>\d{1,3})\]|\((?P<b>\d{1,3})\)|(?P<c>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<d>\d{1,3})[.)]?(?=\s))\s*"
)
"""“[1] ”, “(1) ”, “¹ ”, “1. ”, “1 ”."""
REFERENCES = (
    re.compile(r"\\?\[(\d{1,3})\\?\](?!\()"),  # “[1]”, with backslashes where a saved page's reader put them
    re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"),
    re.compile(r"(?<=[^\s(])\((\d{1,3})\)"),  # “votes.(1)”: hugging a word, for “(3)” alone may be anything
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteStyle:
    """Which notes a body has that can be linked, and how its text refers to them."""

    count: int
    """The notes 1 to this have a reference each; further ones stay text."""
    reference: re.Pattern[str]


def read_mark(text: str) -> tuple[str, str]:
    """The number with which a note begins, in plain digits, and the words after it. No number: ("", text)."""
    match = NOTE_MARK.match(text)
    if not match:
        return "", text
    return next(group for group in match.groups() if group).translate(SUPERSCRIPTS), text[match.end() :]


def note_style(marks: Sequence[str], texts: Sequence[str]) -> NoteStyle | None:
    """How `texts` refer to notes with these marks; None where no note can be linked.

    A rendered note shows its place in the list, so only notes numbered 1, 2, 3 … without a gap can be linked, and
    each needs a reference, or its way back would lead nowhere.
    """
    best: NoteStyle | None = None
    for reference in REFERENCES:
        found = {match[1].translate(SUPERSCRIPTS) for text in texts for match in reference.finditer(text)}
        count = 0
        while count < len(marks) and marks[count] == str(count + 1) and marks[count] in found:
            count += 1
        if count > (best.count if best else 0):
            best = NoteStyle(count=count, reference=reference)
    return best


def linked_notes(notes: Sequence[str], texts: Sequence[str]) -> int:
    """How many of these notes, as the capture writes them, can be linked from these texts."""
    style = note_style([read_mark(note)[0] for note in notes], texts)
    return style.count if style else 0


def split_references(text: str, style: NoteStyle) -> list[str]:
    """`text` in pieces: words at even places, numbers of notes at odd ones."""
    pieces = [""]
    start = 0
    for match in style.reference.finditer(text):
        number = match[1].translate(SUPERSCRIPTS)
        if 1 <= int(number) <= style.count and str(int(number)) == number:
            pieces[-1] += text[start : match.start()]
            pieces.extend((number, ""))
            start = match.end()
    pieces[-1] += text[start:]
    return pieces
