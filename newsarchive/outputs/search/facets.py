"""What results are counted by: source and name of every article, and the days that the dates of all and of their
stories cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsarchive.edtf import Edtf
from newsarchive.model import File
from newsarchive.outputs.search.codes import encode
from newsarchive.outputs.search.shards import shard


def source_files(sources: Sequence[str]) -> Iterator[File]:
    """`sources`: each article's, oldest first, "" where it is not known (0 in the column)."""
    labels = _by_count(source for source in sources if source)
    yield from shard("facets/sources", "\t".join(labels))
    places = {label: encode(place) for place, label in enumerate(["", *labels])}
    yield from shard("facets/source-of", b"".join(places[source] for source in sources).decode())


def name_files(names: Sequence[tuple[str, ...]]) -> Iterator[File]:
    """`names`: each article's; in the column how many, then which."""
    labels = _by_count(name for of_one in names for name in of_one)
    yield from shard("facets/names", "\t".join(labels))
    places = {label: place for place, label in enumerate(labels)}
    numbers = ([len(of_one), *sorted(places[name] for name in of_one)] for of_one in names)
    yield from shard("facets/names-of", b"".join(encode(number) for row in numbers for number in row).decode())


def date_files(dates: Sequence[Edtf | None]) -> Iterator[File]:
    """Runs of articles with one date: days since the run before, days it covers, articles. No date: day 0."""
    runs: list[int] = []
    before = 0
    for (earliest, latest), run in groupby(dates, key=days_of):
        runs += [earliest - before, latest - earliest, sum(1 for _ in run)]
        before = earliest
    yield from shard("facets/dates", b"".join(map(encode, runs)).decode())


def story_files(dates: Sequence[tuple[Edtf, ...]]) -> Iterator[File]:
    """`dates`: those of each article's stories. Of each: articles since the last one, its first day, days it covers."""
    written: list[int] = []
    before = 0
    for number, of_one in enumerate(dates):
        for earliest, latest in map(days_of, of_one):
            written += [number - before, earliest, latest - earliest]
            before = number
    yield from shard("facets/stories", b"".join(map(encode, written)).decode())


def days_of(written: Edtf | None) -> tuple[int, int]:
    """First and last day, counted from the year 1; those without a date come first."""
    return (written.earliest.toordinal(), written.latest.toordinal()) if written else (0, 0)


def _by_count(labels: Iterator[str]) -> list[str]:
    """The most frequent first: their numbers take one character."""
    counts = Counter(labels)
    return sorted(counts, key=lambda label: (-counts[label], label))
