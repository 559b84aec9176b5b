"""What one article adds to the index: a pure function of the article, so that it can be kept from build to build."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from newsarchive.edtf import Edtf
from newsarchive.model import File, Kind, Passage, Story
from newsarchive.outputs.search.codes import LEVELS
from newsarchive.outputs.search.facets import days_of
from newsarchive.outputs.search.shards import shard
from newsarchive.outputs.search.stems import stem
from newsarchive.outputs.search.words import words_of

SATURATION, LENGTH_SHARE, USUAL_LENGTH = 1.2, 0.75, 1000
"""BM25's k1 and b. The usual length is fixed: were it an average, each new article would change the weight of all."""
PAIR_BITS = 20
"""A phrase is found by its pairs of neighbours, each hashed to one of 2^20 lists: in an article of a thousand words
one pair in a thousand is found that is not there, and the page, which has the text, drops it."""
PAIR_GROUPS = 256
"""Pairs are gathered in groups, so that the lists in work at any time fit into the processor's cache."""
PAIRS_OF_GROUP = (1 << PAIR_BITS) // PAIR_GROUPS
UNUSED_BITS = 32 - PAIR_BITS
KIND_LETTERS = {
    Kind.HEADING: "h", Kind.NOTE: "n", Kind.KICKER: "k", Kind.BYLINE: "a", Kind.SOURCE: "s", Kind.PLACE: "p",
    Kind.CREDIT: "c",
}  # fmt: skip
COUNT_TWICE = (Kind.HEADING, Kind.BYLINE)
"""A heading says what follows; and who is asked for by name is looked for as an author first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as search takes it."""

    slug: str
    title: str
    language: str
    source: str | None
    authors: tuple[str, ...]
    date: Edtf | None
    passages: tuple[Passage, ...]
    """A passage without anchor (a standfirst) is linked by the article's own address."""
    names: tuple[str, ...] = ()
    """Persons, organisations and places of the authority file that occur in it."""
    stories: tuple[Story, ...] = ()
    stories_words: str = ""
    """How many they are and from when, as lists of articles say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """An article's part of the index, in few objects: they are kept, and sent between processes."""

    language: str
    words: str
    """One a line, sorted; `s:`, `a:` and `n:` before a word of source, author or name."""
    stems: str
    """One a line, in the order of `words`."""
    levels: bytes
    """How much each of these words matters here, 0 to 7."""
    pairs: bytes
    """Numbers of its pairs of neighbours within their groups, sorted: 16 bits each, as this machine has them."""
    pairs_in_group: bytes
    """How many of them belong to each group; 16 bits each."""
    record: str
    """The article as the list of results shows it: title, slug, source, authors, date in words, date, language, what
    is said of its stories, and of each story its first and its last day, its date in words, its heading."""
    date: Edtf | None
    story_dates: tuple[Edtf, ...]
    """Of those of its stories that have one."""
    source: str
    names: tuple[str, ...]


def postings_of(entry: Entry) -> Postings:
    """The words of an article and how much each matters, its pairs of neighbouring words, its line in a list."""
    title = words_of(entry.title)
    texts = [(passage.kind, words_of(passage.text)) for passage in entry.passages]
    levels = {word: 0 for field in _fields(entry) for word in field}
    levels |= _levels(title, texts)
    pairs: set[int] = set()
    for words in (title, *(words for _, words in texts)):
        pairs.update(pair_numbers(words))
    ordered = sorted(levels)
    ordered_pairs = sorted(pairs)
    groups = Counter([pair // PAIRS_OF_GROUP for pair in ordered_pairs])
    return Postings(
        language=entry.language,
        words="\n".join(ordered),
        stems="\n".join([stem(word, entry.language) for word in ordered]),
        levels=bytes([levels[word] for word in ordered]),
        pairs=array("H", [pair % PAIRS_OF_GROUP for pair in ordered_pairs]).tobytes(),
        pairs_in_group=array("H", [groups.get(group, 0) for group in range(PAIR_GROUPS)]).tobytes(),
        record="\t".join(map(_one_line, _record(entry))),
        date=entry.date,
        story_dates=tuple(story.date for story in entry.stories if story.date),
        source=_one_line(entry.source or ""),
        names=tuple(map(_one_line, entry.names)),
    )


def text_files(entry: Entry) -> Iterator[File]:
    """The article's words, from which the page makes snippets. They change only with the article."""
    lines = (f"{p.anchor}\t{KIND_LETTERS.get(p.kind, '')}\t{_one_line(p.text)}" for p in entry.passages)
    return shard(f"text/{entry.slug}", "\n".join(lines))


def pair_numbers(words: Sequence[str]) -> list[int]:
    """For each word but the first, the list of the articles in which it follows the word before it."""
    return [crc32(f"{before} {after}".encode()) >> UNUSED_BITS for before, after in pairwise(words)]


def _levels(title: Sequence[str], texts: Sequence[tuple[Kind, Sequence[str]]]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    length = 0
    for kind, words in texts:
        counts.update(words)
        length += len(words)
        if kind in COUNT_TWICE:
            counts.update(words)
    dampening = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH)
    level_of_count = {
        count: min(LEVELS - 2, int((LEVELS - 1) * count / (count + dampening))) for count in set(counts.values())
    }
    levels = {word: level_of_count[count] for word, count in counts.items()}
    return levels | dict.fromkeys(title, LEVELS - 1)


def _fields(entry: Entry) -> Iterator[list[str]]:
    """What `source:`, `author:` and `name:` find: each word, and the whole."""
    named = (("s", (entry.source,) if entry.source else ()), ("a", entry.authors), ("n", entry.names))
    for letter, values in named:
        for value in values:
            words = words_of(value)
            yield [f"{letter}:{word}" for word in words]
            yield [f"{letter}:={'_'.join(words)}"]


def _record(entry: Entry) -> tuple[str, ...]:
    date = entry.date
    written = (date.words, date.cautious_iso) if date else ("", "")
    stories = [part for story in entry.stories for part in _story_record(story)]
    whole = (entry.title, entry.slug, entry.source or "", "; ".join(entry.authors), *written, entry.language)
    return (*whole, entry.stories_words, *stories) if stories else whole


def _story_record(story: Story) -> tuple[str, ...]:
    days = [str(day) for day in days_of(story.date)] if story.date else ["", ""]
    return (*days, story.date.words if story.date else "", story.shown_heading)


def _one_line(text: str) -> str:
    return " ".join(text.split())
