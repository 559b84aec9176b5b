"""Work in a process of its own: as another user, or while files vanish."""

import os
import sys
from collections.abc import Callable

NOBODY = 65534


def in_a_child(work: Callable[[], int]) -> int:
    """The exit code of the work; what it says is captured as if it were said here."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = work()
        finally:
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def be_somebody_else() -> None:
    """Root may read and write everything, so there this process is nobody's from now on."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
