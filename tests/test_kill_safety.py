"""Killed before any of its file operations, a build leaves the old site or the new one, and the next one clears up."""

import contextlib
import errno
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from building import sync_site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsarchive import pipeline
from newsarchive.cache import Cache
from newsarchive.cli import main
from newsarchive.config import Config
from newsarchive.model import File
from newsarchive.write import RECORDS, write_file
from newsarchive.write import swap as swapping
from newsarchive.write.manifest import MARK
from newsarchive.write.whole_file import DRAFT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed by signals only on Unix")

OLD = {"index.html": "old", "about.html": "same", "articles/a.html": "a", "articles/gone.html": "gone"}
NEW = {"index.html": "new", "about.html": "same", "articles/a.html": "A", "names/b.html": "b"}
MINE = {"CNAME": "example.org", "letters/mine.txt": "mine"}
OPERATIONS = {
    "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.chmod", "os.scandir", "os.listdir",
    "shutil.rmtree", "ctypes.dlsym", "fcntl.flock",
}  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def make(pages: dict[str, str], site: Path) -> None:
    sync_site([File(path=path, data=words.encode()) for path, words in pages.items()], site)


def words_of(site: Path) -> dict[str, str]:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {path: file.read_text() for path, file in files.items() if path in {**OLD, **NEW, **MINE}}


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Does the work in a process that dies before its file operation of that number; whether it came so far."""
    child = os.fork()
    if child == 0:
        done = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal done
            is_write = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & WRITING)
            if is_write or event in OPERATIONS:
                done += 1
                if done == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def old_site(place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    site = place / "site"
    make(OLD, site)
    for path, words in MINE.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(words)
    return site


def refuse_links(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize("can", ["exchange, link", "exchange", "link", ""], ids=lambda can: f"the disk can {can}")
def test_killed_anywhere_it_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, can: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk cannot exchange folders, as exFAT, there is one operation after which neither stands, until the
    next; where it has no hard links, files are copied."""
    can_exchange = "exchange" in can
    if not can_exchange:
        monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    if "link" not in can:
        monkeypatch.setattr(os, "link", refuse_links)
    seen = {"old": 0, "new": 0, "none": 0}
    number = 1
    while True:
        site = old_site(tmp_path / "place")
        was_killed = killed_at(number, lambda: make(NEW, site))  # noqa: B023  # it is called at once
        found = words_of(site)
        state = {str(OLD | MINE): "old", str(NEW | MINE): "new", "{}": "none"}
        seen[state[str({path: found[path] for path in {**OLD, **NEW, **MINE} if path in found})]] += 1
        make(NEW, site)
        assert words_of(site) == NEW | MINE, number
        assert [path.name for path in site.parent.iterdir()] == ["site"], number
        if not was_killed:
            break
        number += 1
    assert number > 40
    assert seen["old"] > 10
    assert seen["new"] > 10
    assert seen["none"] == (0 if can_exchange else 1)


def test_a_first_build_killed_anywhere_leaves_a_whole_site_or_none(tmp_path: Path) -> None:
    number = 1
    while killed_at(number, lambda: make(NEW, tmp_path / "site")):
        assert words_of(tmp_path / "site") in ({}, NEW)
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        number += 1
    assert words_of(tmp_path / "site") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="where folders cannot be exchanged, there is a gap")
def test_a_reader_never_meets_half_a_site(tmp_path: Path) -> None:
    """Every page is there at every moment, and it is the old one or the new one."""
    site = tmp_path / "site"
    states = [{f"articles/{number}.html": f"{words} {number}" for number in range(20)} for words in ("old", "new")]
    make(states[0], site)
    reader = os.fork()
    if reader == 0:
        met = True
        with contextlib.suppress(FileNotFoundError):
            while not (tmp_path / "stop").exists():
                for path, words in states[0].items():
                    met = met and (site / path).read_text() in (words, states[1][path])
            os._exit(0 if met else 1)
        os._exit(2)
    for number in range(40):
        make(states[1 - number % 2], site)
    (tmp_path / "stop").touch()
    assert os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1]) == 0


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("old")
    number = 1
    while killed_at(number, lambda: write_file(path, b"new")):
        assert path.read_text() in ("old", "new")
        number += 1
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


PAGES = st.dictionaries(
    st.sampled_from(["index.html", "a/b.html", "a/c.html", "d/e/f.html", "g.js"]), st.text(max_size=9), min_size=1
)


