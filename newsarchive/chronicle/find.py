"""Every date that an article mentions, resolved where that is certain."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from newsarchive.chronicle import english, named
from newsarchive.chronicle.mention import DateMention, Place, Resolved, Rule
from newsarchive.chronicle.patterns import ISO_DATE, NUMERIC_DATE, any_of, patterns_of, words_of
from newsarchive.chronicle.reckoning import Written, written_on
from newsarchive.chronicle.sentences import quoted_spans, split_sentences
from newsarchive.chronicle.words import ENGLISH
from newsarchive.edtf import Edtf
from newsarchive.model import Kind, Passage

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+")  # their figures are no dates
STANDS_ALONE = frozenset({Kind.LIST_ITEM, Kind.NOTE, Kind.CAPTION})
"""Passages that do not go on from the one before: its years and days say nothing of theirs."""
ANY_FIGURES = r"\d{4}"


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


def find_dates(passages: Sequence[Passage], *, when: WrittenWhen, language: str) -> tuple[DateMention, ...]:
    """The dates mentioned in the passages of one article, in reading order.

    Wrong is worse than none: words that two careful readers might date differently are left out.
    """
    mentions: list[DateMention] = []
    written = written_on(when.article, "article")
    above: tuple[Resolved, ...] = ()
    for passage in passages:
        if passage.anchor in when.stories:
            written, above = written_on(when.stories[passage.anchor], "story"), ()
        before = () if passage.kind in STANDS_ALONE else above
        found = tuple(_in_passage(passage, written, before, language))
        mentions += (mention for mention, _ in found)
        above = tuple(resolved for _, resolved in found)
    return tuple(mentions)


def _in_passage(
    passage: Passage, written: Written | None, above: tuple[Resolved, ...], language: str
) -> Iterator[tuple[DateMention, Resolved]]:
    text = passage.text
    if not _any_sign(language).search(text):
        return
    candidates = _candidates(ADDRESS.sub(lambda match: " " * len(match[0]), text), language)
    words = words_of(language)
    sentences = split_sentences(text, words.abbreviations if words else frozenset())
    starts = [sentence.start for sentence in sentences]
    quotations = quoted_spans(text)
    here: list[Resolved] = []
    for candidate in candidates:
        start, end = candidate.span
        sentence = sentences[bisect_right(starts, start) - 1]
        place = Place(
            written=written,
            sentence=text[sentence.start : sentence.end],
            position=candidate.match.start() - sentence.start,
            is_quoted=any(one.start < start < one.end for one in quotations),
            here=tuple(here),
            above=above,
        )
        for resolved in candidate.rule(candidate.match, place):
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


def _whole(text: str, start: int, end: int) -> str:
    """The words with the bracket that closes what they open: “Wednesday (19 August 2020)”."""
    words = text[start:end]
    return f"{words})" if words.count("(") > words.count(")") and text[end : end + 1] == ")" else words


def _candidates(text: str, language: str) -> list[_Words]:
    """What rules may read, in order of place. Words that an earlier rule claims are closed to later ones."""
    taken = bytearray(len(text))
    found: list[_Words] = []
    for pattern, rule in _rules(language):
        for match in pattern.finditer(text):
            words = _Words(match=match, rule=rule)
            start, end = words.span
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(words)
    return sorted(found, key=lambda words: words.span)


@lru_cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """The rules for a language in the order of their claims: the more telling words first."""
    rules: list[tuple[re.Pattern[str], Rule]] = [
        (ISO_DATE, named.whole_numeric_date),
        (NUMERIC_DATE, named.numeric_date),
    ]
    words, patterns = words_of(language), patterns_of(language)
    if words is None or patterns is None:
        return tuple(rules)
    rules += [(pattern, partial(named.days_from_to, words=words)) for pattern in patterns.spans]
    rules += [(pattern, partial(named.days_listed, words=words)) for pattern in patterns.lists]
    rules += [(pattern, partial(named.one_day, words=words)) for pattern in patterns.days]
    rules.append((patterns.months, partial(named.month_of_year, words=words)))
    if words is ENGLISH:
        rules += english.RULES
    rules += [(pattern, named.one_year) for pattern in patterns.years]
    return tuple(rules)


@lru_cache
def _any_sign(language: str) -> re.Pattern[str]:
    """What every passage with a date has: most have none, and are read no further."""
    words = words_of(language)
    if words is None:
        return re.compile(ANY_FIGURES)
    signs = [ANY_FIGURES, any_of(words.months)]
    if words is ENGLISH:
        signs += [any_of(words.weekdays), english.SIGNS]
    return re.compile("|".join(signs))
