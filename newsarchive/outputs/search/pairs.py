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
    size = sum(len(written) + 2 for _, written in index.pairs_that_occur())
    bits = min((size // USUAL_SIZE).bit_length(), PAIR_BITS)  # the number of shards is a power of two
    number, before, text = 0, 0, list[bytes]()
    for pair, written in index.pairs_that_occur():
        while number < pair >> (PAIR_BITS - bits):
            yield from shard(f"pairs/{number}", b" ".join(text).decode())
            number, before, text = number + 1, 0, []
        postings = shortest_set(written)
        text.append(encode((pair - before) * 2 + (postings[:1] == MARK_BITMAP)) + postings[1:])
        before = pair
    while number < 1 << bits:
        yield from shard(f"pairs/{number}", b" ".join(text).decode())
        number, text = number + 1, []
    return 1 << bits