@given(before=PAGES, after=PAGES, number=st.integers(1, 60))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_site_killed_at_any_point_is_whole(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], number: int
) -> None:
    shutil.rmtree(tmp_path / "place", ignore_errors=True)
    site = tmp_path / "place" / "site"
    make(before, site)
    killed_at(number, lambda: make(after, site))
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert {path for path in found if path not in RECORDS | {MARK}} in (before.keys(), after.keys())
    expected = before if {path: data.encode() for path, data in before.items()}.items() <= found.items() else after
    assert {path: data.encode() for path, data in expected.items()}.items() <= found.items()


# --- content and kept results ---

CAPTURE = """{who} stop work in three ports

By Anna Berg

1 September 2020

{who} in three ports stopped work on {day}, the union said. They ask for higher pay and for the release of two
colleagues who were arrested at the gates.
"""


def contents_of(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "content").iterdir()}


def archive_to_build(place: Path) -> Path:
    """With one article whose capture has changed since, one that is as it was, and a capture that is new."""
    seeds = place / "before" / "seeds"
    seeds.mkdir(parents=True)
    for who, day in (("Dockers", "Monday"), ("Miners", "Monday")):
        (seeds / f"{who}.txt").write_text(CAPTURE.format(who=who, day=day))
    pipeline.ingest(place / "before", Config())
    for who, day in (("Dockers", "Tuesday"), ("Pilots", "Tuesday")):
        (seeds / f"{who}.txt").write_text(CAPTURE.format(who=who, day=day))
    return place / "before"


def test_ingest_killed_anywhere_leaves_each_article_old_or_new(tmp_path: Path) -> None:
    before = archive_to_build(tmp_path)
    old = contents_of(before)
    after = Path(shutil.copytree(before, tmp_path / "after"))
    pipeline.ingest(after, Config())
    new = contents_of(after)
    assert len(new) == len(old) + 1 == len(old.items() & new.items()) + 2
    number, root = 1, tmp_path / "root"
    while True:
        shutil.copytree(before, root)
        was_killed = killed_at(number, lambda: pipeline.ingest(root, Config()))
        found = {name: data for name, data in contents_of(root).items() if not name.endswith(DRAFT)}
        assert found.items() <= old.items() | new.items(), number
        assert found.keys() >= old.keys(), number
        pipeline.ingest(root, Config())
        assert contents_of(root) == new, number
        shutil.rmtree(root)
        if not was_killed:
            break
        number += 1
    assert number > 5


def test_a_killed_build_leaves_nothing_unsaid(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once the article was written anew, nothing else tells that its capture is not what it was."""
    before = archive_to_build(tmp_path)
    number, root, told = 1, tmp_path / "root", 0
    while True:
        shutil.copytree(before, root)
        command = ["--root", str(root), "--quiet", "ingest"]
        was_killed = killed_at(number, lambda: main(command, home=home))  # noqa: B023  # it is called at once
        if was_killed:
            main(command, home=home)
            told += "seeds/Dockers.txt: warning capture-changed" in capsys.readouterr().err
            assert told == number
            main(command, home=home)
            assert capsys.readouterr().err == ""
        shutil.rmtree(root)
        if not was_killed:
            break
        number += 1
    assert told > 5


ASKED_AT_ONCE = 9
"""Every so many of a build's questions to its kept results, it is killed."""


def test_a_build_killed_while_it_keeps_results_is_healed_by_the_next(tmp_path: Path, home: Path) -> None:
    """Before and within SQLite's work: what was kept by halves is made anew, and never shown."""
    before = archive_to_build(tmp_path)
    expected = Path(shutil.copytree(before, tmp_path / "expected"))
    assert main(["--root", str(expected), "--quiet"], home=home) == 0

    def build_until(root: Path, last: int) -> None:
        asked = 0

        def count(statement: str) -> None:
            nonlocal asked
            asked += 1
            if asked == last:
                os.kill(os.getpid(), signal.SIGKILL)

        connect = Cache._connect

        def connect_and_count(cache: Cache) -> sqlite3.Connection:
            connection = connect(cache)
            connection.set_trace_callback(count)
            return connection

        Cache._connect = connect_and_count  # type: ignore[method-assign]  # in a process that is about to die
        main(["--root", str(root), "--quiet"], home=home)

    number, root = 1, tmp_path / "root"
    while True:
        shutil.copytree(before, root)
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                build_until(root, number)
            os._exit(0)
        was_killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        assert main(["--root", str(root), "--quiet"], home=home) == 0
        assert bytes_below(root / "site") == bytes_below(expected / "site"), number
        shutil.rmtree(root)
        if not was_killed:
            break
        number += ASKED_AT_ONCE
    assert number > 5 * ASKED_AT_ONCE


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
