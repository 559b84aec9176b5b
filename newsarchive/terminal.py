"""How a command and the person who called it speak: streams may be closed, full or narrow, and work may be stopped."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from types import FrameType
from typing import BinaryIO, TextIO

STREAMS = ("stdin", "stdout", "stderr")
STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
LOOK_EVERY = 0.2  # seconds


class Stopped(KeyboardInterrupt):
    """Somebody asked the command to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = 128 + number
        """As shells report it: 130 after Ctrl-C."""


def open_streams() -> None:
    """Gives each stream that the caller closed a place of its own, and makes all words fit the terminal's encoding.

    Else the first file that is opened would get the number of a closed stream, and be written to by mistake.
    """
    for number, name in enumerate(STREAMS):
        if getattr(sys, name) is None:
            with contextlib.suppress(OSError):
                os.fstat(number)
                continue
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
            setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False))
        stream = getattr(sys, name)
        if name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def put(words: str, stream: TextIO) -> None:
    """Writes a line. Where nobody can read it (`… | head -1`, a full disk), the work goes on in silence."""
    try:
        print(words, file=stream, flush=True)
    except OSError:
        _silence(stream)


def hand_over(file: BinaryIO, stream: TextIO) -> None:
    """Writes all of a file. A reader who has enough (`… | head`) may go; on a full disk, OSError: what is asked for
    there would be cut short."""
    try:
        shutil.copyfileobj(file, stream.buffer)
        stream.buffer.flush()
    except OSError as error:
        _silence(stream)
        if not isinstance(error, BrokenPipeError):
            raise


def _silence(stream: TextIO) -> None:
    """Else Python would try once more at the end, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Lets Ctrl-C, a closed terminal and `kill` raise `Stopped`, once: what is then cleared away is not disturbed.

    What the caller has told us not to hear (`nohup`, a script that works in the background) stays unheard.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = [number for number in STOPPING if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _stop) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def follow_parent() -> None:
    """For processes that work for another: leaves Ctrl-C, which reaches them all, to it, and ends when it does.

    One that outlived it would keep its files open, the lock among them.
    """
    for number in STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os._exit(1)


def _stop(number: int, _: FrameType | None) -> None:
    for each in STOPPING:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(number)
