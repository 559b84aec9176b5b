"""A date of the chronicle as a page shows it: what each article says of it, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from newsarchive.chronicle import WEEKDAYS, DateMention, Occasion, Voice
from newsarchive.edtf import Day, Edtf
from newsarchive.pages.chronicle_sheets import date_anchor
from newsarchive.pages.page import Link, link
from newsarchive.pages.wording import NO_SOURCE, plural
from newsarchive.urls import article_path, relative

DOUBT_WORDS = {"": "", "~": "approximate: ", "?": "doubtful: ", "%": "doubtful and approximate: "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence that mentions a date; the words that do so lead to its paragraph."""

    before: str
    words: Link
    after: str
    rule: str
    """How the date was resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceView:
    """What one article says."""

    source: str
    article: Link
    written: str
    language: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A date, and what stands under it."""

    anchor: str
    words: str
    datetime: str
    """As machines read it; empty for a span."""
    remark: str
    """“2 sources”, where several speak of it."""
    voices: tuple[VoiceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """The dates of one year on a page."""

    year: str
    anchor: str
    dates: tuple[DateView, ...]


def make_years(occasions: Sequence[Occasion], *, base: str) -> tuple[YearView, ...]:
    """The dates by year, as the page at `base` shows them."""
    return tuple(
        YearView(
            year=str(year),
            anchor=f"y-{year}",
            dates=tuple(_date(occasion, base) for occasion in found),
        )
        for year, found in groupby(occasions, key=lambda occasion: occasion.date.start.year)
    )


def date_words(date: Edtf, *, with_weekday: bool = True) -> str:
    """“Sunday 9 August 2020”, “29–30 August 2020”, “1980 to 1989”."""
    start, end = date.start, date.end
    if start == end:
        weekday = f"{WEEKDAYS[date.earliest.weekday()]} " if start.day and with_weekday else ""
        return weekday + start.words
    if start.day and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.words}"
    if start.year == end.year and start.month:
        return f"{_without_year(start)} to {end.words}"
    return f"{start.words} to {end.words}"


def _without_year(day: Day) -> str:
    return day.words.removesuffix(f" {day.year}")


def _heading(occasion: Occasion) -> str:
    """The date under the heading of its year, which it need not repeat. “About” where nobody is more certain."""
    date = occasion.date
    is_about = _is_about(occasion)
    about = "About " if is_about else ""
    if str(date) == str(date.start.year):
        return "About this year" if is_about else "Year only"
    words = date_words(date, with_weekday=not is_about)
    return about + (words if date.start.year != date.end.year else words.removesuffix(f" {date.end.year}"))


def _is_about(occasion: Occasion) -> bool:
    return all(mention.date.start.mark for voice in occasion.voices for mention in voice.mentions)


def _datetime(occasion: Occasion) -> str:
    """Its date as machines read it, no more precise than the heading says."""
    if occasion.date.start != occasion.date.end:
        return ""
    told = occasion.voices[0].mentions[0].date if _is_about(occasion) else occasion.date
    return told.cautious_iso


def _date(occasion: Occasion, base: str) -> DateView:
    sources = len(occasion.sources)
    return DateView(
        anchor=date_anchor(occasion.date),
        words=_heading(occasion),
        datetime=_datetime(occasion),
        remark=plural(sources, "source") if sources > 1 else "",
        voices=tuple(_voice(voice, base) for voice in occasion.voices),
    )


def _voice(voice: Voice, base: str) -> VoiceView:
    article = voice.article
    return VoiceView(
        source=article.source or NO_SOURCE,
        article=link(article_path(article.slug), article.shown_title, base=base),
        written=article.date.words if article.date else "date not stated",
        language=article.language,
        sayings=tuple(_saying(mention, article_path(article.slug), base) for mention in voice.mentions),
    )


def _saying(mention: DateMention, path: str, base: str) -> Saying:
    end = mention.start + len(mention.surface)
    return Saying(
        before=mention.sentence[: mention.start],
        words=Link(href=relative(f"{path}#{mention.anchor}", base=base), text=mention.surface),
        after=mention.sentence[end:],
        rule=DOUBT_WORDS[mention.date.start.mark] + mention.rule,
    )
