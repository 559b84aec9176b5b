"""Whether a build would change nothing, found out without building: nothing in the archive, its site or the program
was touched since a build with nothing to complain of.

Asked before anything heavy is imported, so this is standard library only. What is compared is what the file system says
of every file and folder, not what is in them: whoever fears that a disk changes bytes by itself runs `verify`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path
from typing import Any

from newsarchive.terminal import open_streams, put

RECORD = ".cache/last-build.json"
LARGEST_RECORD = 64 * 1024  # bytes
ARCHIVE = ("site_config.yaml", "content", "seeds", "templates")
PROGRAM = ("build.py", "pyproject.toml", "newsarchive", "templates")
COARSEST_CLOCK = 2_000_000_000
"""Nanoseconds: on some disks two changes so close to each other leave the same time behind."""
TICK_OF_FAT = 10_000_000
"""Nanoseconds: exFAT counts so. FAT and it keep no time of the last change that a program could not set back."""


class Untold(Exception):
    """What the file system says does not tell whether something changed: there are links, or folders to keep out of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a build begins with."""

    digest: str
    """Of what the file system says of all of it; empty where that tells nothing."""
    latest: int
    """When something of it was last touched, in nanoseconds since 1970."""
    seen: int = field(compare=False)
    """When that was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the next build says if it changes nothing."""

    first: Sequence[str]
    """Lines on the captures; none where only the site is built."""
    articles: str
    """How many there are, in words."""
    rest: Sequence[str]
    """Lines below the one on the articles."""


def tell_unchanged(arguments: Sequence[str], home: Path) -> bool:
    """Says what the last build with these arguments would say now, if it would change nothing. False if it might."""
    started = time.perf_counter()
    arguments = list(arguments)
    is_elsewhere = "--root" in arguments[:-1]
    root = Path(arguments[arguments.index("--root") + 1]) if is_elsewhere else home
    record = _read(root / RECORD)
    try:
        if record["arguments"] != arguments or record["folder"] != str(Path.cwd()):
            return False
        output, told = Path(record["output"]), Told(**record["told"])
        sources = look_at(root, home)
        if not sources.digest or not record["state"] or record["state"] != _state(sources, output):
            return False
        articles = f"{told.articles} in {time.perf_counter() - started:.1f} s; files: nothing changed."
        said = "\n".join([*told.first, articles, *told.rest])
    except (LookupError, TypeError, ValueError, OSError):  # it is gone, or we did not write it
        return False
    if "--quiet" not in arguments:
        open_streams()
        put(said, sys.stdout)
    return True


def record_of(
    arguments: Sequence[str], output: Path, *, before: Sources, after: Sources, told: Told
) -> dict[str, object] | None:
    """What to keep of a build that had nothing to complain of; None where its sources were touched while it ran.

    Sources touched shortly before it began may have been touched again since without a sign of it.
    """
    if before != after or not before.digest or before.latest > before.seen - COARSEST_CLOCK:
        return None
    state = _state(after, output)
    said = {"first": list(told.first), "articles": told.articles, "rest": list(told.rest)}
    place = {"arguments": list(arguments), "folder": str(Path.cwd()), "output": str(output.absolute())}
    return {**place, "state": state, "told": said} if state else None


def look_at(root: Path, home: Path) -> Sources:
    """What the file system says of all that a build begins with."""
    seen = time.time_ns()
    who = f"{os.getuid()} {os.getgroups()}" if hasattr(os, "getgroups") else ""  # another may not read all of it
    lines = [sys.version, who, os.environ.get("HOME", ""), *_installed()]
    try:
        archive = [entry for name in ARCHIVE for entry in _described(root / name)]
        program = [entry for name in PROGRAM for entry in _described(home / name)]
    except (Untold, OSError, RecursionError):
        return Sources(digest="", latest=0, seen=seen)
    if is_coarse(touched for _, touched in archive):
        return Sources(digest="", latest=0, seen=seen)
    entries = [*archive, *program]
    latest = max(touched for _, touched in entries)
    return Sources(digest=_digest([*lines, *(line for line, _ in entries)]), latest=latest, seen=seen)


def is_coarse(times: Iterable[int]) -> bool:
    """Whether these times, in nanoseconds, are such as FAT and exFAT keep."""
    known = [time for time in times if time]  # what is not there has none
    return bool(known) and all(time % TICK_OF_FAT == 0 for time in known)


def _installed() -> list[str]:
    """All packages in reach, by name and version: those that we need may need others."""
    found: set[str] = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found |= {path.name for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info")}
    return sorted(found)


def _state(sources: Sources, output: Path) -> str:
    """Of the sources, the site, and what stopped builds may have left beside it."""
    if any(output.parent.glob(f".{escape(output.name)}.build-*")):
        return ""
    try:
        entries = list(_described(output))
    except (Untold, OSError, RecursionError):
        return ""
    if is_coarse(touched for _, touched in entries):
        return ""
    return _digest([sources.digest, *(line for line, _ in entries)])


def _described(path: Path) -> Iterable[tuple[str, int]]:
    """A line of each file and folder there, and when it was last touched."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        yield f"{str(path)!a} is not there", 0
        return
    yield _line(str(path), found), found.st_ctime_ns
    if not stat.S_ISDIR(found.st_mode):
        return
    with os.scandir(path) as entries:
        inner = sorted(entries, key=lambda entry: entry.name)
    for entry in inner:
        if entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _described(Path(entry.path))
        else:
            found = entry.stat(follow_symlinks=False)
            yield _line(entry.path, found), found.st_ctime_ns


def _line(path: str, found: os.stat_result) -> str:
    if stat.S_ISLNK(found.st_mode):
        raise Untold
    times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
    return f"{path!a} {found.st_mode} {found.st_dev} {found.st_ino} {found.st_size} {times}"


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _read(path: Path) -> dict[str, Any]:  # Any: what JSON holds
    """The record; empty where there is none that can be read."""
    try:
        found = os.lstat(path)
        if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST_RECORD:
            record = json.loads(path.read_bytes())
            return record if isinstance(record, dict) else {}
    except (OSError, ValueError, RecursionError):
        pass
    return {}
