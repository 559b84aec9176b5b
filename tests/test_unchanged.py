"""A build of which everything is as the last one left it says so at once, and only then."""

import json
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from captures import DOCKERS

from newsarchive.cli import main
from newsarchive.pipeline import is_whole
from newsarchive.unchanged import COARSEST_CLOCK, RECORD, is_coarse, look_at, tell_unchanged

ARTICLE = "---\ntitle: By hand\nauthor: Ann Lee\ndate: '2021-03-14'\n---\n\nWords of our own.\n"


def edit_keeping_its_time(path: Path) -> None:
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"own", b"OWN"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def lead_elsewhere(root: Path) -> None:
    (root / "content" / "link.md").symlink_to(root / "content" / "by-hand.md")


TOUCHED: dict[str, Callable[[Path], object]] = {
    "an article edited": lambda root: edit_keeping_its_time(root / "content/by-hand.md"),
    "a capture added": lambda root: (root / "seeds/second.txt").write_text(DOCKERS.replace("three", "four")),
    "a capture gone": lambda root: (root / "seeds/dockers.txt").unlink(),
    "a sidecar added": lambda root: (root / "seeds/dockers.yaml").write_text("author: null\n"),
    "settings touched": lambda root: (root / "site_config.yaml").write_text("title: Another\n"),
    "templates of its own": lambda root: (root / "templates").mkdir(),
    "a link in content": lead_elsewhere,
    "a page edited": lambda root: edit_keeping_its_time(root / "site/articles/by-hand.html"),
    "a page gone": lambda root: (root / "site/index.html").unlink(),
    "a file beside the pages": lambda root: (root / "site/notes.txt").write_text("mine"),
    "the site gone": lambda root: shutil.rmtree(root / "site"),
    "a stopped build": lambda root: (root / ".site.build-new").mkdir(),
    "half a record": lambda root: (root / RECORD).write_text('{"arguments": ['),
    "a record of nothing": lambda root: (root / RECORD).write_text("[]"),
    "a record without words": lambda root: (root / RECORD).write_text(
        json.dumps({**json.loads((root / RECORD).read_text()), "told": {"first": 3}})
    ),
    "a record of odd words": lambda root: (root / RECORD).write_text(
        json.dumps({**json.loads((root / RECORD).read_text()), "told": {"first": 3, "articles": None, "rest": [1]}})
    ),
    "no record": lambda root: (root / RECORD).unlink(),
}


def arguments(root: Path) -> list[str]:
    return ["--root", str(root)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, home: Path) -> dict[str, Path]:
    """Archives that were built once their files had rested, one for each test that touches it."""
    roots = {
        name: tmp_path_factory.mktemp("archives") / "archive"
        for name in (*TOUCHED, "as it was", "asked otherwise", "written to")
    }
    for root in roots.values():
        for folder in ("seeds", "content"):
            (root / folder).mkdir(parents=True)
        (root / "seeds" / "dockers.txt").write_text(DOCKERS, encoding="utf-8")
        (root / "content" / "by-hand.md").write_text(ARTICLE, encoding="utf-8")
        assert main(["ingest", *arguments(root)], home=home) == 0
    time.sleep(COARSEST_CLOCK / 1e9 + 0.1)
    for root in roots.values():
        assert main(arguments(root), home=home) == 0
    return roots


def test_says_what_the_build_would_say(built: dict[str, Path], home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = built["as it was"]
    assert tell_unchanged(arguments(root), home)
    at_once = capsys.readouterr().out
    assert main(arguments(root), home=home) == 0
    assert re.sub(r"[\d.]+ s;", "s;", at_once) == re.sub(r"[\d.]+ s;", "s;", capsys.readouterr().out)
    assert "2 articles in 0." in at_once
    assert "files: nothing changed" in at_once


@pytest.mark.parametrize("what", TOUCHED)
def test_what_was_touched_is_built(built: dict[str, Path], home: Path, what: str) -> None:
    root = built[what]
    TOUCHED[what](root)
    assert not tell_unchanged(arguments(root), home)
    main(arguments(root), home=home)
    assert (root / "site" / "index.html").is_file()


def test_who_asks_otherwise_gets_a_build(
    built: dict[str, Path], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = built["asked otherwise"]
    assert not tell_unchanged(["render", *arguments(root)], home)
    assert not tell_unchanged([*arguments(root), "--output", str(tmp_path)], home)
    monkeypatch.chdir(tmp_path)
    assert not tell_unchanged(arguments(root), home)


def test_a_build_with_problems_is_done_again(tmp_path: Path, home: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "by-hand.md").write_text(ARTICLE.replace("2021-03-14", "2021-13-14"), encoding="utf-8")
    time.sleep(COARSEST_CLOCK / 1e9 + 0.1)
    assert main(arguments(tmp_path), home=home) == 1
    assert not tell_unchanged(arguments(tmp_path), home)


def test_what_was_touched_just_before_is_looked_at_again(tmp_path: Path, home: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "by-hand.md").write_text(ARTICLE, encoding="utf-8")
    assert main(arguments(tmp_path), home=home) == 0
    assert not tell_unchanged(arguments(tmp_path), home)


def test_a_site_that_somebody_wrote_to_meanwhile_is_not_whole(built: dict[str, Path]) -> None:
    site = built["written to"] / "site"
    assert is_whole(site)
    edit_keeping_its_time(site / "articles" / "by-hand.html")
    assert not is_whole(site)


def test_another_person_or_place_or_package_is_seen(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "library").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "library")
    seen = {look_at(tmp_path / "archive", home).digest}
    monkeypatch.setenv("HOME", str(tmp_path))
    seen.add(look_at(tmp_path / "archive", home).digest)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    seen.add(look_at(tmp_path / "archive", home).digest)
    (tmp_path / "library" / "far_away-1.1.dist-info").mkdir()
    seen.add(look_at(tmp_path / "archive", home).digest)
    assert len(seen) == 4


def test_a_change_of_the_program_is_seen(tmp_path: Path, home: Path) -> None:
    program, root = tmp_path / "program", tmp_path / "archive"
    (program / "newsarchive").mkdir(parents=True)
    shutil.copy(home / "pyproject.toml", program)
    module = program / "newsarchive" / "own.py"
    module.write_text("own = 1\n", encoding="utf-8")
    before = look_at(root, program)
    assert look_at(root, program) == before
    edit_keeping_its_time(module)
    assert look_at(root, program) != before


def test_on_fat_everything_is_looked_at() -> None:
    """There the time of an edit can be set back without a trace; elsewhere times are finer than such a disk's."""
    fat = [1_600_000_000_000_000_000, 1_600_000_002_000_000_000, 1_600_000_002_010_000_000]
    assert is_coarse(fat)
    assert not is_coarse([*fat, 1_600_000_002_013_999_872])
