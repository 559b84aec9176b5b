"""The site's folder: made to hold exactly what a build made, beside what other people put there."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from newsarchive.model import File
from newsarchive.problems import ArchiveError, Problem
from newsarchive.write.locking import only_one
from newsarchive.write.manifest import (
    ABOUT,
    MARK,
    RECORDS,
    Recorded,
    is_inside,
    is_ours,
    paths_we_wrote,
    write_records,
)
from newsarchive.write.swap import discard, files_below, folders_below, recover, swap


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


def sync_site(files: Iterable[File], output: Path) -> Changes:
    """Makes the folder `output` hold exactly these files and a manifest; other people's files stay as they are.

    Files that differ are staged beside the output; those that do not are linked in; then the two folders change
    places in one step. Killed at any moment, the old site stands or the new one. Where nothing differs, nothing is
    written. ArchiveError `foreign-file` if a page would overwrite a file that no build wrote, `locked` while another
    build, perhaps of another archive, writes there.
    """
    output = output.resolve()
    staging = output.with_name(f".{output.name}.build-new")
    retired = output.with_name(f".{output.name}.build-old")
    lock = output.with_name(f".{output.name}.build-lock")
    with only_one(lock, f"another build is writing {output.name}", keep=False):
        recover(output, staging, retired)
        if output.exists() and not _may_be_written(output):
            raise ArchiveError(_not_ours(output, "the folder is not empty, and no build made it"))
        try:
            changes = _stage_all(files, output, staging)
            if not changes.nothing:
                swap(staging, output, retired)
        finally:
            discard(staging, output)
        discard(retired, output)
    return changes


def _may_be_written(output: Path) -> bool:
    return output.is_dir() and (is_ours(output) or not any(output.iterdir()))


def _stage_all(files: Iterable[File], output: Path, staging: Path) -> Changes:
    """Writes what differs to the staging folder and, where anything does, links the rest there."""
    ours = paths_we_wrote(output) | RECORDS | {MARK}
    changes = Changes()
    made: dict[str, Recorded] = {}
    for file in chain(files, [File(path=MARK, data=ABOUT)]):
        made[file.path] = Recorded(sha256=hashlib.sha256(file.data).hexdigest(), size=len(file.data))
        _stage(file, output, staging, changes)
    foreign = sorted(set(changes.changed) - ours)
    if foreign:
        what = "the build would overwrite a file that it did not write"
        raise ArchiveError([_not_ours(output / path, what) for path in foreign])
    gone = filter(is_inside, ours - made.keys() - RECORDS)
    changes.removed = sorted(path for path in gone if (output / path).is_file())
    for file in write_records(made):
        _stage(file, output, staging, changes)
    if not changes.nothing:
        _carry_over(output, staging, dropped=frozenset(changes.removed))
    return changes


def _stage(file: File, output: Path, staging: Path, changes: Changes) -> None:
    """Writes the file to the staging folder if the site has it not, or not so."""
    # A stage that makes an address outside the site has a bug; better to stop than to write there.
    assert is_inside(file.path), f"{file.path!r} leaves the site's folder"
    present = output / file.path
    if present.is_symlink():
        changes.changed.append(file.path)
    elif present.is_file():
        if present.read_bytes() == file.data:
            changes.unchanged += 1
            return
        changes.changed.append(file.path)
    elif present.exists():
        raise ArchiveError(_not_ours(present, "something that is no file stands where the build puts one"))
    else:
        changes.added.append(file.path)
    target = staging / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.data)


def _carry_over(output: Path, staging: Path, *, dropped: frozenset[str]) -> None:
    """Links what stays as it is (unchanged pages, other people's files) into the staging folder."""
    if not output.exists():
        return
    shutil.copymode(output, staging)
    for path in folders_below(output):  # empty ones matter to some: Git does not know its folder without them
        if not any((output / path).iterdir()):
            (staging / path).mkdir(parents=True, exist_ok=True)
    for path in files_below(output):
        target = staging / path
        if target.is_dir() and path not in dropped:
            raise ArchiveError(_not_ours(output / path, "it stands where the build puts a folder"))
        if path in dropped or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(output / path, target)


def _link(present: Path, target: Path) -> None:
    try:
        os.link(present, target, follow_symlinks=False)
    except OSError as error:
        if error.errno == errno.EXDEV:  # to swap the site would take the mounted folder, and its files, out of it
            raise ArchiveError(_not_ours(present, "another disk is mounted in the site's folder")) from None
        # FAT and some network disks have no links
        shutil.copy2(present, target, follow_symlinks=False)


def _not_ours(path: Path, what: str) -> Problem:
    mend = "move it away, or name another output folder"
    return Problem(file=path.as_posix(), code="foreign-file", what=what, mend=mend)
