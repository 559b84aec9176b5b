"""Each half of the way from captures to a site: the stages called in order, what they made written."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from newsarchive.cache import CACHE_FILE, Cache
from newsarchive.config import CONFIG_FILE, Config
from newsarchive.discrepancies import dangling_names
from newsarchive.folder import bytes_of, list_files, place_of, read_file
from newsarchive.ingest import Change, Ingested, IngestPlan, Run, explain, plan_in_batches, plan_ingest
from newsarchive.library import make_library
from newsarchive.model import Article
from newsarchive.names import NAMES_FILE
from newsarchive.outputs import Site
from newsarchive.pipeline.sources import (
    CONTENT,
    SEEDS,
    Seeds,
    read_articles,
    read_authority,
    read_beside,
    read_captures,
    read_contents,
)
from newsarchive.pipeline.untold import keep_untold, read_untold
from newsarchive.problems import STOPPERS, ArchiveError, Problem, problems_of
from newsarchive.processes import processes
from newsarchive.rendering import stage_site
from newsarchive.unchanged import RECORD
from newsarchive.verify import read_site_record, site_damage
from newsarchive.write import OFFER, Changes, clear_drafts, only_one, put_article, sync_staged, write_file

LOCK_FILE = ".cache/build.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a render did."""

    articles: Sequence[Article]
    left_out: Sequence[str]
    """Files of articles that cannot be shown until they are mended."""
    is_without_names: bool
    """Whether the file of names cannot be read: then nobody is named."""
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


def is_whole(output: Path) -> bool:
    """Whether the site still is what the build made of it: somebody may have written there at the same time."""
    try:
        damage = site_damage(output, read_site_record(output))
        return all(problem.code in ("file-added", "folder-added") for problem in damage)
    except OSError:
        return False


def remember(root: Path, record: Mapping[str, object]) -> None:
    """Keeps what the next build asks for first; without it, or where it cannot be written, that looks at everything."""
    with contextlib.suppress(OSError):
        write_file(root / RECORD, json.dumps(record).encode())


def plan(root: Path, config: Config) -> IngestPlan:
    """What ingest would do; nothing is written."""
    seeds, contents = Seeds(root), read_contents(root)
    made = plan_ingest(seeds.files(), contents.texts, language=config.language)
    return replace(made, problems=tuple(sorted({*made.problems, *seeds.problems, *contents.problems})))


def explain_capture(root: Path, config: Config, name: str) -> str:
    """What became of each line of a capture and why, or would become of a file that is not in seeds/: with what the
    sidecar beside it says. ArchiveError where there is none."""
    path, archive = place_of(Path(name)), place_of(root)
    file = path.relative_to(archive).as_posix() if path.is_relative_to(archive) else name
    seeds = Seeds(root)
    seed = seeds.find(name) or seeds.find(file) or read_beside(Path(name))
    return explain(seed, language=config.language)


def ingest(root: Path, config: Config, *, jobs: int = 1) -> IngestPlan:
    """seeds → content, in `jobs` processes. Hand-edited files are left alone; what was written is not kept, nor how an
    offered version differs that was offered before. ArchiveError, if it is stopped, tells what else is wrong too."""
    seeds, contents = Seeds(root), read_contents(root)
    problems = [*contents.problems, *read_untold(root)]
    ingested: list[Ingested] = []
    if contents.closed:
        raise ArchiveError([*problems, *seeds.problems])  # what would be made may be there already
    for folder in (SEEDS, CONTENT):
        clear_drafts(root, folder)
    try:
        with _workers(jobs) as run:
            for part in plan_in_batches(seeds.files(), contents.texts, language=config.language, run=run):
                problems += part.problems
                before = _offers(root, part)
                keep_untold(root, problems)
                for file in part.writes:
                    problems += put_article(root, file)
                told = {path for path, data in _offers(root, part).items() if data == before[path]}
                for one in part.ingested:
                    diff = "" if one.path in told else one.diff
                    ingested.append(replace(one, article=None, diff=diff))
    except STOPPERS as error:
        raise ArchiveError([*problems, *seeds.problems, *problems_of(error)]) from None
    problems += seeds.problems
    return IngestPlan(writes=(), problems=tuple(sorted(set(problems))), ingested=tuple(ingested))


def _offers(root: Path, part: IngestPlan) -> dict[str, bytes | None]:
    """By the path of an edited file, the version that stands beside it."""
    paths = [one.path for one in part.ingested if one.change is Change.OFFERED]
    return {path: bytes_of(root / f"{path}{OFFER}") for path in paths}


@contextlib.contextmanager
def _workers(jobs: int) -> Iterator[Run]:
    """What does work like `map`, here or in so many processes."""
    if jobs <= 1:
        yield map
        return
    with processes(jobs) as executor:
        yield partial(executor.map, chunksize=16)


def render(root: Path, config: Config, *, output: Path, templates: Path, jobs: int = 1) -> Rendered:
    """content → site. What is wrong with one file is told, and the rest is shown; ArchiveError tells it too."""
    with Cache(path=root / CACHE_FILE) as cache:
        read = read_articles(root, config, keep=cache)
        if read.closed:
            raise ArchiveError(read.problems)  # the site would lose articles that may be there
        captures, differing = read_captures(root, read.by_file)
        names = read_authority(root)
        problems = [*read.problems, *differing, *names.problems]
        library = replace(make_library(read.articles, captures, names.authority), keep=cache)
        site = Site(
            config=config,
            library=library,
            templates=templates,
            read_capture=partial(read_file, root),
            sources={**_digests(root, [CONFIG_FILE, NAMES_FILE]), **read.by_hand},
        )
        hindered = list_files(templates.parent, templates.name).problems
        if hindered:
            raise ArchiveError([*problems, *hindered])
        try:
            changes = sync_staged(partial(stage_site, site, jobs=jobs, let_go=cache.close), output)
        except STOPPERS as error:
            raise ArchiveError([*problems, *problems_of(error)]) from None
    if read.is_whole:  # else an article that cannot be read may be the one that a name is said of
        problems += dangling_names(library, names.document)
    return Rendered(
        articles=read.articles,
        left_out=read.left_out,
        is_without_names=bool(names.problems),
        changes=changes,
        problems=tuple(problems),
    )


def _digests(root: Path, names: Sequence[str]) -> dict[str, str]:
    """SHA-256 of those files that are there, in the archive itself, and can be read."""
    digests = {}
    for name in names:
        if not place_of(root / name).is_relative_to(place_of(root)):
            continue
        with contextlib.suppress(ArchiveError):
            digests[name] = hashlib.sha256(read_file(root, name)).hexdigest()
    return digests
