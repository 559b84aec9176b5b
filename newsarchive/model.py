"""The values of the archive, in the order of the flow: capture → blocks → article → site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from newsarchive.edtf import Edtf

# --- capture ---


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFile:
    """A capture as it lies in seeds/, with the sidecar beside it."""

    file: str
    """Address from the archive's root: seeds/x.txt."""
    data: bytes
    sidecar_file: str = ""
    """Address of seeds/x.yaml; empty where there is none."""
    sidecar: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What a saved page's HTML says of a line: evidence that plain text does not have."""

    tag: str
    """The block element it stands in: p, h2, li, figcaption …"""
    path: tuple[str, ...] = ()
    """The elements around all of it, outermost first, as a style sheet would select them: `div#story.text`."""
    elements: tuple[int, ...] = ()
    """Their numbers in the document: of two lines that share one, both stand in that very element."""
    link_share: float = 0.0
    """Share of its characters that stand in links, 0 to 1."""
    after_break: bool = False
    """One `<br>` and nothing else parts it from the line above."""


class Line(NamedTuple):
    """One line of a capture, as read; of a saved page, one block of its visible text.

    A tuple, as blocks and labels are, since captures have hundreds: dataclasses take three times as long to make.
    """

    number: int
    """From 1, counting blank lines, as an editor shows it."""
    text: str
    """Without line end; nothing else is changed."""
    markup: Markup | None = None
    markdown: str = ""
    """The same with links and emphasis as Markdown, where the capture is a saved page that has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A raw capture, decoded. Its bytes are the evidence; everything else can be made again from them."""

    file: str
    """Address from the archive's root: seeds/x.txt."""
    sha256: str
    encoding: str
    lines: tuple[Line, ...]
    language: str = ""
    """As the page's markup declares it; empty where it does not."""
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the page's head states: values by where they stand (`meta article:author`, `json-ld datePublished`)."""


# --- blocks ---


class Kind(StrEnum):
    """What a line of a capture turned out to be."""

    TITLE = "title"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    UPDATED = "updated"
    PLACE = "place"
    SOURCE = "source"
    CREDIT = "credit"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    VERSE = "verse"
    CAPTION = "caption"
    TABLE = "table"
    NOTE = "note"
    REMOVED = "removed"


class Block(NamedTuple):
    """A run of text of one kind, and the capture lines it came from."""

    kind: Kind
    text: str
    """Its words on one line, as Markdown that renders to exactly them."""
    lines: tuple[int, ...]
    """Every line it covers, so that joining lines never looks like losing one. A supplied heading covers none."""
    level: int = 0
    """Of a heading (2–6), the depth of a list item (0 outermost), or the place of a line of verse in its stanza."""
    mark: str = ""
    """A note's number or a numbered list item's, as written."""
    anchor: str = ""
    """Of a heading that begins a story: its id."""


# --- article ---


class Label(NamedTuple):
    """What one line of a capture is, and the rule that says so."""

    kind: Kind
    rule: str
    reason: str = ""
    """In words, for a person: “short, after the end, near ‘Related Articles’”."""
    doubt: float = 0.0
    """0 certain, 1 a toss-up: what a person should look at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value of a field, as rules found it in a capture."""

    field: str
    """Key of the front matter: title, author (one `Found` a person), date, source, standfirst, place, credit …"""
    value: str
    """As it goes into the front matter; dates in EDTF."""
    basis: Basis
    lines: tuple[int, ...] = ()
    """Lines that this field takes out of the body. A dateline states a place but stays: no lines."""
    kind: Kind = Kind.BYLINE
    """What those lines are."""


class How(StrEnum):
    """How a fact is known. What is not known is absent: there is no fifth way."""

    STATED = "stated"
    MARKUP = "stated in markup"
    INFERRED = "inferred"
    SUPPLIED = "supplied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """How a value is known."""

    how: How
    lines: tuple[int, ...] = ()
    """Where the capture states it."""
    note: str = ""
    """Place in the markup, rule that concluded it, or what the archivist says."""
    why: str = ""
    """Why this value was preferred to those in `also`."""
    is_changed: bool = False
    """Whether a person changed the value in the content file without saying how it is known. Never written."""
    also: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another value that the same field might have had."""

    value: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Lines of the capture that are neither in the body nor in a field, and the rule that says why."""

    lines: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something a person should look at."""

    reason: str
    lines: tuple[int, ...] = ()
    settle: tuple[str, ...] = ()
    """Lines of a sidecar, each a key with its value, that settle it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One of several stories that a captured page holds. Its heading stands in the body, with an id."""

    heading: str
    date: Edtf | None
    lines: tuple[int, ...]
    basis: Mapping[str, Basis]

    @property
    def shown_heading(self) -> str:
        """In brackets where the archive supplied it."""
        return as_shown(self.heading, self.basis.get("heading"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRecord:
    """Which capture an article was made from, by which rules."""

    file: str
    sha256: str
    rules: int
    encoding: str = "utf-8"
    sidecar: str = ""
    """SHA-256 of the sidecar that was applied; empty where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A normalized article, with or without a capture behind it."""

    title: str
    slug: str
    language: str
    body: str
    """Markdown: headings from level 2, notes as footnotes, `***` between stories."""
    source: str | None = None
    """The publisher."""
    date: Edtf | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    standfirst: str | None = None
    place: str | None = None
    credit: str | None = None
    kicker: str | None = None
    updated: Edtf | None = None
    stories: tuple[Story, ...] = ()
    basis: Mapping[str, Basis] = field(default_factory=dict)
    capture: CaptureRecord | None = None
    is_edited: bool = False
    """Whether a person has changed the file since ingest wrote it: its words may differ from the capture's."""
    removed: tuple[Removed, ...] = ()
    review: tuple[Doubt, ...] = ()

    @property
    def shown_title(self) -> str:
        """In brackets where the archive supplied it."""
        return as_shown(self.title, self.basis.get("title"))

    @property
    def stories_by_anchor(self) -> dict[str, Story]:
        """By the ids of their headings."""
        return {story_anchor(number): story for number, story in enumerate(self.stories, start=1)}


def story_anchor(number: int) -> str:
    """The id of the heading with which a story begins, counted from 1."""
    return f"story-{number}"


def as_shown(words: str, basis: Basis | None) -> str:
    """As catalogues tell words of their own from those of what they describe."""
    return f"[{words}]" if words and basis and basis.how is How.SUPPLIED else words


# --- site ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, heading, list item, quotation or note of a rendered article: what can be linked and quoted."""

    anchor: str
    """Its id in the page: made from its words, so that edits elsewhere leave it alone."""
    kind: Kind
    text: str
    """Its words, without markup and without the marks of notes."""
    is_supplied: bool = False
    """Whether the archive wrote it: a heading that the capture does not have. Readers see it in brackets."""

    @property
    def shown_text(self) -> str:
        return f"[{self.text}]" if self.is_supplied else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the site."""

    path: str
    """Relative to the site's root, with forward slashes."""
    data: bytes
    is_listed: bool = False
    """Whether it is a page that the sitemap names."""
