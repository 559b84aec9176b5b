"""What a content file says of the capture it was made from, read without parsing the whole of its front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsarchive.content import FRONT_MATTER, is_edited
from newsarchive.document import Document
from newsarchive.fields import Cursor
from newsarchive.model import CaptureRecord
from newsarchive.problems import ArchiveError
from newsarchive.strict_yaml import load_yaml
from newsarchive.urls import slug_of_file

SLUG = re.compile(r"^slug: ([a-z0-9-]+)$", re.MULTILINE)
CAPTURE = re.compile(
    r"^capture:\n  file: (?P<file>[^'\"\n]+)\n  sha256: (?P<sha256>[0-9a-f]{64})\n  rules: (?P<rules>\d+)\n"
    r"(?:  encoding: .+\n)?(?:  sidecar: (?P<sidecar>[0-9a-f]{64})\n)?",
    re.MULTILINE,
)
"""As `content.dump` writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """A content file that was made from a capture."""

    path: str
    slug: str
    record: CaptureRecord
    is_edited: bool


def read_existing(path: str, text: str) -> Existing | None:
    """None for an article written by hand. ArchiveError where its front matter cannot be read."""
    front = FRONT_MATTER.match(text.replace("\r\n", "\n"))
    if not front or "capture:" not in front[1]:
        return None
    capture, slug = CAPTURE.search(front[1]), SLUG.search(front[1])
    if capture and slug:
        record = CaptureRecord(
            file=capture["file"],
            sha256=capture["sha256"],
            rules=int(capture["rules"]),
            sidecar=capture["sidecar"] or "",
        )
        return Existing(path=path, slug=slug[1], record=record, is_edited=is_edited(text))
    return _read_slowly(path, text, front[1])


def slug_by_hand(path: str, text: str) -> str:
    """The slug of an article written by hand; empty where its front matter does not tell."""
    front = FRONT_MATTER.match(text.replace("\r\n", "\n"))
    try:
        values = load_yaml(front[1], file=path) if front else None
    except ArchiveError:  # told when the article is read
        values = None
    if not isinstance(values, dict):
        return ""
    return str(values.get("slug") or slug_of_file(path))


def _read_slowly(path: str, text: str, front: str) -> Existing | None:
    """Someone has written the block by hand, in another way than `content.dump` does."""
    cursor = Cursor(Document(file=path, text=front, first_line=2), load_yaml(front, file=path, first_line=2))
    capture = cursor.mapping("capture")
    file = capture.text("file")
    if not file:
        return None
    record = CaptureRecord(
        file=file,
        sha256=capture.text("sha256") or "",
        rules=capture.number("rules", default=0),
        sidecar=capture.text("sidecar") or "",
    )
    return Existing(path=path, slug=cursor.text("slug") or "", record=record, is_edited=is_edited(text))
