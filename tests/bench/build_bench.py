"""How long a site of many articles takes to build, beside Python-Markdown alone and any other generator.

    python3 -m tests.bench.build_bench CONTENT WORK [--articles 1000] [--jobs 1] [--peer COMMAND]

CONTENT: a folder of articles, such as the performance bench generates; so many of them, evenly chosen, are built in
WORK: first, with nothing changed, with one article more. Then, in the same run, the same bodies go through
Python-Markdown with footnotes, the least that any such generator in Python does, and through COMMAND, run in WORK.
CPU seconds of all processes; ratios are to the first build.
"""

from __future__ import annotations

import argparse
import resource
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
MARKDOWN = """
import sys
from pathlib import Path
from markdown import Markdown
converter = Markdown(extensions=["footnotes"])
for path in sorted(Path(sys.argv[1]).glob("*.md")):
    converter.reset().convert(path.read_text(encoding="utf-8").split("---\\n", 2)[2])
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("content", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--peer", type=shlex.split)
    options = parser.parse_args()
    *chosen, last = choose(options.content, options.articles + 1)
    archive = options.work.resolve() / "archive"
    shutil.rmtree(archive, ignore_errors=True)
    (archive / "content").mkdir(parents=True)
    for path in chosen:
        shutil.copy(path, archive / "content")
    shutil.copy(HOME / "content/names.yaml", archive / "content")
    build = [sys.executable, HOME / "build.py", "render", "--quiet", "--root", archive, "--jobs", options.jobs]
    first = tell("first build", build)
    tell("nothing changed", build, first)
    shutil.copy(last, archive / "content")
    tell("one added", build, first)
    tell("Python-Markdown alone", [sys.executable, "-c", MARKDOWN, archive / "content"], first)
    if options.peer:
        tell(options.peer[0], options.peer, first, folder=options.work)


def choose(content: Path, count: int) -> list[Path]:
    """So many articles, from all over the folder; some generated slugs are none of ours."""
    paths = sorted(path for path in content.glob("*.md") if not path.name.startswith("-"))
    return [paths[number * len(paths) // count] for number in range(count)]


def tell(name: str, command: Sequence[object], first: float = 0.0, *, folder: Path | None = None) -> float:
    """Runs the command; prints and returns its CPU seconds."""
    started, before = time.perf_counter(), used()
    subprocess.run([*map(str, command)], cwd=folder, check=True)
    took, cpu = time.perf_counter() - started, used() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    ratio = f"{cpu / first:6.2f} of the first build" if first else ""
    print(f"{name:24} {cpu:8.1f} CPU s {took:8.1f} s {peak:7.0f} MB at most so far {ratio}", flush=True)
    return cpu


def used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
