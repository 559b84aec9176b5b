"""Runs all tests: `python3 -m tests`. Options are pytest's own."""

import os
import sys
from pathlib import Path

from newsarchive.bootstrap import ensure_packages

if __name__ == "__main__":
    home = Path(__file__).resolve().parents[1]
    ensure_packages(home, extra="test")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))  # for the commands that tests start
    import pytest

    sys.exit(pytest.main(["--rootdir", str(home), *(sys.argv[1:] or [str(home / "tests")])]))
