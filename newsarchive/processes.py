"""Further processes that help with a build, and end with it."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from newsarchive.problems import ArchiveError, Problem
from newsarchive.terminal import follow_parent


@contextlib.contextmanager
def processes(jobs: int, begin: Callable[[], object] = bool) -> Iterator[ProcessPoolExecutor]:
    """So many; each calls `begin` first. ArchiveError where the system ends one of them."""
    executor = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(begin,))
    try:
        _start(executor)
        yield executor
    except BrokenProcessPool:
        what, mend = "the system ended one of the processes", "use fewer, or see that there is memory for them"
        raise ArchiveError(Problem(file="--jobs", code="process-ended", what=what, mend=mend)) from None
    finally:
        executor.shutdown(cancel_futures=True)


def _start(executor: ProcessPoolExecutor) -> None:
    """Begins all of them now: where the system has no room for another, those that it had room for would wait for work
    for ever, and we for them."""
    try:
        executor.submit(bool)
    except OSError:
        for begun in multiprocessing.active_children():
            begun.kill()  # they have nothing to clear away yet
        raise


def _begin(begin: Callable[[], object]) -> None:
    follow_parent()
    begin()
