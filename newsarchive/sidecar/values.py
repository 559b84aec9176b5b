"""What an archivist says of a capture, checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from newsarchive.edtf import Edtf
from newsarchive.model import Basis, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPlan:
    """One of several stories on a page, as the archivist marks it off."""

    lines: tuple[int, ...]
    heading: str
    """Words of a supplied headline; empty where the capture has one."""
    heading_line: int
    """Line of the headline; 0 where it is supplied."""
    date: Edtf | None
    basis: Mapping[str, Basis]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What the archivist says of a capture."""

    file: str = ""
    sha256: str = ""
    text: str = ""
    """As it is written: tells where what it says stands in it."""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values by field; no value says that there is none."""
    basis: Mapping[str, Basis] = field(default_factory=dict)
    keep: frozenset[int] = frozenset()
    remove: Mapping[int, str] = field(default_factory=dict)
    """Lines and why they go."""
    headings: Mapping[int, str] = field(default_factory=dict)
    """Lines that are headings, or, with words, lines before which a heading is supplied."""
    kinds: Mapping[int, Kind] = field(default_factory=dict)
    stories: tuple[StoryPlan, ...] = ()

    def said_of_lines(self) -> Mapping[int, object]:
        """What sets lines apart: the same where they may be one paragraph. To keep a line is to keep its paragraph."""
        said: defaultdict[int, list[object]] = defaultdict(list)
        for number, value in (*self.remove.items(), *self.kinds.items()):
            said[number].append(value)
        for place, story in enumerate(self.stories):
            for number in story.lines:
                said[number].append(place)
        marked = (number for number, words in self.headings.items() if not words)
        for number in (*marked, *(story.heading_line for story in self.stories)):
            said[number].append(f"heading {number}")  # each stands alone
        return said

    def parted_before(self) -> Set[int]:
        """Lines that begin a paragraph, since a heading is supplied above them."""
        return {number for number, words in self.headings.items() if words}
