"""The dates of all articles in one order, so that what several sources say of one day stands together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsarchive.chronicle.find import WrittenWhen, find_dates
from newsarchive.chronicle.mention import DateMention
from newsarchive.edtf import Edtf
from newsarchive.model import Article, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one article says of one date."""

    article: Article
    mentions: tuple[DateMention, ...]
    """In reading order, one a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A day, month, year or span of time, and all that the articles say of it."""

    date: Edtf
    """Without marks of doubt: those are the mentions' own."""
    voices: tuple[Voice, ...]
    """The articles written first come first."""

    @property
    def count(self) -> int:
        """Sentences that speak of it."""
        return sum(len(voice.mentions) for voice in self.voices)

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources that speak of it, those without a name as one."""
        return tuple(sorted({voice.article.source or "" for voice in self.voices}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """Every date that the articles mention, oldest first; of those that begin alike, the widest first."""

    occasions: tuple[Occasion, ...]

    @property
    def count(self) -> int:
        return sum(occasion.count for occasion in self.occasions)


def article_dates(article: Article, passages: Sequence[Passage]) -> tuple[DateMention, ...]:
    """The dates that one article mentions: all that the chronicle needs of it."""
    stories = {anchor: story.date for anchor, story in article.stories_by_anchor.items()}
    when = WrittenWhen(article=article.date, stories=stories)
    return find_dates(passages, when=when, language=article.language)


def make_chronicle(mentioned: Iterable[tuple[Article, Sequence[DateMention]]]) -> Chronicle:
    """The chronicle of the articles with their mentions, whatever order they come in."""
    voices: dict[Edtf, list[Voice]] = defaultdict(list)
    for article, mentions in mentioned:
        by_date: dict[Edtf, dict[tuple[str, str], DateMention]] = defaultdict(dict)
        for mention in mentions:
            by_date[_unmarked(mention.date)].setdefault((mention.anchor, mention.sentence), mention)
        for date, sentences in by_date.items():
            voices[date].append(Voice(article=article, mentions=tuple(sentences.values())))
    occasions = (Occasion(date=date, voices=tuple(sorted(told, key=_first_written))) for date, told in voices.items())
    return Chronicle(occasions=tuple(sorted(occasions, key=_widest_first)))


def _unmarked(date: Edtf) -> Edtf:
    return Edtf(start=replace(date.start, mark=""), end=replace(date.end, mark=""))


def _first_written(voice: Voice) -> tuple[str, str]:
    date = voice.article.date
    return (date.earliest.isoformat() if date else "9999", voice.article.slug)


def _widest_first(occasion: Occasion) -> tuple[int, int, str]:
    date = occasion.date
    return (date.earliest.toordinal(), -date.latest.toordinal(), str(date))
