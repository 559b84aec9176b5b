"""The digest in a content file: tells a hand edit from a file that ingest wrote and may write again."""

from __future__ import annotations

import hashlib
import re

KEY = "digest: "
DIGEST_LINE = re.compile(r"^digest: ([0-9a-f]{64})\n", re.MULTILINE)


LAST_OF_FRONT_MATTER = re.compile(r"\ndigest: [0-9a-f]{64}\n---\n")


def digest_of(text: str) -> str:
    """SHA-256 of a content file from title to body, its own digest line left out; the same for CRLF and LF."""
    plain = text.replace("\r\n", "\n")
    if KEY in plain:
        plain = DIGEST_LINE.sub("", plain, count=1)
    return hashlib.sha256(plain.encode()).hexdigest()


def is_edited(text: str) -> bool:
    """Whether the file differs from what ingest wrote. A file without a digest was written by hand."""
    match = DIGEST_LINE.search(text.replace("\r\n", "\n"))
    return match is None or match[1] != digest_of(text)


def with_any_line_ends(data: bytes) -> tuple[bytes, bytes, bytes]:
    """A file as it is, and as it would be if Git had changed its line ends throughout."""
    plain = data.replace(b"\r\n", b"\n")
    return data, plain, plain.replace(b"\n", b"\r\n")


def is_as_written(data: bytes) -> bool:
    """Whether ingest wrote these bytes, every one of them but for line ends, which Git may have changed throughout."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    plain = text.replace("\r\n", "\n")
    if "\r" in plain or (plain != text and plain.replace("\n", "\r\n") != text):
        return False
    return LAST_OF_FRONT_MATTER.search(plain) is not None and not is_edited(plain)
