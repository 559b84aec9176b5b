"""Which lines of the capture each passage of an article came from, and what became of every other line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from newsarchive.model import Article, Basis, Capture, Line, Passage

NOTE_MARK = re.compile(r"\[\d{1,3}\]")  # “[12]”, which the article shows as a link
NOT_A_WORD = re.compile(r"[\W_]+")
DIGITS = "0123456789"
KEY_LENGTH = 24
"""Letters by which a line is looked up; its whole text is compared afterwards."""


class Fate(StrEnum):
    """What became of a line of a capture."""

    KEPT = "kept"
    FIELD = "field"
    REMOVED = "removed"
    BLANK = "blank"
    UNKNOWN = "unknown"
    """Neither in the text nor listed: the article was edited by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFate:
    """A line of the capture and what became of it."""

    line: Line
    fate: Fate
    passages: tuple[Passage, ...] = ()
    """Where its words stand in the article."""
    fields: tuple[str, ...] = ()
    """Facts that it states: title, author, `story 2 date` …"""
    rule: str = ""
    """That removed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A capture beside the article made from it."""

    lines: tuple[LineFate, ...]
    """Every line of the capture, in order."""
    lines_of: Mapping[str, tuple[int, ...]]
    """By its anchor, the lines a passage came from; a passage written by hand is not among them."""


def align(article: Article, capture: Capture, passages: Sequence[Passage]) -> Alignment:
    """Finds the words of each passage in the capture's lines, from the top down; spacing and marks do not count."""
    removed = {number: entry.rule for entry in article.removed for number in entry.lines}
    lines_of = _find_lines(passages, [line for line in capture.lines if line.number not in removed])
    passages_of: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        for number in lines_of.get(passage.anchor, ()):
            passages_of[number].append(passage)
    fields = fields_by_line(article)
    lines = tuple(
        LineFate(
            line=line,
            fate=_fate(line, removed, passages_of, fields),
            passages=tuple(passages_of.get(line.number, ())),
            fields=fields.get(line.number, ()),
            rule=removed.get(line.number, ""),
        )
        for line in capture.lines
    )
    return Alignment(lines=lines, lines_of=lines_of)


def fields_by_line(article: Article) -> dict[int, tuple[str, ...]]:
    """The facts that each line states, by the article's record of how it knows them."""
    found: dict[int, list[str]] = defaultdict(list)
    bases: list[tuple[str, Basis]] = list(article.basis.items())
    for number, story in enumerate(article.stories, 1):
        bases += [(f"story {number} {name}", basis) for name, basis in story.basis.items()]
    for name, basis in bases:
        for line in basis.lines:
            found[line].append(name)
    return {line: tuple(names) for line, names in found.items()}


def _fate(
    line: Line, removed: Mapping[int, str], kept: Mapping[int, object], fields: Mapping[int, tuple[str, ...]]
) -> Fate:
    if not line.text.strip():
        return Fate.BLANK
    if line.number in kept:
        return Fate.KEPT
    if line.number in removed:
        return Fate.REMOVED
    return Fate.FIELD if line.number in fields else Fate.UNKNOWN


@dataclass(slots=True)
class _Shelf:
    """Lines whose words are not yet placed, by their first letters. One search changes it as it goes."""

    texts: dict[int, str]
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for number, text in self.texts.items():
            self.by_key[text[:KEY_LENGTH]].append(number)

    def find(self, text: str, after: int) -> int | None:
        """A line whose letters `text` begins with, or that begins with `text`: of the longest, the next after `after`,
        else the first."""
        for length in range(min(KEY_LENGTH, len(text)), 0, -1):
            numbers = [number for number in self.by_key.get(text[:length], ()) if self._agrees(number, text)]
            if numbers:
                return min(numbers, key=lambda number: (number < after, number))
        return None

    def put(self, number: int, text: str) -> None:
        """Replaces what is left of a line."""
        self.by_key[self.texts[number][:KEY_LENGTH]].remove(number)
        self.texts[number] = text
        self.by_key[text[:KEY_LENGTH]].append(number)

    def _agrees(self, number: int, text: str) -> bool:
        mine = self.texts[number]
        return bool(mine) and (text.startswith(mine) or mine.startswith(text))


def _find_lines(passages: Sequence[Passage], lines: Sequence[Line]) -> dict[str, tuple[int, ...]]:
    shelf = _Shelf({line.number: _letters(line.text) for line in lines})
    found: dict[str, tuple[int, ...]] = {}
    last = 0
    for passage in passages:
        numbers = _place(_letters(passage.text), shelf, after=last)
        if numbers:
            found[passage.anchor] = tuple(sorted(numbers))
            last = numbers[-1]
    return found


def _place(text: str, shelf: _Shelf, *, after: int) -> list[int]:
    """The lines that make up `text`, taken off the shelf; none where less than half of it is found."""
    used: dict[int, str] = {}
    rest = text
    while rest:
        number = shelf.find(rest, after)
        if number is None:
            break
        line = shelf.texts[number]
        used.setdefault(number, line)
        length = min(len(rest), len(line))
        shelf.put(number, _without_number(line[length:]))
        rest, after = _without_number(rest[length:]), number
    if len(rest) * 2 > len(text):
        for number, line in used.items():
            shelf.put(number, line)
        return []
    return list(used)


def _letters(text: str) -> str:
    return _without_number(NOT_A_WORD.sub("", NOTE_MARK.sub("", text)).casefold())


def _without_number(letters: str) -> str:
    """Without digits in front: captures write “3. ” before an item that the article numbers by its place."""
    return letters.lstrip(DIGITS) or letters
