"""What ingest writes, and what it leaves alone: captures and sidecars on one side, existing content on the other."""

from __future__ import annotations

import difflib
import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import PurePath

from newsarchive.content import dump
from newsarchive.ingest.existing import Existing
from newsarchive.ingest.ledger import Ledger, free_slug, open_ledger
from newsarchive.ingest.outcome import Change, Ingested, IngestPlan
from newsarchive.ingest.reading import RULES, read_seed
from newsarchive.model import Article, File, SeedFile
from newsarchive.problems import ArchiveError, Problem
from newsarchive.sidecar import sidecar_warnings

PACKAGE = PurePath(__file__).parents[1]
BATCH = 500
"""Captures that are held in memory at a time."""
Run = Callable[[Callable[[SeedFile], "_Made"], Iterable[SeedFile]], Iterable["_Made"]]


def plan_ingest(
    seeds: Iterable[SeedFile], contents: Mapping[str, str], *, language: str = "en", taken: Iterable[str] = ()
) -> IngestPlan:
    """What to write for these captures, given the content files that exist (their paths and texts; no text where
    a file cannot be read, of which the caller has told).

    `language` is the archive's, for captures whose own cannot be told; `taken`: slugs that no new article may have.
    What is wrong with one capture harms no other.
    """
    parts = list(_plan_in_batches(seeds, open_ledger(contents, taken), language=language, run=map))
    return IngestPlan(
        writes=tuple(file for part in parts for file in part.writes),
        problems=tuple(sorted(problem for part in parts for problem in part.problems)),
        ingested=tuple(one for part in parts for one in part.ingested),
    )


def plan_in_batches(
    seeds: Iterable[SeedFile], contents: Mapping[str, str], *, language: str = "en", run: Run = map
) -> Iterator[IngestPlan]:
    """The same, a few hundred captures at a time, so that a large archive need not fit into memory.

    `run` works like `map`; that of an executor shares the work among processes. The result is the same.
    """
    yield from _plan_in_batches(seeds, open_ledger(contents), language=language, run=run)


def _plan_in_batches(seeds: Iterable[SeedFile], ledger: Ledger, *, language: str, run: Run) -> Iterator[IngestPlan]:
    yield IngestPlan(writes=(), problems=ledger.problems, ingested=())
    rest = _moved_last(seeds, ledger)
    while batch := list(islice(rest, BATCH)):
        known = [_known_outcome(seed, ledger) for seed in batch]
        to_make = [seed for seed, outcome in zip(batch, known, strict=True) if outcome is None]
        made = iter(run(partial(_make, language=language), to_make))
        outcomes = [outcome or _outcome(seed, next(made), ledger) for seed, outcome in zip(batch, known, strict=True)]
        yield IngestPlan(
            writes=tuple(file for outcome in outcomes for file in outcome.writes),
            problems=tuple(chain.from_iterable(map(_problems, batch, outcomes))),
            ingested=tuple(outcome.ingested for outcome in outcomes),
        )


def _moved_last(seeds: Iterable[SeedFile], ledger: Ledger) -> Iterator[SeedFile]:
    """Once all others are known it can be told whether new bytes under a known name are a new version of that capture,
    or another one that got the name of a capture that has a new one itself; and whether known bytes under a new name
    are the capture itself, or a copy of one that stands where it stood."""
    waiting = []
    for seed in seeds:
        sha256 = hashlib.sha256(seed.data).hexdigest()
        if ledger.is_moved(seed.file, sha256):
            waiting.append((seed, sha256))
        else:
            ledger.read.setdefault(sha256, seed.file)
            yield seed
    for seed, sha256 in waiting:
        ledger.read.setdefault(sha256, seed.file)
    yield from (seed for seed, _ in waiting)


def read_again(seed: SeedFile, *, language: str) -> Article | None:
    """What the present rules make of a capture; None where nothing comes of it, of which `plan_ingest` says why."""
    return _make(seed, language=language).article


