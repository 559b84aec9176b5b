"""The command line: reads flags, runs a command, prints problems, gives the exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from newsarchive.commands.add import SUPPLIED, add
from newsarchive.commands.build import build, ingest, render
from newsarchive.commands.call import Call
from newsarchive.commands.check import check
from newsarchive.commands.export import export
from newsarchive.commands.serve import serve
from newsarchive.commands.verify import verify
from newsarchive.config import BASE_URL, read_config, refuse_output
from newsarchive.export import FORMS
from newsarchive.pipeline import forget_told
from newsarchive.problems import STOPPERS, ArchiveError, Problem, problems_of
from newsarchive.terminal import Stopped, open_streams, put, stoppable

FINE, PROBLEMS_FOUND, WRONG_USAGE = 0, 1, 2
HIGHEST_PORT = 65535
MOST_PROCESSES = 256
Command = Callable[[Call], Sequence[Problem]]


class WrongUsage(ArchiveError):
    """Flags or settings are wrong: nothing was tried."""


def main(arguments: Sequence[str], *, home: Path) -> int:
    """Runs one command; `home` is where build.py stands. Returns the exit code: 0 fine, 1 problems, 2 wrong usage."""
    open_streams()
    options = make_parser().parse_args(arguments, argparse.Namespace(**DEFAULTS, arguments=arguments))
    try:
        with stoppable():
            call = make_call(options, home)
            problems = find_problems(call)
    except WrongUsage as error:
        return tell(error.problems, WRONG_USAGE)
    except Stopped as stopped:
        put("stopped: what was there stays as it was; the next build takes up the rest", sys.stderr)
        return stopped.exit_code
    wrong = any(problem.severity == "error" or options.strict for problem in problems)
    code = tell(problems, PROBLEMS_FOUND if wrong else FINE)
    forget_told(call.root, problems)
    return code


def find_problems(call: Call) -> Sequence[Problem]:
    """Runs the command. What the system refuses is a problem like others."""
    try:
        return call.options.run(call)  # type: ignore[no-any-return]  # a Command: argparse knows no types
    except STOPPERS as error:
        return problems_of(error)


def make_call(options: argparse.Namespace, home: Path) -> Call:
    """What was asked for, with the archive's settings. WrongUsage where flags or settings are wrong."""
    try:
        return read_call(options, home)
    except STOPPERS as error:
        raise WrongUsage(problems_of(error)) from None


def read_call(options: argparse.Namespace, home: Path) -> Call:
    root = home if options.root is None else Path(options.root)
    config = read_config(root)
    if options.base_url:
        try:
            config = replace(config, base_url=BASE_URL.parse(options.base_url))
        except ValueError as error:
            problem = Problem(file="--base-url", code=BASE_URL.code, what=str(error), mend=BASE_URL.mend)
            raise ArchiveError(problem) from None
    output = root / config.output if options.output is None else Path(options.output)
    refuse_output(output, root)
    return Call(root=root, home=home, output=output, config=config, options=options)


def tell(problems: Sequence[Problem], code: int) -> int:
    for problem in sorted(set(problems)):
        put(str(problem), sys.stderr)
    return code


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


def folder(written: str) -> str:
    if not written:
        raise argparse.ArgumentTypeError("the folder has no name")
    return written


def text(written: str) -> str:
    if any("\ud800" <= sign <= "\udfff" for sign in written):
        raise argparse.ArgumentTypeError(f"{written!a} is not UTF-8")
    return written


def processes(written: str) -> int:
    number = int(written)
    if not 1 <= number <= MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"a number of processes is from 1 to {MOST_PROCESSES}")
    return number


def port(written: str) -> int:
    number = int(written)
    if not 0 <= number <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number up to {HIGHEST_PORT}")
    return number


SHARED: tuple[tuple[str, str, Callable[[str], object], str], ...] = (
    ("--root", "DIR", folder, "the archive's folder (default: where build.py stands)"),
    ("--output", "DIR", folder, "where the site goes (default: site_config.yaml's “output”)"),
    ("--base-url", "URL", text, "where the site is published; overrides site_config.yaml"),
    ("--jobs", "N", processes, "processes to use"),
)


class Parser(argparse.ArgumentParser):
    """One whose words need not be heard: of itself, it fails with those that nobody reads (Python 3.11)."""

    def _print_message(self, message: str, file: object = None) -> None:
        is_answer = file is sys.stdout
        put(message.removesuffix("\n"), sys.stdout if is_answer else sys.stderr)


def make_parser() -> Parser:
    """Options may stand before or after the command: both parsers know them, neither sets a default."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    for name, value, kind, words in SHARED:
        shared.add_argument(name, metavar=value, type=kind, help=words)
    shared.add_argument("--strict", action="store_true", help="warnings count as problems")
    shared.add_argument("--quiet", action="store_true", help="print problems only")
    about = "Builds the archive (ingest, then render), or runs one command."
    parser = Parser(prog="build.py", description=about, parents=[shared], allow_abbrev=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(run: Command) -> Parser:
        about = run.__doc__ or ""
        made = commands.add_parser(
            run.__name__,
            help=about,
            description=about,
            parents=[shared],
            argument_default=argparse.SUPPRESS,
            allow_abbrev=False,  # what a script says now must mean the same when there are more options
        )
        made.set_defaults(run=run)
        return made

    explain = "only show what becomes of each line of this capture, and why"
    command(ingest).add_argument("--explain", metavar="FILE", default=None, help=explain)
    command(render)
    adding = command(add)
    adding.add_argument("files", metavar="FILE", nargs="+", help="a capture; “-” reads standard input")
    for field in SUPPLIED:
        adding.add_argument(f"--{field}", metavar="VALUE", type=text, action="append", help=f"supplies the {field}")
    command(check)
    command(serve).add_argument("--port", metavar="N", type=port, default=8000, help="default 8000; 0: any")
    command(verify).add_argument("site", metavar="SITE", nargs="?", default=None, help="the built site's folder")
    exporting = command(export)
    exporting.add_argument("form", choices=tuple(FORMS), help=" | ".join(FORMS))
    exporting.add_argument("file", metavar="FILE", help="where to write it (a folder for bagit); “-”: standard output")
    return parser
