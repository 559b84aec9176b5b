"""The values of the authority file: who and what is named in the articles, under which forms, and how we know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsarchive.document import Path
from newsarchive.names.forms import Form


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PLANT = "plant"
    EVENT = "event"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Lines of the capture behind an article that state something."""

    article: str
    """Slug."""
    lines: tuple[int, ...]
    at: Path = ()
    """The way to it in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One person, organisation, place …: an entry of the index."""

    heading: str
    slug: str
    index: str
    """The heading as it stands in the alphabet: “Burrow, Sharan”."""
    kind: NameKind
    forms: tuple[Form, ...]
    who: str = ""
    stated: tuple[Evidence, ...] = ()
    """Where the captures state `who`."""
    supplied: str = ""
    """What of `who`, or of the joining of spellings, a cataloguer supplied."""
    is_standard: bool = False
    """Whether the heading is a standard form, rather than the one most used in the captures."""
    belarusian: tuple[str, ...] = ()
    russian: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    """Slugs."""
    is_linked: bool = True
    """Whether its mentions in the articles are links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class See:
    """A line of the index that only leads on: “BKDP, see …”."""

    index: str
    targets: tuple[str, ...]
    """Slugs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """All names, in the order of the file."""

    names: tuple[Name, ...] = ()
    see: tuple[See, ...] = ()
    not_names: frozenset[str] = frozenset()
    """Capitalized words over which `check` is silent."""
    articles: Mapping[str, str] = field(default_factory=dict)
    """Slugs of the articles that bases and rules speak of, by the names that the file gives them."""
