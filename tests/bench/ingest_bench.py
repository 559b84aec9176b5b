"""How many captures of plain text one core reads in a second, and where the time goes.

    python3 -m tests.bench.ingest_bench FOLDER [--name main.txt]

FOLDER: captures, at any depth; NAME: how their files are called, as a pattern. All are in memory before the first is
read, each is read once, and a small one before them, so that tables are loaded and patterns compiled. CPU seconds of
this process. Then the stages one by one, in milliseconds a capture, on a second pass: what is remembered of a line
from the first helps them, so their sum may fall short. At last unusual captures, in two sizes: where one four times
as long takes much more than four times as much, some pass over its lines is not linear.
"""

from __future__ import annotations

import argparse
import contextlib
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from newsarchive.article import read_statement
from newsarchive.body import make_blocks, write_body
from newsarchive.clean import label_lines
from newsarchive.content import dump
from newsarchive.ingest.reading import read_seed
from newsarchive.model import SeedFile
from newsarchive.problems import ArchiveError
from newsarchive.readers import read_capture
from newsarchive.sidecar import Sidecar
from newsarchive.unwrap import unwrap

P, R = ParamSpec("P"), TypeVar("R")
FILE = "seeds/capture.txt"
SENTENCE = "The keeper of the harbour said on Friday that nobody slept, and that the storm came in the night."
WARM_UP = f"Storm over the harbour\nBy Ann Lee\n3 May 2019\n\n{SENTENCE}\n\n{SENTENCE}\n"
UNUSUAL = {
    "short lines": "Harbour news {}",
    "one line again": "Home",
    "sentences": SENTENCE,
    "bylines": "By Ann Lee, 3 May 2019",
    "numbered": "{}. Harbour",
    "notes": "[{}] Harbour news",
    "addresses": "https://example.org/{}",
    "a header again": "Related articles",
}
LINES = 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="*.txt")
    options = parser.parse_args()
    captures = [path.read_bytes() for path in sorted(options.folder.rglob(options.name))]
    ingest(WARM_UP.encode())
    seconds = sum(cpu(ingest, data) for data in captures)
    each = seconds / len(captures)
    print(f"{len(captures)} captures: {1 / each:.0f} a second, {1000 * each:.2f} ms each")
    spent: Counter[str] = Counter()
    for data in captures:
        stages(data, spent)
    for stage, took in spent.items():
        print(f"    {stage:8} {1000 * took / len(captures):6.2f} ms")
    for name, line in UNUSUAL.items():
        few, many = (cpu(ingest, repeated(line, count)) for count in (LINES, 4 * LINES))
        print(f"{4 * LINES} × {name:16} {many:6.2f} s, {many / few:5.1f} times what {LINES} take")


def ingest(data: bytes) -> None:
    """What ingest does with a capture, but for reading and writing files."""
    with contextlib.suppress(ArchiveError):  # in some there is no article
        dump(read_seed(SeedFile(file=FILE, data=data), language="en").article)


def stages(data: bytes, spent: Counter[str]) -> None:
    """The stages one after the other, each one's time added to `spent`."""

    def timed(name: str, work: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        started = time.process_time()
        made = work(*given, **named)
        spent[name] += time.process_time() - started
        return made

    capture = timed("unwrap", unwrap, timed("read", read_capture, data, file=FILE)).capture
    found = timed("fields", read_statement, capture).found
    labels = timed("labels", label_lines, capture, found)
    timed("body", write_body, timed("body", make_blocks, capture, labels, Sidecar()))
    timed("in all", ingest, data)


def repeated(line: str, count: int) -> bytes:
    return "\n".join([SENTENCE] * 20 + [line.format(number) for number in range(count)]).encode()


def cpu(work: Callable[P, object], *given: P.args, **named: P.kwargs) -> float:
    started = time.process_time()
    work(*given, **named)
    return time.process_time() - started


if __name__ == "__main__":
    main()
