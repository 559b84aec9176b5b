"""The flow from end to end: reads the archive's folder, calls the stages, writes what they made."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from newsarchive import content
from newsarchive.cache import CACHE_FILE, Cache
from newsarchive.config import CONFIG_FILE, Config
from newsarchive.folder import list_files, place_of, read_file, read_text
from newsarchive.ingest import (
    IngestPlan,
    Run,
    SeedPair,
    explain,
    name_changes,
    pair_seeds,
    plan_in_batches,
    plan_ingest,
)
from newsarchive.library import Keep, make_anew, make_library
from newsarchive.model import Article, Capture, SeedFile
from newsarchive.names import NAMES_FILE, Authority, read_names
from newsarchive.outputs import Site
from newsarchive.problems import ArchiveError, Problem
from newsarchive.processes import processes
from newsarchive.readers import read_capture
from newsarchive.rendering import stage_site
from newsarchive.urls import suffixed
from newsarchive.write import Changes, only_one, put_article, sync_staged

SEEDS, CONTENT, ARTICLE_ENDING = "seeds", "content", ".md"
LOCK_FILE = ".cache/build.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The files in content/ that may be articles."""

    texts: Mapping[str, str]
    """By address; of one that cannot be read, what can be told of it, if only that it is there."""
    problems: tuple[Problem, ...]

    @property
    def readable(self) -> Iterator[tuple[str, str]]:
        wrong = {problem.file for problem in self.problems}
        return ((file, text) for file, text in self.texts.items() if file not in wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """The articles that can be shown, in the order of their files, and what is wrong with the others."""

    by_file: Mapping[str, Article]
    problems: tuple[Problem, ...]

    @property
    def articles(self) -> Sequence[Article]:
        return tuple(self.by_file.values())

    @property
    def by_hand(self) -> Sequence[str]:
        """Addresses of the files behind those of them that no capture stands behind."""
        return [file for file, article in self.by_file.items() if not article.capture]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a render did."""

    articles: Sequence[Article]
    changes: Changes
    problems: tuple[Problem, ...]


def one_build_at_a_time(root: Path) -> contextlib.AbstractContextManager[None]:
    """Holds the archive's lock. An archive that cannot be written to (on a disc, somebody else's) needs none."""
    lock = root / LOCK_FILE
    if not place_of(lock.parent).is_relative_to(place_of(root)):
        what, mend = "the link leads out of the archive", "delete the link: it is a folder of results that are kept"
        raise ArchiveError(Problem(file=lock.parent.name, code="unreadable", what=what, mend=mend))
    nearest = next(folder for folder in (lock, *lock.parents) if folder.exists())
    if not os.access(nearest, os.W_OK):
        return contextlib.nullcontext()
    return only_one(lock, "another build of this archive is running")


def plan(root: Path, config: Config) -> IngestPlan:
    """What ingest would do; nothing is written."""
    seeds, contents = Seeds(root), read_contents(root)
    made = plan_ingest(seeds.files(), contents.texts, language=config.language)
    return replace(made, problems=tuple(sorted({*made.problems, *seeds.problems, *contents.problems})))


def explain_seed(root: Path, config: Config, name: str) -> str:
    """What became of each line of a capture and why. ArchiveError where `name` is no capture in seeds/."""
    path = Path(name).resolve()
    file = path.relative_to(root.resolve()).as_posix() if path.is_relative_to(root.resolve()) else name
    seed = next((seed for seed in Seeds(root).files() if seed.file in (name, file)), None)
    if seed is None:
        mend = "name it as it stands in the archive: seeds/x.txt"
        raise ArchiveError(Problem(file=name, code="no-capture", what="there is no such capture", mend=mend))
    return explain(seed, language=config.language)


def ingest(root: Path, config: Config, *, jobs: int = 1) -> IngestPlan:
    """seeds → content, in `jobs` processes. Hand-edited files are left alone; what was written is not kept."""
    seeds, contents = Seeds(root), read_contents(root)
    problems, ingested = list(contents.problems), []
    if any(problem.file == CONTENT for problem in problems):
        raise ArchiveError(problems)  # there is no place for what would be made
    with _workers(jobs) as run:
        for part in plan_in_batches(seeds.files(), contents.texts, language=config.language, run=run):
            for file in part.writes:
                problems += put_article(root, file)
            problems += part.problems
            ingested += [replace(one, article=None) for one in part.ingested]
    problems += seeds.problems
    return IngestPlan(writes=(), problems=tuple(sorted(set(problems))), ingested=tuple(ingested))


@contextlib.contextmanager
def _workers(jobs: int) -> Iterator[Run]:
    """What does work like `map`, here or in so many processes."""
    if jobs <= 1:
        yield map
        return
    with processes(jobs) as executor:
        yield partial(executor.map, chunksize=16)


def render(root: Path, config: Config, *, output: Path, templates: Path, jobs: int = 1) -> Rendered:
    """content → site. What is wrong with one file is told, and the rest is shown."""
    cache = Cache(path=root / CACHE_FILE)
    cache.begin()
    read = read_articles(root, config, keep=cache)
    captures, differing = read_captures(root, read.articles)
    authority, unread = read_authority(root)
    library = replace(make_library(read.articles, captures, authority), keep=cache)
    site = Site(
        config=config,
        library=library,
        templates=templates,
        read_capture=partial(read_file, root),
        sources=_digests(root, [CONFIG_FILE, NAMES_FILE, *read.by_hand]),
    )
    hindered = list_files(templates.parent, templates.name).problems
    if hindered:
        raise ArchiveError(hindered)
    changes = sync_staged(partial(stage_site, site, jobs=jobs), output)
    cache.end()
    return Rendered(articles=read.articles, changes=changes, problems=(*read.problems, *differing, *unread))


def _digests(root: Path, names: Sequence[str]) -> dict[str, str]:
    """SHA-256 of those files that are there, in the archive itself, and can be read."""
    digests = {}
    for name in names:
        if not place_of(root / name).is_relative_to(place_of(root)):
            continue
        with contextlib.suppress(ArchiveError):
            digests[name] = hashlib.sha256(read_file(root, name)).hexdigest()
    return digests


def read_contents(root: Path) -> Contents:
    """The content files by address, and what is wrong with those that cannot be read."""
    listing = list_files(root, CONTENT)
    texts = {problem.file: "" for problem in listing.problems if problem.file.endswith(ARTICLE_ENDING)}
    problems = [problem for problem in listing.problems if problem.file in (*texts, CONTENT)]
    for file in listing.names:
        if not file.endswith(ARTICLE_ENDING):
            continue
        try:
            texts[file] = read_text(root, file)
            if not content.FRONT_MATTER.match(texts[file].replace("\r\n", "\n")):
                raise ArchiveError(content.no_front_matter(texts[file], file))
        except ArchiveError as error:
            texts[file] = ""
            problems += error.problems
    return Contents(texts=dict(sorted(texts.items())), problems=tuple(problems))


def read_articles(root: Path, config: Config, *, keep: Keep = make_anew) -> Articles:
    """All articles that can be shown, each with a slug of its own, and what was changed by hand said to be so."""
    contents = read_contents(root)
    found: dict[str, Article] = {}
    problems = list(contents.problems)
    for file, text in contents.readable:
        try:
            found[file] = content.load(text, file=file, language=config.language)
        except ArchiveError as error:
            problems.extend(error.problems)
            continue
        problems += content.contradictions(found[file], text, file=file)
    taken: set[str] = set()
    for file in sorted(found, key=lambda file: (PurePosixPath(file).stem != found[file].slug, file)):
        slug = found[file].slug
        if slug in taken:
            own = suffixed(slug, hashlib.sha256(file.encode()).hexdigest()[:8])
            problems.append(_same_slug(file, slug, own))
            found[file] = replace(found[file], slug=own)
        taken.add(slug)
    edited = {file: article for file, article in found.items() if article.is_edited}
    if edited:
        found |= name_changes(edited, Seeds(root).find, keep, language=config.language)
    return Articles(by_file=found, problems=tuple(problems))


def _same_slug(file: str, slug: str, own: str) -> Problem:
    what = f"another article has the slug “{slug}” too; this one is shown as “{own}”"
    mend = "give one of them another “slug: …”"
    return Problem(file=file, code="same-slug", what=what, mend=mend, severity="warning")


def read_authority(root: Path) -> tuple[Authority, tuple[Problem, ...]]:
    """The archive's file of names, and what is wrong in it; without one, or with a wrong one, nobody is named."""
    if NAMES_FILE not in (listing := list_files(root, CONTENT)).names:
        return Authority(), tuple(problem for problem in listing.problems if problem.file == NAMES_FILE)
    try:
        return read_names(read_text(root, NAMES_FILE)), ()
    except ArchiveError as error:
        return Authority(), error.problems


