"""What a person can mend: a code, a place, what is wrong and what to do about it."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

LONGEST = 400
"""Characters of either part of a sentence about a problem."""
REMEDIES: Mapping[int, str] = {
    errno.EMFILE: "raise the limit of open files: ulimit -n 1024",
    errno.ENFILE: "close other programs: the system has no more open files to give",
    errno.ENOSPC: "make room on the disk; if it has room, it may be FAT32: take exFAT, whose folders hold more files",
    getattr(errno, "EDQUOT", errno.ENOSPC): "make room: what you may have of the disk is used up",
    errno.EFBIG: "raise the limit of a file's size: ulimit -f unlimited",
    errno.EROFS: "name a place on a disk that can be written to",
    errno.ENAMETOOLONG: "give it a shorter name, or fewer folders above it",
    errno.ELOOP: "remove the link",
    errno.EISDIR: "delete it, or move it away: a file belongs there",
    errno.EEXIST: "delete it, or move it away: a folder belongs there",
    errno.EIO: "copy what can still be read: the disk may be failing",
}
"""What to do where the system refused for a reason that has nothing to do with the file's rights."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong with the archivist's files."""

    file: str
    """Relative to the archive's root, with forward slashes; or what else is at fault: “--port”, “memory”."""
    line: int = 0
    """Line in that file, from 1; 0 where the file as a whole is meant."""
    code: str
    what: str
    mend: str
    """What to do, as an order: “quote the value”."""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return printable(f"{place}: {self.severity} {self.code}: {_short(self.what)} ({_short(self.mend)})")


def printable(words: str) -> str:
    """`words` on one line, whatever signs a capture or a file's name put into them: none moves a terminal's cursor."""
    return words if words.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in words)


def remedy(error: OSError, otherwise: str) -> str:
    """What to do about what the system refused; `otherwise` where rights or a missing file are the likeliest reason."""
    return REMEDIES.get(error.errno or 0, otherwise)


def _short(words: str) -> str:
    """What is wrong may be a megabyte: its two ends tell enough."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"


class ArchiveError(Exception):
    """Problems that stop the stage in which they were found. Caught where other files are still to be looked
    at, else in `cli.py`."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.problems = found
        super().__init__("\n".join(str(problem) for problem in found))


STOPPERS = (ArchiveError, MemoryError, OSError)
"""What stops a command, or a part of it, and is told as problems are."""


def problems_of(error: ArchiveError | MemoryError | OSError) -> Sequence[Problem]:
    """The problems that it tells of. What the system refused is one like others; else the error is raised again."""
    if isinstance(error, ArchiveError):
        return error.problems
    if isinstance(error, MemoryError):
        what, mend = "there is not enough of it", "free some, or raise the limit"
        return [Problem(file="memory", code="memory", what=what, mend=mend)]
    if error.errno is None:
        raise error
    return [disk_problem(error)]


def disk_problem(error: OSError) -> Problem:
    """What the system refused, in its own words. A full disk has no file's name."""
    mend = "see that it can be read and written" if error.filename else "see that the disk has room"
    file = str(error.filename or "disk")
    return Problem(file=file, code="disk", what=error.strerror or str(error), mend=remedy(error, mend))
