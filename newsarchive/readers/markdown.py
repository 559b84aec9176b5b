"""Reads captures that are Markdown: their lines are taken as they are written."""

from __future__ import annotations

from dataclasses import replace

from newsarchive.model import Capture
from newsarchive.readers.plain_text import read_plain_text


def read_markdown(data: bytes, *, file: str) -> Capture:
    """The capture, each line with itself as its Markdown. Front matter is among the lines: it is evidence too."""
    capture = read_plain_text(data, file=file)
    return replace(capture, lines=tuple(line._replace(markdown=line.text) for line in capture.lines))
