"""What a manifest lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsarchive.folder import bytes_of
from newsarchive.problems import Problem
from newsarchive.write import Recorded, is_inside

LINE = re.compile(r"(?P<digest>[0-9a-fA-F]{32,128})[ \t]+\*?(?P<path>\S.*)")  # as sha256sum and BagIt write it


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The files that a manifest lists, and what is wrong with the manifest itself."""

    files: Mapping[str, Recorded]
    problems: tuple[Problem, ...] = ()


def read_manifest(path: Path) -> Manifest:
    """An empty one, and why, where it cannot be read."""
    again = "take it from your backup, or build again"
    try:
        data = bytes_of(path)
        lines = (data or b"").decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        what = f"the manifest cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
        return Manifest(files={}, problems=(Problem(file=path.as_posix(), code="bad-manifest", what=what, mend=again),))
    if data is None:
        problem = Problem(file=path.as_posix(), code="no-manifest", what="the manifest is missing", mend=again)
        return Manifest(files={}, problems=(problem,))
    files: dict[str, Recorded] = {}
    problems = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        match = LINE.fullmatch(line.rstrip("\r"))
        if match and is_inside(match["path"]) and match["path"] not in files:
            files[match["path"]] = Recorded(sha256=match["digest"].lower())
            continue
        what = "the line names no file of the folder" if not match or match["path"] not in files else "named twice"
        problems.append(Problem(file=path.as_posix(), line=number, code="bad-manifest", what=what, mend=again))
    if not files and not problems:
        problems.append(Problem(file=path.as_posix(), code="empty-manifest", what="it lists no file", mend=again))
    return Manifest(files=files, problems=tuple(problems))
