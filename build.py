#!/usr/bin/env python3
"""Builds the archive: `python build.py`. Run `python build.py --help` for all commands."""

import sys
from pathlib import Path

from newsarchive.bootstrap import ensure_packages

if __name__ == "__main__":
    ensure_packages(Path(__file__).resolve().parent)
    from newsarchive.cli import main

    sys.exit(main(sys.argv[1:], home=Path(__file__).resolve().parent))
