"""Results kept from build to build in one SQLite file, which may be deleted at any time.

What stands under a key is what the same program made of the same input: keys are digests of the input, and the
program's own digest is part of each. So nothing in it is ever out of date; what is damaged is made again. A file that
came with somebody else's archive can hold no more than values of ours: nothing in it is run.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
import sqlite3
import stat
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from enum import Enum
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup

T = TypeVar("T")
CACHE_FILE = ".cache/results.sqlite"
LIBRARIES = (
    "markdown", "nh3", "markupsafe", "jinja2", "snowballstemmer", "python-slugify", "pyyaml", "selectolax",
    "charset-normalizer",
)  # fmt: skip
"""What besides our own code decides what is kept."""
DIGEST = 16
"""Bytes of SHA-256: enough that no two inputs of an archive ever share them."""
PATIENCE = 10.0
"""Seconds to wait while another of our processes writes."""
BUILDS = 4
"""How many builds a result that none of them asked for is kept."""
BESIDE = ("", "-journal", "-wal", "-shm")
"""SQLite's file, and those that it opens beside it."""
OPEN = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",  # a crash of the system may damage the file: then it is made anew
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, build INTEGER NOT NULL, value BLOB NOT NULL)",
)
UNREADABLE = (
    pickle.UnpicklingError,
    ImportError,
    AttributeError,
    TypeError,
    ValueError,
    EOFError,
    LookupError,
    zlib.error,
)
"""What comes of reading what we did not write."""
GET = "SELECT CAST(value AS BLOB), IFNULL(CAST(build AS INTEGER), 0) FROM kept WHERE key = ?"
"""Cast, since one bit that a disk has turned makes text of bytes."""
PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)"
ASKED = "UPDATE kept SET build = ? WHERE key = ?"


@dataclass(slots=True, kw_only=True)
class Cache:
    """To be called as `Library.keep`, within `with`: a build. Where its file cannot be had, everything is made anew."""

    path: Path
    build: int = 0
    """The number of this build."""
    _connection: sqlite3.Connection | None = None
    _is_off: bool = False

    def __call__(self, key: str, make: Callable[[], T]) -> T:
        place = _digest(f"{program_digest()} {key}".encode())
        data, build = self._ask(lambda file: file.execute(GET, (place,)).fetchone()) or (b"", 0)
        if data and _digest(place + data[DIGEST:]) == data[:DIGEST]:  # a damaged index may lead to another's result
            if build < self.build - 1:  # not each time: reading is much faster
                self._ask(lambda file: file.execute(ASKED, (self.build, place)))
            with contextlib.suppress(*UNREADABLE):
                kept: T = _ValuesOnly(io.BytesIO(zlib.decompress(data[DIGEST:]))).load()
                return kept
        made = make()
        packed = zlib.compress(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), 1)
        self._ask(lambda file: file.execute(PUT, (place, self.build, _digest(place + packed) + packed)))
        return made

    def __enter__(self) -> Cache:
        """Counts a build."""
        self.build = self._ask(_count_build) or 0
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Ends the work with the file; forgets what several builds did not ask for, if this one went well."""
        if kind is None:
            self._ask(self._forget)
        self.close()

    def close(self) -> None:
        """Until it is asked again. Before further processes begin: none may inherit what stands open (“How To Corrupt
        An SQLite Database File”, 2.6)."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _forget(self, file: sqlite3.Connection) -> None:
        file.execute("DELETE FROM kept WHERE build < ?", (self.build - BUILDS,))
        (pages,) = file.execute("PRAGMA page_count").fetchone()
        (empty,) = file.execute("PRAGMA freelist_count").fetchone()
        if empty > pages / 2:
            file.execute("VACUUM")

    def _ask(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """None where the file cannot be had; one that is damaged is removed."""
        if self._is_off:
            return None
        try:
            return work(self._connect())
        except (OSError, sqlite3.OperationalError):  # the disk is full, or the archive may not be written to
            self._is_off = True
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # the second: what it says of a damaged name is no UTF-8
            self._is_off = True
            with contextlib.suppress(OSError):
                self.path.unlink()
        return None

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            for ending in BESIDE:
                _refuse_what_leads_elsewhere(self.path.with_name(f"{self.path.name}{ending}"))
            self._connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            for statement in OPEN:
                self._connection.execute(statement)
        return self._connection

    def __reduce__(self) -> tuple[Callable[..., Cache], tuple[Path, int]]:
        return _cache, (self.path, self.build)  # a process that gets a copy opens the file for itself


def _refuse_what_leads_elsewhere(path: Path) -> None:
    """A link, or a pipe, for which SQLite would wait for ever. Of a file that has another name too, this one goes."""
    try:
        state = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(state.st_mode):
        raise sqlite3.OperationalError("it would lead elsewhere")
    if state.st_nlink > 1:
        path.unlink()


def _cache(path: Path, build: int) -> Cache:
    return Cache(path=path, build=build)


def _count_build(file: sqlite3.Connection) -> int:
    (number,) = file.execute("PRAGMA user_version").fetchone()
    file.execute(f"PRAGMA user_version = {int(number) + 1}")
    return int(number) + 1


class _ValuesOnly(pickle.Unpickler):
    """Refuses whatever could do more than hold a value, as Python's manual has it (pickle, “Restricting Globals”)."""

    def find_class(self, module_name: str, global_name: str) -> object:
        if module_name == Markup.__module__ or module_name.startswith("newsarchive."):
            found = super().find_class(module_name, global_name)
            if found is Markup or (isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is no value of ours")


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:DIGEST]


@cache
def program_digest() -> str:
    """Of all that makes results of input: our code and its lists of words, Python, and the libraries that matter."""
    package = Path(__file__).parent
    paths = sorted(path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    digest = hashlib.sha256(sys.version.encode())
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for path in paths:
        digest.update(f"{path.relative_to(package).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()
