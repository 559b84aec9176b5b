"""What ingest does about captures, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsarchive.model import Article, File
from newsarchive.problems import Problem


class Change(StrEnum):
    """What ingest does about one capture."""

    NEW = "new"
    REWRITTEN = "rewritten"
    UNCHANGED = "unchanged"
    EDITED = "edited by hand"
    """Since ingest wrote it, and there is nothing new: it stays as it is."""
    OFFERED = "offered"
    """Edited by hand: the new version goes to a file beside it, `*.md.new`."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of one capture."""

    seed: str
    change: Change
    path: str = ""
    """The content file, from the archive's root; empty where there is none."""
    article: Article | None = None
    """As made this time; None where nothing had to be made."""
    diff: str = ""
    """Of an offered version: how it differs from the file edited by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestPlan:
    """All that ingest would do. Nothing is ever deleted, so there is nothing else."""

    writes: tuple[File, ...]
    """Paths from the archive's root: content/x.md, content/x.md.new."""
    problems: tuple[Problem, ...]
    ingested: tuple[Ingested, ...]
    """One for each capture, in the order in which they came; last those with new bytes under a known name."""
