"""What ingest writes, and what it leaves alone: captures and sidecars on one side, existing content on the other."""

from __future__ import annotations

import difflib
import hashlib
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath

from newsarchive.content import dump
from newsarchive.ingest.existing import Existing, read_existing
from newsarchive.ingest.reading import RULES, read_seed
from newsarchive.model import Article, File, SeedFile
from newsarchive.problems import ArchiveError, Problem
from newsarchive.urls import LONGEST_SLUG


class Change(StrEnum):
    """What ingest does about one capture."""

    NEW = "new"
    REWRITTEN = "rewritten"
    UNCHANGED = "unchanged"
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
    """One for each capture, in the order in which they came."""


def plan_ingest(seeds: Iterable[SeedFile], contents: Mapping[str, str], *, language: str = "en") -> IngestPlan:
    """What to write for these captures, given the content files that exist (their paths and texts).

    `seeds` may be a generator: captures are read one at a time. `language` is the archive's, for captures
    whose own cannot be told. What is wrong with one capture harms no other.
    """
    ledger = _open_ledger(contents)
    writes: list[File] = []
    problems: list[Problem] = list(ledger.problems)
    ingested: list[Ingested] = []
    for seed in seeds:
        outcome = _ingest(seed, ledger, language)
        writes.extend(outcome.writes)
        problems.extend(outcome.problems)
        ingested.append(outcome.ingested)
    return IngestPlan(writes=tuple(writes), problems=tuple(sorted(problems)), ingested=tuple(ingested))


# --- what exists ---


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ledger:
    """What is taken. Its sets grow while captures are gone through one after the other."""

    contents: Mapping[str, str]
    by_seed: Mapping[str, Existing]
    by_digest: Mapping[str, Existing]
    """For a capture that was given another name."""
    problems: tuple[Problem, ...]
    unreadable: tuple[str, ...]
    """Content that nobody can tell the capture of: an article made anew could be there twice."""
    slugs: set[str]
    read: dict[str, str]
    """By digest, the capture of this run that has these bytes."""


def _open_ledger(contents: Mapping[str, str]) -> _Ledger:
    found: list[Existing] = []
    problems: list[Problem] = []
    unreadable: list[str] = []
    for path, text in sorted(contents.items()):
        try:
            entry = read_existing(path, text)
        except ArchiveError as error:
            problems.extend(error.problems)
            unreadable.append(text)
            continue
        found.extend([entry] if entry else [])
    return _Ledger(
        contents=contents,
        by_seed={entry.record.file: entry for entry in reversed(found)},
        by_digest={entry.record.sha256: entry for entry in reversed(found)},
        problems=tuple(problems),
        unreadable=tuple(unreadable),
        slugs={PurePosixPath(path).stem for path in contents} | {entry.slug for entry in found},
        read={},
    )


# --- one capture ---


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    ingested: Ingested
    writes: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()


def _ingest(seed: SeedFile, ledger: _Ledger, language: str) -> _Outcome:
    sha256 = hashlib.sha256(seed.data).hexdigest()
    same = ledger.read.setdefault(sha256, seed.file)
    if same != seed.file:
        return _failed(seed, _same_bytes(seed.file, same))
    old = ledger.by_seed.get(seed.file) or ledger.by_digest.get(sha256)
    if old and _is_fresh(old, seed, sha256):
        unchanged = Ingested(seed=seed.file, change=Change.UNCHANGED, path=old.path)
        return _Outcome(ingested=unchanged, problems=(_edited(old, is_stale=False),) if old.is_edited else ())
    if not old and any(seed.file in text for text in ledger.unreadable):
        return _failed(seed)
    try:
        article = read_seed(seed, language=language).article
    except ArchiveError as error:
        return _failed(seed, *error.problems)
    except Exception as error:  # the one place that catches all: many other captures wait, and their turn must come
        return _failed(seed, _mistake_of_ours(seed.file, error))
    if old:
        return _renew(replace(article, slug=old.slug), old, ledger)
    article = replace(article, slug=_free_slug(article.slug, ledger.slugs))
    ledger.slugs.add(article.slug)
    path = f"content/{article.slug}.md"
    new = Ingested(seed=seed.file, change=Change.NEW, path=path, article=article)
    return _Outcome(ingested=new, writes=(File(path=path, data=dump(article).encode()),))


def _is_fresh(old: Existing, seed: SeedFile, sha256: str) -> bool:
    """Whether the content was made from this very capture and sidecar by the present rules."""
    sidecar = hashlib.sha256(seed.sidecar).hexdigest() if seed.sidecar_file else ""
    record = old.record
    return (record.file, record.sha256, record.sidecar, record.rules) == (seed.file, sha256, sidecar, RULES)


def _renew(article: Article, old: Existing, ledger: _Ledger) -> _Outcome:
    """The article in place of what ingest wrote before; beside it, where a person has edited that."""
    seed = article.capture.file if article.capture else ""
    text = dump(article)
    before = ledger.contents[old.path]
    if not old.is_edited:
        rewritten = Ingested(seed=seed, change=Change.REWRITTEN, path=old.path, article=article)
        return _Outcome(ingested=rewritten, writes=(File(path=old.path, data=text.encode()),))
    diff = "".join(
        difflib.unified_diff(
            before.splitlines(keepends=True), text.splitlines(keepends=True), old.path, f"{old.path}.new"
        )
    )
    offered = Ingested(seed=seed, change=Change.OFFERED, path=old.path, article=article, diff=diff)
    file = File(path=f"{old.path}.new", data=text.encode())
    return _Outcome(ingested=offered, writes=(file,), problems=(_edited(old, is_stale=True),))


def _free_slug(slug: str, taken: set[str]) -> str:
    """`slug`, or with the first number that nobody has: x-2, x-3 …"""
    number = 1
    candidate = slug
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        candidate = slug[: LONGEST_SLUG - len(ending)].rstrip("-") + ending
    return candidate


# --- problems ---


def _failed(seed: SeedFile, *problems: Problem) -> _Outcome:
    return _Outcome(ingested=Ingested(seed=seed.file, change=Change.FAILED), problems=problems)


def _same_bytes(file: str, other: str) -> Problem:
    what = f"the capture is the same, byte for byte, as {other}"
    return Problem(file=file, code="same-capture", what=what, mend="remove one of the two")


def _edited(old: Existing, *, is_stale: bool) -> Problem:
    if not is_stale:
        what = "the file was edited by hand; ingest leaves it as it is"
        mend = "nothing to do; corrections in the capture's sidecar would survive new rules"
        return Problem(file=old.path, code="edited-by-hand", what=what, mend=mend, severity="warning")
    what = f"the file was edited by hand, and there is a new version: {old.path}.new"
    mend = (
        "take over what you want of it, its “capture” lines in any case, or delete the edited file to have the new one"
    )
    return Problem(file=old.path, code="edited-by-hand", what=what, mend=mend)


def _mistake_of_ours(file: str, error: Exception) -> Problem:
    place = traceback.extract_tb(error.__traceback__)[-1]
    module = PurePosixPath(place.filename).name
    what = f"a mistake of the program: {type(error).__name__}: {error} ({module}:{place.lineno})"
    return Problem(file=file, code="program-mistake", what=what, mend="report it, with this capture")
