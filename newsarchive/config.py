"""The archive's settings: site_config.yaml, checked, with what the command line overrides."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from newsarchive.checks import LANGUAGE
from newsarchive.fields import Check, Cursor, open_document
from newsarchive.folder import place_of, read_text
from newsarchive.problems import ArchiveError, Problem
from newsarchive.urls import parse_base_url

CONFIG_FILE = "site_config.yaml"
BASE_URL = Check(
    parse=parse_base_url,
    code="bad-url",
    mend="write it as a browser's address bar gives it when copied, such as https://example.org/archive/",
)
LONGEST_OUTPUT = 200
"""Bytes. A file's name may have 255, and the folder in which a site is made has a longer one."""
OURS = frozenset({"seeds", "content", "templates", "newsarchive", "tests", ".git", ".cache", ".packages"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything about the archive that its archivist decides."""

    title: str = "News archive"
    description: str = ""
    """One sentence: what the archive holds. Stands on the home page and in metadata."""
    language: str = "en"
    """BCP 47 tag of the archive's own words; each article has its own."""
    base_url: str | None = None
    """Where the archive is published, with a slash at its end; None makes no absolute addresses."""
    output: str = "site"
    per_page: int = 50
    """Articles on one page of a list."""


def read_config(root: Path) -> Config:
    """The settings of the archive in `root`, or the defaults. ArchiveError names all that is wrong."""
    if not root.is_dir():
        mend = "pass --root with the archive's folder"
        raise ArchiveError(Problem(file=root.as_posix(), code="no-root", what="there is no such folder", mend=mend))
    if not os.path.lexists(root / CONFIG_FILE):
        return Config()
    cursor = open_document(read_text(root, CONFIG_FILE), file=CONFIG_FILE)
    config = Config(
        title=cursor.needed("title"),
        description=cursor.text("description") or "",
        language=cursor.parsed("language", LANGUAGE) or "en",
        base_url=cursor.parsed("base_url", BASE_URL),
        output=_read_output(cursor),
        per_page=cursor.number("per_page", default=50, least=1),
    )
    cursor.refuse_the_rest()
    if cursor.document.problems:
        raise ArchiveError(cursor.document.problems)
    return config


def refuse_output(output: Path, root: Path) -> None:
    """ArchiveError where the site would stand in, on or around what it is made from, however the folder was named."""
    place = place_of(output)
    if _is_among_sources(place, place_of(root)):
        what, mend = "the site cannot stand there: the archive itself does", "name a folder of its own, such as “site”"
    elif Path.home().resolve().is_relative_to(place):
        what, mend = "the site cannot stand there: your own files do", "name a folder of its own, such as “site”"
    elif output.is_symlink():
        what, mend = "the folder is a link, which the site would replace", "name the folder that it leads to"
    elif output.is_mount():
        what, mend = "a disk is mounted there, so that the site could not be put in place whole", "name a folder on it"
    else:
        return
    raise ArchiveError(Problem(file=output.as_posix(), code="bad-output", what=what, mend=mend))


def refuse_export(file: Path, root: Path, others: Sequence[Path]) -> None:
    """ArchiveError where an export would stand in, on or around the archive, or the `others`: its site, its templates.

    What stands there would be taken for a part of them by the next build, or be deleted by it.
    """
    place, home = place_of(file), place_of(root)
    settings = place.parent == home and place.name.casefold() == CONFIG_FILE
    if settings or _is_among_sources(place, home) or any(_overlap(place, place_of(other)) for other in others):
        what = "an export cannot stand there: the archive itself does"
        mend = "name a file outside the archive's folders and its site"
        raise ArchiveError(Problem(file=file.as_posix(), code="bad-file", what=what, mend=mend))


def _is_among_sources(place: Path, home: Path) -> bool:
    parts = place.relative_to(home).parts if place.is_relative_to(home) else ()
    return (
        home.is_relative_to(place)
        or (bool(parts) and parts[0].casefold() in OURS)
        or any(_overlap(place, place_of(home / name)) for name in sorted(OURS))
    )


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _read_output(cursor: Cursor) -> str:
    """Where the site goes: not over what it is made from, nor nowhere."""
    output = cursor.text("output") or ("" if isinstance(cursor.raw("output"), str) else "site")
    parts = PurePosixPath(output).parts
    if (
        not output.isprintable()
        or any(sign in output for sign in "\\:~")  # drives, homes and folders to other systems and shells
        or not parts
        or len(output.encode()) > LONGEST_OUTPUT
        or parts[0].casefold() in OURS
        or ".." in parts
        or PurePosixPath(output).is_absolute()
    ):
        shown = f"{output[:40]}…" if len(output) > LONGEST_OUTPUT else output
        what = f"“{shown}” cannot be the output folder"
        cursor.report("output", "bad-output", what, "name a folder of its own, such as “site”")
    return output
