"""Results kept from build to build in one SQLite file, which may be deleted at any time.

What stands under a key is what the same program made of the same input: keys are digests of the input, and the
program's own digest is part of each. So nothing in it is ever out of date; what is damaged is made again. A file that
came with somebody else's archive can hold no more than values of ours: nothing in it is run.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, is_dataclass
from enum import Enum
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup

T = TypeVar("T")
CACHE_FILE = ".cache/results.sqlite"
LIBRARIES = ("markdown", "nh3", "markupsafe", "snowballstemmer", "python-slugify")
"""What besides our own code decides what is kept."""
DIGEST = 16
"""Bytes of SHA-256: enough that no two inputs of an archive ever share them."""
PATIENCE = 60.0
"""Seconds to wait while another of our processes writes."""
SPARE = 1000
"""Results that nobody asked for, below which sweeping is not worth the while."""
BEGIN = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",  # a crash of the system may damage the file: then it is made anew
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL)",
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
GET = "SELECT value FROM kept WHERE key = ?"
PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?)"


@dataclass(slots=True, kw_only=True)
class Cache:
    """To be called as `Library.keep`. Where its file cannot be read or written, everything is made anew."""

    path: Path
    asked: set[bytes] = field(default_factory=set)
    """Keys that this build asked for, in this process."""
    _connection: sqlite3.Connection | None = None
    _process: int = 0
    """Whose connection it is: one that a process inherits may not be used."""
    _is_off: bool = False

    def __call__(self, key: str, make: Callable[[], T]) -> T:
        place = self.expect(key)
        row = self._ask(lambda file: file.execute(GET, (place,)).fetchone())
        if row and _digest(row[0][DIGEST:]) == row[0][:DIGEST]:
            with contextlib.suppress(*UNREADABLE):
                kept: T = _ValuesOnly(io.BytesIO(zlib.decompress(row[0][DIGEST:]))).load()
                return kept
        made = make()
        packed = zlib.compress(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), 1)
        self._ask(lambda file: file.execute(PUT, (place, _digest(packed) + packed)))
        return made

    def expect(self, key: str) -> bytes:
        """Where the result stands; `sweep` will leave it there, though it be another process that asks for it."""
        place = _digest(f"{program_digest()} {key}".encode())
        self.asked.add(place)
        return place

    def sweep(self) -> None:
        """Forgets what this build did not ask for, once that is more than the rest; ends the work with the file."""
        self._ask(self._forget)
        self.close()

    def close(self) -> None:
        if self._connection and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _forget(self, file: sqlite3.Connection) -> None:
        (rows,) = file.execute("SELECT count(*) FROM kept").fetchone()
        if rows > 2 * len(self.asked) + SPARE:
            file.execute("CREATE TEMP TABLE asked (key BLOB PRIMARY KEY)")
            file.executemany("INSERT INTO asked VALUES (?)", ((place,) for place in self.asked))
            file.execute("DELETE FROM kept WHERE key NOT IN asked")
            file.execute("VACUUM")

    def _ask(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """None where the file cannot be had; one that is damaged is removed."""
        if self._is_off:
            return None
        try:
            return work(self._connect())
        except sqlite3.OperationalError:  # the disk is full, or the archive may not be written to
            self._is_off = True
        except sqlite3.DatabaseError:
            self._is_off = True
            with contextlib.suppress(OSError):
                self.path.unlink()
        return None

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            self._process = os.getpid()
            for statement in BEGIN:
                self._connection.execute(statement)
        return self._connection

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        self.__init__(path=path)  # type: ignore[misc]  # a process that gets a copy opens the file for itself


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
