"""Where a build puts its files, from any of its processes: beside the site, and only what differs from it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from newsarchive.folder import bytes_of, place_of
from newsarchive.model import File
from newsarchive.problems import ArchiveError, Problem
from newsarchive.write.manifest import Recorded, is_inside


class Change(StrEnum):
    """What became of a file."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A file of the site that stands where it belongs."""

    path: str
    recorded: Recorded
    change: Change
    is_listed: bool
    """Whether it is a page that the sitemap names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """To be called with each file."""

    output: Path
    staging: Path

    def __call__(self, file: File) -> Staged:
        """Writes the file to the staging folder if the site has it not, or not so."""
        staged = self.judge(file)
        if staged.change is not Change.UNCHANGED:
            self.put(file)
        return staged

    def judge(self, file: File) -> Staged:
        """What becomes of the site's file of this address."""
        # A stage that makes an address outside the site has a bug; better to stop than to write there.
        assert is_inside(file.path), f"{file.path!r} leaves the site's folder"
        recorded = Recorded(sha256=hashlib.sha256(file.data).hexdigest(), size=len(file.data))
        return Staged(path=file.path, recorded=recorded, change=self._change(file), is_listed=file.is_listed)

    def put(self, file: File) -> None:
        """Writes a new file in the staging folder, and never through a link that somebody planted there."""
        target = self.staging / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if place_of(target.parent) != target.parent:
            raise ArchiveError(not_ours(target.parent, "a link was put where the build makes the new site"))
        try:
            with target.open("xb") as new:
                new.write(file.data)
        except FileExistsError:
            raise ArchiveError(not_ours(target, "it was put where the build makes the new site")) from None

    def holds(self, path: str, recorded: Recorded) -> bool:
        """Whether the site has this very file."""
        present = self.output / path
        data = None if not is_inside(path) or present.is_symlink() else bytes_of(present)
        return data is not None and hashlib.sha256(data).hexdigest() == recorded.sha256

    def _change(self, file: File) -> Change:
        present = self.output / file.path
        if present.is_symlink():
            return Change.CHANGED
        if (data := bytes_of(present)) is not None:
            return Change.UNCHANGED if data == file.data else Change.CHANGED
        if present.exists():
            raise ArchiveError(not_ours(present, "something that is no file stands where the build puts one"))
        return Change.ADDED


def not_ours(path: Path, what: str) -> Problem:
    mend = "move it away, or name another output folder"
    return Problem(file=path.as_posix(), code="foreign-file", what=what, mend=mend)
