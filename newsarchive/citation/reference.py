"""What every way of citing an article needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.edtf import Edtf
from newsarchive.model import Article
from newsarchive.urls import absolute, article_path

PARTICLES = frozenset("af al ben bin da dal de del della der di dos du el la le ten ter van vom von zu zum zur".split())
"""Words in small letters that belong to the family name: “Ursula von der Leyen”."""
GENERATIONS = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An author's name as catalogues take it apart; what cannot be taken apart stands in `family` alone."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        """“Tudor, Owen”."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def straight(self) -> str:
        """“Owen Tudor”."""
        return f"{self.given} {self.family}" if self.given else self.family

    @property
    def initials(self) -> str:
        """“Tudor, O.”; double given names keep their hyphen: “Sartre, J.-P.”."""
        parts = ["-".join(f"{piece[0]}." for piece in word.split("-") if piece) for word in self.given.split()]
        return f"{self.family}, {' '.join(parts)}" if parts else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An article, as bibliographies see it. Nothing is in it that the archive does not know."""

    key: str
    """Unique within the archive: the article's slug."""
    title: str
    authors: tuple[Person, ...]
    source: str | None
    date: Edtf | None
    url: str | None
    """Of the original; failing that, of the archive's page, where the archive has an address."""
    abstract: str | None
    language: str
    archive: str
    """Title of the archive that keeps the text."""


def make_reference(article: Article, *, archive: str, base_url: str | None) -> Reference:
    """The reference to an article of the archive called `archive`."""
    own = absolute(article_path(article.slug), base_url=base_url) if base_url else None
    return Reference(
        key=article.slug,
        title=article.title,
        authors=tuple(parse_person(author) for author in article.authors),
        source=article.source,
        date=article.date,
        url=article.url or own,
        abstract=article.standfirst,
        language=article.language,
        archive=archive,
    )


def parse_person(name: str) -> Person:
    """Given and family name of “Owen Tudor”; one word, or a name with digits, is left whole.

    Names are written given name first in the languages of our captures. A body that signs as author (“Reuters
    staff”) has a word in small letters at its end, by which it is known.
    """
    words = name.split()
    generation = f", {words.pop()}" if len(words) > 2 and words[-1] in GENERATIONS else ""
    if len(words) < 2 or not words[-1][0].isupper() or any(letter.isdigit() for letter in name):
        return Person(family=name)
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return Person(family=" ".join(words[start:]), given=" ".join(words[:start]) + generation)
