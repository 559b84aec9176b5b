"""Typed reading of YAML mappings that people write, with the line of whatever is wrong.

One cursor serves configuration, sidecars, front matter and the authority file: each asks it for the keys it
knows, and whatever was not asked for is refused with a suggestion. Lines are looked up only once something is wrong,
so that the everyday case costs one pass of libyaml.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsarchive.document import Document, Path
from newsarchive.edtf import Edtf
from newsarchive.linespec import parse_lines
from newsarchive.problems import Problem
from newsarchive.spacing import visible
from newsarchive.strict_yaml import load_yaml

T = TypeVar("T")
Read = TypeVar("Read", covariant=True)
QUOTE = "put the value in quotes: without them yes, no, on and off mean true and false"
LINES_MEND = "write 7, 97-101 or “1, 3-5”"
MOST_LINES_NAMED = 1_000_000
"""In one file. A capture has a fiftieth of that; ranges that repeat themselves would fill the memory."""
LONGEST_TEXT = 100_000
"""Characters. A title of a megabyte would stand on every page."""
MOST_TEXTS = 300
"""In one list, such as of authors."""
MOST_UNKNOWN = 100
"""Keys that are told one by one. More are no slips: the file is another program's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Generic[Read]):
    """How a text is read as a value, and what is told where it is none."""

    parse: Callable[[str], Read]
    """Its ValueError says what is wrong."""
    code: str
    mend: str


