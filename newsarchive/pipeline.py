"""The flow from end to end: reads the archive's folder, calls the stages, writes what they made."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from newsarchive import content
from newsarchive.config import Config
from newsarchive.ingest import IngestPlan, Run, explain, pair_seeds, plan_in_batches, plan_ingest
from newsarchive.library import make_library
from newsarchive.model import Article, Capture, SeedFile
from newsarchive.names import NAMES_FILE, Authority, read_names
from newsarchive.outputs import Site, all_files
from newsarchive.problems import ArchiveError, Problem
from newsarchive.readers import read_capture
from newsarchive.write import Changes, sync_site, write_file

LOCK_FILE = ".cache/build.lock"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""In a name: line ends and the like, and bytes that are not UTF-8, as Python shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a render did."""

    articles: Sequence[Article]
    changes: Changes
    problems: tuple[Problem, ...]


@contextlib.contextmanager
def one_build_at_a_time(root: Path) -> Iterator[None]:
    """Holds the archive's lock; the system lets go of it when the process ends, however it ends."""
    path = root / LOCK_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=0):
            yield
    except Timeout:
        what = "another build of this archive is running"
        raise ArchiveError(Problem(file=LOCK_FILE, code="locked", what=what, mend="wait for it to end")) from None


def plan(root: Path, config: Config) -> IngestPlan:
    """What ingest would do; nothing is written."""
    names, unread = _listing(root, "seeds")
    made = plan_ingest(_seed_files(root, names), read_contents(root), language=config.language)
    _, stray = pair_seeds(names)
    return replace(made, problems=tuple(sorted({*made.problems, *stray, *unread})))


def explain_seed(root: Path, config: Config, name: str) -> str:
    """What became of each line of a capture and why. ArchiveError where `name` is no capture in seeds/."""
    path = Path(name).resolve()
    file = path.relative_to(root.resolve()).as_posix() if path.is_relative_to(root.resolve()) else name
    seeds = _seed_files(root, _listing(root, "seeds")[0])
    seed = next((seed for seed in seeds if seed.file in (name, file)), None)
    if seed is None:
        mend = "name it as it stands in the archive: seeds/x.txt"
        raise ArchiveError(Problem(file=name, code="no-capture", what="there is no such capture", mend=mend))
    return explain(seed, language=config.language)


def ingest(root: Path, config: Config, *, jobs: int = 1) -> IngestPlan:
    """seeds → content, in `jobs` processes. Hand-edited files are left alone; what was written is not kept."""
    names, unread = _listing(root, "seeds")
    _, stray = pair_seeds(names)
    problems, ingested = [*stray, *unread], []
    with _workers(jobs) as run:
        parts = plan_in_batches(_seed_files(root, names), read_contents(root), language=config.language, run=run)
        for part in parts:
            for file in part.writes:
                write_file(root / file.path, file.data)
            problems += part.problems
            ingested += [replace(one, article=None) for one in part.ingested]
    return IngestPlan(writes=(), problems=tuple(sorted(set(problems))), ingested=tuple(ingested))


@contextlib.contextmanager
def _workers(jobs: int) -> Iterator[Run]:
    """What does work like `map`, here or in so many processes."""
    if jobs <= 1:
        yield map
        return
    with ProcessPoolExecutor(jobs) as executor:
        yield partial(executor.map, chunksize=16)


def render(root: Path, config: Config, *, output: Path, templates: Path) -> Rendered:
    """content → site. ArchiveError, and no byte written, where a content file is wrong."""
    articles = read_articles(root, config)
    captures, problems = read_captures(root, articles)
    library = make_library(articles, captures, read_authority(root))
    site = Site(
        config=config,
        library=library,
        templates=templates,
        read_capture=lambda file: (root / file).read_bytes(),
    )
    changes = sync_site(all_files(site), output)
    return Rendered(articles=articles, changes=changes, problems=problems)


def read_contents(root: Path) -> dict[str, str]:
    """Texts of the content files by address. ArchiveError names those that are not UTF-8."""
    texts, problems = {}, []
    for path in sorted((root / "content").rglob("*.md")):
        file = path.relative_to(root).as_posix()
        try:
            texts[file] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            what = "the file is not UTF-8"
            problems.append(Problem(file=file, line=line, code="bad-encoding", what=what, mend="save it as UTF-8"))
    if problems:
        raise ArchiveError(problems)
    return texts


