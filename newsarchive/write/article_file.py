"""Content files, which people edit: only what ingest wrote is ever written over."""

from __future__ import annotations

import os
from pathlib import Path

from newsarchive.content import is_as_written
from newsarchive.folder import bytes_of
from newsarchive.model import File
from newsarchive.problems import Problem
from newsarchive.write.whole_file import write_file

OFFER = ".new"
"""What is added to the name of an edited file for the version that stands beside it."""


def put_article(root: Path, file: File) -> tuple[Problem, ...]:
    """Writes what ingest made, beside a file that a person has touched; says so where it did.

    Looks at the bytes that are there now: they may be younger than those that ingest has read. A file with line ends
    of Windows keeps them.
    """
    path = root / file.path
    present = _present(path)
    if present is None or is_as_written(present):
        write_file(path, _with_line_ends_of(present or b"", file.data))
        return ()
    if file.path.endswith(OFFER):
        what = "the offered version was edited by hand; ingest leaves it as it is, though it would offer another"
        mend = f"take it over into {file.path.removesuffix(OFFER)}, or delete it"
        return (Problem(file=file.path, code="edited-by-hand", what=what, mend=mend, severity="warning"),)
    what = f"the file was touched by hand, and there is a new version: {file.path}{OFFER}"
    mend = "take over what you want of it, or delete the touched file to have the new one"
    offered = put_article(root, File(path=f"{file.path}{OFFER}", data=file.data))
    return (Problem(file=file.path, code="edited-by-hand", what=what, mend=mend), *offered)


def _present(path: Path) -> bytes | None:
    """What stands there; of a link or anything else that is no file, something that ingest did not write."""
    if path.is_symlink():
        return b"no file"
    present = bytes_of(path)
    return b"no file" if present is None and os.path.lexists(path) else present


def _with_line_ends_of(present: bytes, data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n") if b"\r\n" in present else data
