"""One call of the command line, as every command gets it."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from newsarchive.config import Config
from newsarchive.problems import printable


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
        if self.options.quiet:
            return
        try:
            print("\n".join(map(printable, words.split("\n"))), flush=True)
        except BrokenPipeError:  # `… | head -1`: nobody listens any more, but the build goes on
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def count(number: int, noun: str) -> str:
    """“1 article”, “1,200 articles”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