def read_articles(root: Path, config: Config) -> list[Article]:
    """All articles, in the order of their files. ArchiveError names everything wrong with any of them."""
    articles: list[Article] = []
    problems: list[Problem] = []
    home: dict[str, str] = {}
    for file, text in read_contents(root).items():
        try:
            article = content.load(text, file=file, language=config.language)
        except ArchiveError as error:
            problems.extend(error.problems)
            continue
        other = home.setdefault(article.slug, file)
        if other != file:
            what = f"the slug “{article.slug}” is also that of {other}"
            problems.append(Problem(file=file, code="same-slug", what=what, mend="give one of them another “slug: …”"))
        articles.append(article)
    if problems:
        raise ArchiveError(problems)
    return articles


def read_authority(root: Path) -> Authority:
    """The archive's file of names; an archive without one names nobody. ArchiveError names all that is wrong in it."""
    path = root / NAMES_FILE
    try:
        return read_names(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return Authority()
    except UnicodeDecodeError:
        problem = Problem(file=NAMES_FILE, code="bad-encoding", what="is not UTF-8", mend="save it as UTF-8")
        raise ArchiveError(problem) from None


def read_captures(root: Path, articles: Sequence[Article]) -> tuple[dict[str, Capture], tuple[Problem, ...]]:
    """The captures behind the articles, by address; those that are missing or changed are reported, not shown."""
    captures: dict[str, Capture] = {}
    problems: list[Problem] = []
    for article in articles:
        if not article.capture:
            continue
        record = article.capture
        path = root / record.file
        try:
            if path.exists() and (hindrance := _hindrance(path, Path(os.path.realpath(root / "seeds")))):
                what, mend = hindrance
                problems.append(Problem(file=record.file, code="unreadable", what=what, mend=mend))
                continue
            capture = read_capture(path.read_bytes(), file=record.file)
        except FileNotFoundError:
            what = f"the capture of “{article.slug}” is missing"
            mend = "put it back: it is the evidence for the article"
        else:
            if capture.sha256 == record.sha256:
                captures[record.file] = capture
                continue
            what = f"the capture of “{article.slug}” is not the one that the article was made from"
            mend = "run `python build.py ingest`, or put the old capture back"
        problems.append(Problem(file=record.file, code="capture-differs", what=what, mend=mend))
    return captures, tuple(problems)


def _listing(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """Files in a folder of the archive, hidden ones left out, and what is wrong with those that cannot be read.

    A capture whose sidecar cannot be read is left out too: without it, what the archivist supplied would be lost.
    """
    files: list[Path] = []
    hindered: dict[Path, Problem] = {}
    for path in sorted((root / folder).rglob("*")):
        if path.name.startswith("."):
            continue
        if hindrance := _hindrance(path, Path(os.path.realpath(root / folder))):
            what, mend = hindrance
            file = path.relative_to(root).as_posix()
            hindered[path] = Problem(file=file, code="unreadable", what=what, mend=mend)
        elif path.is_file():
            files.append(path)
    without = {path.with_suffix("") for path in hindered}
    names = [path.relative_to(root).as_posix() for path in files if path.with_suffix("") not in without]
    return names, list(hindered.values())


def _hindrance(path: Path, folder: Path) -> tuple[str, str] | None:
    """Why a file of the archive is not read, and what to do; None for files and folders that are."""
    if CONTROL.search(path.name):
        return "its name holds bytes that are no letters", "give it a plain name"
    place = Path(os.path.realpath(path))  # not `resolve`, which stops at links that go in circles
    if not place.is_relative_to(folder):
        return "the link leads out of the folder", "copy the file itself"
    if not path.is_file() and (path.is_symlink() or not path.is_dir()):
        return "it is no file", "remove it, or put the file itself there"
    if not os.access(path, os.R_OK):
        return "it may not be read", "give yourself the right to read it"
    return None


def _seed_files(root: Path, names: list[str]) -> Iterator[SeedFile]:
    pairs, _ = pair_seeds(names)
    for pair in pairs:
        sidecar = (root / pair.sidecar).read_bytes() if pair.sidecar else b""
        yield SeedFile(file=pair.file, data=(root / pair.file).read_bytes(), sidecar_file=pair.sidecar, sidecar=sidecar)
