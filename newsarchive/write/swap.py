"""Two folders change places: what stands at an address is the old site or the new one, never half of each."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from newsarchive.folder import walk
from newsarchive.problems import ArchiveError
from newsarchive.write.manifest import MARK, is_ours, paths_we_wrote
from newsarchive.write.stage import not_ours

LINUX_EXCHANGE, MACOS_SWAP, AT_FDCWD = 2, 2, -100
WRITABLE = 0o700


def swap(staging: Path, output: Path, retired: Path) -> None:
    """Puts the folder `staging` in the place of `output`, which then stands at `staging` or `retired`.

    Where the system cannot exchange two folders in one step (exFAT, some network disks, Windows) it takes two, with a
    moment between them in which there is no site; `recover` mends a death in that moment.
    """
    if os.path.lexists(output) and (output.is_symlink() or not output.is_dir()):
        raise ArchiveError(not_ours(output, "it was put in the place of the site while the build ran"))
    if not output.exists():
        output.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(output)
    elif not _exchange(staging, output):
        output.rename(retired)
        try:
            staging.rename(output)
        except BaseException:
            if not output.exists():
                retired.rename(output)
            raise


def put_in_place(draft: Path, path: Path) -> None:
    """Puts a file or a folder in the place of another, of which nothing is kept. `draft` stands in a folder of ours."""
    if draft.is_dir() and path.exists():
        retired = draft.with_name(f"{draft.name}-old")
        swap(draft, path, retired)  # whichever way it went, one of the two names now holds what stood there
        for old in (draft, retired):
            shutil.rmtree(old, ignore_errors=True)
    else:
        draft.replace(path)


def recover(output: Path, staging: Path, retired: Path) -> None:
    """Clears away what a killed build left; puts the old site back if it died between two renames."""
    for left in (retired, staging):
        if os.path.lexists(left) and (left.is_symlink() or not left.is_dir() or not _is_of_a_build(left)):
            raise ArchiveError(not_ours(left, "it stands where a build makes the new site, and no build made it"))
    if retired.exists() and not output.exists():
        retired.rename(output)
    for left in (retired, staging):
        discard(left, output)


def _is_of_a_build(left: Path) -> bool:
    """Whether a build began the folder: its first file is the mark, of which there may be half."""
    return is_ours(left) or {path.name for path in left.iterdir()} <= {MARK}


def discard(left: Path, output: Path, *, stood_there: bool = False) -> None:
    """Deletes a folder that has had its time, but no file that only its owner could make again.

    Somebody may have put a file into the old site while the new one was made, or a folder of his own in its place: his
    files go to the new one. `stood_there`: whether it did stand at the site's address until now.
    """
    if not left.is_dir():
        return
    ours = paths_we_wrote(left)
    if (ours or stood_there) and output.is_dir():  # else it is an unfinished new site: all of it is made again
        for path in files_below(left):
            if path not in ours and _is_newer(left / path, output / path):
                (output / path).parent.mkdir(parents=True, exist_ok=True)
                with contextlib.suppress(IsADirectoryError):
                    (left / path).replace(output / path)
    _remove(left)


def _remove(left: Path) -> None:
    """The mark last, and only with all else: by it the next build knows what this one could not clear away."""
    for folder, _, _ in walk(left, _pass_over):
        with contextlib.suppress(OSError):
            folder.chmod(WRITABLE)  # its owner may have made the site read-only
    for path in left.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARK:
            with contextlib.suppress(OSError):
                path.unlink()
    if {path.name for path in left.iterdir()} <= {MARK}:
        shutil.rmtree(left, ignore_errors=True)


def _pass_over(error: OSError) -> None:
    """What cannot be entered cannot be deleted either, and stays."""


def files_below(folder: Path) -> Iterator[str]:
    """Addresses of all files in it, links to folders among them, in order."""
    for parent, folders, names in walk(folder, partial(_refuse_to_miss, folder)):
        folders.sort()
        linked = [name for name in folders if (parent / name).is_symlink()]
        above = f"{parent.relative_to(folder).as_posix()}/".removeprefix("./")
        for name in sorted([*names, *linked]):
            yield f"{above}{name}"


def folders_below(folder: Path) -> Iterator[str]:
    for parent, folders, _ in walk(folder, partial(_refuse_to_miss, folder)):
        for name in sorted(folders):
            if not (parent / name).is_symlink():
                yield (parent / name).relative_to(folder).as_posix()


def _refuse_to_miss(top: Path, error: OSError) -> None:
    """A folder in it that may not be entered stays where it is, and cannot be deleted; what lies too deep could not be
    carried over; what the disk failed to tell would be missed, or deleted."""
    if error.errno == errno.ENAMETOOLONG:
        raise ArchiveError(not_ours(Path(error.filename), str(error.strerror)))
    if error.errno != errno.EACCES or Path(error.filename) == top:
        raise error


def _is_newer(one: Path, other: Path) -> bool:
    """Or as new: on some disks the times of two changes within two seconds are the same, and `other` is its copy."""
    try:
        return one.lstat().st_mtime_ns >= other.lstat().st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        return True


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
