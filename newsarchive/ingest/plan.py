"""What ingest writes, and what it leaves alone: captures and sidecars on one side, existing content on the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from newsarchive.model import Article, File, SeedFile
from newsarchive.problems import Problem
from newsarchive.readers import is_capture


class Change(StrEnum):
    """What ingest does about one capture."""

    NEW = "new"
    REWRITTEN = "rewritten"
    UNCHANGED = "unchanged"
    OFFERED = "offered"
    """Edited by hand: the new version goes to a file beside it, `*.md.new`."""
    KEPT = "kept"
    """Edited by hand, and nothing new to offer."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestPlan:
    """All that ingest would do. Nothing is ever deleted, so there is nothing else."""

    writes: tuple[File, ...]
    """Paths from the archive's root: content/x.md, content/x.md.new."""
    problems: tuple[Problem, ...]
    ingested: tuple[Ingested, ...]
    """One for each capture, in the order of their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedPair:
    """Names of a capture and of its sidecar (empty where there is none), from the archive's root."""

    file: str
    sidecar: str


def pair_seeds(names: Iterable[str]) -> tuple[tuple[SeedPair, ...], tuple[Problem, ...]]:
    """Captures with their sidecars, among all files in seeds/; what is neither is a problem."""
    listed = sorted(names)
    captures = [name for name in listed if is_capture(name)]
    sidecars = {name.rpartition(".")[0]: name for name in listed if name.endswith(".yaml")}
    pairs = tuple(SeedPair(file=name, sidecar=sidecars.get(name.rpartition(".")[0], "")) for name in captures)
    return pairs, ()


def plan_ingest(seeds: Iterable[SeedFile], contents: Mapping[str, str], *, language: str = "en") -> IngestPlan:
    """What to write for these captures, given the content files that exist (their paths and texts).

    `seeds` may be a generator: captures are read one at a time. `language` is the archive's, for captures
    whose own cannot be told.
    """
    return IngestPlan(writes=(), problems=(), ingested=())
