"""Typed reading of YAML mappings that people write, with the line of whatever is wrong.

One cursor serves configuration, sidecars, front matter and the authority file: each asks it for the keys it
knows, and whatever was not asked for is refused with a suggestion. Lines are looked up only once something is wrong,
so that the everyday case costs one pass of libyaml.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import yaml

from newsarchive.edtf import Edtf
from newsarchive.problems import Problem
from newsarchive.spacing import visible
from newsarchive.strict_yaml import StrictLoader, load_yaml, with_line_ends_of_editors

T = TypeVar("T")
Path = tuple[str | int, ...]
QUOTE = "put the value in quotes: without them yes, no, on and off mean true and false"
MOST_UNKNOWN = 100
"""Keys that are told one by one. More are no slips: the file is another program's."""


@dataclass(slots=True, kw_only=True)
class Document:
    """The text behind cursors: where a path stands in it, and the problems found so far."""

    file: str
    text: str
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)
    _root: yaml.Node | None = field(default=None, init=False)
    """Composed for the first problem and kept for the others."""

    def line_of(self, path: Path) -> int:
        node = self._root = self._root or yaml.compose(with_line_ends_of_editors(self.text), Loader=StrictLoader)
        line = node.start_mark.line if node else 0
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = next((p for p in node.value if p[0].value == step), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line
        return int(line) + self.first_line

    def lines_of(self, key: str) -> tuple[int, ...]:
        """The lines of a key of the document and of its value, without blank ones after it."""
        first, texts = self.line_of((key,)), self.text.split("\n")
        values = self._root.value if isinstance(self._root, yaml.MappingNode) else []
        value = next((value for written, value in values if written.value == key), None)
        last = value.end_mark.line + self.first_line if value else first
        if value and value.end_mark.column == 0:  # the mark is where the next key begins
            last -= 1
        while last > first and not texts[last - self.first_line].partition("#")[0].strip():
            last -= 1
        return tuple(range(first, max(first, last) + 1))

    def report(self, path: Path, code: str, what: str, mend: str) -> None:
        problem = Problem(file=self.file, line=self.line_of(path), code=code, what=what, mend=mend)
        self.problems.append(problem)


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
        return visible(str(value)).strip() or None

    def needed(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            if isinstance(self._values.get(key), str | None):  # all else has been told
                self.report(key, "missing-key", f"“{key}” is missing", f"add a line “{key}: …”")
            return ""
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts, as a tuple."""
        return tuple(text for _, text in self.placed_texts(key))

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

    def parsed(self, key: str, parse: Callable[[str], T], code: str, mend: str) -> T | None:
        """A text turned into a value by `parse`, whose ValueError says what is wrong with it."""
        value = self.text(key)
        if value is None:
            return None
        try:
            return parse(value)
        except ValueError as error:
            self.report(key, code, str(error), mend)
            return None

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
