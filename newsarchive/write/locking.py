"""One writer at a time, of an archive and of a site."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from newsarchive.problems import ArchiveError, Problem


@contextlib.contextmanager
def only_one(path: Path, what: str, *, keep: bool = True) -> Iterator[None]:
    """Holds the lock at `path`; ArchiveError `locked`, saying `what`, where another process does.

    The system lets go of it when the process ends, however it ends. `keep=False` leaves no file behind, unless there is
    something in it: in a lock there is nothing, so that one is somebody's.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=0):
            try:
                yield
            finally:
                if not keep and os.name == "posix" and _is_empty(path):
                    path.unlink()  # while it is held: one who waits sees that the file is gone
    except Timeout:
        mend = "wait for it to end"
        raise ArchiveError(Problem(file=path.as_posix(), code="locked", what=what, mend=mend)) from None


def _is_empty(path: Path) -> bool:
    """Told without opening it, so that a limit of open files does not keep it."""
    try:
        return path.lstat().st_size == 0
    except FileNotFoundError:
        return False
