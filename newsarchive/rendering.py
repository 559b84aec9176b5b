"""From the site to its staged files: articles' own in several processes, those that all share in this one."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from newsarchive.outputs import Site, article_files, prepare, prepare_article, shared_files
from newsarchive.processes import processes
from newsarchive.write import Stage, Staged

T = TypeVar("T")
RUN = 50
"""Articles that a process takes at once."""
FEW = 200
"""Articles below which further processes cost more than they save."""
Work = Callable[[Site, Sequence[str]], T]
"""What is done for some articles of a site, by their slugs."""

_site: Site
"""In a process that was started to help: the site it works for."""


class Helped(Protocol):
    """Does work for each run of articles, here or elsewhere; the results come in the order of the runs."""

    def __call__(self, work: Work[T], runs: Sequence[Sequence[str]]) -> Iterator[T]: ...


def stage_site(site: Site, stage: Stage, *, jobs: int = 1) -> Iterator[Staged]:
    """Puts every file of the site where it belongs. The same bytes for any number of processes."""
    slugs = [article.slug for article in site.library.articles]
    runs = [slugs[start : start + RUN] for start in range(0, len(slugs), RUN)]
    jobs = jobs if len(slugs) >= FEW else 1
    listed: list[str] = []
    with _without_looking_for_garbage():
        if jobs > 1:  # twice: pages of articles show what is known only when all have been read
            with _helpers(site, jobs) as helped:
                for _ in helped(_prepare, runs):
                    pass
        prepare(site)
        with _helpers(site, jobs) as helped:
            for staged in helped(partial(_stage, stage), runs):
                listed += [one.path for one in staged if one.is_listed]
                yield from staged
        yield from map(stage, shared_files(site, listed))


def _prepare(site: Site, slugs: Sequence[str]) -> None:
    for slug in slugs:
        prepare_article(site, site.library.by_slug[slug])


def _stage(stage: Stage, site: Site, slugs: Sequence[str]) -> list[Staged]:
    articles = (site.library.by_slug[slug] for slug in slugs)
    return [stage(file) for article in articles for file in article_files(site, article)]


@contextlib.contextmanager
def _helpers(site: Site, jobs: int) -> Iterator[Helped]:
    if jobs == 1:
        yield lambda work, runs: (work(site, run) for run in runs)
        return
    with processes(jobs, partial(_begin, site)) as executor:  # a fork inherits the site
        yield lambda work, runs: executor.map(partial(_work, work), runs)


def _begin(site: Site) -> None:
    global _site
    _site = site


def _work(work: Work[T], slugs: Sequence[str]) -> T:
    return work(_site, slugs)


@contextlib.contextmanager
def _without_looking_for_garbage() -> Iterator[None]:
    """The articles are here to stay: to look through them again and again takes a tenth of a build's time."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
