"""The same archive makes the same bytes, whatever differs around it: two differences a build, to save time.

What is kept from build to build, and the number of processes, are in test_cache.py.
"""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from newsarchive.urls import make_slug

CAPTURE = """Dockers stop work in three ports

By Anna Berg

1 September 2020

Dockers in three ports stopped work on Monday, the union said.[1] They ask for higher pay and for the release of
two colleagues. Igor Ivanov spoke yesterday in Izmir.

The port authority said that ships would be served by other crews, and that talks were open to anybody who wanted
them. No date for a meeting was named.

[1] Statement of the union.
"""
NAMES = """names:
  - {name: Igor Ivanov, kind: person, who: A docker., basis: {supplied: x}}
  - {name: Izmir, kind: place, who: A port., basis: {supplied: x}}
"""
HAND = "---\ntitle: Ijs en Straße, ‘x’\nlanguage: nl\ndate: 2020-08~\nauthor: [B, A]\n---\nWords of Igor Ivanov.\n"
SHIFT = """
import time, datetime
real, days = time.time, 400 * 86400
time.time = lambda: real() + days
time.time_ns = lambda: int((real() + days) * 1e9)
class Date(datetime.date):
    today = classmethod(lambda kind: datetime.date.fromtimestamp(real() + days))
class DateTime(datetime.datetime):
    now = classmethod(lambda kind, tz=None: datetime.datetime.fromtimestamp(real() + days, tz))
    utcnow = classmethod(lambda kind: datetime.datetime.utcfromtimestamp(real() + days))
datetime.date, datetime.datetime = Date, DateTime
"""
SHUFFLE = """
import os, random
chance, scandir, listdir = random.Random(7), os.scandir, os.listdir
class Entries:
    def __init__(self, entries): self.entries = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *problem): pass
    def close(self): pass
def shuffled(entries):
    entries = list(entries)
    chance.shuffle(entries)
    return entries
os.scandir = lambda place=".": Entries(shuffled(scandir(place)))
os.listdir = lambda place=".": shuffled(listdir(place))
"""


@dataclass(frozen=True, kw_only=True)
class Around:
    """What differs."""

    environment: dict[str, str] = field(default_factory=dict)
    is_bare: bool = False
    """Whether nothing else is in the environment."""
    python: tuple[str, ...] = ()
    before: str = ""
    """Python that runs before the program."""
    place: str = "archive"
    umask: int = -1
    touch: bool = False
    options: tuple[str, ...] = ()
    again: bool = False


AROUND = {
    "clock, zone in the east": Around(before=SHIFT, environment={"TZ": "Pacific/Kiritimati"}),
    "zone in the west, Turkish": Around(environment={"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"}),
    "locale C, hash seed 0": Around(
        environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "0"}
    ),
    "hash seed, closed umask": Around(umask=0o077, environment={"PYTHONHASHSEED": "12345"}),
    "open umask, path": Around(umask=0, place="архив с пробелом & 'x' (2)"),
    "order and times of files": Around(before=SHUFFLE, touch=True),
    "processes, bare environment": Around(options=("--jobs", "3"), is_bare=True),
    "odd environment": Around(
        environment={"HOME": "/nonexistent", "USER": "nobody", "COLUMNS": "7", "SOURCE_DATE_EPOCH": "1"},
        before="import os; os.getuid = os.geteuid = lambda: 65534; os.cpu_count = lambda: 64",
    ),
    "optimized, isolated": Around(python=("-OO", "-I")),
    "developer mode": Around(python=("-X", "dev")),
    "a site that is there already": Around(again=True),
}


def make(archive: Path) -> None:
    (archive / "seeds").mkdir(parents=True)
    (archive / "content").mkdir()
    for number in range(3):
        text = CAPTURE.replace("three ports", f"port {number}")
        (archive / "seeds" / f"{number} Zürich.txt").write_text(text, encoding="utf-8")
    (archive / "content" / "names.yaml").write_text(NAMES, encoding="utf-8")
    (archive / "content" / "hand.md").write_text(HAND, encoding="utf-8")
    (archive / "site_config.yaml").write_text("title: Strikes\nbase_url: https://example.org/a/\n", encoding="utf-8")


def build(home: Path, archive: Path, around: Around) -> dict[str, bytes]:
    """Site and content, by address."""
    start = (
        f"{around.before}\nimport runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    script = ["-c", start, str(home / "build.py")] if around.before else [str(home / "build.py")]
    command = [sys.executable, *around.python, *script, "--root", str(archive), "--quiet", *around.options]
    environment = ({} if around.is_bare else dict(os.environ)) | around.environment
    done = subprocess.run(
        command, env=environment, umask=around.umask, cwd="/", capture_output=True, encoding="utf-8", check=False
    )
    # Bare or isolated, Python does not see the packages that the tests run with: the first such build installs its own.
    said = [line for line in done.stderr.splitlines() if not line.startswith("First run: ")]
    assert (done.returncode, said) == (0, [])
    folders = (archive / "site", archive / "content")
    return {
        path.relative_to(archive).as_posix(): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def usual(home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    archive = tmp_path_factory.mktemp("usual") / "archive"
    make(archive)
    return build(home, archive, Around())


@pytest.mark.skipif(sys.platform == "win32", reason="umask and the like are something else there")
@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND.keys())
def test_the_same_bytes(home: Path, tmp_path: Path, usual: dict[str, bytes], around: Around) -> None:
    archive = tmp_path / around.place
    make(archive)
    if around.touch:
        for path in archive.rglob("*"):
            os.utime(path, (random.Random(path.name).randint(0, 2**31),) * 2)
    if around.again:
        (archive / "site_config.yaml").write_text("title: Other\n", encoding="utf-8")
        build(home, archive, Around())
        make_again = tmp_path / "again"
        make(make_again)
        shutil.copy(make_again / "site_config.yaml", archive / "site_config.yaml")
    assert build(home, archive, around) == usual


def test_addresses_do_not_depend_on_what_else_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "unidecode.py").write_text("def unidecode(text):\n    return 'other'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert make_slug("Забастоўка ў Мінску") == "zabastouka-u-minsku"
