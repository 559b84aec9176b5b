"""The values of the chronicle: a date that an article mentions, and how it was resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsarchive.chronicle.reckoning import Written
from newsarchive.chronicle.tense import Tense, tense_at
from newsarchive.edtf import Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One mention of a date, as precise as the text allows."""

    date: Edtf
    surface: str
    """The words that mention it."""
    anchor: str
    """The passage in which it stands."""
    sentence: str
    """The sentence around it."""
    start: int
    """Where the surface begins in the sentence."""
    rule: str
    """How it was resolved, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A date that a rule read out of some words."""

    date: Edtf
    rule: str
    has_year: bool = False
    """Whether the words themselves name the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What surrounds the words that a rule resolves."""

    written: Written | None
    sentence: str
    position: int
    """Where the words begin in the sentence."""
    is_quoted: bool
    """Whether they stand between quotation marks: “today” is then somebody else's today."""
    here: tuple[Resolved, ...]
    """Dates named before in the same paragraph."""
    above: tuple[Resolved, ...]
    """Dates named in the paragraph before."""

    @property
    def tense(self) -> Tense:
        return tense_at(self.sentence, self.position)

    @property
    def lead(self) -> str:
        """The sentence up to the words."""
        return self.sentence[: self.position]

    def after(self, match: re.Match[str]) -> str:
        """The sentence from the end of the words on."""
        return self.sentence[self.position + len(match[0]) :]

    @property
    def year_named_before(self) -> Resolved | None:
        """The last date that was named with its year, in this paragraph or the one before."""
        return next((one for one in reversed((*self.above, *self.here)) if one.has_year), None)


Rule = Callable[[re.Match[str], Place], tuple[Resolved, ...]]
"""Reads what a pattern found: one date, several of a list, or none."""
