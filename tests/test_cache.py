"""What is kept from build to build: it makes builds faster, and never different."""

import contextlib
import hashlib
import os
import pickle
import shutil
import signal
import sqlite3
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from captures import DOCKERS

from newsarchive import pipeline
from newsarchive.cache import BUILDS, CACHE_FILE, DIGEST, Cache
from newsarchive.config import Config
from newsarchive.library import make_library
from newsarchive.outputs import Site
from newsarchive.problems import ArchiveError
from newsarchive.rendering import stage_site
from newsarchive.write import sync_staged

T = TypeVar("T")

NAMES = "names:\n  - {name: Ann Lee, index: 'Lee, Ann', kind: person, who: Miner., basis: {supplied: x}}\n"


def archive(root: Path, count: int = 3) -> Path:
    (root / "content").mkdir(parents=True)
    for number in range(count):
        add_article(root, number)
    (root / "content/names.yaml").write_text(NAMES, encoding="utf-8")
    return root


def add_article(root: Path, number: int, words: str = "Ann Lee walked out on 9 August 2020.[^1]") -> None:
    text = (
        f"---\ntitle: Day {number}\ndate: 2020-08-{number % 28 + 1:02}\n---\n\n{words}\n\n[^1]: Of number {number}.\n"
    )
    (root / f"content/day-{number}.md").write_text(text, encoding="utf-8")


def build(root: Path, home: Path, *, output: str = "site", jobs: int = 1) -> dict[str, str]:
    """Digests of the files of the site, by path."""
    site = root / output
    pipeline.render(root, Config(), output=site, templates=home / "templates", jobs=jobs)
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_from_kept_results_the_same_site_is_made(tmp_path: Path, home: Path) -> None:
    root = archive(tmp_path)
    cold = build(root, home)
    assert build(root, home, output="again") == cold
    (root / CACHE_FILE).unlink()
    assert build(root, home, output="anew") == cold


def test_any_number_of_processes_makes_the_same_site(tmp_path: Path, home: Path) -> None:
    root = archive(tmp_path, count=201)
    assert build(root, home, output="two", jobs=2) == build(root, home, output="one")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="does not tell which files are open")
def test_no_process_inherits_an_open_file_of_kept_results(tmp_path: Path, home: Path) -> None:
    root = archive(tmp_path, count=201)
    first = os.getpid()
    seen: list[int] = [first]

    def keep(key: str, make: Callable[[], T]) -> T:
        if os.getpid() not in seen:
            seen.append(os.getpid())
            targets = [os.path.realpath(path) for path in Path("/proc/self/fd").iterdir()]
            assert not [target for target in targets if "results.sqlite" in target]
            (tmp_path / f"asked-{os.getpid()}").touch()
        return cache(key, make)

    with Cache(path=root / CACHE_FILE) as cache:
        read = pipeline.read_articles(root, Config(), keep=cache)
        library = replace(make_library(read.articles, {}), keep=keep)
        site = Site(config=Config(), library=library, templates=home / "templates", read_capture=lambda file: b"")
        sync_staged(partial(stage_site, site, jobs=2, let_go=cache.close), root / "site")
    assert list(tmp_path.glob("asked-*"))


