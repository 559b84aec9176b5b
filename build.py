#!/usr/bin/env python3
"""Builds the archive: `python3 build.py`. Run `python3 build.py --help` for all commands."""

import signal
import sys
from pathlib import Path

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing to clear away yet: Ctrl-C need not tell where we were
    home = Path(__file__).resolve().parent
    if str(home) not in sys.path:
        sys.path.insert(0, str(home))  # `python -I` and `python -P` leave the script's own folder out
    try:
        from newsarchive.bootstrap import ensure_packages

        ensure_packages(home)
        from newsarchive.cli import main
    except (ImportError, OSError, MemoryError) as error:
        if isinstance(error, ImportError) and not str(error.path).endswith((".so", ".pyd")):
            raise  # a mistake of ours; a library that does not fit into memory is none
        sys.exit(
            f"error limits: the program cannot be read: {str(error) or 'no memory'} (raise the limits of this process)"
        )

    sys.exit(main(sys.argv[1:], home=home))
