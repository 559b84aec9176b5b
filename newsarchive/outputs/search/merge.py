"""The postings of all articles, turned into lists by word and by pair: article after article, in little memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsarchive.edtf import Edtf
from newsarchive.outputs.search.article import PAIR_BITS, Postings
from newsarchive.outputs.search.codes import LEVELS, encode, encoded_below

QUICK = 53_052  # numbers of up to three characters


@dataclass(slots=True, kw_only=True)
class Index:
    """Growing lists, each kept as it will be written: two bytes an article, not the 8 or 36 of Python's numbers."""

    records: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    dates: list[Edtf | None] = field(default_factory=list)
    words: dict[str, bytearray] = field(default_factory=dict)
    last_of_word: dict[str, int] = field(default_factory=dict)
    words_by_language: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pairs: list[bytearray | None] = field(default_factory=lambda: [None] * (1 << PAIR_BITS))
    last_of_pair: array[int] = field(default_factory=lambda: array("I", bytes(4 << PAIR_BITS)))

    @property
    def articles(self) -> int:
        return len(self.records)

    def add(self, postings: Postings) -> None:
        """The next article, numbered by its place: the oldest is 0."""
        words = postings.words.split("\n")
        self.words_by_language[postings.language].update(words)
        self._add_words(words, postings.levels)
        self._add_pairs(postings.pairs)
        self.records.append(postings.record)
        self.sources.append(postings.source)
        self.names.append(postings.names)
        self.dates.append(postings.date)

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

    def _add_pairs(self, pairs: bytes) -> None:
        number, lists, last, codes = self.articles, self.pairs, self.last_of_pair, encoded_below(QUICK)
        for pair in array("I", pairs):
            written = lists[pair]
            if written is None:
                lists[pair] = bytearray(encode(number))
            else:
                gap = number - last[pair]
                written += codes[gap] if gap < QUICK else encode(gap)
            last[pair] = number

    def pairs_that_occur(self) -> Iterator[tuple[int, bytes]]:
        """Rising."""
        for pair, written in enumerate(self.pairs):
            if written is not None:
                yield pair, bytes(written)
