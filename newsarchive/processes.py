"""Further processes that help with a build, and end with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext

from newsarchive.problems import ArchiveError, Problem
from newsarchive.terminal import follow_parent

SMALL_STACK = 256 * 1024
"""Bytes. Python 3.14 refuses less than 52 KB."""
PATIENCE = 60.0  # seconds


@contextlib.contextmanager
def processes(jobs: int, begin: Callable[[], object] = bool) -> Iterator[ProcessPoolExecutor]:
    """So many; each calls `begin` first. ArchiveError where the system ends one of them, or starts no more."""
    if not _has_room(jobs):
        what, mend = "the system starts no more processes", "use fewer, or raise the limit: ulimit -u"
        raise ArchiveError(Problem(file="--jobs", code="process-ended", what=what, mend=mend))
    executor = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin, initargs=(begin,))
    try:
        _start(executor)
        yield executor
    except BrokenProcessPool:
        what, mend = "the system ended one of the processes", "use fewer, or see that there is memory for them"
        raise ArchiveError(Problem(file="--jobs", code="process-ended", what=what, mend=mend)) from None
    finally:
        executor.shutdown(cancel_futures=True)


def _context() -> BaseContext | None:
    """On Linux forked processes, which share all articles that were read; Python 3.14 would send each a copy. Elsewhere
    the system's own libraries may not bear that."""
    return multiprocessing.get_context("fork") if sys.platform == "linux" else None


def _has_room(jobs: int) -> bool:
    """Whether the system would start all that the executor does: for what it has no room for, that waits for ever.

    Tried by a process of its own, with which all that it began ends. A thread counts like a process.
    """
    if not hasattr(os, "fork"):
        return True
    try:
        child = os.fork()
    except OSError:
        return False
    if child == 0:
        code = 1
        try:
            threading.stack_size(SMALL_STACK)
            for _ in range(2 * jobs + 1):  # each has one that looks after its parent; two belong to the executor
                threading.Thread(target=time.sleep, args=(PATIENCE,), daemon=True).start()
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] == 0


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
