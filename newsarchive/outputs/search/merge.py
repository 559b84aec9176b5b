"""The postings of all articles, gathered by word and by pair: article after article, in little memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsarchive.edtf import Edtf
from newsarchive.outputs.search.article import PAIR_GROUPS, PAIRS_OF_GROUP, Postings
from newsarchive.outputs.search.codes import LEVELS, encode, encoded_below

QUICK = 53_052  # numbers of up to three characters


@dataclass(slots=True, kw_only=True)
class Index:
    """Growing lists, each packed: two bytes an article, not the 8 or 36 of Python's numbers."""

    records: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    dates: list[Edtf | None] = field(default_factory=list)
    story_dates: list[tuple[Edtf, ...]] = field(default_factory=list)
    words: dict[str, bytearray] = field(default_factory=dict)
    """The articles of each word with their levels, as they are written."""
    stems: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """Of the words of each language."""
    pairs: list[bytearray] = field(default_factory=lambda: [bytearray() for _ in range(PAIR_GROUPS)])
    """Of each group the pairs of the first article, of the second …"""
    pair_counts: list[bytearray] = field(default_factory=lambda: [bytearray() for _ in range(PAIR_GROUPS)])
    """Of each group how many pairs the first article has, the second …"""
    last_of_word: dict[str, int] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        return len(self.records)

    def add(self, postings: Postings) -> None:
        """The next article, numbered by its place: the oldest is 0."""
        words = postings.words.split("\n") if postings.words else []  # a text may be all signs and no word
        stems = postings.stems.split("\n") if postings.words else []
        self.stems[postings.language].update(zip(words, stems, strict=True))
        self._add_words(words, postings.levels)
        self._add_pairs(postings)
        self.records.append(postings.record)
        self.sources.append(postings.source)
        self.names.append(postings.names)
        self.dates.append(postings.date)
        self.story_dates.append(postings.story_dates)

    def _add_words(self, words: list[str], levels: bytes) -> None:
        number, lists, last, codes = self.articles, self.words, self.last_of_word, encoded_below(QUICK)
        for word, level in zip(words, levels, strict=True):
            written = lists.get(word)
            if written is None:
                lists[word] = bytearray(encode(number * LEVELS + level))
            else:
                code = (number - last[word]) * LEVELS + level
                written += codes[code] if code < QUICK else encode(code)
            last[word] = number

    def _add_pairs(self, postings: Postings) -> None:
        pairs, counts, start = postings.pairs, postings.pairs_in_group, 0
        for group, count in enumerate(memoryview(counts).cast("H")):
            end = start + 2 * count
            self.pairs[group] += pairs[start:end]
            self.pair_counts[group] += counts[2 * group : 2 * group + 2]
            start = end

    def pair_lists(self) -> Iterator[tuple[int, bytes]]:
        """The articles of each pair that occurs, as gaps; pairs rising."""
        codes = encoded_below(QUICK)
        for group, (written, counts) in enumerate(zip(self.pairs, self.pair_counts, strict=True)):
            lists: dict[int, bytearray] = {}
            last: dict[int, int] = {}
            pairs = memoryview(written).cast("H")
            start = 0
            for number, count in enumerate(memoryview(counts).cast("H")):
                for pair in pairs[start : start + count]:
                    gap = number - last.get(pair, 0)
                    code = codes[gap] if gap < QUICK else encode(gap)
                    if pair in lists:
                        lists[pair] += code
                    else:
                        lists[pair] = bytearray(code)
                    last[pair] = number
                start += count
            yield from ((group * PAIRS_OF_GROUP + pair, bytes(lists[pair])) for pair in sorted(lists))
