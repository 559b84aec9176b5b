"""Numbers and lists of articles in the 92 characters that need no escape in a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, islice, pairwise, product

LEVELS = 8
"""Degrees of how much a word matters to an article; the highest is kept for words of the title."""
BASE = 92
DIGITS = bytes(code for code in range(33, 127) if code not in b'"\\')
VALUES = bytes(DIGITS.find(code) % 256 for code in range(128))
ONE = 60
"""Numbers below it take one character; the other first characters tell how many follow."""
LONGER = ((24, 2), (6, 3), (1, 4), (1, 5))
"""How many first characters open a number of that length."""
MARK_LIST, MARK_BITMAP = b"L", b"B"


def encode(number: int) -> bytes:
    """A number, small ones short: one character below 60, two below 2,268, three below 53,052 …"""
    if number < ONE:
        return DIGITS[number : number + 1]
    start, opening = ONE, ONE
    for openings, length in LONGER:
        room = openings * BASE ** (length - 1)
        if number < start + room:
            rest = number - start
            written = bytearray()
            for _ in range(length - 1):
                rest, digit = divmod(rest, BASE)
                written.append(DIGITS[digit])
            written.append(DIGITS[opening + rest])
            return bytes(reversed(written))
        start, opening = start + room, opening + openings
    raise ValueError(f"{number} is too large for the search index")


@cache
def encoded_below(limit: int) -> tuple[bytes, ...]:
    """The codes of all numbers below `limit`: looking one up costs a tenth of making it."""
    return tuple(islice(_codes(), limit))


def _codes() -> Iterator[bytes]:
    """The codes of 0, 1, 2 …: each length counts through its signs."""
    opening = ONE
    yield from (DIGITS[number : number + 1] for number in range(ONE))
    for openings, length in LONGER:
        first_signs = DIGITS[opening : opening + openings]
        yield from map(bytes, product(first_signs, *[DIGITS] * (length - 1)))
        opening += openings


def decode(written: bytes) -> Iterator[int]:
    """The numbers again."""
    at = 0
    while at < len(written):
        first = VALUES[written[at]]
        start, opening = ONE, ONE
        length = 1
        for openings, longer in LONGER:
            if first < opening:
                break
            length, base, first_of_length = longer, start, opening
            start, opening = start + openings * BASE ** (longer - 1), opening + openings
        if length == 1:
            yield first
        else:
            number = first - first_of_length
            for code in written[at + 1 : at + length]:
                number = number * BASE + VALUES[code]
            yield base + number
        at += length


def shortest(written: bytes, articles: int) -> bytes:
    """A list of articles with their levels (gap × 8 + level each), or its bitmap where that is shorter.

    A bitmap keeps four of the eight levels: a word that so many articles hold says little of any of them.
    """
    if len(written) * 6 <= articles:  # shorter than any bitmap of the archive: not worth a look
        return MARK_LIST + written
    docs, levels, doc = [], [], 0
    for number in decode(written):
        doc += number // LEVELS
        docs.append(doc)
        levels.append(number % LEVELS // 2)
    as_bitmap = MARK_BITMAP + bitmap(docs) + _packed(levels, bits=2)
    return min(MARK_LIST + written, as_bitmap, key=len)


def shortest_set(written: bytes, articles: int) -> bytes:
    """The same for a list of gaps without levels."""
    if len(written) * 6 <= articles:
        return MARK_LIST + written
    return min(MARK_LIST + written, MARK_BITMAP + bitmap(list(accumulate(decode(written)))), key=len)


def bitmap(docs: Sequence[int]) -> bytes:
    """Its length in characters, then six articles a character, up to the last one that is set."""
    bits = bytearray(docs[-1] + 1)
    for doc in docs:
        bits[doc] = 1
    packed = _packed(bits, bits=1)
    return encode(len(packed)) + packed


def _packed(numbers: Sequence[int], *, bits: int) -> bytes:
    """Small numbers, as many as six bits hold to a character, the first in the lowest bits."""
    each = 6 // bits
    padded = [*numbers, *[0] * (-len(numbers) % each)]
    packed = [0] * (len(padded) // each)
    for place in range(each):
        packed = [sum_ | number << (bits * place) for sum_, number in zip(packed, padded[place::each], strict=True)]
    return bytes(DIGITS[number] for number in packed)


def gaps(numbers: Iterable[int]) -> bytes:
    """Rising numbers, each as its distance from the one before."""
    return b"".join(encode(after - before) for before, after in pairwise([0, *numbers]))
