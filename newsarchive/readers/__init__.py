"""Readers turn the bytes of a capture into numbered lines. A new kind of file is one module and one line here."""

from __future__ import annotations

from typing import Protocol

from newsarchive.model import Capture
from newsarchive.problems import ArchiveError, Problem
from newsarchive.readers.html import read_html
from newsarchive.readers.markdown import read_markdown
from newsarchive.readers.plain_text import read_plain_text


class Reader(Protocol):
    def __call__(self, data: bytes, *, file: str) -> Capture: ...


READERS: tuple[tuple[str, Reader], ...] = (
    (".txt", read_plain_text),
    (".md", read_markdown),
    (".html", read_html),
    (".htm", read_html),
    (".xhtml", read_html),
    (".mhtml", read_html),
    (".mht", read_html),
)
"""By the ending of the file's name, in small letters."""


def read_capture(data: bytes, *, file: str) -> Capture:
    """The capture in `data`, read by the reader for the ending of its name. ArchiveError where it is no text."""
    for ending, read in READERS:
        if file.lower().endswith(ending):
            return read(data, file=file)
    raise ArchiveError(unknown_ending(file))


def is_capture(file: str) -> bool:
    """Whether a file of this name is one that `read_capture` reads."""
    return file.lower().endswith(tuple(ending for ending, _ in READERS))


def unknown_ending(file: str) -> Problem:
    endings = ", ".join(ending for ending, _ in READERS)
    return Problem(
        file=file,
        code="unknown-ending",
        what="no reader knows this kind of file",
        mend=f"save it as one of {endings}, or move it out of seeds/",
    )
