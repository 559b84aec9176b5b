"""Links from one place of a saved page to another: references to its notes, and the ways back from them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from newsarchive.body.notes import SUPERSCRIPTS
from newsarchive.model import Line

LINK_WITHIN = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#([^()\s]+)\)")  # “[1](#fn1)”, as the reader of pages writes it
NOTE_NUMBER = re.compile(r"\W{0,4}(\d{1,3})\W{0,4}")  # “1”, “¹”, “[1]”, “\[1\]”, “(1)”
SIGNS_ONLY = re.compile(r"[\W_]*")  # “↩”, “^”
OWN_NUMBER = re.compile(r"\s*\\?[\[(]?(\d{1,3})\\?[\]).:]*\s+")  # “[1] ”, “1. ”, before the words of a note
MOST_LINKED = 0.5
"""Share of a line's characters in links from which it is a menu, and its numbers no references."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNote:
    """A note of a saved page, and the number by which the text refers to it."""

    line: int
    place: str
    """Its id in the page."""
    number: str


def page_notes(referring: Sequence[Line], below: Sequence[Line]) -> tuple[PageNote, ...]:
    """The notes among the lines `below` to which numbers in the lines `referring` lead, 1, 2, 3 … without a gap.

    Each fills one line, and stands below the first line that refers to it.
    """
    numbers = _references(referring)
    found: list[PageNote] = []
    for place, standing in _places(below, set(numbers)).items():
        number, from_line = numbers[place]
        if len(standing) == 1 and standing[0].number > from_line:
            found.append(PageNote(line=standing[0].number, place=place, number=number))
    found.sort(key=lambda note: note.line)
    count = 0
    while count < len(found) and found[count].number == str(count + 1):
        count += 1
    return tuple(found[:count])


def without_links_within(line: Line, notes: Mapping[str, PageNote]) -> Line:
    """The line with references to these notes (by their id) as Markdown writes them, and other such links as words."""
    if "](#" not in line.markdown:
        return line

    def written(link: re.Match[str]) -> str:
        note = notes.get(unquote(link[2]))
        if note and note.line != line.number and _number(link[1]) == note.number:
            return f"[^{note.number}]"
        return link[1]

    return line._replace(markdown=LINK_WITHIN.sub(written, line.markdown))


def words_of_note(line: Line, note: PageNote) -> str:
    """A note's words as Markdown, without its own number and without the signs that lead back to the text."""

    def kept(link: re.Match[str]) -> str:
        return "" if SIGNS_ONLY.fullmatch(link[1]) or _number(link[1]) == note.number else link[1]

    words = LINK_WITHIN.sub(kept, line.markdown) if line.markdown else line.text
    own = OWN_NUMBER.match(words)
    return words[own.end() :] if own and own[1] == note.number else words.strip()


def _references(lines: Sequence[Line]) -> dict[str, tuple[str, int]]:
    """Of each place that a number within a text leads to, that number and the first line that has it."""
    found: dict[str, tuple[str, int]] = {}
    for line in lines:
        if "](#" not in line.markdown or (line.markup and line.markup.link_share >= MOST_LINKED):
            continue
        for link in LINK_WITHIN.finditer(line.markdown):
            if number := _number(link[1]):
                found.setdefault(unquote(link[2]), (number, line.number))
    return found


def _number(words: str) -> str:
    match = NOTE_NUMBER.fullmatch(words.translate(SUPERSCRIPTS))
    return match[1] if match else ""


def _places(lines: Sequence[Line], wanted: set[str]) -> dict[str, list[Line]]:
    """The lines that stand in the elements with these ids."""
    found: dict[str, list[Line]] = {}
    for line in lines if wanted else ():
        for name in line.markup.path if line.markup else ():
            _, sign, rest = name.partition("#")
            own = re.split(r"[.\[]", rest)[0]
            if sign and (own in wanted or rest in wanted):
                found.setdefault(own if own in wanted else rest, []).append(line)
    return found
