"""The archive's settings: site_config.yaml, checked, with what the command line overrides."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from newsarchive.fields import Cursor, open_document
from newsarchive.folder import read_text
from newsarchive.language_tag import LANGUAGE_MEND, parse_language
from newsarchive.problems import ArchiveError, Problem
from newsarchive.urls import parse_base_url

CONFIG_FILE = "site_config.yaml"
BASE_URL_MEND = "write it as browsers' address bars give it when copied: ASCII, no password, no .."
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
        language=cursor.parsed("language", parse_language, "bad-language", LANGUAGE_MEND) or "en",
        base_url=cursor.parsed("base_url", parse_base_url, "bad-url", BASE_URL_MEND),
        output=_read_output(cursor),
        per_page=cursor.number("per_page", default=50, least=1),
    )
    cursor.refuse_the_rest()
    if cursor.document.problems:
        raise ArchiveError(cursor.document.problems)
    return config


def refuse_output(output: Path, root: Path) -> None:
    """ArchiveError where the site would stand in, on or around what it is made from, however the folder was named."""
    place, home = output.resolve(), root.resolve()
    parts = place.relative_to(home).parts if place.is_relative_to(home) else ("elsewhere",)
    sources = [(home / name).resolve() for name in sorted(OURS)]
    if (
        home.is_relative_to(place)
        or parts[0].casefold() in OURS
        or any(place.is_relative_to(source) or source.is_relative_to(place) for source in sources)
    ):
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


def _read_output(cursor: Cursor) -> str:
    """Where the site goes: not over what it is made from, nor nowhere."""
    output = cursor.text("output") or ("" if isinstance(cursor.raw("output"), str) else "site")
    parts = PurePosixPath(output).parts
    if (
        not output.isprintable()
        or any(sign in output for sign in "\\:~")  # drives, homes and folders to other systems and shells
        or not parts
        or parts[0].casefold() in OURS
        or ".." in parts
        or PurePosixPath(output).is_absolute()
    ):
        what = f"“{output}” cannot be the output folder"
        cursor.report("output", "bad-output", what, "name a folder of its own, such as “site”")
    return output
