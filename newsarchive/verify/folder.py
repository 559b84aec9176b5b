"""A folder, held against what is recorded of it: each kind of damage has a code of its own, each file is named."""

from __future__ import annotations

import hashlib
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from newsarchive.folder import open_file, walk
from newsarchive.problems import Problem, remedy
from newsarchive.write import Recorded

AGAIN = "build again, or take it from your backup"
OTHERS = frozenset(
    "cname .git .gitignore .gitattributes .nojekyll .htaccess .well-known .ds_store thumbs.db desktop.ini".split()
)
"""What hosts, Git and file managers put beside a site: worth a word, but no damage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What stands in a folder, links not followed."""

    files: Mapping[str, int]
    """Size by address."""
    others: Mapping[str, str]
    """What is no file, by address, in words: links, pipes, folders that cannot be entered."""

    def hindrance(self, path: str) -> str:
        """What stands in the file's place or in that of a folder above it, in words; empty where nothing does."""
        if not self.others:
            return ""
        above = [parent.as_posix() for parent in PurePosixPath(path).parents]
        return next((self.others[place] for place in (path, *above) if place in self.others), "")


def folder_damage(
    folder: Path, recorded: Mapping[str, Recorded], *, beside: frozenset[str], algorithm: str = "sha256"
) -> Iterator[Problem]:
    """All in which the folder is not what is recorded. `beside`: files that need not be recorded."""
    present = look(folder)
    missing: list[str] = []
    for path in sorted(recorded):
        if present.hindrance(path) or path in present.files:
            yield from _file_damage(folder, path, recorded[path], present, algorithm)
        else:
            missing.append(path)
    added = sorted({*present.files, *present.others} - recorded.keys() - beside)
    if added:
        above = _above(recorded)
        added = [path for path in added if path not in above]
    renamed = _renamed(folder, [path for path in added if path in present.files], missing, recorded, algorithm)
    for path in missing:
        if path in renamed.values():
            continue
        yield _problem(folder, path, "file-missing", "the file is missing")
    collisions = _collisions(added, {*recorded, *beside, *present.files}) if added else {}
    yield from _told_of_others(folder, added)
    for path in filter(lambda path: not _others_place(path), added):
        if path in renamed:
            yield _problem(folder, path, "file-renamed", f"the file is recorded as {renamed[path]}", "name it so again")
        elif path in collisions:
            what = f"its name and that of {collisions[path]} are one where upper and lower case are"
            yield _problem(folder, path, "case-collision", what, "remove the one that is not recorded")
        elif not present.hindrance(str(PurePosixPath(path).parent)):
            yield _problem(folder, path, "file-added", "nothing recorded it", "remove it, or keep it elsewhere")


def look(folder: Path) -> Present:
    files: dict[str, int] = {}
    others: dict[str, str] = {}

    def cannot_enter(error: OSError) -> None:
        others[Path(error.filename).relative_to(folder).as_posix()] = f"it cannot be read: {error.strerror}"

    for parent, folders, names in walk(folder, cannot_enter):
        above = f"{parent.relative_to(folder).as_posix()}/".removeprefix("./")
        for name in (*folders, *names):
            state = (parent / name).lstat()
            address = f"{above}{name}"
            if stat.S_ISREG(state.st_mode):
                files[address] = state.st_size
            elif not stat.S_ISDIR(state.st_mode):
                others[address] = "a link stands in its place" if stat.S_ISLNK(state.st_mode) else "it is no file"
    return Present(files=files, others=others)


def empty_folders(folder: Path) -> list[str]:
    """Folders that hold nothing, in order; what other programs put there is theirs."""
    found = []
    for parent, folders, names in walk(folder, lambda error: None):  # `look` tells of what cannot be entered
        folders[:] = [name for name in folders if name.casefold() not in OTHERS]
        if not folders and not names and parent != folder:
            found.append(parent.relative_to(folder).as_posix())
    return sorted(found)


def digest_of(path: Path, algorithm: str = "sha256") -> str:
    with open_file(path) as file:
        return hashlib.file_digest(file, algorithm).hexdigest()


def _file_damage(folder: Path, path: str, expected: Recorded, present: Present, algorithm: str) -> Iterator[Problem]:
    if hindrance := present.hindrance(path):
        code = "unreadable" if hindrance.startswith("it cannot") else "is-link" if "link" in hindrance else "no-file"
        yield _problem(folder, path, code, hindrance)
        return
    try:
        found = digest_of(folder / path, algorithm)
    except OSError as error:
        yield _problem(folder, path, "unreadable", f"it cannot be read: {error.strerror}", remedy(error, AGAIN))
        return
    if found == expected.sha256:
        return
    size = present.files[path]
    if expected.size is not None and size < expected.size:
        yield _problem(folder, path, "file-truncated", f"it has {size:,} of the {expected.size:,} bytes recorded")
    else:
        yield _problem(folder, path, "file-differs", f"the file differs from its recorded digest {found[:12]}…")


def _above(paths: Mapping[str, Recorded]) -> set[str]:
    """Folders of recorded files: what stands in their place is told of each of the files."""
    return {parent.as_posix() for path in paths for parent in PurePosixPath(path).parents}


def _renamed(
    folder: Path, added: list[str], missing: list[str], recorded: Mapping[str, Recorded], algorithm: str
) -> dict[str, str]:
    """The recorded name of each file that stands under another one."""
    by_digest = {recorded[path].sha256: path for path in reversed(missing)}
    found: dict[str, str] = {}
    for path in added if by_digest else ():
        try:
            was = by_digest.pop(digest_of(folder / path, algorithm), None)
        except OSError:  # told below as added
            continue
        if was:
            found[path] = was
    return found


def _collisions(added: list[str], known: set[str]) -> dict[str, str]:
    """Of files that are not recorded, the first other one whose name they share but for case and composition."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for path in known:
        for place in (path, *(parent.as_posix() for parent in PurePosixPath(path).parents)):
            by_key[name_key(place)].add(place)
    found = {}
    for path in added:
        for place in (path, *(parent.as_posix() for parent in PurePosixPath(path).parents)):
            others = sorted(by_key[name_key(place)] - {place})
            if others:
                found[path] = others[0]
                break
    return found


def name_key(path: str) -> str:
    """The same for names that are one on some systems: those that differ in case, or in how accents are stored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _others_place(path: str) -> str:
    """The file or folder of another program that an address is or lies in; empty for all others."""
    parts = PurePosixPath(path).parts
    number = next((number for number, part in enumerate(parts, start=1) if part.casefold() in OTHERS), 0)
    return "/".join(parts[:number])


def _told_of_others(folder: Path, added: list[str]) -> Iterator[Problem]:
    for path in sorted({_others_place(path) for path in added} - {""}):
        what, mend = "it is not the site's, but often stands beside one", "nothing to do, if you know it"
        yield Problem(file=(folder / path).as_posix(), code="file-added", what=what, mend=mend, severity="warning")


def _problem(folder: Path, path: str, code: str, what: str, mend: str = AGAIN) -> Problem:
    return Problem(file=(folder / path).as_posix(), code=code, what=what, mend=mend)
