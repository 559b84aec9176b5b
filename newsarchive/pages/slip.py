"""The catalogue slip: what is known of an article, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from newsarchive.edtf import Edtf, parse_edtf
from newsarchive.library import Library, Piece, StoryOf
from newsarchive.markup import opening, story_opening
from newsarchive.model import Alternative, Article, Basis, How
from newsarchive.pages.line_links import LinkLines, line_link
from newsarchive.pages.page import Link, link
from newsarchive.pages.wording import NOT_STATED, basis_words, capitalized, claim_words, plural
from newsarchive.urls import article_path, author_path, capture_path, date_path, relative, source_path

EDITED = "words may differ from the capture’s; compare the two"
BY_HAND = "entered by hand"
HEAD = (("title", "Headline"), ("kicker", "Kicker"), ("standfirst", "Standfirst"))
"""What stands above the text and has a row only where no line of the capture states it as it is."""
ENTRY_LENGTH = 240
"""Characters of an article's opening in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How a fact is known: some words, and the lines of the capture they speak of."""

    words: str
    lines: Link | None = None
    note: str = ""
    """What the archivist or a rule says of a fact that the capture states."""
    why: str = ""
    also: tuple[Known, ...] = ()
    """What else is stated, or was supplied."""

    @property
    def in_a_line(self) -> str:
        """“stated in line 7: the masthead”."""
        where = f"{self.words} {self.lines.text}" if self.lines else self.words
        return f"{where}: {self.note}" if self.note else where


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact of the slip."""

    label: str
    values: tuple[Link, ...]
    """A link without address is plain text."""
    datetime: str = ""
    """Of a date, as machines read it."""
    known: Known | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in a list, or one of its stories, with its slip shortened."""

    title: str
    href: str
    language: str
    text: str
    """Its standfirst, or how it begins."""
    source: str
    date: str
    datetime: str
    authors: tuple[str, ...]
    is_date_supplied: bool
    within: Link | None
    """Of a story, the article that holds it."""
    stories: str
    """“5 stories, about March 2021 to about 2023”, of an article that holds several."""


def known(basis: Basis | None, to_lines: LinkLines) -> Known | None:
    """The basis in words, the lines of the capture that it speaks of linked by `to_lines`."""
    if basis is None:
        return None
    lines = to_lines(basis.lines) if basis.lines else None
    note = basis.note if basis.how is How.STATED else ""  # of others, it is in the words
    also = tuple(_other(_in_words(other), to_lines) for other in basis.also)
    return Known(words=basis_words(basis), lines=lines, note=note, why=basis.why, also=also)


def _other(other: Alternative, to_lines: LinkLines) -> Known:
    if not other.basis.lines:
        return Known(words=claim_words(other))
    return Known(words=f"{claim_words(other)},", lines=to_lines(other.basis.lines))


def make_slip(library: Library, article: Article, *, base: str) -> tuple[Row, ...]:
    """The rows of an article's slip, always in the same order; what is not known says so."""
    to_lines = partial(line_link, library, article, base=base)

    def how(name: str) -> Known | None:
        if article.capture is None and name not in article.basis:
            is_given = bool(article.authors if name == "author" else getattr(article, name))
            return Known(words=BY_HAND) if is_given else None
        return known(article.basis.get(name), to_lines)

    rows = [
        Row(label=label, values=(), known=how(name))
        for name, label in HEAD
        if name in article.basis and article.basis[name].how is not How.STATED
    ]
    rows += [
        Row(label="Source", values=_source(library, article, base), known=how("source")),
        _date_row("Date", article.date, base, how("date")),
        Row(label="Author" if len(article.authors) < 2 else "Authors", values=_authors(library, article, base),
            known=how("author")),
    ]  # fmt: skip
    if article.updated:
        rows.append(_date_row("Updated", article.updated, "", how("updated")))
    if article.place:
        rows.append(Row(label="Place", values=(plain(article.place),), known=how("place")))
    if article.credit:
        rows.append(Row(label="Credit", values=(plain(article.credit),), known=how("credit")))
    rows.append(Row(label="Original", values=(_original(article),), known=how("url")))
    rows.append(_capture_row(library, article, base))
    if article.is_edited:
        rows.append(Row(label="Edited", values=(plain("by hand, after the capture"),), known=Known(words=EDITED)))
    return tuple(rows)


