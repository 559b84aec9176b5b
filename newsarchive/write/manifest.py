"""What the site's own list of its files says, and how a folder is known for one that a build made."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

MANIFEST = "manifest-sha256.txt"
"""Lists every file of the site with its SHA-256, as `sha256sum -c` reads it. What it lists, the build wrote."""
MARK = "about-this-folder.txt"
"""In every site. Bags and other people's folders have manifests of the same name; none lists this."""
ABOUT = b"""\
This folder is a website of plain files. Open index.html.

It was made by newsarchive (python build.py), which puts it in place whole with each build. Files in it that
no build wrote are left as they are.

manifest-sha256.txt lists the files that the build wrote, with the SHA-256 of each. This command, run in this
folder, tells whether any of them has changed since:

    sha256sum --check --quiet manifest-sha256.txt
"""


def write_manifest(digests: dict[str, str]) -> bytes:
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def read_manifest(folder: Path) -> dict[str, str]:
    """SHA-256 by path, as the last build recorded it, the manifest itself without one; empty where there is none."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8", errors="replace").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)} | {MANIFEST: ""}


def is_ours(folder: Path) -> bool:
    """Whether a build made this folder: its manifest says so, or the mark, should the manifest be damaged."""
    if MARK in read_manifest(folder):
        return True
    mark = folder / MARK
    return mark.is_file() and mark.read_bytes() == ABOUT


def is_inside(path: str) -> bool:
    """Whether an address leads to a file of the folder it is taken from, on any system."""
    parts = PurePosixPath(path).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts and "\\" not in path