# --- one capture ---


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    ingested: Ingested
    writes: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What came of reading a capture, wherever that was done."""

    article: Article | None = None
    problems: tuple[Problem, ...] = ()


def _make(seed: SeedFile, *, language: str) -> _Made:
    try:
        return _Made(article=read_seed(seed, language=language).article)
    except ArchiveError as error:
        return _Made(problems=error.problems)
    except MemoryError:  # no mistake of ours: the next capture would meet the same
        raise
    except Exception as error:  # the one place that catches all: many other captures wait, and their turn must come
        return _Made(problems=(_mistake_of_ours(seed.file, error),))


def _known_outcome(seed: SeedFile, ledger: Ledger) -> _Outcome | None:
    """What becomes of a capture that need not be read; None for one that must be."""
    sha256 = hashlib.sha256(seed.data).hexdigest()
    same = ledger.read[sha256]
    if same != seed.file:
        return _failed(seed, _same_bytes(seed.file, same))
    old = ledger.old(seed.file, sha256)
    if old and _is_fresh(old, seed, sha256):
        change = Change.EDITED if old.is_edited else Change.UNCHANGED
        return _Outcome(ingested=Ingested(seed=seed.file, change=change, path=old.path))
    if not old and any(seed.file in text for text in ledger.unreadable):
        return _failed(seed)
    return None


def _outcome(seed: SeedFile, made: _Made, ledger: Ledger) -> _Outcome:
    article = made.article
    if article is None:
        return _failed(seed, *made.problems)
    old = ledger.old(seed.file, article.capture.sha256 if article.capture else "")
    if old:
        return _renew(replace(article, slug=old.slug), old, ledger)
    if ledger.contents.get(f"content/{article.slug}.md") == "":
        return _failed(seed)  # that file, of which nothing is known, may be this very article
    namesake = f"content/{article.slug}.md"
    article = replace(article, slug=free_slug(article, ledger.slugs))
    ledger.slugs.add(article.slug)
    path = f"content/{article.slug}.md"
    new = Ingested(seed=seed.file, change=Change.NEW, path=path, article=article)
    told: tuple[Problem, ...] = ()
    if article.body in ledger.contents.get(namesake, ""):
        told = (_same_article(path, "the same as", namesake),)
    elif twin := ledger.twin(article.body):
        told = (_same_article(path, "much of what stands in", twin),)
    return _Outcome(ingested=new, writes=(File(path=path, data=dump(article).encode()),), problems=told)


def _is_fresh(old: Existing, seed: SeedFile, sha256: str) -> bool:
    """Whether the content was made from this very capture and sidecar by the present rules."""
    sidecar = hashlib.sha256(seed.sidecar).hexdigest() if seed.sidecar_file else ""
    record = old.record
    return (record.file, record.sha256, record.sidecar, record.rules) == (seed.file, sha256, sidecar, RULES)


def _renew(article: Article, old: Existing, ledger: Ledger) -> _Outcome:
    """The article in place of what ingest wrote before; beside it, where a person has edited that."""
    seed = article.capture.file if article.capture else ""
    text = dump(article)
    before = ledger.contents[old.path]
    changed = _capture_changed(article, old)
    if not old.is_edited:
        rewritten = Ingested(seed=seed, change=Change.REWRITTEN, path=old.path, article=article)
        return _Outcome(ingested=rewritten, writes=(File(path=old.path, data=text.encode()),), problems=changed)
    diff = "".join(
        difflib.unified_diff(
            before.splitlines(keepends=True), text.splitlines(keepends=True), old.path, f"{old.path}.new"
        )
    )
    offered = Ingested(seed=seed, change=Change.OFFERED, path=old.path, article=article, diff=diff)
    file = File(path=f"{old.path}.new", data=text.encode())
    return _Outcome(ingested=offered, writes=(file,), problems=(*changed, _edited(old)))


# --- problems ---


def _problems(seed: SeedFile, outcome: _Outcome) -> tuple[Problem, ...]:
    """What is wrong; of a capture that became an article also what is odd in its sidecar, with each build."""
    if outcome.ingested.change is Change.FAILED:
        return outcome.problems
    return (*outcome.problems, *sidecar_warnings(seed.sidecar, file=seed.sidecar_file))


def _failed(seed: SeedFile, *problems: Problem) -> _Outcome:
    return _Outcome(ingested=Ingested(seed=seed.file, change=Change.FAILED), problems=problems)


def _same_bytes(file: str, other: str) -> Problem:
    what = f"the capture is the same, byte for byte, as {other}"
    return Problem(file=file, code="same-capture", what=what, mend="remove this one")


def _same_article(path: str, says: str, twin: str) -> Problem:
    what = f"it says {says} {twin}, which was not made from this capture"
    mend = "delete one of the two; if that one has lost its “capture” lines, take them from this one first"
    return Problem(file=path, code="same-article", what=what, mend=mend, severity="warning")


def _edited(old: Existing) -> Problem:
    what = f"the file was edited by hand, and there is a new version: {old.path}.new"
    mend = (
        "take over what you want of it, its “capture” lines in any case, or delete the edited file to have the new one"
    )
    return Problem(file=old.path, code="edited-by-hand", what=what, mend=mend)


def _capture_changed(article: Article, old: Existing) -> tuple[Problem, ...]:
    """Captures are evidence: one that is no longer what it was must not pass without a word."""
    record = article.capture
    if record is None or record.sha256 == old.record.sha256:
        return ()
    what = (
        f"the capture is not the one that {old.path} was made from ({old.record.sha256[:12]}… → {record.sha256[:12]}…)"
    )
    mend = "fine if you replaced it; otherwise take it from your backup and build again"
    return (Problem(file=record.file, code="capture-changed", what=what, mend=mend, severity="warning"),)


def _mistake_of_ours(file: str, error: Exception) -> Problem:
    ours = [at for at in traceback.extract_tb(error.__traceback__) if PurePath(at.filename).is_relative_to(PACKAGE)]
    place = ours[-1]  # a package of others may have raised it
    module = PurePath(place.filename).relative_to(PACKAGE).as_posix()
    what = f"a mistake of the program: {type(error).__name__}: {error} ({module}:{place.lineno})"
    return Problem(file=file, code="program-mistake", what=what, mend="report it, with this capture")
