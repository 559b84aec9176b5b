"""How fast search answers from a large archive, in Chromium over file://, and what building its index costs.

    python3 -m tests.bench.search_bench CONTENT WORK [--jobs 3] [--rounds 5] [--query WORDS]...

CONTENT: a folder of articles (front matter and Markdown), such as the performance bench generates. WORK: where the site
is built, once. Markdown is not rendered here: paragraphs are taken as they stand, so that what is measured is search.
Generated articles repeat the words of their few sources, which makes every word frequent; so that the index also has
the long tail of a real archive, each article gets some invented names, most of them rare.

At 100,000 articles of 1,100 words the index takes 142 MB in 16,200 files beside 719 MB of texts, its building 0.6 GB of
memory; two words read 216 to 275 KB. On four cores, other work beside, the first results of two words stood in the page
after 106 to 116 ms, all their passages after 154 to 175 ms; earlier, on quiet ones, after 76 to 125 and 139 to 183 ms.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import statistics
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from newsarchive.config import Config
from newsarchive.edtf import parse_edtf
from newsarchive.library import make_library
from newsarchive.model import Article, File, Kind, Passage
from newsarchive.outputs import OUTPUTS, Site, search
from newsarchive.outputs.search import Entry, Index, Postings, index_files, postings_of, text_files

HOME = Path(__file__).resolve().parents[2]
RUN = 200
"""Articles that a process indexes at once."""
RARE_WORDS, NAMES_EACH = 400_000, 6
FIELD = re.compile(r'^(\w+): "?(.*?)"?$', re.MULTILINE)  # title: "Port opens"
MARKUP = re.compile(r"\[\^\d+\]:?|[#>*]|\]\([^)]*\)|\[")
QUERIES = (
    "the of",
    "government people",
    "police president",
    "minister workers",
    "what is to be done",
    '"prime minister"',
    '"of the"',
    "strike -police",
    "strik* union",
    "government source:post date:2018..2020",
    "{rare} {rarer}",
)


STOPWATCH = """
new PerformanceObserver(() => {
  const marks = ["search-asked", "search-answered", "search-completed"];
  const times = marks.map((name) => performance.getEntriesByName(name)[0]?.startTime);
  document.documentElement.dataset.times = times.join();
}).observe({ type: "mark", buffered: true });
new MutationObserver((_, observer) => {
  if (!document.querySelector("#found > *")) return;
  observer.disconnect();
  const painted = new MessageChannel();
  painted.port1.onmessage = () => (document.documentElement.dataset.painted = performance.now());
  requestAnimationFrame(() => painted.port2.postMessage(""));
}).observe(document, { subtree: true, childList: true });
"""
TIMES = re.compile(r'data-times="([\d.]+),([\d.]+),([\d.]+)"')
PAINTED = re.compile(r'data-painted="([\d.]+)"')
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one answer reads."""

    words: str
    index: tuple[Path, ...]
    others: tuple[Path, ...]
    """Page, style, scripts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What one answer took, in milliseconds."""

    first: float
    """From the question (the page and its scripts have come) until titles, facts and the count stand in the page."""
    painted: float
    """Until the frame with them is drawn."""
    full: float
    """Until all snippets stand there too."""
    whole: float
    """The same from the opening of the page."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("content", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--jobs", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--query", action="append")
    options = parser.parse_args()
    site = options.work.resolve()
    if not (site / "search.html").exists():
        build(sorted(options.content.glob("*.md")), site, jobs=options.jobs)
    write_pages(site)
    queries = options.query or [query.format(rare=invented(3000), rarer=invented(3001)) for query in QUERIES]
    measure(site, queries, rounds=options.rounds)


# --- the archive


def build(paths: Sequence[Path], site: Path, *, jobs: int) -> None:
    started = time.perf_counter()
    with ProcessPoolExecutor(jobs) as pool:
        dates = pool.map(date_of, paths, chunksize=1000)
        ordered = [path for _, path in sorted(zip(dates, paths, strict=True))]
        runs = [(ordered[start : start + RUN], site) for start in range(0, len(ordered), RUN)]
        index = Index()
        adding = 0.0
        for postings in pool.map(index_run, runs):
            before = time.process_time()
            for one in postings:
                index.add(one)
            adding += time.process_time() - before
    print(f"{len(paths):,} articles read and gathered in {time.perf_counter() - started:.0f} s")
    before = time.process_time()
    count, size, largest = Counter[str](), Counter[str](), 0
    for file in index_files(index):
        write(site, file)
        kind = file.path.split("/")[1]
        count[kind] += 1
        size[kind] += len(file.data)
        largest = max(largest, len(file.data))
    for kind in count:
        print(f"  {kind:10} {count[kind]:7,} files {size[kind] / 1e6:8.1f} MB")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    processes = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"  largest shard {largest:,} bytes; peak memory {peak:.0f} MB")
    print(
        f"  CPU s: postings {processes.ru_utime:.0f} (in {jobs} processes, reading and writing texts included), ",
        end="",
    )
    print(f"gathering {adding:.0f}, writing shards {time.process_time() - before:.0f}")


def date_of(path: Path) -> str:
    return dict(FIELD.findall(path.read_text(encoding="utf-8").split("---\n", 2)[1]))["date"]


def index_run(run: tuple[Sequence[Path], Path]) -> list[Postings]:
    paths, site = run
    postings = []
    for path in paths:
        entry = read_entry(path)
        for file in text_files(entry):
            write(site, file)
        postings.append(postings_of(entry))
    return postings


def read_entry(path: Path) -> Entry:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(FIELD.findall(head))
    chance = random.Random(fields["slug"])
    names = " ".join(invented(int(RARE_WORDS * chance.random() ** 3)) for _ in range(NAMES_EACH))
    blocks = [*body.strip().split("\n\n"), names]
    passages = tuple(
        Passage(
            anchor=f"p-{number}",
            kind=Kind.HEADING if block.startswith("#") else Kind.PARAGRAPH,
            text=MARKUP.sub("", block).strip(),
        )
        for number, block in enumerate(blocks)
    )
    return Entry(
        slug=fields["slug"],
        title=fields["title"],
        language="en",
        source=fields["source"],
        authors=(fields["author"],),
        date=parse_edtf(fields["date"]),
        passages=passages,
    )


def invented(number: int) -> str:
    """A name that no language has, the same for the same number."""
    parts = []
    for _ in range(4):
        number, syllable = divmod(number * 7 + 3, 60)
        parts.append("bdfgkmnprtvz"[syllable % 12] + "aeiou"[syllable // 12])
    return f"{''.join(parts)}{number}xq".replace("0", "o").translate(str.maketrans("123456789", "lsvmhfjwc"))


def write(site: Path, file: File) -> None:
    path = site / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.data)


def write_pages(site: Path) -> None:
    """The search page and what it needs; the articles' own pages are not measured."""
    article = Article(title="An article", slug="an-article", language="en", body="Text.")
    archive = Site(
        config=Config(),
        library=make_library([article]),
        templates=HOME / "templates",
        read_capture=lambda _: b"",
    )
    for files in OUTPUTS:
        if files is not search.files:  # that is what is measured
            for file in files(archive):
                write(site, file)