def scramble_results(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE kept SET value = substr(value, 1, 40) || x'00' || substr(value, 42)")


def swap_results(file: Path) -> None:
    """As where the file's index is damaged, and leads from one key to the result of another."""
    with closing(sqlite3.connect(file)) as connection, connection:
        rows = connection.execute("SELECT key, value FROM kept ORDER BY key").fetchall()
        values = [value for _, value in rows]
        moved = [(value, key) for (key, _), value in zip(rows, [*values[1:], values[0]], strict=True)]
        connection.executemany("UPDATE kept SET value = ? WHERE key = ?", moved)


def make_text_of_results(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE kept SET value = 'text', build = 'text'")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3000])


def scramble_pages(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[200:4000] = b"?" * 3800
    file.write_bytes(data)


def scramble_name(file: Path) -> None:
    """SQLite then says what is wrong in words that are no UTF-8."""
    data = file.read_bytes()
    assert b"tablekeptkept" in data
    file.write_bytes(data.replace(b"tablekept", b"table\xe5ept").replace(b"CREATE TABLE", b"CREATE TOBLE"))


@pytest.mark.parametrize(
    "damage",
    [
        scramble_results,
        scramble_name,
        swap_results,
        make_text_of_results,
        cut,
        scramble_pages,
        lambda file: file.write_bytes(b"no database"),
        lambda file: (file.unlink(), file.mkdir()),
    ],
)
def test_damage_costs_time_only(tmp_path: Path, home: Path, damage: Callable[[Path], object]) -> None:
    root = archive(tmp_path)
    cold = build(root, home)
    damage(root / CACHE_FILE)
    assert build(root, home, output="again") == cold
    assert build(root, home, output="once-more") == cold


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
@pytest.mark.parametrize("ending", ["", "-journal", "-wal", "-shm"])
@pytest.mark.parametrize("put", [os.mkfifo, lambda path: path.hardlink_to(path.parents[1] / "mine")])
def test_what_stands_in_its_place_is_not_waited_for_nor_written_to(
    tmp_path: Path, home: Path, ending: str, put: Callable[[Path], object]
) -> None:
    root = archive(tmp_path)
    cold = build(root, home)
    (root / "mine").write_bytes(b"mine")
    place = root / f"{CACHE_FILE}{ending}"
    place.unlink(missing_ok=True)
    put(place)
    signal.alarm(60)  # ends the tests: SQLite hears no other signal
    assert build(root, home, output="again") == cold
    signal.alarm(0)
    assert (root / "mine").read_bytes() == b"mine"


def test_where_it_cannot_stand_everything_is_made_anew(tmp_path: Path) -> None:
    """As on a disc, where its folder cannot be made."""
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with Cache(path=tmp_path / "file" / "results.sqlite") as cache:
        assert cache("key", lambda: 7) == 7


def test_what_an_article_shows_of_others_is_never_out_of_date(tmp_path: Path, home: Path) -> None:
    """New neighbours, a namesake, a source that takes another's address, another title of the archive."""
    steps: list[dict[str, str]] = [
        {"a": "title: One\nsource: The Post\ndate: 2020-08-01", "c": "title: Three\ndate: 2020-08-03"},
        {"b": "title: Two\nsource: The Post\ndate: 2020-08-02\nauthor: Ada B"},
        {"b": "title: Too\nsource: The pos't\ndate: 2020-08-02\nauthor: ada b"},
        {"d": "title: One\nslug: d\nsource: The Post\ndate: 2020-08-01"},
        {"b": "title: Two\nsource: The Post"},
    ]
    root = archive(tmp_path / "grown")
    for number, step in enumerate(steps):
        for name, head in step.items():
            text = f"---\n{head}\n---\n\nAnn Lee left the {name}.\n"
            (root / f"content/{name}.md").write_text(text, encoding="utf-8")
        fresh = tmp_path / f"fresh-{number}"
        shutil.copytree(root / "content", fresh / "content")
        assert build(root, home) == build(fresh, home)


def changed_while_it_is_built(root: Path, change: Callable[[], object], templates: Path) -> None:
    """A build at whose first new page something is changed; it may refuse to go on."""
    child = os.fork()
    if child == 0:
        is_changed = False

        def change_once(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal is_changed
            is_page = event == "open" and ".site.build-new" in str(arguments[0]) and str(arguments[0]).endswith(".html")
            if is_page and not is_changed:
                is_changed = True
                change()

        sys.addaudithook(change_once)
        with contextlib.suppress(ArchiveError, OSError):
            pipeline.render(root, Config(), output=root / "site", templates=templates)
        os._exit(0 if is_changed else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a hook stays for good in the process that has it")
@pytest.mark.parametrize("name", ["article.html", "assets/style.css", "icon.svg"])
@pytest.mark.parametrize("data", [None, b""], ids=["gone", "empty"])
def test_a_template_that_changes_during_a_build_leaves_nothing_wrong_behind(
    tmp_path: Path, home: Path, name: str, data: bytes | None
) -> None:
    """An editor that saves it may empty it first. What was made meanwhile was once kept as made of the whole one."""
    root, templates = archive(tmp_path), tmp_path / "templates"
    shutil.copytree(home / "templates", templates)
    file = templates / name
    whole = file.read_bytes()
    changed_while_it_is_built(root, file.unlink if data is None else partial(file.write_bytes, data), templates)
    file.write_bytes(whole)
    after = build(root, home)
    shutil.rmtree(root / ".cache")
    assert build(root, home) == after


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a hook stays for good in the process that has it")
def test_a_capture_that_changes_during_a_build_is_not_shown_under_its_old_digest(tmp_path: Path, home: Path) -> None:
    root = tmp_path / "archive"
    (root / "seeds").mkdir(parents=True)
    capture = root / "seeds" / "dockers.txt"
    capture.write_text(DOCKERS, encoding="utf-8")
    pipeline.ingest(root, Config())
    changed_while_it_is_built(root, lambda: capture.write_text("Other words."), home / "templates")
    capture.write_text(DOCKERS, encoding="utf-8")
    build(root, home)
    (served,) = (root / "site" / "captures").glob("*.txt")
    assert served.read_text(encoding="utf-8") == DOCKERS


@pytest.mark.parametrize("changed", ["templates", "title"])
def test_another_look_or_title_changes_every_page(tmp_path: Path, home: Path, changed: str) -> None:
    root = archive(tmp_path)
    templates = tmp_path / "templates"
    shutil.copytree(home / "templates", templates)
    config = Config()
    pipeline.render(root, config, output=root / "site", templates=templates)
    if changed == "templates":
        text = (templates / "base.html").read_text(encoding="utf-8").replace("<body>", '<body class="new">')
        (templates / "base.html").write_text(text, encoding="utf-8")
    else:
        config = Config(title="Another")
    pipeline.render(root, config, output=root / "site", templates=templates)
    wanted = 'class="new"' if changed == "templates" else "Another"
    pages = list((root / "site").rglob("*.html"))
    assert len(pages) > 3
    for page in pages:
        assert wanted in page.read_text(encoding="utf-8"), page


def test_a_page_that_somebody_changed_is_made_again(tmp_path: Path, home: Path) -> None:
    root = archive(tmp_path)
    cold = build(root, home)
    (root / "site/articles/day-1.html").write_text("Changed.", encoding="utf-8")
    (root / "site/articles/day-2.ris").unlink()
    assert build(root, home) == cold


@pytest.mark.parametrize("file", ["content/day-1.md", "content/names.yaml"])
def test_what_changed_is_made_anew(tmp_path: Path, home: Path, file: str) -> None:
    root = archive(tmp_path / "changed")
    build(root, home)
    text = (root / file).read_text(encoding="utf-8").replace("Ann Lee", "Bob Ray").replace("Lee, Ann", "Ray, Bob")
    (root / file).write_text(text, encoding="utf-8")
    fresh = archive(tmp_path / "fresh")
    (fresh / file).write_text(text, encoding="utf-8")
    assert build(root, home) == build(fresh, home)


def test_what_nobody_asks_for_any_more_is_forgotten(tmp_path: Path) -> None:
    def keep(keys: range) -> None:
        with Cache(path=tmp_path / "results.sqlite") as cache:
            for key in keys:
                assert cache(str(key), lambda key=key: key) == key  # type: ignore[misc]  # called at once

    keep(range(1500))
    for _ in range(BUILDS + 1):
        keep(range(1490, 1510))
    with closing(sqlite3.connect(tmp_path / "results.sqlite")) as connection, connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (20,)


class Runs:
    """A value that would make a folder when it is read back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.folder),)


def test_nothing_in_it_is_ever_run(tmp_path: Path, home: Path) -> None:
    root = archive(tmp_path / "archive")
    cold = build(root, home)
    packed = zlib.compress(pickle.dumps(Runs(tmp_path / "run")))
    with closing(sqlite3.connect(root / CACHE_FILE)) as connection, connection:
        connection.execute("UPDATE kept SET value = ?", (hashlib.sha256(packed).digest()[:DIGEST] + packed,))
    assert build(root, home, output="again") == cold
    assert not (tmp_path / "run").exists()
