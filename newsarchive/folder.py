"""The archive's folder: which files it has, and their bytes. What is no file, lies outside or has no end is refused.

What is wrong with one file is a `Problem` of that file, so that all others can be read.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BufferedReader
from pathlib import Path, PurePosixPath

from newsarchive.problems import ArchiveError, Problem, remedy
from newsarchive.spacing import visible

LARGEST = 32 * 1024 * 1024
"""Bytes of a file. A saved page with all its pictures is smaller; what is larger would fill the memory."""
MOST_NESTED = 100
"""Folders one in the other. What lies deeper has no path on some systems, and no walk on others."""
NO_FILE = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENXIO)
"""What opening says where nothing stands, or a folder or a socket."""
UNPRINTABLE = re.compile(r"[\x00-\x1f\\\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""In a name: line ends and the like, signs that turn the letters round, bytes that are not UTF-8, and the backslash,
which is a folder's slash on Windows."""


@dataclass(frozen=True, kw_only=True)  # no slots: what is hindered is gathered when first asked for, and kept
class Listing:
    """A folder of the archive."""

    names: tuple[str, ...]
    """Addresses of its files from the archive's root, in order."""
    problems: tuple[Problem, ...]
    """What stands there and cannot be read."""
    closed: tuple[Problem, ...] = ()
    """Those of them that are folders, this one or one below it: nobody knows what lies in there."""

    @cached_property
    def hindered(self) -> frozenset[str]:
        """Addresses of what cannot be read."""
        return frozenset(problem.file for problem in self.problems)

    def is_hindered(self, name: str) -> bool:
        """Whether it, or a folder above it, cannot be read."""
        return any(path.as_posix() in self.hindered for path in (PurePosixPath(name), *PurePosixPath(name).parents))


def list_files(root: Path, folder: str) -> Listing:
    """The files in a folder and those below it; hidden ones are nobody's business. No folder: no files."""
    top = root / folder
    if not os.path.lexists(top):
        return Listing(names=(), problems=())
    if not top.is_dir():
        return _closed(_unreadable(folder, "it is no folder", "put a folder there"))
    if not place_of(top).is_relative_to(place_of(root)):
        return _closed(_unreadable(folder, "the link leads out of the archive", "put the folder itself there"))
    names: list[str] = []
    problems: list[Problem] = []
    closed: list[Problem] = []
    for path in _paths_below(top, root, closed):
        name = path.relative_to(root).as_posix()
        if hindrance := _hindrance(path, name, top):
            what, mend = hindrance
            problems.append(_unreadable(name, what, mend))
        else:
            names.append(name)
    return Listing(names=tuple(sorted(names)), problems=tuple(sorted([*problems, *closed])), closed=tuple(closed))


def _closed(problem: Problem) -> Listing:
    return Listing(names=(), problems=(problem,), closed=(problem,))


def walk(top: Path, cannot_enter: Callable[[OSError], None]) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Each folder, with the names of the folders and of all else in it; those that the caller takes out of the list are
    passed over, and so are links. `cannot_enter` is told of folders that cannot be read, or lie too deep."""
    for parent, folders, names in os.walk(top, onerror=cannot_enter):
        place = Path(parent)
        if len(place.parts) - len(top.parts) <= MOST_NESTED:
            yield place, folders, names
        else:
            folders.clear()
            cannot_enter(OSError(errno.ENAMETOOLONG, f"it lies more than {MOST_NESTED} folders deep", parent))


def open_file(path: Path) -> BufferedReader:
    """What stands there, open for reading: a pipe that has taken a file's place keeps nobody waiting."""
    return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")


def bytes_of(path: Path) -> bytes | None:
    """The bytes of the file that stands there, whoever it belongs to; None where there is none."""
    try:
        with open_file(path) as file:
            return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except OSError as error:
        if error.errno in NO_FILE:
            return None
        raise


def read_file(root: Path, name: str) -> bytes:
    """The bytes of a file of the archive. ArchiveError where they cannot be had, or have no end."""
    try:
        with open_file(root / name) as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise ArchiveError(_unreadable(name, "it is no file", "put a file there"))
            data = file.read(LARGEST + 1) if state.st_size <= LARGEST else b""
    except OSError as error:
        what = f"it cannot be read: {error.strerror or error}"
        mend = remedy(error, "see that it is there and may be read")
        raise ArchiveError(_unreadable(name, what, mend)) from None
    if state.st_size > LARGEST or len(data) > LARGEST:
        raise ArchiveError(too_large(name))
    return data


def read_text(root: Path, name: str) -> str:
    """The text of a file that people write. ArchiveError `bad-encoding` names the line that is not UTF-8."""
    return text_of_bytes(read_file(root, name), file=name)


def text_of_bytes(data: bytes, *, file: str) -> str:
    """The text of such a file, of which the bytes are known."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = "the file is not UTF-8"
        raise ArchiveError(
            Problem(file=file, line=line, code="bad-encoding", what=what, mend="save it as UTF-8")
        ) from None


def too_large(name: str) -> Problem:
    what = f"it has more than {LARGEST // 1024 // 1024} MB"
    return Problem(file=name, code="too-large", what=what, mend="save the text of the article alone")


def _paths_below(top: Path, root: Path, closed: list[Problem]) -> list[Path]:
    """All that is not hidden and no folder; a link to a folder is not followed. `closed` gets folders not entered."""

    def cannot_enter(error: OSError) -> None:
        name = Path(error.filename).relative_to(root).as_posix()
        mend = remedy(error, "give yourself the right to read it")
        closed.append(_unreadable(name, f"it cannot be read: {error.strerror}", mend))

    paths: list[Path] = []
    for parent, folders, names in walk(top, cannot_enter):
        linked = [name for name in folders if (parent / name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in linked]
        paths += [parent / name for name in (*names, *linked) if not name.startswith(".")]
    return paths


def _hindrance(path: Path, name: str, top: Path) -> tuple[str, str] | None:
    """Why a file is not read, and what to do; None for one that is."""
    if UNPRINTABLE.search(name) or visible(name) != name:  # an article would name its capture without them
        return "its name holds signs that are no letters", "give it a plain name"
    if path.is_symlink() and not place_of(path).is_relative_to(place_of(top)):
        return "the link leads out of the folder", "copy the file itself"
    if not path.is_file():
        return "it is no file", "remove it, or put the file itself there"
    if not os.access(path, os.R_OK):
        return "it may not be read", "give yourself the right to read it"
    return None


def place_of(path: Path) -> Path:
    """Where a path leads; not `resolve`, which stops at links that go in circles."""
    return Path(os.path.realpath(path))


def _unreadable(name: str, what: str, mend: str) -> Problem:
    return Problem(file=name, code="unreadable", what=what, mend=mend)
