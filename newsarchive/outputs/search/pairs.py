"""Shards of the lists by pairs of neighbouring words."""

from __future__ import annotations

from collections.abc import Generator

from newsarchive.model import File
from newsarchive.outputs.search.article import PAIR_BITS
from newsarchive.outputs.search.codes import MARK_BITMAP, encode, shortest_set
from newsarchive.outputs.search.merge import Index
from newsarchive.outputs.search.shards import shard

USUAL_SIZE = 24_000
"""Characters of a shard, about: what one pair of a phrase costs to read."""


def pair_files(index: Index) -> Generator[File, None, int]:
    """Returns, as the generator's value, how many shards they were: each holds as many of the possible pairs."""
    pairs = sum(map(len, index.pairs)) // 2
    bits = min((pairs * 2 // USUAL_SIZE).bit_length(), PAIR_BITS)  # two characters each; a power of two of shards
    number, before, text = 0, 0, list[bytes]()
    for pair, written in index.pair_lists():
        while number < pair >> (PAIR_BITS - bits):
            yield from shard(f"pairs/{number}", b" ".join(text).decode())
            number, before, text = number + 1, 0, []
        postings = shortest_set(written, index.articles)
        text.append(encode((pair - before) * 2 + (postings[:1] == MARK_BITMAP)) + postings[1:])
        before = pair
    while number < 1 << bits:
        yield from shard(f"pairs/{number}", b" ".join(text).decode())
        number, text = number + 1, []
    return 1 << bits
