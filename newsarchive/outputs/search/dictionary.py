"""Shards of the words: each with the other forms of its stem and the articles that hold it."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from zlib import crc32

from newsarchive.model import File
from newsarchive.outputs.search.codes import shortest
from newsarchive.outputs.search.merge import Index
from newsarchive.outputs.search.shards import shard
from newsarchive.outputs.search.stems import families

LONG_LIST = 4_000
"""Characters from which a word's articles lie in a file of their own."""
LEAST, MOST = 12_000, 60_000
"""Characters of a shard."""
ONE_IN = 64
"""Of the words that come after LEAST, one in so many begins a new shard, whichever words came before it."""
MOST_FORMS = 12
"""Other forms that a word brings along: the most frequent."""


def word_files(index: Index) -> Generator[File, None, list[str]]:
    """Returns, as the generator's value, the first word of each shard."""
    words = sorted(index.words, key=lambda word: word.encode("utf-16-be"))  # the order of strings in JavaScript
    forms = _other_forms(index)
    first_words: dict[int, str] = {}
    entries: list[str] = []
    size = 0
    for word in words:
        digest = crc32(word.encode())
        is_border = (size > LEAST and digest % ONE_IN == 0) or size > MOST
        if is_border and digest not in first_words:
            yield from _shard(entries)
            entries, size = [], 0
        if not entries:
            first_words[digest] = word
        postings = shortest(bytes(index.words[word])).decode()
        if len(postings) > LONG_LIST:
            name = hashlib.sha256(word.encode()).hexdigest()[:16]
            yield from shard(f"lists/{name}", postings)
            postings = f"@{name}"
        entries.append(f"{word} {','.join(forms.get(word, ()))} {postings}")
        size += len(entries[-1].encode())
    if entries:
        yield from _shard(entries)
    return list(first_words.values())


def _shard(entries: list[str]) -> Iterator[File]:
    first_word = entries[0].split(" ")[0]
    return shard(f"words/{crc32(first_word.encode()):08x}", "\t".join(entries))


def _other_forms(index: Index) -> dict[str, list[str]]:
    found = {}
    for word, forms in families(index.stems).items():
        by_count = sorted(forms - {word}, key=lambda form: (-len(index.words[form]), form))
        found[word] = sorted(by_count[:MOST_FORMS])
    return found
