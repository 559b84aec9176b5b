"""Files that a page can read without a server: scripts of one call each, none above 64 KB."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.model import File

LARGEST = 64 * 1024
ROOM = LARGEST - 256
"""What a call and the name of its shard leave for the text."""
ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"))
"""Backslashes first: the others bring their own."""
FOLDER = "search"


def shard(name: str, text: str) -> Iterator[File]:
    """`text` as `search/<name>.js`; what is too long goes on in `<name>.1.js`, `<name>.2.js` …"""
    pieces = list(_pieces(text))
    for number, piece in enumerate(pieces):
        suffix = f".{number}" if number else ""
        call = b'searchShard("%s",%d,%d,"%s");\n' % (name.encode(), number, len(pieces), piece)
        yield File(path=f"{FOLDER}/{name}{suffix}.js", data=call)


def _pieces(text: str) -> Iterator[bytes]:
    escaped = text
    for sign, escape in ESCAPES:
        escaped = escaped.replace(sign, escape)
    data = escaped.encode()
    if len(data) <= ROOM:
        yield data
    else:
        yield from _pieces(text[: len(text) // 2])
        yield from _pieces(text[len(text) // 2 :])
