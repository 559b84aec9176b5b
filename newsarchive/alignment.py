"""Which lines of the capture each passage of an article came from, and what became of every other line."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial
from itertools import chain

from newsarchive.escape import escape_inline, escape_start, words_of_markdown
from newsarchive.model import Article, Basis, Capture, Line, Passage
from newsarchive.spacing import squeeze

NOTE_MARK = re.compile(r"\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")  # “[12]”, “¹²”, which the article shows as a link
NUMBERED_NOTE = re.compile(r"\[(\d{1,3})\]")  # “[12]”
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
    """Facts that it states: title, author, `date of story 2` …"""
    rule: str = ""
    """That removed it."""


LinesOf = Mapping[str, tuple[int, ...]]
"""By its anchor, the lines a passage came from; a passage written by hand is not among them."""


def find_lines(article: Article, capture: Capture, passages: Sequence[Passage]) -> LinesOf:
    """Finds the words of each passage in the capture's lines, from the top down; spacing and marks do not count."""
    removed = {number for entry in article.removed for number in entry.lines}
    headings = _heading_lines(article)
    shelf = _Shelf(
        {line.number: shown_letters(line) for line in capture.lines if line.number not in removed},
        last_choice=frozenset(_stated(article.basis.get("title"))) - set(headings.values()),
    )
    return _find_lines(passages, shelf, headings)


def _heading_lines(article: Article) -> dict[str, int]:
    """By the anchor of each story, the first of the lines that state its heading."""
    stated = {anchor: _stated(story.basis.get("heading")) for anchor, story in article.stories_by_anchor.items()}
    return {anchor: lines[0] for anchor, lines in stated.items() if lines}


def _stated(basis: Basis | None) -> tuple[int, ...]:
    return basis.lines if basis else ()


def tell_fates(
    article: Article, capture: Capture, passages: Sequence[Passage], lines_of: LinesOf
) -> tuple[LineFate, ...]:
    """Every line of the capture, in order. `lines_of`: as `find_lines` has found them."""
    removed = {number: entry.rule for entry in article.removed for number in entry.lines}
    passages_of: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        for number in lines_of.get(passage.anchor, ()):
            passages_of[number].append(passage)
    fields = fields_by_line(article)
    is_shown = cache(partial(_is_shown, article.body))  # thousands of lines may be the same sign
    return tuple(
        LineFate(
            line=line,
            fate=_fate(line, removed, passages_of, fields)
            if shown_letters(line)
            else _fate_of_signs(line, removed, is_shown),
            passages=tuple(passages_of.get(line.number, ())),
            fields=fields.get(line.number, ()),
            rule=removed.get(line.number, ""),
        )
        for line in capture.lines
    )


def fields_by_line(article: Article) -> dict[int, tuple[str, ...]]:
    """The facts that each line states, by the article's record of how it knows them; `other date` was not preferred."""
    found: dict[int, list[str]] = defaultdict(list)
    bases: list[tuple[str, Basis]] = list(article.basis.items())
    for number, story in enumerate(article.stories, 1):
        bases += [(f"{name} of story {number}", basis) for name, basis in story.basis.items()]
    for name, basis in bases:
        for line in basis.lines:
            found[line].append(name)
        for other in basis.also:
            for line in other.basis.lines:
                found[line].append(name if other.value == _value(article, name) else f"other {name}")
    return {line: tuple(names) for line, names in found.items()}


def _value(article: Article, name: str) -> str:
    """As alternatives to it are written; of what belongs to a story, nothing."""
    return ", ".join(article.authors) if name == "author" else str(getattr(article, name, ""))


def _fate_of_signs(line: Line, removed: Mapping[int, str], is_shown: Callable[[str], bool]) -> Fate:
    """Of a line without words: a rule between stories, a fence around code, signs that were written."""
    sign = squeeze(line.text)
    if not sign:
        return Fate.BLANK
    if line.number in removed:
        return Fate.REMOVED
    return Fate.KEPT if is_shown(sign) else Fate.UNKNOWN


