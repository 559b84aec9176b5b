"""Pipes, sockets, links and folders where the program keeps its own files: it waits for none, and follows none."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from odd_files import make_socket

from newsarchive.cli import main

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are Unix's")

PATIENCE = 30  # seconds
ARTICLE = "---\ntitle: By hand\n---\n\nWords of our own.\n"
CAPTURE = """Dockers stop work

By Anna Berg

1 September 2020

Dockers in three ports stopped work on Monday, the union said. They ask for higher pay and for the release of two
colleagues who were arrested at the gates.
"""


def outside(path: Path) -> Path:
    return next(parent for parent in path.parents if parent.name == "archive").parent / "outside"


ODD: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "socket": make_socket,
    "link out": lambda path: path.symlink_to(outside(path)),
}
PLACES = (
    ".cache",
    ".cache/build.lock",
    ".cache/results.sqlite",
    ".cache/untold.json",
    ".site.build-lock",
    ".site.build-new",
    ".site.build-old",
    "content/by-hand.md",
    "content/dockers-stop-work.md",
    "content/dockers-stop-work.md.new",
    "content/.dockers-stop-work.md.new.newsarchive-part",
    "seeds/dockers.yaml",
    "site_config.yaml",
    "site/index.html",
    "site/about-this-folder.txt",
    "site/manifest-sha256.txt",
    "site/manifest-sizes.txt",
    "site/tagmanifest-sha256.txt",
)


class WaitedTooLong(BaseException):
    pass


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    root = tmp_path_factory.mktemp("built")
    for folder in (root / "seeds", root / "content"):
        folder.mkdir()
    (root / "seeds" / "dockers.txt").write_text(CAPTURE, encoding="utf-8")
    (root / "content" / "by-hand.md").write_text(ARTICLE, encoding="utf-8")
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    return root


@pytest.fixture
def root(tmp_path: Path, built: Path) -> Path:
    """A built archive with an article edited by hand, of which ingest has a new version to offer."""
    root = shutil.copytree(built, tmp_path / "archive")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "mine.txt").write_text("mine", encoding="utf-8")
    article = root / "content" / "dockers-stop-work.md"
    article.write_text(article.read_text(encoding="utf-8").replace("three", "four"), encoding="utf-8")
    (root / "seeds" / "dockers.txt").write_text(CAPTURE.replace("Monday", "Tuesday"), encoding="utf-8")
    return root


def give_up(number: int, frame: object) -> None:
    raise WaitedTooLong


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_waited_for_and_nothing_outside_is_touched(
    home: Path, root: Path, place: str, odd: Callable[[Path], None], capfd: pytest.CaptureFixture[str]
) -> None:
    path = root / place
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    odd(path)
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        for command in ([], ["verify"]):
            assert main(["--root", str(root), "--quiet", *command], home=home) in (0, 1, 2)
    finally:
        signal.alarm(0)
    assert all(": error " in line or ": warning " in line for line in capfd.readouterr().err.splitlines())
    assert {path.name for path in (root.parent / "outside").iterdir()} == {"mine.txt"}
    assert sorted(path.name for path in root.parent.iterdir()) == ["archive", "outside"]
