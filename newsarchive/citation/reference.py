"""What every way of citing an article needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsarchive.article.persons import is_agency, is_desk
from newsarchive.edtf import Edtf
from newsarchive.model import Article, Basis, How, story_anchor
from newsarchive.urls import absolute, article_path

PARTICLES = frozenset("af al ben bin da dal de del della der di dos du el la le ten ter van vom von zu zum zur".split())
"""Words in small letters that belong to the family name: “Ursula von der Leyen”."""
GENERATIONS = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An author's name as catalogues take it apart; what cannot be taken apart stands in `family` alone."""

    family: str
    given: str = ""
    suffix: str = ""
    """“Jr.”."""

    @property
    def inverted(self) -> str:
        """“Tudor, Owen”; “King, Martin, Jr.”."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def straight(self) -> str:
        """“Owen Tudor”; “Martin King Jr.”."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def initials(self) -> str:
        """“Tudor, O.”; double given names keep their hyphen: “Sartre, J.-P.”."""
        words = ["-".join(f"{piece[0]}." for piece in word.split("-") if piece) for word in self.given.split()]
        return ", ".join(part for part in (self.family, " ".join(words), self.suffix) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An article, as bibliographies see it. Nothing is in it that the archive does not know."""

    key: str
    """Unique within the archive: the article's slug."""
    title: str
    """In brackets where the archive supplied it."""
    authors: tuple[Person, ...]
    source: str | None
    date: Edtf | None
    is_date_concluded: bool
    """Whether the archive supplied or inferred it: the capture states none."""
    url: str | None
    """Of the original; failing that, of the archive's page, where the archive has an address."""
    abstract: str | None
    language: str
    archive: str
    """Title of the archive that keeps the text."""
    capture: str
    """Digest of the capture that the text was made from, wherever it is kept; empty where there is none."""


def make_reference(article: Article, *, archive: str, base_url: str | None) -> Reference:
    """The reference to an article of the archive called `archive`."""
    own = absolute(article_path(article.slug), base_url=base_url) if base_url else None
    return Reference(
        key=article.slug,
        title=article.shown_title,
        authors=tuple(parse_person(author) for author in article.authors),
        source=article.source,
        date=article.date,
        is_date_concluded=_is_concluded(article.basis),
        url=article.url or own,
        abstract=article.standfirst,
        language=article.language,
        archive=archive,
        capture=f"SHA-256 {article.capture.sha256}" if article.capture else "",
    )


def make_story_reference(article: Article, number: int, *, archive: str, base_url: str | None) -> Reference:
    """The reference to one of several stories, counted from 1: what is not its own it has of the article."""
    story = article.stories[number - 1]
    whole = make_reference(article, archive=archive, base_url=base_url)
    return replace(
        whole,
        key=f"{article.slug}-{story_anchor(number)}",
        title=story.shown_heading,
        date=story.date,
        is_date_concluded=_is_concluded(story.basis),
        url=article.url or (f"{whole.url}#{story_anchor(number)}" if whole.url else None),
        abstract=None,
    )


def parse_person(name: str) -> Person:
    """Given and family name of “Owen Tudor”, which is how the languages of our captures write names.

    Left whole is what is no person or not sure to be in that order: one word, a name with digits or a comma (“O'Neil,
    Pat”), an agency, a desk, a body with a word in small letters at its end (“Reuters staff”).
    """
    words = name.split()
    suffix = words.pop() if len(words) > 2 and words[-1] in GENERATIONS else ""
    if suffix:
        words[-1] = words[-1].removesuffix(",")
    is_sure = len(words) > 1 and words[-1][0].isupper() and not any(letter.isdigit() for letter in name)
    if not is_sure or "," in "".join(words) or is_body(name):
        return Person(family=name)
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return Person(family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)


def _is_concluded(basis: Mapping[str, Basis]) -> bool:
    return "date" in basis and basis["date"].how in (How.SUPPLIED, How.INFERRED)


def is_body(name: str) -> bool:
    """Whether it signs for several: an agency or a desk."""
    return is_agency(name) or is_desk(name)
