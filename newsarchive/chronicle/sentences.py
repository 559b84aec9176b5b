"""Where the sentences and the quotations of a paragraph begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STOP = re.compile(r"[.!?…]+[’”\"'»)\]]*\s+(?=[“‘\"'«(\[]*[\w–—])")  # the stop in “… said. The …”
LAST_WORD = re.compile(r"[^\W\d_](?:[^\W_]|\.(?=\w))*$")  # “U.S”, “Aug”, “Dr”
ORDINAL = re.compile(r"\b\d{1,2}$")  # “am 12. Oktober”
OPENING_OR_CLOSING = re.compile(r"[“”«»„\"]")
LONGEST = 1000
"""Characters. Nobody speaks that long: it is a list, and a day in it has its verb nearby."""
MAY_BEGIN = re.compile(r"[“‘\"'«(\[]*(?:[A-ZА-ЯЁІЎҐЄЇÀ-ÖØ-ÞŁŚŻŹĆ\d@#–—])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, and where it stands in its paragraph."""

    start: int
    end: int


def split_sentences(text: str, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """The sentences of `text`. In doubt they stay together: half a sentence would mislead, two do not; but what has no
    end is parted between words, or each of its thousands of dates would have all of it read."""
    starts = [0, *(stop.end() for stop in STOP.finditer(text) if _ends_sentence(text, stop, abbreviations))]
    ends = [*starts[1:], len(text)]
    return tuple(part for start, end in zip(starts, ends, strict=True) for part in _parts(text, start, end))


def _parts(text: str, start: int, end: int) -> Iterator[Sentence]:
    while end - start > LONGEST:
        part_end = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        yield Sentence(start=start, end=part_end)
        start = part_end
    yield Sentence(start=start, end=end)


def _ends_sentence(text: str, stop: re.Match[str], abbreviations: frozenset[str]) -> bool:
    if not MAY_BEGIN.match(text, stop.end()):
        return False
    if stop[0][0] != ".":
        return True
    if ORDINAL.search(text, max(0, stop.start() - 3), stop.start()):
        return False
    word = LAST_WORD.search(text, max(0, stop.start() - 20), stop.start())
    if word is None:
        return True
    is_initial = len(word[0]) == 1 and word[0].isupper()
    return not is_initial and word[0].lower() not in abbreviations


def quoted_spans(text: str) -> tuple[Sentence, ...]:
    """The stretches between quotation marks: what somebody said, perhaps on another day.

    A quotation that never closes reaches to the end of its paragraph, as in print.
    """
    spans: list[Sentence] = []
    opened = -1
    for mark in OPENING_OR_CLOSING.finditer(text):
        closes = mark[0] in "”»" or (mark[0] in '"“' and opened >= 0 and text[opened] in '„"')
        if not closes:
            opened = mark.start() if opened < 0 else opened
        elif opened >= 0:
            spans.append(Sentence(start=opened, end=mark.end()))
            opened = -1
    if opened >= 0:
        spans.append(Sentence(start=opened, end=len(text)))
    return tuple(spans)
