"""A BagIt bag (RFC 8493), complete and valid: checked without the library that made it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from newsarchive.folder import bytes_of
from newsarchive.problems import Problem
from newsarchive.verify.folder import AGAIN, digest_of, empty_folders, folder_damage, look
from newsarchive.verify.listing import Manifest, read_manifest
from newsarchive.write import Recorded

DECLARATION = re.compile(rb"BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8\r?\n?")
ENCODED = re.compile("%(?:0A|0D|25)", re.IGNORECASE)
OXUM = re.compile(r"^Payload-Oxum:\s*(\d+)\.(\d+)\s*$", re.MULTILINE)
ALGORITHMS = ("sha512", "sha256", "sha1", "md5")
BACKUP = "take the bag from your backup, or delete it and export it again"


def is_bag(folder: Path) -> bool:
    return (folder / "bagit.txt").is_file()


def bag_damage(bag: Path) -> Iterator[Problem]:
    """All in which the folder is not the bag that was made."""
    if not DECLARATION.fullmatch(bytes_of(bag / "bagit.txt") or b""):
        yield _problem(bag / "bagit.txt", "bad-bag", "it does not declare a bag as RFC 8493 asks")
    manifests = [algorithm for algorithm in ALGORITHMS if (bag / f"manifest-{algorithm}.txt").is_file()]
    if not manifests:
        yield _problem(bag, "no-manifest", "no manifest of the payload is there")
    for algorithm in manifests:
        yield from _payload_damage(bag, algorithm)
    tag_manifests = [algorithm for algorithm in ALGORITHMS if (bag / f"tagmanifest-{algorithm}.txt").is_file()]
    if not tag_manifests:
        what = "no manifest of the files beside the payload is there: nobody can tell whether those are as they were"
        mend = "nothing to do, if the bag never had one"
        yield Problem(file=bag.as_posix(), code="no-manifest", what=what, mend=mend, severity="warning")
    for algorithm in tag_manifests:
        yield from _tag_damage(bag, algorithm)
    if (bag / "fetch.txt").exists():
        yield _problem(bag / "fetch.txt", "bad-bag", "parts of the bag are elsewhere, and nothing here fetches them")
    yield from _oxum_damage(bag)
    for path in empty_folders(bag):
        what, mend = "the folder is empty, and no manifest lists folders", "remove it, if nothing is missing from it"
        yield Problem(file=(bag / path).as_posix(), code="folder-added", what=what, mend=mend, severity="warning")


def _payload_damage(bag: Path, algorithm: str) -> Iterator[Problem]:
    manifest = _decoded(bag, read_manifest(bag / f"manifest-{algorithm}.txt"))
    yield from manifest.problems
    for path in sorted(path for path in manifest.files if not path.startswith("data/")):
        yield _problem(bag / f"manifest-{algorithm}.txt", "bad-manifest", f"{path} is no file of the payload")
    payload = {path[5:]: entry for path, entry in manifest.files.items() if path.startswith("data/")}
    for problem in folder_damage(bag / "data", payload, beside=frozenset(), algorithm=algorithm):
        yield replace(problem, mend=BACKUP if problem.mend == AGAIN else problem.mend)


def _tag_damage(bag: Path, algorithm: str) -> Iterator[Problem]:
    """Files beside the payload may be there without being listed; those listed must be as they were."""
    manifest = _decoded(bag, read_manifest(bag / f"tagmanifest-{algorithm}.txt"))
    yield from manifest.problems
    for path, expected in sorted(manifest.files.items()):
        if not (bag / path).is_file():
            yield _problem(bag / path, "file-missing", "the file is missing")
        elif (bag / path).is_symlink():
            yield _problem(bag / path, "is-link", "a link stands in its place")
        elif digest_of(bag / path, algorithm) != expected.sha256:
            is_manifest = path.startswith("manifest-")
            what = f"it is not as tagmanifest-{algorithm}.txt says"
            yield _problem(bag / path, "manifest-differs" if is_manifest else "file-differs", what)


def _oxum_damage(bag: Path) -> Iterator[Problem]:
    """Number and size of the files in all: tells a bag that was cut short at one look."""
    try:
        match = OXUM.search((bytes_of(bag / "bag-info.txt") or b"").decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        return
    sizes = look(bag / "data").files.values()
    if match and (int(match[1]), int(match[2])) != (sum(sizes), len(sizes)):
        found, said = f"{len(sizes):,} files of {sum(sizes):,} bytes", f"{int(match[2]):,} of {int(match[1]):,}"
        what = f"the payload has {found}, not {said}"
        yield _problem(bag / "bag-info.txt", "payload-size", what)


def _decoded(bag: Path, manifest: Manifest) -> Manifest:
    """In bags, a percent sign and line ends in names are written %25, %0A and %0D; but bagit-python leaves percent
    signs as they are, so that where a file of the name as it is written stands, that one is meant."""
    files: dict[str, Recorded] = {}
    for path, entry in manifest.files.items():
        is_plain = "%" not in path or os.path.lexists(bag / path)
        files[path if is_plain else ENCODED.sub(lambda match: unquote(match[0]), path)] = entry
    return Manifest(files=files, problems=manifest.problems)


def _problem(path: Path, code: str, what: str) -> Problem:
    return Problem(file=path.as_posix(), code=code, what=what, mend=BACKUP)
