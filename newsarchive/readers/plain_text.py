"""Reads captures that are plain text, in whatever encoding they came."""

from __future__ import annotations

import hashlib

from newsarchive.model import Capture, Line
from newsarchive.readers.encodings import decode
from newsarchive.readers.limits import LONGEST, MOST_LINES, refuse_beyond


def read_plain_text(data: bytes, *, file: str) -> Capture:
    """The capture with the line numbers that an editor shows. `too-large`: no news is so long."""
    refuse_beyond(LONGEST, len(data), "bytes", file=file)
    decoded = decode(data, file=file)
    lines = number_lines(decoded.text)
    refuse_beyond(MOST_LINES, len(lines), "lines", file=file)
    return Capture(file=file, sha256=hashlib.sha256(data).hexdigest(), encoding=decoded.encoding, lines=lines)


def number_lines(text: str) -> tuple[Line, ...]:
    """Lines end with LF or CRLF, or with CR where a text has no other line ends. A form feed ends no line."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    texts = text.split("\n")
    if texts[-1] == "":
        texts.pop()  # the last line end ends a line, it does not begin one
    if "\r" in text:
        texts = [line.removesuffix("\r") for line in texts]
    return tuple([Line(number, line) for number, line in enumerate(texts, start=1)])
