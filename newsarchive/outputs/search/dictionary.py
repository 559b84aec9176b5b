"""Shards of the words: each with the other forms of its stem and the articles that hold it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from zlib import crc32

from newsarchive.model import File
from newsarchive.outputs.search.codes import shortest
from newsarchive.outputs.search.merge import Index
from newsarchive.outputs.search.shards import shard
from newsarchive.outputs.search.stems import families

LEAST, USUAL_MORE, MOST = 12_000, 12_000, 60_000
"""Characters of a shard: at least, about how many more, and at most, but for a word that alone has more."""
MOST_FORMS = 12
"""Other forms that a word brings along: the most frequent."""


def word_files(index: Index, offers: Mapping[str, str]) -> Generator[File, None, list[str]]:
    """Returns, as the generator's value, how each shard begins: letters that tell it from the one before.

    Whether a shard ends before a word depends on a hash of that word and on the size of its own entry, not on what
    came before: so a new word moves the borders of its own shard only.
    """
    # In the order of strings in JavaScript.
    words = sorted(index.words.keys() | offers.keys(), key=lambda word: word.encode("utf-16-be"))
    forms = _other_forms(index)
    beginnings: dict[int, str] = {}
    last, entries, size, before = "", list[str](), 0, ""
    for word in words:
        postings = shortest(bytes(index.words[word]), index.articles).decode() if word in index.words else ""
        entry = f"{word} {','.join(forms.get(word, ()))} {postings} {offers.get(word, '')}".rstrip()
        beginning = beginning_of(word, before)
        is_border = size > LEAST and crc32(word.encode()) % USUAL_MORE < len(entry)
        is_full = is_border or size + len(entry) > MOST
        if not entries or (is_full and name_number(beginning) not in beginnings):
            yield from _shard(last, entries)
            beginnings[name_number(beginning)] = last = beginning
            entries, size = [], 0
        entries.append(entry)
        size, before = size + len(entry), word
    yield from _shard(last, entries)
    return list(beginnings.values())


def beginning_of(word: str, before: str) -> str:
    """The fewest letters of a word that put it after the word before it."""
    lengths = range(1, len(word) + 1)
    return next(word[:length] for length in lengths if word[:length] != before[:length])


def name_number(beginning: str) -> int:
    """What a shard is named by: the browser can work it out."""
    return crc32(beginning.encode())


def _shard(beginning: str, entries: list[str]) -> Iterator[File]:
    if entries:
        yield from shard(f"words/{name_number(beginning):08x}", "\t".join(entries))


def _other_forms(index: Index) -> dict[str, list[str]]:
    found = {}
    for word, forms in families(index.stems).items():
        by_count = sorted(forms - {word}, key=lambda form: (-len(index.words[form]), form))
        found[word] = sorted(by_count[:MOST_FORMS])
    return found
