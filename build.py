#!/usr/bin/env python3
"""Builds the archive: `python3 build.py`. Run `python3 build.py --help` for all commands."""

import contextlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType

STOPPED = b"stopped: what was there stays as it was; the next build takes up the rest\n"


def stop(number: int, _: FrameType | None) -> None:
    """While packages are imported there is nothing to clear away, and nobody need be told where we were."""
    with contextlib.suppress(OSError):  # nobody may be there to read it
        os.write(2, STOPPED)
    os._exit(128 + number)


if __name__ == "__main__":
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        # By an older locale, letters in the names of files would be taken for others, and so reach the pages.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has it
            signal.signal(number, stop)
    home = Path(__file__).resolve().parent
    if str(home) not in sys.path:
        sys.path.insert(0, str(home))  # `python -I` and `python -P` leave the script's own folder out
    try:
        from newsarchive.bootstrap import ensure_packages

        ensure_packages(home)
        from newsarchive.unchanged import tell_unchanged

        if tell_unchanged(sys.argv[1:], home):
            sys.exit(0)
        from newsarchive.cli import main
    except (ImportError, OSError, MemoryError) as error:
        if isinstance(error, ImportError) and not str(error.path).endswith((".so", ".pyd")):
            raise  # a mistake of ours; a library that does not fit into memory is none
        sys.exit(
            f"error limits: the program cannot be read: {str(error) or 'no memory'} (raise the limits of this process)"
        )

    sys.exit(main(sys.argv[1:], home=home))
