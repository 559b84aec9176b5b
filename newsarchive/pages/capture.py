"""The capture, line by line, with what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsarchive.alignment import Fate, LineFate, tell_fates
from newsarchive.config import Config
from newsarchive.ingest import rule_meanings
from newsarchive.library import Library
from newsarchive.model import Article, Capture, Kind, Passage
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.reading import Reading, reading_of
from newsarchive.pages.strip import Bars, draw
from newsarchive.pages.wording import joined, plural
from newsarchive.spacing import with_marks
from newsarchive.urls import article_path, capture_file_path, capture_path, relative

SHOWN_AS = {
    Kind.PARAGRAPH: "paragraph",
    Kind.HEADING: "heading",
    Kind.LIST_ITEM: "list item",
    Kind.QUOTATION: "quotation",
    Kind.VERSE: "broken line",
    Kind.CAPTION: "caption",
    Kind.CREDIT: "credit",
    Kind.TABLE: "table row",
    Kind.NOTE: "note",
}
FILTERS = ((Fate.KEPT, "kept"), (Fate.FIELD, "in headline or slip"), (Fate.REMOVED, "removed"),
           (Fate.UNKNOWN, "not accounted for"), (Fate.BLANK, "blank"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of the capture as it is shown."""

    number: int
    text: str
    """With marks in place of signs that would mislead: letters turned round, control characters."""
    fate: str
    labels: tuple[Link, ...]
    """What became of it, in words; kept lines link to their place in the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many lines met one fate."""

    fate: str
    words: str
    count: int
    is_filter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTally:
    """How many lines a rule removed."""

    rule: str
    meaning: str
    """In words; empty where the name says it."""
    words: str
    first: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureView:
    article: Link
    language: str
    file: str
    size: str
    sha256: str
    encoding: str
    download: Link
    tallies: tuple[Tally, ...]
    rules: tuple[RuleTally, ...]
    bars: tuple[Bars, ...]
    summary: str
    """The same in words."""
    lines: tuple[LineView, ...]


def pages(config: Config, library: Library, article: Article) -> Iterator[Page]:
    """One, where the capture is still the one that the article was made from."""
    capture = library.capture_of(article)
    if capture:
        yield _page(article, capture, reading_of(library, article))


def _page(article: Article, capture: Capture, reading: Reading) -> Page:
    path = capture_path(article.slug)
    home = relative(article_path(article.slug), base=path)
    fates = tell_fates(article, capture, reading.passages, reading.lines_of)
    name = capture.file.rpartition("/")[2]
    view = CaptureView(
        article=Link(href=home, text=article.shown_title),
        language=article.language,
        file=name,
        size=plural(len(fates), "line"),
        sha256=capture.sha256,
        encoding=capture.encoding,
        download=link(capture_file_path(article.slug, capture.file), name, base=path),
        tallies=_tallies(fates),
        rules=_rules(fates),
        bars=draw(fates),
        summary=", ".join(f"{tally.count:,} {tally.words}" for tally in _tallies(fates)),
        lines=tuple(_line(fate, home) for fate in fates),
    )
    return Page(
        path=path,
        template="capture.html",
        stylesheet="assets/capture.css",
        title=f"Capture {capture.file} of “{article.shown_title}”",
        description=f"Every line of the capture of “{article.shown_title}”, and what became of it.",
        view=view,
        section="articles",
    )


def _tallies(fates: Sequence[LineFate]) -> tuple[Tally, ...]:
    counts = Counter(fate.fate for fate in fates)
    return tuple(
        Tally(fate=str(fate), words=words, count=counts[fate], is_filter=fate is not Fate.BLANK)
        for fate, words in FILTERS
        if counts[fate]
    )


def _rules(fates: Sequence[LineFate]) -> tuple[RuleTally, ...]:
    counts = Counter(fate.rule for fate in fates if fate.fate is Fate.REMOVED)
    first: dict[str, int] = {}
    for fate in fates:
        first.setdefault(fate.rule, fate.line.number)
    return tuple(
        RuleTally(
            rule=rule,
            meaning=rule_meanings().get(rule, ""),
            words=plural(count, "line"),
            first=Link(href=f"#L{first[rule]}", text=rule),
        )
        for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _line(fate: LineFate, home: str) -> LineView:
    labels = [_passage_label(passage, home) for passage in fate.passages]
    if fate.fields:
        labels.append(Link(href="", text=_field_words(fate)))
    if fate.fate is Fate.REMOVED:
        labels.append(Link(href="", text=f"removed: {fate.rule}"))
    if fate.fate is Fate.UNKNOWN:
        labels.append(Link(href="", text="not in the article as it stands"))
    return LineView(number=fate.line.number, text=with_marks(fate.line.text), fate=str(fate.fate), labels=tuple(labels))


def _field_words(fate: LineFate) -> str:
    """“became the title”; where the line is elsewhere too, or its value was not preferred, “states the place”."""
    became = fate.fate is Fate.FIELD and not fate.fields[0].startswith("other ")
    stated = joined([name.replace("-", " ") for name in fate.fields])
    return f"became the {stated}" if became else f"states the {stated}".replace("the other", "another")


def _passage_label(passage: Passage, home: str) -> Link:
    return Link(href=f"{home}#{passage.anchor}", text=SHOWN_AS.get(passage.kind, "text"))
