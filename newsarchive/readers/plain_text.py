"""Reads captures that are plain text, in whatever encoding they came."""

from __future__ import annotations

import hashlib

from newsarchive.model import Capture, Line
from newsarchive.problems import ArchiveError, Problem
from newsarchive.readers.encodings import decode

LARGEST = 1_000_000
"""Bytes: the length of two novels. What is longer is no article, and would keep everybody else's page waiting."""


def read_plain_text(data: bytes, *, file: str) -> Capture:
    """The capture with the line numbers that an editor shows. `too-large`: no news is so long."""
    if len(data) > LARGEST:
        raise ArchiveError(_too_large(file, len(data)))
    decoded = decode(data, file=file)
    return Capture(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        lines=number_lines(decoded.text),
    )


def _too_large(file: str, size: int) -> Problem:
    what = f"the file has {size:,} bytes, more than the {LARGEST:,} that one capture may have"
    mend = "put each article of it into a file of its own"
    return Problem(file=file, code="too-large", what=what, mend=mend)


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