def make_entry(piece: Piece, *, base: str) -> Entry:
    if isinstance(piece, StoryOf):
        return _story_entry(piece, base)
    article = piece
    return Entry(
        title=article.shown_title,
        href=relative(article_path(article.slug), base=base),
        language=article.language,
        text=article.standfirst or opening(article.body, ENTRY_LENGTH),
        source=article.source or "",
        date=article.date.words if article.date else "",
        datetime=article.date.cautious_iso if article.date else "",
        authors=article.authors,
        is_date_supplied=_is_supplied(article.basis.get("date")),
        within=None,
        stories=stories_words(article),
    )


def _story_entry(piece: StoryOf, base: str) -> Entry:
    """What is not its own it has of the article, as when it is cited."""
    article, story = piece.article, piece.story
    whole = make_entry(article, base=base)
    return replace(
        whole,
        title=story.shown_heading,
        href=f"{whole.href}#story-{piece.number}",
        text=story_opening(article.body, piece.number, ENTRY_LENGTH),
        date=story.date.words if story.date else "",
        datetime=story.date.cautious_iso if story.date else "",
        is_date_supplied=_is_supplied(story.basis.get("date")),
        within=Link(href=whole.href, text=whole.title),
        stories="",
    )


def _is_supplied(basis: Basis | None) -> bool:
    return basis is not None and basis.how is How.SUPPLIED


def stories_words(article: Article) -> str:
    """How many stories an article holds, and from when they are; empty where it is one itself."""
    if len(article.stories) < 2:
        return ""
    dates = [story.date for story in article.stories if story.date]
    words = plural(len(article.stories), "story", "stories")
    if not dates:
        return words
    first = min(dates, key=lambda date: date.earliest).start.words
    last = max(dates, key=lambda date: date.latest).end.words
    return f"{words}, {first}" if first == last else f"{words}, {first} to {last}"


def plain(text: str) -> Link:
    return Link(href="", text=text)


def _source(library: Library, article: Article, base: str) -> tuple[Link, ...]:
    if not article.source:
        return (plain(NOT_STATED),)
    return (link(source_path(library.source_slugs[article.source]), article.source, base=base),)


def _authors(library: Library, article: Article, base: str) -> tuple[Link, ...]:
    if not article.authors:
        return (plain(NOT_STATED),)
    return tuple(link(author_path(library.author_slugs[name]), name, base=base) for name in article.authors)


def _date_row(label: str, date: Edtf | None, base: str, how: Known | None) -> Row:
    """`base`: the page from which the date is linked to its month; empty for no link."""
    if date is None:
        return Row(label=label, values=(plain(NOT_STATED),), known=how)
    words = capitalized(date.words)
    value = link(date_path(date.start.year, date.start.month), words, base=base) if base else plain(words)
    return Row(label=label, values=(value,), datetime=date.cautious_iso, known=how)


def _original(article: Article) -> Link:
    if not article.url:
        return plain("address not known")
    return Link(href=article.url, text=urlsplit(article.url).hostname or article.url)


def _capture_row(library: Library, article: Article, base: str) -> Row:
    record = article.capture
    if record is None:
        return Row(label="Capture", values=(plain("none: entered by hand"),))
    capture = library.capture_of(article)
    name = record.file.rpartition("/")[2]
    if capture is None:
        return Row(label="Capture", values=(plain(name),), known=Known(words="missing, or changed since"))
    removed = sum(len(entry.lines) for entry in article.removed)
    lines = f"{plural(len(capture.lines), 'line')}, {f'{removed} of them' if removed else 'none'} removed"
    return Row(label="Capture", values=(link(capture_path(article.slug), name, base=base),), known=Known(words=lines))


def _in_words(other: Alternative) -> Alternative:
    """With a date as one says it, where the value is one."""
    try:
        return replace(other, value=parse_edtf(other.value).words)
    except ValueError:
        return other