# --- the browser


def measure(site: Path, queries: Sequence[str], *, rounds: int) -> None:
    page = (site / "search.html").read_text(encoding="utf-8")
    stopwatch = '<script defer src="assets/stopwatch.js"></script><script defer src="assets/search.js">'
    (site / "timed.html").write_text(page.replace('<script defer src="assets/search.js">', stopwatch), encoding="utf-8")
    (site / "assets/stopwatch.js").write_text(STOPWATCH, encoding="utf-8")
    print(f"{'':36} {'':>34} {'index':>11} {'cold':>27} {'warm':>27}")
    columns = "".join(f" {name:>6}" for name in ("first", "paint", "full", "whole"))
    print(f"{'query':36} {'answer':>34} {'KB':>5} {'files':>5}{columns}{columns}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        answers = [ask(chromium, site, query) for query in queries]
        chromium.close()
    for query, answer in zip(queries, answers, strict=True):
        cold = [take_time(site, query, forget=(*answer.index, *answer.others)) for _ in range(rounds)]
        warm = [take_time(site, query) for _ in range(rounds)]
        size = f"{size_of(answer.index) / 1000:5.0f} {len(answer.index):5}"
        print(f"{query:36.36} {answer.words:>34.34} {size}{medians(cold)}{medians(warm)}", flush=True)
    print(f"page, style and scripts: {size_of(answers[0].others) / 1000:.0f} KB; medians of {rounds}, in ms")
    print(f"this machine, at this time: {milliseconds_of_counting():.0f} ms to count to three million in Python")


def medians(runs: Sequence[Times]) -> str:
    columns = zip(*((one.first, one.painted, one.full, one.whole) for one in runs), strict=True)
    return "".join(f" {statistics.median(column):6.0f}" for column in columns)


def milliseconds_of_counting() -> float:
    """How fast the machine is while others use it too: times above mean little without it."""
    started = time.perf_counter()
    total = 0
    for number in range(3_000_000):
        total += number
    return (time.perf_counter() - started) * 1000


def size_of(files: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in files)


def ask(chromium: Browser, site: Path, query: str) -> Answer:
    page = chromium.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"file://{site}/search.html?q={quote(query)}")
    page.wait_for_selector("#count:not(:empty)")
    words = page.inner_text("#count")
    page.close()
    files = [Path(unquote(urlsplit(address).path)) for address in requested]
    is_index = [path.is_relative_to(site / "search") for path in files]
    return Answer(
        words=words,
        index=tuple(path for path, yes in zip(files, is_index, strict=True) if yes),
        others=tuple(path for path, yes in zip(files, is_index, strict=True) if not yes),
    )


def take_time(site: Path, query: str, *, forget: Sequence[Path] = ()) -> Times:
    """Starts a browser for the query; `forget`: files that it is to read from the disk, not from memory."""
    for path in forget:
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    command = [CHROMIUM, "--headless=new", *FLAGS, "--timeout=20000", "--dump-dom"]
    command.append(f"file://{site}/timed.html?q={quote(query)}")
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    found, painted = TIMES.search(run.stdout), PAINTED.search(run.stdout)
    if not found or not painted:  # now and then Chromium dumps the page before its last paint
        return take_time(site, query, forget=forget)
    asked, answered, completed = map(float, found.groups())
    return Times(first=answered - asked, painted=float(painted[1]) - asked, full=completed - asked, whole=completed)


if __name__ == "__main__":
    main()