def read_captures(root: Path, articles: Sequence[Article]) -> tuple[dict[str, Capture], tuple[Problem, ...]]:
    """The captures behind the articles, by address; those that are missing or changed are reported, not shown."""
    captures: dict[str, Capture] = {}
    listing = list_files(root, SEEDS)
    names = frozenset(listing.names)
    problems: list[Problem] = []
    for article in articles:
        if not article.capture or listing.is_hindered(article.capture.file):
            continue
        file = article.capture.file
        if file not in names:
            what = f"the capture of “{article.slug}” is missing"
            mend = "put it back: it is the evidence for the article"
            problems.append(Problem(file=file, code="capture-differs", what=what, mend=mend))
            continue
        try:
            capture = read_capture(read_file(root, file), file=file)
        except ArchiveError as error:
            problems += error.problems
            continue
        if capture.sha256 == article.capture.sha256:
            captures[file] = capture
            continue
        what = f"the capture of “{article.slug}” is not the one that the article was made from"
        mend = "run `python3 build.py ingest`, or put the old capture back"
        problems.append(Problem(file=file, code="capture-differs", what=what, mend=mend))
    return captures, (*listing.problems, *problems)


class Seeds:
    """The captures with their sidecars, read one after the other, and what was wrong with any of the files."""

    def __init__(self, root: Path) -> None:
        self._root = root
        listing = list_files(root, SEEDS)
        without = {_stem(name) for name in listing.hindered}
        # A capture without its sidecar would lose what the archivist supplied.
        names = [name for name in listing.names if _stem(name) not in without]
        self._pairs, stray = pair_seeds(names)
        self.problems = [*listing.problems, *stray]

    def files(self) -> Iterator[SeedFile]:
        for pair in self._pairs:
            if seed := self._read(pair):
                yield seed

    def find(self, file: str) -> SeedFile | None:
        """The capture at this address, where it can be read."""
        pair = next((pair for pair in self._pairs if pair.file == file), None)
        return self._read(pair) if pair else None

    def _read(self, pair: SeedPair) -> SeedFile | None:
        try:
            sidecar = read_file(self._root, pair.sidecar) if pair.sidecar else b""
            data = read_file(self._root, pair.file)
        except ArchiveError as error:
            self.problems += error.problems
            return None
        return SeedFile(file=pair.file, data=data, sidecar_file=pair.sidecar, sidecar=sidecar)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]
