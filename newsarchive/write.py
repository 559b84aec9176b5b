"""Puts files on the disk: whole or not at all, and only where something differs."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from newsarchive.model import File
from newsarchive.problems import ArchiveError, Problem

MANIFEST = "manifest-sha256.txt"
"""Lists every file of the site with its SHA-256, as `sha256sum -c` reads it. What it lists, the build wrote."""

LINUX_EXCHANGE, MACOS_SWAP, AT_FDCWD = 2, 2, -100


@dataclass(slots=True)
class Changes:
    """What a build did to the site."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.added or self.changed or self.removed)


def write_file(path: Path, data: bytes) -> bool:
    """Puts `data` at `path` unless it is there already; says whether it wrote. Never leaves half a file."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        if path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)  # of a killed build; never written to, since it could be a link to another file
    try:
        with draft.open("xb") as file:
            file.write(data)
        draft.replace(path)
    except OSError:  # the disk is full
        draft.unlink(missing_ok=True)
        raise
    return True


def sync_site(files: Iterable[File], output: Path) -> Changes:
    """Makes the folder `output` hold exactly these files and a manifest; other people's files stay as they are.

    Files that differ are staged beside the output; those that do not are linked in; then the two folders change
    places in one step. Killed at any moment, the old site stands or the new one. Where nothing differs, nothing is
    written. ArchiveError `foreign-file` if a page would overwrite a file that no build wrote.
    """
    output = output.resolve()
    staging = output.with_name(f".{output.name}.build-new")
    retired = output.with_name(f".{output.name}.build-old")
    _recover(output, staging, retired)
    ours = read_manifest(output)
    if not ours and output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise ArchiveError(_not_ours(output, "the folder is not empty, and no build made it"))
    changes = Changes()
    digests: dict[str, str] = {}
    try:
        for file in files:
            digests[file.path] = hashlib.sha256(file.data).hexdigest()
            _stage(file, output, staging, changes)
        foreign = sorted(set(changes.changed) - ours.keys())
        if foreign:
            what = "the build would overwrite a file that it did not write"
            raise ArchiveError([_not_ours(output / path, what) for path in foreign])
        changes.removed = sorted(path for path in ours.keys() - {MANIFEST, *digests} if (output / path).is_file())
        _stage(File(path=MANIFEST, data=manifest(digests)), output, staging, changes)
        if not changes.nothing:
            _carry_over(output, staging, dropped=frozenset(changes.removed))
            _swap(staging, output, retired)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    shutil.rmtree(retired, ignore_errors=True)
    return changes


def manifest(digests: dict[str, str]) -> bytes:
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def read_manifest(output: Path) -> dict[str, str]:
    """SHA-256 by path, as the last build recorded it; empty where there was none."""
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8", errors="replace").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)} | {MANIFEST: ""}


def _stage(file: File, output: Path, staging: Path, changes: Changes) -> None:
    """Writes the file to the staging folder if the site has it not, or not so."""
    assert_inside(file.path)
    present = output / file.path
    if present.is_file():
        if present.read_bytes() == file.data:
            changes.unchanged += 1
            return
        changes.changed.append(file.path)
    elif present.exists():
        raise ArchiveError(_not_ours(present, "a folder stands where the build puts a page"))
    else:
        changes.added.append(file.path)
    target = staging / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.data)


def assert_inside(path: str) -> None:
    """A stage that makes an address outside the site has a bug; better to stop than to write there."""
    parts = PurePosixPath(path).parts
    is_inside = bool(parts) and parts[0] != "/" and ".." not in parts and "\\" not in path
    assert is_inside, f"{path!r} leaves the site's folder"


def _carry_over(output: Path, staging: Path, *, dropped: frozenset[str]) -> None:
    """Links what stays as it is (unchanged pages, other people's files) into the staging folder."""
    if not output.exists():
        return
    shutil.copymode(output, staging)
    for path in _folders_below(output):  # empty ones matter to some: Git does not know its folder without them
        if not any((output / path).iterdir()):
            (staging / path).mkdir(parents=True, exist_ok=True)
    for path in _files_below(output):
        target = staging / path
        if path in dropped or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(output / path, target, follow_symlinks=False)
        except OSError:  # FAT and some network disks have no links
            shutil.copy2(output / path, target, follow_symlinks=False)


def _files_below(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        linked = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in sorted([*names, *linked]):
            yield (Path(parent) / name).relative_to(folder).as_posix()


def _folders_below(folder: Path) -> Iterator[str]:
    for parent, folders, _ in os.walk(folder):
        for name in sorted(folders):
            if not (Path(parent) / name).is_symlink():
                yield (Path(parent) / name).relative_to(folder).as_posix()


def _swap(staging: Path, output: Path, retired: Path) -> None:
    if not output.exists():
        output.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(output)
    elif _exchange(staging, output):
        staging.rename(retired)
    else:  # two steps where the system has no exchange; `_recover` mends a death between them
        output.rename(retired)
        staging.rename(output)


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change names in one step, where the system can (Linux 3.15, macOS 10.12)."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(libc.renamex_np(os.fsencode(one), os.fsencode(other), MACOS_SWAP)) == 0
        names = (AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other))
        return int(libc.renameat2(*names, LINUX_EXCHANGE)) == 0
    except (OSError, AttributeError, TypeError):
        return False


def _recover(output: Path, staging: Path, retired: Path) -> None:
    """Clears away what a killed build left; puts the old site back if it died between two renames."""
    if retired.exists() and not output.exists():
        retired.rename(output)
    shutil.rmtree(retired, ignore_errors=True)
    shutil.rmtree(staging, ignore_errors=True)


def _not_ours(path: Path, what: str) -> Problem:
    mend = "move it away, or name another output folder"
    return Problem(file=path.as_posix(), code="foreign-file", what=what, mend=mend)
