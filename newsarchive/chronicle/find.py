"""Every date that an article mentions, resolved where that is certain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice

from newsarchive.chronicle import english, named
from newsarchive.chronicle.mention import DateMention, Place, Resolved, Rule
from newsarchive.chronicle.patterns import ISO_DATE, NUMERIC_DATE, any_of, patterns_of, words_of
from newsarchive.chronicle.reckoning import Written, written_on
from newsarchive.chronicle.sentences import Sentence, quoted_spans, split_sentences
from newsarchive.chronicle.words import ENGLISH
from newsarchive.edtf import Edtf
from newsarchive.model import Kind, Passage

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[@#]\S+")  # their figures are no dates
STANDS_ALONE = frozenset({Kind.LIST_ITEM, Kind.NOTE, Kind.CAPTION})
"""Passages that do not go on from the one before: its years and days say nothing of theirs."""
FOUR_FIGURES = re.compile(r"\d{4}")
FIRST_YEAR, LAST_YEAR = 1000, 9999
LOOKS_BACK = 50
"""Dates named before one that may tell how it is meant: a paragraph of ten thousand is nobody's."""
MOST_DATES = 5_000
"""Words of one article that are looked at as dates, from the first on: a book has no more."""
MOST_SIGNS = 4 * MOST_DATES
"""Of dates, in one passage: “3 May 2019” has two."""
REACH = 48
"""Characters on either side of a sign within which a rule finds all it reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """A rule, the pattern of the words that it reads, and what these cannot be without."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Words of a passage that a rule may read as a date."""

    match: re.Match[str]
    rule: Rule

    @property
    def span(self) -> tuple[int, int]:
        return self.match.span("surface" if "surface" in self.match.re.groupindex else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenWhen:
    """When an article was written, and each of its stories where it holds several."""

    article: Edtf | None
    stories: Mapping[str, Edtf | None]
    """Date by anchor of the heading with which the story begins; a story without a date has none to lend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What the words of a passage take from outside it."""

    written: Written | None
    above: tuple[Resolved, ...]
    language: str


def find_dates(passages: Sequence[Passage], *, when: WrittenWhen, language: str) -> tuple[DateMention, ...]:
    """The dates mentioned in the passages of one article, in reading order.

    Wrong is worse than none: words that two careful readers might date differently are left out.
    """
    mentions: list[DateMention] = []
    written = written_on(when.article, "article")
    above: tuple[Resolved, ...] = ()
    left = MOST_DATES
    for passage in passages:
        if passage.anchor in when.stories:
            written, above = written_on(when.stories[passage.anchor], "story"), ()
        before = () if passage.kind in STANDS_ALONE else above
        text = ADDRESS.sub(lambda match: " " * len(match[0]), passage.text)
        candidates = _candidates(text, language)[:left] if left else []
        left -= len(candidates)
        given = _Given(written=written, above=before, language=language)
        found = tuple(_resolve_all(candidates, passage, given)) if candidates else ()
        mentions += (mention for mention, _ in found)
        above = tuple(resolved for _, resolved in found[-LOOKS_BACK:])
    return tuple(mentions)


def _resolve_all(
    candidates: Sequence[_Words], passage: Passage, given: _Given
) -> Iterator[tuple[DateMention, Resolved]]:
    text, words = passage.text, words_of(given.language)
    sentences = split_sentences(text, words.abbreviations if words else frozenset())
    starts = [sentence.start for sentence in sentences]
    quotations = quoted_spans(text)
    here: list[Resolved] = []
    for candidate in candidates:
        start, end = candidate.span
        sentence = sentences[bisect_right(starts, start) - 1]
        place = Place(
            written=given.written,
            sentence=text[sentence.start : max(sentence.end, end)],  # a day on the edge of what was parted
            position=max(0, candidate.match.start() - sentence.start),  # “on” may stand before the edge
            is_quoted=_is_within(quotations, start),
            here=tuple(here[-LOOKS_BACK:]),
            above=given.above,
        )
        for resolved in _resolve(candidate, place):
            here.append(resolved)
            mention = DateMention(
                date=resolved.date,
                surface=_whole(text, start, end),
                anchor=passage.anchor,
                sentence=place.sentence.rstrip(),
                start=start - sentence.start,
                rule=resolved.rule,
            )
            yield mention, resolved


def _is_within(quotations: Sequence[Sentence], place: int) -> bool:
    """Whether a place lies within one of these stretches, which follow each other."""
    number = bisect_left(quotations, place, key=lambda one: one.start) - 1
    return number >= 0 and place < quotations[number].end


def _resolve(words: _Words, place: Place) -> tuple[Resolved, ...]:
    """The dates that the rule reads, those left out that EDTF cannot write."""
    try:
        found = words.rule(words.match, place)
    except OverflowError:  # “tomorrow” in an article of 31 December 9999
        return ()
    return tuple(one for one in found if FIRST_YEAR <= one.date.start.year <= one.date.end.year <= LAST_YEAR)


def _whole(text: str, start: int, end: int) -> str:
    """The words with the bracket that closes what they open: “Wednesday (19 August 2020)”."""
    words = text[start:end]
    return f"{words})" if words.count("(") > words.count(")") and text[end : end + 1] == ")" else words


def _candidates(text: str, language: str) -> list[_Words]:
    """What rules may read, in order of place. Words that an earlier rule claims are closed to later ones."""
    windows = _windows(text, language)
    if not windows:
        return []
    taken = bytearray(len(text))
    found: list[_Words] = []
    for reader in _readers(language):
        for window in windows.get(reader.sign, ()):
            for match in reader.pattern.finditer(text, *window):
                words = _Words(match=match, rule=reader.rule)
                start, end = words.span
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    found.append(words)
    return sorted(found, key=lambda words: words.span)


def _windows(text: str, language: str) -> dict[re.Pattern[str], list[tuple[int, int]]]:
    """By sign, the stretches around its places, those that touch as one; they begin and end between words.

    Most of a text is far from any date, and the patterns are slow to find that out.
    """
    signs, any_sign = _signs(language)
    windows: dict[re.Pattern[str], list[tuple[int, int]]] = {}
    for found in islice(any_sign.finditer(text), MOST_SIGNS):
        stretches = windows.setdefault(signs[(found.lastindex or 1) - 1], [])
        start = max(text.rfind(" ", 0, max(0, found.start() - REACH)), 0)
        end = text.find(" ", found.end() + REACH)
        end = len(text) if end < 0 else end
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return windows


@lru_cache
def _readers(language: str) -> tuple[_Reader, ...]:
    """The rules for a language in the order of their claims: the more telling words first."""
    readers = [
        _Reader(sign=FOUR_FIGURES, pattern=ISO_DATE, rule=named.whole_numeric_date),
        _Reader(sign=FOUR_FIGURES, pattern=NUMERIC_DATE, rule=named.numeric_date),
    ]
    words, patterns = words_of(language), patterns_of(language)
    if words is None or patterns is None:
        return tuple(readers)
    month = re.compile(any_of(words.months))
    by_month = (
        *((pattern, named.days_from_to) for pattern in patterns.spans),
        *((pattern, named.days_listed) for pattern in patterns.lists),
        *((pattern, named.one_day) for pattern in patterns.days),
        (patterns.months, named.month_of_year),
    )
    readers += [_Reader(sign=month, pattern=pattern, rule=partial(rule, words=words)) for pattern, rule in by_month]
    if words is ENGLISH:
        readers += [_Reader(sign=sign, pattern=pattern, rule=rule) for sign, pattern, rule in english.RULES]
    readers += [_Reader(sign=FOUR_FIGURES, pattern=pattern, rule=named.one_year) for pattern in patterns.years]
    return tuple(readers)


@lru_cache
def _signs(language: str) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """The signs of the language, and one expression with a group for each."""
    signs = tuple(dict.fromkeys(reader.sign for reader in _readers(language)))
    either = "|".join(f"({sign.pattern})" for sign in signs)
    return signs, re.compile(rf"\b(?:{either})")
