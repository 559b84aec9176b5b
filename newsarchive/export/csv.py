"""A table with a row an article, its text included: for spreadsheets and statistics."""

from __future__ import annotations

import csv
from pathlib import Path

from newsarchive.export.collection import Collection, head_of
from newsarchive.export.record import as_json, plain_text
from newsarchive.outputs.data import inert, make_record

DESCRIBING = ("slug", "title", "source", "authors", "date", "updated", "language", "url", "kicker", "standfirst",
              "place", "credit", "words")  # fmt: skip
COLUMNS = (*DESCRIBING, "capture_file", "capture_sha256", "text", "stories", "basis")
LONGEST_CELL = 2**31 - 1
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # without it, spreadsheets take Cyrillic for Windows-1252


def write(collection: Collection, path: Path) -> None:
    """RFC 4180; what has parts of its own is JSON in a cell. A cell that begins like a formula gets an apostrophe:
    captures are other people's text."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for article in collection.articles:
            record = make_record(article)
            values = {column: record.get(column) for column in DESCRIBING} | {
                "authors": "; ".join(article.authors),
                "capture_file": article.capture.file if article.capture else None,
                "capture_sha256": article.capture.sha256 if article.capture else None,
                "text": plain_text(article),
                "stories": as_json(record["stories"]),
                "basis": as_json(record["basis"]),
            }
            rows.writerow([inert(values[column]) for column in COLUMNS])


def is_ours(path: Path) -> bool:
    """Whether each of its rows has our columns."""
    beginning = BYTE_ORDER_MARK + f"{','.join(COLUMNS)}\r\n".encode()
    if head_of(path, len(beginning)) != beginning:
        return False
    csv.field_size_limit(LONGEST_CELL)  # which is 128 KB: an article may be longer
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            return all(len(row) == len(COLUMNS) for row in csv.reader(file, strict=True))
        except (csv.Error, UnicodeDecodeError):  # somebody else's table, or damaged
            return False
