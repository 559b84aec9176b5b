"""From the site to its staged files, in one process or several."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Protocol, TypeVar

from newsarchive.model import Article, File
from newsarchive.outputs import (
    OUTPUTS,
    Site,
    archive_key,
    article_files,
    article_files_key,
    last_files,
    prepare,
    prepare_article,
)
from newsarchive.processes import processes
from newsarchive.write import Change, Stage, Staged

I = TypeVar("I")  # noqa: E741  # an item of work
T = TypeVar("T")
RUN = 50
"""Articles that a process takes at once."""
FEW = 200
"""Articles below which further processes cost more than they save."""
Work = Callable[[Site, I], T]
Run = Sequence[str]
"""Some articles, by their slugs."""

_site: Site
"""In a process that was started to help: the site it works for."""


class Helped(Protocol):
    """Does the work for each item, here or elsewhere; the results come in the order of the items."""

    def __call__(self, work: Work[I, T], items: Sequence[I]) -> Iterator[T]: ...


def stage_site(site: Site, stage: Stage, *, jobs: int = 1, let_go: Callable[[], object] = bool) -> Iterator[Staged]:
    """Puts every file of the site where it belongs. The same bytes for any number of processes.

    `let_go` closes what no further process may inherit; it is called before any begins.
    """
    slugs = [article.slug for article in site.library.articles]
    runs = [slugs[start : start + RUN] for start in range(0, len(slugs), RUN)]
    jobs = jobs if len(slugs) >= FEW else 1
    listed: list[str] = []
    with _without_looking_for_garbage():
        if jobs > 1:  # twice: pages show of other articles what is known only when all have been read
            let_go()
            with _helpers(site, jobs) as helped:
                for _ in helped(_prepare, runs):
                    pass
        prepare(site)
        let_go()
        with _helpers(site, jobs) as helped:
            shared = helped(partial(_stage_shared, stage), range(len(OUTPUTS)))  # first: some of it takes long
            own = helped(partial(_stage_own, stage), runs)
            for staged in chain.from_iterable(chain(own, shared)):
                if staged.is_listed:
                    listed.append(staged.path)
                yield staged
        yield from map(stage, last_files(site, listed))


def _prepare(site: Site, run: Run) -> None:
    for slug in run:
        prepare_article(site, site.library.by_slug[slug])


def _stage_own(stage: Stage, site: Site, run: Run) -> list[Staged]:
    return [staged for slug in run for staged in _stage_article(stage, site, site.library.by_slug[slug])]


def _stage_article(stage: Stage, site: Site, article: Article) -> Sequence[Staged]:
    keep = partial(site.library.keep, f"files {article_files_key(site, article)}")
    return _stage_unless_there(stage, keep, lambda: article_files(site, article))


def _stage_shared(stage: Stage, site: Site, number: int) -> Sequence[Staged]:
    """What all articles share: the output of that number."""
    keep = partial(site.library.keep, f"output {number} {archive_key(site)}")
    return _stage_unless_there(stage, keep, lambda: OUTPUTS[number](site))


def _stage_unless_there(
    stage: Stage,
    keep: Callable[[Callable[[], tuple[Staged, ...]]], tuple[Staged, ...]],
    files: Callable[[], Iterable[File]],
) -> Sequence[Staged]:
    """Where nothing changed that the files show, those that are there are compared by digest, and none is made."""
    made: list[Staged] = []

    def make() -> tuple[Staged, ...]:
        made.extend(map(stage, files()))
        return tuple(replace(staged, change=Change.UNCHANGED) for staged in made)

    known = keep(make)
    if made or all(stage.holds(one.path, one.recorded) for one in known):
        return made or known
    return [stage(file) for file in files()]


@contextlib.contextmanager
def _helpers(site: Site, jobs: int) -> Iterator[Helped]:
    if jobs == 1:
        yield lambda work, items: (work(site, item) for item in items)
        return
    with processes(jobs, partial(_begin, site)) as executor:  # a fork inherits the site
        yield lambda work, items: executor.map(partial(_work, work), items)


def _begin(site: Site) -> None:
    global _site
    _site = site


def _work(work: Work[I, T], item: I) -> T:
    return work(_site, item)


@contextlib.contextmanager
def _without_looking_for_garbage() -> Iterator[None]:
    """The articles are here to stay: to look through them again and again takes a tenth of a build's time."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
