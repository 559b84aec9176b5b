"""One call of the command line, as every command gets it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from newsarchive.config import Config
from newsarchive.problems import printable
from newsarchive.terminal import put


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked for."""

    root: Path
    home: Path
    """Where build.py stands: its templates serve an archive that has none of its own."""
    output: Path
    config: Config
    options: argparse.Namespace
    """The command's own flags."""

    @property
    def templates(self) -> Path:
        own = self.root / "templates"
        return own if own.is_dir() else self.home / "templates"

    def say(self, words: str) -> None:
        """Tells the person at the terminal, unless they asked for quiet."""
        if not self.options.quiet:
            put("\n".join(map(printable, words.split("\n"))), sys.stdout)
