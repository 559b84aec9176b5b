"""The site's folder: made to hold exactly what a build made, beside what other people put there."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from newsarchive.model import File
from newsarchive.problems import ArchiveError
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
from newsarchive.write.stage import Change, Stage, Staged, not_ours
from newsarchive.write.swap import discard, files_below, folders_below, recover, swap


@dataclass(slots=True)
class Changes:
    """What a build did to the site."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0

    def count(self, staged: Staged) -> None:
        if staged.change is Change.ADDED:
            self.added.append(staged.path)
        elif staged.change is Change.CHANGED:
            self.changed.append(staged.path)
        else:
            self.unchanged += 1

    @property
    def nothing(self) -> bool:
        return not (self.added or self.changed or self.removed)


def sync_staged(make: Callable[[Stage], Iterable[Staged]], output: Path) -> Changes:
    """Makes the folder `output` hold exactly what `make` stages, and a manifest; other people's files stay.

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
            raise ArchiveError(not_ours(output, "the folder is not empty, and no build made it"))
        is_swapped = False
        try:
            changes = _stage_all(make, Stage(output=output, staging=staging))
            if not changes.nothing:
                swap(staging, output, retired)
                is_swapped = True
        finally:
            discard(staging, output, stood_there=is_swapped)
        discard(retired, output, stood_there=is_swapped)
    return changes


def _may_be_written(output: Path) -> bool:
    return output.is_dir() and (is_ours(output) or not any(output.iterdir()))


def _stage_all(make: Callable[[Stage], Iterable[Staged]], stage: Stage) -> Changes:
    """Has what differs written to the staging folder and, where anything does, links the rest there."""
    output = stage.output
    ours = paths_we_wrote(output) | RECORDS | {MARK}
    changes = Changes()
    made: dict[str, Recorded] = {}
    stage.staging.mkdir()
    mark = File(path=MARK, data=ABOUT)
    stage.put(mark)  # before all others: by it the next build knows what this one leaves, should it be killed
    for staged in chain([stage.judge(mark)], make(stage)):
        made[staged.path] = staged.recorded
        changes.count(staged)
    foreign = sorted(set(changes.changed) - ours)
    if foreign:
        what = "the build would overwrite a file that it did not write"
        raise ArchiveError([not_ours(output / path, what) for path in foreign])
    gone = filter(is_inside, ours - made.keys() - RECORDS)
    changes.removed = sorted(path for path in gone if (output / path).is_file())
    for staged in map(stage, write_records(made)):
        changes.count(staged)
    if not changes.nothing:
        _carry_over(stage, kept={*made, *RECORDS}, dropped=frozenset(changes.removed))
    return changes


def _carry_over(stage: Stage, *, kept: Set[str], dropped: Set[str]) -> None:
    """Links what stays as it is (unchanged pages, other people's files) into the staging folder."""
    output, staging = stage.output, stage.staging
    if not output.exists():
        return
    for path in folders_below(output):  # empty ones matter to some: Git does not know its folder without them
        if not any((output / path).iterdir()):
            (staging / path).mkdir(parents=True, exist_ok=True)
    for path in sorted({*kept, *files_below(output)}):  # ours by name: one that has gone meanwhile must not be missed
        target = staging / path
        if target.is_dir() and path not in dropped:
            raise ArchiveError(not_ours(output / path, "it stands where the build puts a folder"))
        if path in dropped or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(output / path, target)
    shutil.copymode(output, staging)  # last: its owner may have made the site read-only


def _link(present: Path, target: Path) -> None:
    try:
        os.link(present, target, follow_symlinks=False)
    except OSError as error:
        if error.errno == errno.EXDEV:  # to swap the site would take the mounted folder, and its files, out of it
            raise ArchiveError(not_ours(present, "another disk is mounted in the site's folder")) from None
        # FAT and some network disks have no links
        shutil.copy2(present, target, follow_symlinks=False)