class Cursor:
    """One mapping of a document. Each method names a key it knows; `refuse_the_rest` reports all others."""

    def __init__(self, document: Document, value: object, path: Path = ()) -> None:
        self.document = document
        self.path = path
        self._asked: set[str] = set()
        self._is_broken = False
        """Whether something else stands in its place: that is told once, and what it lacks goes without saying."""
        if value is None:
            value = {}
        if not isinstance(value, dict):
            document.report(
                path,
                "bad-value",
                f"{_shown(value)} stands where “key: value” lines belong",
                "write “key: value” lines there, a space after each colon",
            )
            value, self._is_broken = {}, True
        self._values: dict[str, object] = value

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def raw(self, key: str) -> object:
        """The value as YAML gave it, for the few keys that take several shapes."""
        self._asked.add(key)
        return self._values.get(key)

    def report(self, at: str | Path | None, code: str, what: str, mend: str) -> None:
        """`at`: a key, the way to a value below one, or None for the mapping itself."""
        if not self._is_broken:
            below = () if at is None else (at,) if isinstance(at, str) else at
            self.document.report((*self.path, *below), code, what, mend)

    def text(self, key: str) -> str | None:
        """A text, or None where the key is absent, null or empty. Numbers are taken as they are written; what nobody
        sees of a text is left out."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
            mend = f"{QUOTE}; where there is none, write null" if isinstance(value, bool) else "write one text"
            self.report(key, "bad-value", f"“{key}” must be text, not {_shown(value)}", mend)
            return None
        text = visible(str(value)).strip()
        if len(text) > LONGEST_TEXT:
            self.report(key, "bad-value", f"“{key}” has more than {LONGEST_TEXT:,} characters", "shorten it")
        return text or None

    def needed(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            if isinstance(self._values.get(key), str | None):  # all else has been told
                self.report(key, "missing-key", f"“{key}” is missing", f"add a line “{key}: …”")
            return ""
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts, as a tuple."""
        texts = tuple(text for _, text in self.placed_texts(key))
        if len(texts) > MOST_TEXTS:
            self.report(key, "bad-value", f"the list “{key}” has more than {MOST_TEXTS:,} entries", "shorten it")
        return texts

    def placed_texts(self, key: str) -> Iterator[tuple[Path, str]]:
        """The same, each with the way to it."""
        value = self.raw(key)
        if isinstance(value, list):
            texts = (((key, number), self.text_of(item, (key, number))) for number, item in enumerate(value))
            yield from (placed for placed in texts if placed[1])
        elif one := self.text(key):
            yield (key,), one

    def text_of(self, item: object, at: Path) -> str:
        """An entry of a list as text; empty where it is none, which is told."""
        if isinstance(item, str | int) and not isinstance(item, bool):
            return visible(str(item)).strip()
        mend = QUOTE if isinstance(item, bool) else "write one text in each place of the list"
        self.report(at, "bad-value", f"{_shown(item)} stands in the list “{at[0]}” where a text belongs", mend)
        return ""

    def number(self, key: str, *, default: int, least: int = 0) -> int:
        value = self.raw(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            what = f"“{key}” must be a whole number of at least {least}, not {_shown(value)}"
            self.report(key, "bad-value", what, f"write a number such as {max(default, least)}")
            return default
        return value

    def flag(self, key: str) -> bool:
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.report(key, "bad-value", f"“{key}” must be true or false, not {_shown(value)}", "write true or false")
        return False

    def parsed(self, key: str, check: Check[T]) -> T | None:
        """The value that a text stands for; None where there is none, or a wrong one, which is told."""
        value = self.text(key)
        if value is None:
            return None
        try:
            return check.parse(value)
        except ValueError as error:
            self.report(key, check.code, str(error), check.mend)
            return None

    def lines(self, key: str) -> tuple[int, ...]:
        """The lines of a capture that the value names; none where there is no value."""
        written = self.text(key)
        return () if written is None else self.lines_in(written, key)

    def lines_in(self, written: str, at: str | Path) -> tuple[int, ...]:
        """The lines that a text names; its faults are told of what stands `at` this key or path."""
        if self.document.lines_named > MOST_LINES_NAMED:  # it has been told
            return ()
        try:
            numbers = parse_lines(written)
        except ValueError as error:
            self.report(at, "bad-lines", str(error), LINES_MEND)
            return ()
        self.document.lines_named += len(numbers)
        if self.document.lines_named > MOST_LINES_NAMED:
            what = f"more than {MOST_LINES_NAMED:,} lines are named in all"
            self.report(at, "bad-lines", what, "name each line once")
            return ()
        return numbers

    def mapping(self, key: str) -> Cursor:
        """The mapping below `key`; an empty one where it is absent."""
        below = Cursor(self.document, self.raw(key), (*self.path, key))
        below._is_broken |= self._is_broken
        return below

    def mappings(self, key: str) -> list[Cursor]:
        """The list of mappings below `key`."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.report(key, "bad-value", f"“{key}” must be a list", "begin each entry with “- ”")
            return []
        return [Cursor(self.document, item, (*self.path, key, number)) for number, item in enumerate(value)]

    def refuse_the_rest(self) -> None:
        """Reports each key that nobody asked for, with the likeliest meant one; of very many, the first."""
        unknown = [key for key in self._values if key not in self._asked]
        if len(unknown) > MOST_UNKNOWN:
            what = f"{len(unknown):,} keys mean nothing here, of which this is the first"
            self.report(unknown[0], "unknown-key", what, f"known are: {', '.join(sorted(self._asked))}")
            return
        for key in unknown:
            near = difflib.get_close_matches(key.lower(), sorted(self._asked), n=1, cutoff=0.6)
            mend = f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(sorted(self._asked))}"
            self.report(key, "unknown-key", f"{_shown(key)} means nothing here", mend)


def out_of_order(document: Document, date: Edtf | None, updated: Edtf | None) -> tuple[Problem, ...]:
    """A warning where an article would have been changed before it appeared."""
    if not date or not updated or updated.latest >= date.earliest:
        return ()
    what = f"the day of a change, {updated}, lies before that of the article, {date}"
    mend = "correct one of the two, or leave out what you do not know"
    line = document.line_of(("updated",))
    return (
        Problem(file=document.file, line=line, code="updated-before-date", what=what, mend=mend, severity="warning"),
    )


def open_document(text: str, *, file: str) -> Cursor:
    """A cursor on the YAML mapping that is the whole of `text`."""
    return Cursor(Document(file=file, text=text), load_yaml(text, file=file))


KINDS: Mapping[type, str] = {dict: "a mapping", list: "a list", set: "a set", bytes: "“!!binary”"}


def _shown(value: object) -> str:
    """A value as people write it; of what has many parts, only what it is."""
    if type(value) in KINDS:
        return KINDS[type(value)]
    shown = "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”"
