"""What is known of an article and how, in words: what a book says below each text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsarchive.edtf import parse_edtf
from newsarchive.model import Article, Basis, How, Story
from newsarchive.pages.slip import HEAD
from newsarchive.pages.wording import NOT_STATED, basis_words, line_words

ALWAYS = (("source", "Source"), ("author", "Author"), ("date", "Date"))
SOMETIMES = (("updated", "Updated"), ("place", "Place"), ("credit", "Credit"), ("language", "Language"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is known of an article, and how."""

    label: str
    value: str
    known: tuple[str, ...]
    """First how this value is known, then why it was preferred, then what else the field might have been."""
    href: str = ""


def facts_of(article: Article) -> Iterator[Fact]:
    """Every basis of the article and its stories is said."""
    for name, label in HEAD:  # it stands above the text: only how it is known is still to be said
        if name in article.basis:
            yield Fact(label=label, value="", known=_known(article, name))
    for name, label in ALWAYS:
        plural = "s" if name == "author" and len(article.authors) > 1 else ""
        yield Fact(label=label + plural, value=_value(article, name) or NOT_STATED, known=_known(article, name))
    for name, label in SOMETIMES:
        if name in article.basis or (name != "language" and _value(article, name)):
            yield Fact(label=label, value=_value(article, name) or NOT_STATED, known=_known(article, name))
    if article.url or "url" in article.basis:
        url = article.url or ""
        yield Fact(label="Original", value=url or NOT_STATED, known=_known(article, "url"), href=url)
    for number, story in enumerate(article.stories, start=1):
        yield from _story_facts(number, story)
    if article.capture:
        digest = f"SHA-256 {article.capture.sha256}"
        yield Fact(label="Capture", value=article.capture.file, known=(digest,))
    else:
        yield Fact(label="Capture", value="none: entered by hand", known=())


def _story_facts(number: int, story: Story) -> Iterator[Fact]:
    heading, date = story.basis.get("heading"), story.basis.get("date")
    is_supplied = heading is not None and heading.how is How.SUPPLIED
    where = (f"{line_words(story.lines)} of the capture",) if story.lines else ()
    yield Fact(
        label=f"Story {number}",
        value=f"[{story.heading}]" if is_supplied else story.heading,
        known=(*where, *_said(heading, str)),
    )
    value = story.date.words if story.date else NOT_STATED
    yield Fact(label=f"Date of story {number}", value=value, known=tuple(_said(date, _date_words)))


def _value(article: Article, name: str) -> str:
    if name == "author":
        return ", ".join(article.authors)
    value = getattr(article, name)
    return _date_words(str(value)) if value and name in ("date", "updated") else value or ""


def _known(article: Article, name: str) -> tuple[str, ...]:
    return tuple(_said(article.basis.get(name), _date_words if name in ("date", "updated") else str))


def _said(basis: Basis | None, value_words: Callable[[str], str]) -> Iterator[str]:
    if basis is None:
        return
    yield _how(basis)
    if basis.why:
        yield basis.why
    for other in basis.also:
        first, *more = _said(other.basis, value_words)
        yield f"also {value_words(other.value)}: {first}"
        yield from more


def _how(basis: Basis) -> str:
    if basis.how is How.STATED:
        words = f"stated in the capture, {line_words(basis.lines)}"
        return f"{words}: {basis.note}" if basis.note else words
    words = basis_words(basis)
    return f"{words} {line_words(basis.lines)}" if basis.lines else words


def _date_words(written: str) -> str:
    try:
        return parse_edtf(written).words
    except ValueError:  # written by hand, as another value that a date might have had
        return written
