"""What the site's own list of its files says, and how a folder is known for one that a build made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from newsarchive.folder import bytes_of
from newsarchive.model import File

MANIFEST = "manifest-sha256.txt"
"""Lists every file of the site with its SHA-256, as `sha256sum -c` reads it. What it lists, the build wrote."""
SIZES = "manifest-sizes.txt"
"""The size in bytes of each file that the manifest lists, in its order: tells a file cut short from an edited one."""
RECORDS_MANIFEST = "tagmanifest-sha256.txt"
"""The same for those two: without it, nobody could tell an edited manifest from an edited page. Named as in a bag."""
RECORDS = frozenset({MANIFEST, SIZES, RECORDS_MANIFEST})
MARK = "about-this-folder.txt"
"""In every site. Bags and other people's folders have manifests of the same name; none lists this."""
ABOUT = b"""\
This folder is a website of plain files. Open index.html.

It was made by newsarchive (python3 build.py), which puts it in place whole with each build. Files in it that
no build wrote are left as they are.

manifest-sha256.txt lists the files that the build wrote, with the SHA-256 of each. These commands, run in this
folder, tell whether any of them has changed since:

    sha256sum --check --quiet tagmanifest-sha256.txt
    sha256sum --check --quiet manifest-sha256.txt
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What a manifest says of a file."""

    sha256: str
    size: int | None = None
    """In bytes, where that is recorded."""


def write_records(files: Mapping[str, Recorded]) -> Iterator[File]:
    """The manifest of these files, their sizes, and the manifest of the two."""
    paths = sorted(files)
    manifest = "".join(f"{files[path].sha256}  {path}\n" for path in paths).encode()
    sizes = "".join(f"{files[path].size}\n" for path in paths).encode()
    digests = {MANIFEST: hashlib.sha256(manifest).hexdigest(), SIZES: hashlib.sha256(sizes).hexdigest()}
    yield File(path=MANIFEST, data=manifest)
    yield File(path=SIZES, data=sizes)
    yield File(path=RECORDS_MANIFEST, data="".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode())


def paths_we_wrote(folder: Path) -> frozenset[str]:
    """What the last build recorded, its records among them; empty where there are none."""
    manifest = bytes_of(folder / MANIFEST)
    if manifest is None:
        return frozenset()
    return RECORDS.union(line.partition("  ")[2] for line in manifest.decode("utf-8", "replace").splitlines())


def is_ours(folder: Path) -> bool:
    """Whether a build made this folder: its manifest says so, or the mark, should the manifest be damaged."""
    if MARK in paths_we_wrote(folder):
        return True
    return bytes_of(folder / MARK) == ABOUT


def is_inside(path: str) -> bool:
    """Whether an address leads to a file of the folder it is taken from, on any system."""
    parts = PurePosixPath(path).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts and "\\" not in path
