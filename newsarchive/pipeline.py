"""The flow from end to end: reads the archive's folder, calls the stages, writes what they made."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from newsarchive import content
from newsarchive.config import Config
from newsarchive.ingest import IngestPlan, pair_seeds, plan_ingest
from newsarchive.model import Article, SeedFile
from newsarchive.problems import ArchiveError, Problem
from newsarchive.write import write_file

LOCK_FILE = ".cache/build.lock"


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


def ingest(root: Path, config: Config) -> IngestPlan:
    """seeds → content. What was written is in the plan; hand-edited files are left alone."""
    names, sidecars = _listing(root, "seeds")
    plan = plan_ingest(_seed_files(root, names + sidecars), read_contents(root), language=config.language)
    _, stray = pair_seeds(names + sidecars)
    for file in plan.writes:
        write_file(root / file.path, file.data)
    return IngestPlan(writes=plan.writes, problems=tuple(sorted({*plan.problems, *stray})), ingested=plan.ingested)


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


def _listing(root: Path, folder: str) -> tuple[list[str], list[str]]:
    """Files in a folder of the archive (hidden ones left out), sidecars apart."""
    paths = sorted((root / folder).rglob("*")) if (root / folder).is_dir() else []
    files = [path.relative_to(root).as_posix() for path in paths if path.is_file() and not path.name.startswith(".")]
    return [f for f in files if not f.endswith(".yaml")], [f for f in files if f.endswith(".yaml")]


def _seed_files(root: Path, names: list[str]) -> Iterator[SeedFile]:
    pairs, _ = pair_seeds(names)
    for pair in pairs:
        sidecar = (root / pair.sidecar).read_bytes() if pair.sidecar else b""
        yield SeedFile(file=pair.file, data=(root / pair.file).read_bytes(), sidecar_file=pair.sidecar, sidecar=sidecar)