def _is_shown(body: str, sign: str) -> bool:
    """Whether signs stand in an article: as Markdown, as text or as references to notes."""
    escaped = escape_inline(sign)
    ways = (sign, escaped, escape_start(escaped), NUMBERED_NOTE.sub(r"[^\1]", sign))
    return any(way in body for way in ways)


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
    last_choice: frozenset[int] = frozenset()
    """Lines that state the title: of equal lines, the text more likely holds another."""
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """In order: of thousands of equal lines, the next one is found without a look at the others."""

    def __post_init__(self) -> None:
        for number in self.texts:
            self._file(number)

    def find(self, stream: str, start: int, *, after: int) -> int | None:
        """A line whose letters stand in `stream` at `start`: of the longest, the next after `after`, else the first."""
        for length in range(min(KEY_LENGTH, len(stream) - start), 0, -1):
            lines = self.by_key.get(stream[start : start + length], [])
            next_one = bisect_left(lines, after)
            fallback = None
            for place in chain(range(next_one, len(lines)), range(next_one)):
                if self.form(lines[place], stream, start) is None:
                    continue
                if lines[place] not in self.last_choice:
                    return lines[place]
                fallback = fallback or lines[place]
            if fallback:
                return fallback
        return None

    def form(self, number: int, stream: str, start: int) -> str | None:
        """The line as it stands in `stream` at `start`, with or without the digits in front; None where it does not."""
        text = self.texts[number]
        forms = (text, text.lstrip(DIGITS))
        return next((form for form in forms if form and stream.startswith(form, start)), None)

    def put(self, number: int, text: str) -> None:
        """Replaces what is left of a line."""
        for key in self._keys(number):
            self.by_key[key].pop(bisect_left(self.by_key[key], number))
        self.texts[number] = text
        self._file(number)

    def _file(self, number: int) -> None:
        for key in self._keys(number):
            insort(self.by_key[key], number)

    def _keys(self, number: int) -> set[str]:
        """Captures write “3. ” before an item that the article numbers by its place: both ways may be looked for."""
        text = self.texts[number]
        return {text[:KEY_LENGTH], text.lstrip(DIGITS)[:KEY_LENGTH]}


def _find_lines(passages: Sequence[Passage], shelf: _Shelf, known: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """`known`: by anchor, the line at which the article says that a passage begins."""
    texts = [letters_of(passage.text) for passage in passages]
    stream = "".join(texts)  # a line may reach into the next passage
    found: dict[str, tuple[int, ...]] = {}
    start = last = 0
    for passage, text in zip(passages, texts, strict=True):
        numbers = _place(stream, range(start, start + len(text)), shelf, after=known.get(passage.anchor, last))
        start += len(text)
        if numbers:
            found[passage.anchor] = tuple(sorted(numbers))
            last = numbers[-1]
    return found


def _place(stream: str, span: range, shelf: _Shelf, *, after: int) -> list[int]:
    """The lines that make up this span of the stream, taken off the shelf; none where less than half is found."""
    used: dict[int, str] = {}
    place = span.start
    while place < span.stop:
        number = shelf.find(stream, place, after=after)
        if number is None and place == span.start:
            # “2. ”, by which a list of a saved page counts, stands in none of its lines.
            place = span.stop - len(stream[place : span.stop].lstrip(DIGITS))
            number = shelf.find(stream, place, after=after) if span.start < place < span.stop else None
        if number is None:
            break
        used.setdefault(number, shelf.texts[number])
        line = shelf.form(number, stream, place) or ""
        length = min(span.stop - place, len(line))
        shelf.put(number, line[length:])
        place, after = place + length, number
    if (span.stop - place) * 2 > len(span):
        for number, line in used.items():
            shelf.put(number, line)
        return []
    return list(used)


def shown_letters(line: Line) -> str:
    """Those of a line that an article can show: of Markdown, not its addresses and attributes."""
    is_markdown = line.markdown and line.markdown == line.text  # a saved page's line is text with Markdown of its own
    return letters_of(words_of_markdown(line.text) if is_markdown else line.text)


def letters_of(text: str) -> str:
    """Letters and digits in lower case: nothing that Markdown or typesetting changes."""
    return NOT_A_WORD.sub("", NOTE_MARK.sub("", text)).casefold()
