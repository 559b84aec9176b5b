"""What must hold whatever comes: each raises AssertionError, or whatever the program died of, where it does not."""

from __future__ import annotations

import time
from pathlib import Path

from newsarchive.config import Config
from newsarchive.content import dump, load
from newsarchive.ingest.reading import read_seed
from newsarchive.library import make_library
from newsarchive.model import Article, Capture, File, SeedFile
from newsarchive.outputs import Site
from newsarchive.outputs.data import as_table
from newsarchive.outputs.feed import atom, json_feed
from newsarchive.problems import ArchiveError
from newsarchive.spacing import tidy
from tests.building import files_of
from tests.hostile.judge import faults

HOME = Path(__file__).resolve().parents[2]
SECONDS = 5
CONFIG = Config(title="</title><script>hit(0)</script>", base_url="https://archive.example/")
OUR_MISTAKES = ("program-mistake", "lost-line")


def ingest(ending: str, data: bytes, sidecar: bytes = b"") -> tuple[Article, Capture, bytes] | None:
    """The article in a capture, and that; None where it is refused, in sentences of one line that name the file."""
    seed = SeedFile(file=f"seeds/x{ending}", data=data, sidecar_file="seeds/x.yaml" if sidecar else "", sidecar=sidecar)
    started = time.process_time()
    try:
        reading = read_seed(seed, language="en")
    except ArchiveError as error:
        for problem in error.problems:
            assert problem.code not in OUR_MISTAKES, str(problem)
            assert str(problem).isprintable()
            assert problem.file.startswith("seeds/x")
        return None
    finally:
        assert time.process_time() - started < SECONDS, "it took too long"
    shown = {line.number for line in reading.capture.lines if tidy(line.text)}
    known = {n for removed in reading.article.removed for n in removed.lines} | reading.draft.body_lines
    for basis in reading.article.basis.values():
        known = known.union(basis.lines, *(other.basis.lines for other in basis.also))
    assert shown <= known, "a line vanished"
    return reading.article, reading.capture, data


def read_back(article: Article) -> None:
    text = dump(article)
    text.encode()
    assert load(text, file="content/x.md") == article, "what is written is not what is read"


def by_hand(text: str) -> Article | None:
    """The article in a content file; None where it is refused."""
    try:
        return load(text, file="content/x.md")
    except ArchiveError as error:
        for problem in error.problems:
            assert problem.line, str(problem)
            assert str(problem).isprintable()
        return None


def show(article: Article, capture: Capture | None = None, data: bytes = b"") -> None:
    """No page of the site, no feed and no table holds what could run."""
    captures = {capture.file: capture} if capture else {}
    library = make_library([article], captures)
    site = Site(config=CONFIG, library=library, templates=HOME / "templates", read_capture=lambda file: data)
    started = time.process_time()
    for file in files_of(site):
        if file.path.endswith(".html"):
            _show_page(file)
    assert time.process_time() - started < SECONDS, "it took too long"
    atom(CONFIG, [article] if article.date else [])
    json_feed(CONFIG, [article] if article.date else [])
    as_table([article])


def _show_page(file: File) -> None:
    source = file.data.decode("utf-8")
    found = sorted(set(faults(source)))
    assert not found, f"{file.path}: {found}"
    assert not [sign for sign in source if sign < " " and sign not in "\n\t"], f"{file.path} holds control characters"
