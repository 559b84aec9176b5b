"""One file, written beside its place and moved there in one step."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from newsarchive.folder import bytes_of, place_of, walk

DRAFT = ".newsarchive-part"
"""What ends the name of a draft: what a killed build left is known by it, and nobody names a file of their own so."""


def write_file(path: Path, data: bytes) -> bool:
    """Puts `data` at `path` unless it is there already; says whether it wrote. Never leaves half a file.

    A file that is replaced leaves its rights to the new one.
    """
    if bytes_of(path) == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}{DRAFT}")
    draft.unlink(missing_ok=True)  # of a killed build; never written to, since it could be a link to another file
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # before its name: after a power cut the old file stands there or the new one
        if path.is_file() and not path.is_symlink():
            shutil.copymode(path, draft)
        draft.replace(path)
    except BaseException:  # the disk is full, or the build was stopped
        draft.unlink(missing_ok=True)
        raise
    return True


def clear_drafts(root: Path, folder: str) -> None:
    """Deletes what killed builds left in a folder of the archive; for whoever alone may write there now."""
    top = root / folder
    if not place_of(top).is_relative_to(place_of(root)):
        return
    for parent, folders, names in walk(top, lambda _: None):
        folders[:] = [name for name in folders if not name.startswith(".")]  # what `.git` holds is not ours
        for name in names:
            if name.startswith(".") and name.endswith(DRAFT):
                with contextlib.suppress(OSError):
                    (parent / name).unlink()
