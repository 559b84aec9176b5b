"""What looks like a name and is not in the authority file: for `check`, so that a person may add it or pass it over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from newsarchive.article.phrases import months, phrases
from newsarchive.model import Kind, Passage
from newsarchive.names.authority import Authority
from newsarchive.names.matcher import Mention

WORD = re.compile(
    r"[^\W\d_](?:[\w\u0300-\u036f]|-(?=\w)|[’'](?=[^\W\d_]{2}))*"
)  # “COVID-19”, “O’Brien”, “Ann” of “Ann’s”
LINK = re.compile(r"\s+(?:(?:of|for|de|da|del|van|von|der|di|la)\s+)?(?:the\s+)?")  # “Department of the Interior”
OPENING = frozenset(".!?:;…•“”„«»\"‘'()[]–—*\n")
"""Signs after which any word may have a capital."""
MASK = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Capitalized words that stand side by side."""

    words: tuple[str, ...]
    opens: bool
    """Whether a sentence opens with it: then its first word may be any word."""


def plain_words(passages: Sequence[Passage]) -> set[str]:
    """The words that stand there in small letters."""
    return {word for passage in passages for word in WORD.findall(passage.text) if word.islower()}


def unknown_runs(passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Run]:
    """Runs of capitalized words outside `mentions`. Headings, which capitalize anything, are left out."""
    spans: dict[tuple[str, Kind], list[tuple[int, int]]] = {}
    for mention in mentions:
        spans.setdefault((mention.anchor, mention.kind), []).append((mention.start, mention.end))
    for passage in passages:
        if passage.kind not in (Kind.TITLE, Kind.HEADING):
            yield from _runs(_masked(passage.text, spans.get((passage.anchor, passage.kind), [])))


def names_among(runs: Counter[Run], plain: Set[str], authority: Authority) -> Counter[str]:
    """What of the runs may be names, with counts; `plain`: the words that the archive has in small letters.

    A word that opens a sentence counts only as part of a run, or where it is an acronym. A word alone is no name
    where the archive has it in small letters too, or where it is a month or a weekday.
    """
    found: Counter[str] = Counter()
    everyday = plain | months().keys() | set(phrases("weekdays"))
    for run, number in runs.items():
        name = _name_in(run, plain, authority.not_names)
        if name and (name.lower() not in everyday or _is_acronym(name)):
            found[name] += number
    return found


def _masked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _runs(text: str) -> Iterator[Run]:
    """Capitalized words that stand side by side, with the small words that link them."""
    words: list[str] = []
    opens, end = False, 0
    for match in WORD.finditer(text):
        if not match[0][0].isupper():
            continue
        if words and (link := LINK.fullmatch(text, end, match.start())):
            words += link[0].split()
        else:
            if words:
                yield Run(words=tuple(words), opens=opens)
            words, opens = [], _opens_sentence(text, match.start())
        words.append(match[0])
        end = match.end()
    if words:
        yield Run(words=tuple(words), opens=opens)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in OPENING


def _name_in(run: Run, plain: Set[str], not_names: frozenset[str]) -> str:
    """What of the run may be a name; empty where nothing is left."""
    words = _without(list(run.words), not_names)
    if words and run.opens and words[0] == run.words[0] and not _is_acronym(words[0]):
        is_everyday = len(words) == 1 or words[0].lower() in plain
        words = _without(_without_links(words[1:]), not_names) if is_everyday else words
    return " ".join(words) if len(words) > 1 or any(len(word) > 1 for word in words) else ""


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _without(words: list[str], not_names: frozenset[str]) -> list[str]:
    """The words without those at either end that are known to be no names."""
    for length in range(len(words), 0, -1):
        if " ".join(words[:length]) in not_names:
            return _without(_without_links(words[length:]), not_names)
        if " ".join(words[-length:]) in not_names:
            return _without(_without_links(words[:-length]), not_names)
    return words


def _without_links(words: list[str]) -> list[str]:
    while words and words[0].islower():
        words = words[1:]
    while words and words[-1].islower():
        words = words[:-1]
    return words
