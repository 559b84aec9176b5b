"""The command line: reads flags, calls the pipeline, prints problems and a friendly end, gives the exit code."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsarchive import pipeline
from newsarchive.config import Config, parse_base_url, read_config
from newsarchive.problems import ArchiveError, Problem

FINE, PROBLEMS_FOUND, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked for."""

    root: Path
    home: Path
    """Where build.py stands: its templates serve an archive that has none of its own."""
    output: Path
    config: Config
    options: argparse.Namespace

    @property
    def templates(self) -> Path:
        own = self.root / "templates"
        return own if own.is_dir() else self.home / "templates"

    def say(self, words: str) -> None:
        if not self.options.quiet:
            print(words, flush=True)


def main(arguments: Sequence[str], *, home: Path) -> int:
    """Runs one command; `home` is where build.py stands. Returns the exit code: 0 fine, 1 problems, 2 wrong usage."""
    options = make_parser().parse_args(arguments, argparse.Namespace(**DEFAULTS))
    root = Path(options.root or home)
    try:
        config = read_config(root)
        if options.base_url:
            config = replace(config, base_url=parse_base_url(options.base_url))
    except ArchiveError as error:
        return tell(error.problems, WRONG_USAGE)
    except ValueError as error:
        return tell([Problem(file="--base-url", code="bad-url", what=str(error), mend="write it with https://")], 2)
    output = Path(options.output) if options.output else root / config.output
    call = Call(root=root, home=home, output=output, config=config, options=options)
    try:
        problems = options.run(call)
    except ArchiveError as error:
        problems = error.problems
    except OSError as error:
        if error.filename is None:
            raise
        what = error.strerror or str(error)
        problems = [
            Problem(file=str(error.filename), code="disk", what=what, mend="see that it can be read and written")
        ]
    wrong = [p for p in problems if p.severity == "error" or options.strict]
    return tell(problems, PROBLEMS_FOUND if wrong else FINE)


def tell(problems: Sequence[Problem], code: int) -> int:
    for problem in sorted(problems):
        print(problem, file=sys.stderr)
    return code


# --- commands ---


def build(call: Call) -> Sequence[Problem]:
    """seeds → content → site."""
    with pipeline.one_build_at_a_time(call.root):
        return _ingest(call)


def ingest(call: Call) -> Sequence[Problem]:
    """seeds → content; never overwrites a file edited by hand, never deletes."""
    with pipeline.one_build_at_a_time(call.root):
        return _ingest(call)


def _ingest(call: Call) -> Sequence[Problem]:
    plan = pipeline.ingest(call.root, call.config)
    tally = Counter(str(one.change) for one in plan.ingested)
    call.say(f"{_count(len(plan.ingested), 'capture')}: {_listed(tally) or 'none in seeds/'}.")
    return plan.problems


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _listed(tally: Counter[str]) -> str:
    return ", ".join(f"{number:,} {what}" for what, number in tally.items() if number)


# --- flags ---

DEFAULTS: dict[str, object] = {
    "root": None,
    "output": None,
    "base_url": None,
    "jobs": 1,
    "strict": False,
    "quiet": False,
    "run": build,
}


def make_parser() -> argparse.ArgumentParser:
    """Options may stand before or after the command: both parsers know them, neither sets a default."""
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    options.add_argument("--root", metavar="DIR", help="the archive's folder (default: where build.py stands)")
    options.add_argument("--output", metavar="DIR", help="where the site goes (default: site_config.yaml's “output”)")
    options.add_argument("--base-url", metavar="URL", help="where the site is published; overrides site_config.yaml")
    options.add_argument("--jobs", metavar="N", type=int, help="processes to use")
    options.add_argument("--strict", action="store_true", help="warnings count as problems")
    options.add_argument("--quiet", action="store_true", help="print problems only")
    parser = argparse.ArgumentParser(
        prog="build.py", description="Builds the archive: ingest, then render.", parents=[options]
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for run in (ingest,):
        add_command(commands, run, options)
    return parser


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    run: Callable[[Call], Sequence[Problem]],
    options: argparse.ArgumentParser,
) -> argparse.ArgumentParser:
    """A command named after its function, described by its docstring."""
    words = (run.__doc__ or "").strip()
    command = commands.add_parser(
        run.__name__, help=words, description=words, parents=[options], argument_default=argparse.SUPPRESS
    )
    command.set_defaults(run=run)
    return command
