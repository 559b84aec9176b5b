"""The archive in other forms: all of it is there, twice the same, whole or not at all, never over somebody's file."""

import csv
import importlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from archive_for_pages import CAPTURE, HOSTILE, STORIES, STORM

from newsarchive.cli import main
from newsarchive.commands.export import UNFINISHED
from newsarchive.config import Config
from newsarchive.export import Collection, bagit, sqlite
from newsarchive.library import make_library

ARABIC = "---\ntitle: إضراب\nlanguage: ar\n---\n\nكلمات\x85\u2028 وكلمات.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
FORMS = ["bagit", "jsonl", "csv", "epub", "sqlite"]
EPUBCHECK = Path("/usr/bin/epubcheck")


@pytest.fixture(scope="module")
def built(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    (root / "seeds").mkdir()
    (root / "content").mkdir()
    (root / "site_config.yaml").write_text("title: The <Harbour> & its Archive\n", encoding="utf-8")
    (root / "seeds" / "storm.txt").write_text(CAPTURE, encoding="utf-8", newline="")
    texts = {"storm": STORM, "islands": STORIES, "hostile": HOSTILE, "arabic": ARABIC}
    for name, text in texts.items():
        (root / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    assert main(["render", "--root", str(root), "--quiet"], home=home) == 0
    return root


@pytest.fixture
def export(home: Path, built: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Exports, and gives what stands on stderr; fails where the exit code is not the one that is expected."""

    def run(form: str, file: Path, code: int = 0) -> str:
        capsys.readouterr()
        assert main(["export", form, str(file), "--root", str(built), "--quiet"], home=home) == code
        return capsys.readouterr().err

    return run


def listing(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {"": path.read_bytes()}
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in path.rglob("*") if p.is_file()}


@pytest.mark.parametrize("form", FORMS)
def test_twice_the_same_and_nothing_is_left_beside(form: str, tmp_path: Path, export: Callable[..., str]) -> None:
    export(form, tmp_path / "one")
    first = listing(tmp_path / "one")
    export(form, tmp_path / "one")  # over its own
    export(form, tmp_path / "two")
    assert first == listing(tmp_path / "one") == listing(tmp_path / "two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["file", "data", "folder", "link", "other form"])
def test_what_is_no_such_export_is_not_replaced(
    form: str, kind: str, tmp_path: Path, export: Callable[..., str]
) -> None:
    path = tmp_path / "mine"
    if kind == "file":
        path.write_text("mine")
    elif kind == "data":
        path.write_text('{"slug": "mine", "title": "mine"}\n')
    elif kind == "folder":
        path.mkdir()
        (path / "x").write_text("mine")
    elif kind == "link":
        (tmp_path / "elsewhere").write_text("mine")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        export(FORMS[FORMS.index(form) - 1], path)
    before = listing(tmp_path)
    assert "error foreign-file" in export(form, path, code=1)
    assert listing(tmp_path) == before


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_where_an_export_is_made_stays(form: str, tmp_path: Path, export: Callable[..., str]) -> None:
    mine = tmp_path / ".one.export-new"
    mine.mkdir()
    (mine / "mine.txt").write_text("mine")
    (tmp_path / ".one.export-lock").write_text("mine")
    assert "error foreign-file" in export(form, tmp_path / "one", code=1)
    mine.rename(tmp_path / "mine")
    export(form, tmp_path / "one")
    assert listing(tmp_path / "mine") == {"mine.txt": b"mine"}
    assert (tmp_path / ".one.export-lock").read_text() == "mine"


@pytest.mark.parametrize("form", FORMS)
def test_what_a_killed_export_leaves_is_taken_away(form: str, tmp_path: Path, export: Callable[..., str]) -> None:
    for left in ([], [UNFINISHED], [UNFINISHED, "export"]):
        (tmp_path / ".one.export-new").mkdir()
        for name in left:
            (tmp_path / ".one.export-new" / name).write_text("")
        export(form, tmp_path / "one")
        assert [path.name for path in tmp_path.iterdir()] == ["one"]


@pytest.mark.parametrize("form", FORMS)
def test_an_export_of_no_article_is_replaced(form: str, tmp_path: Path, home: Path) -> None:
    (tmp_path / "site_config.yaml").write_text("title: T\n", encoding="utf-8")
    file = tmp_path.parent / f"{tmp_path.name} {form}"
    for command in (["render"], ["export", form, str(file)], ["export", form, str(file)]):
        assert main([*command, "--root", str(tmp_path), "--quiet"], home=home) == 0


def add_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE mine (note)")


def add_entry(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("mine.txt", "mine")


def add_line(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"mine\n")


TOUCHED: list[tuple[str, Callable[[Path], object]]] = [
    ("bagit", lambda path: (path / "mine.txt").write_text("mine")),
    ("bagit", lambda path: (path / "data" / "mine.txt").write_text("mine")),
    ("bagit", lambda path: (path / "mine").mkdir()),
    ("bagit", lambda path: (path / "mine").symlink_to("data")),
    ("jsonl", add_line),
    ("csv", add_line),
    ("epub", add_entry),
    ("sqlite", add_table),
]


@pytest.mark.parametrize(("form", "touch"), TOUCHED)
def test_an_export_to_which_somebody_added_is_not_replaced(
    form: str, touch: Callable[[Path], object], tmp_path: Path, export: Callable[..., str]
) -> None:
    path = tmp_path / "mine"
    export(form, path)
    touch(path)
    before = (listing(tmp_path), sorted(tmp_path.rglob("*")))
    assert "error foreign-file" in export(form, path, code=1)
    assert (listing(tmp_path), sorted(tmp_path.rglob("*"))) == before


@pytest.mark.parametrize("form", ["bagit", "jsonl"])
@pytest.mark.parametrize(
    "place",
    [
        "seeds/x",
        "Content/x.md",
        "templates/x",
        "site/x",
        ".cache/x",
        "a-link/x",
        "site_config.yaml",
        "Site_Config.yaml",
        ".",
    ],
)
def test_no_export_stands_among_what_the_archive_is_made_from(
    form: str, place: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "a-link").symlink_to("seeds")
    before = sorted(tmp_path.rglob("*"))
    assert main(["export", form, str(tmp_path / place), "--root", str(tmp_path)], home=home) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / place}: error bad-file: an export cannot stand there")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("other", ["Strike.txt", "caf\u00e9.txt"])
def test_names_that_are_one_on_some_systems_go_into_no_bag(
    other: str, built: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(built, tmp_path / "root"))
    for name in ("strike.txt", "cafe\u0301.txt"):
        (root / "seeds" / name).write_text("x", encoding="utf-8")
    (root / "seeds" / other).write_text("y", encoding="utf-8")
    assert main(["export", "bagit", str(tmp_path / "bag"), "--root", str(root), "--quiet"], home=home) == 1
    problems = capsys.readouterr().err.splitlines()
    assert [problem.partition(": ")[2].split()[1] for problem in problems] == ["case-collision:"]
    assert problems[0].startswith("seeds/")
    assert [path.name for path in tmp_path.iterdir()] == ["root"]


def test_a_bag_is_valid_to_the_library_and_to_us(
    home: Path, tmp_path: Path, export: Callable[..., str], capsys: pytest.CaptureFixture[str], built: Path
) -> None:
    bag = tmp_path / "bag"
    export("bagit", bag)
    importlib.import_module("bagit").Bag(str(bag)).validate()
    assert main(["verify", str(bag)], home=home) == 0
    assert "complete and valid" in capsys.readouterr().out
    for folder in ("seeds", "content", "site"):
        assert listing(bag / "data" / folder) == listing(built / folder)
    assert (bag / "bagit.txt").read_text().startswith("BagIt-Version: 1.0\n")
    assert "Bagging-Date" not in (bag / "bag-info.txt").read_text()
    assert main(["verify", "--root", str(bag / "data"), "--quiet"], home=home) == 0


def test_percent_signs_in_names_go_into_a_bag_as_they_are(home: Path, tmp_path: Path) -> None:
    """As bagit-python has them; other programs write %25, which is read as well."""
    seeds, bag = tmp_path / "archive" / "seeds", tmp_path / "bag"
    seeds.mkdir(parents=True)
    (seeds / "100%ce %25.txt").write_text(CAPTURE, encoding="utf-8", newline="")
    root = ["--root", str(seeds.parent), "--quiet"]
    assert main(root, home=home) == 0
    assert main(["export", "bagit", str(bag), *root], home=home) == 0
    importlib.import_module("bagit").Bag(str(bag)).validate()
    assert main(["verify", str(bag)], home=home) == 0
    (bag / "data" / "seeds" / "100%ce %25.txt").rename(bag / "data" / "seeds" / "100%ce %.txt")
    assert main(["verify", str(bag)], home=home) == 0
    (bag / "data" / "seeds" / "100%ce %.txt").rename(bag / "data" / "seeds" / "100Î %.txt")
    assert main(["verify", str(bag)], home=home) == 1


def test_a_bag_says_from_when_to_when_its_articles_are(home: Path, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    (root / "content").mkdir(parents=True)
    for number, date in enumerate(("2019/2024", "2020?", "2020-08-17")):
        text = f"---\ntitle: Day {number}\ndate: {date}\n---\n\nWords.\n"
        (root / "content" / f"{number}.md").write_text(text, encoding="utf-8")
    for command in (["render"], ["export", "bagit", str(tmp_path / "bag")]):
        assert main([*command, "--root", str(root), "--quiet"], home=home) == 0
    assert "3 articles, 2019 to 2024\n" in (tmp_path / "bag" / "bag-info.txt").read_text(encoding="utf-8")


def test_a_folder_whose_name_was_mistyped_is_not_made(tmp_path: Path, export: Callable[..., str]) -> None:
    told = export("csv", tmp_path / "exprots" / "x.csv", code=1)
    assert told == f"{tmp_path}/exprots: error bad-file: there is no such folder (make it, or name another)\n"
    assert not list(tmp_path.iterdir())


def test_a_path_too_long_for_a_database_is_one_line(tmp_path: Path, export: Callable[..., str]) -> None:
    """SQLite opens none of more than 512 bytes; the other forms go there."""
    deep = tmp_path.joinpath(*["x" * 200] * 3)
    deep.mkdir(parents=True)
    told = export("sqlite", deep / "x.sqlite", code=1)
    assert "error disk:" in told
    assert told.endswith("(give it a shorter name, or fewer folders above it)\n")
    assert told.count("\n") == 1
    assert not list(deep.iterdir())
    export("jsonl", deep / "x.jsonl")


def test_an_empty_folder_in_a_bag_is_told(
    home: Path, tmp_path: Path, export: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No damage: what a bag holds is in its manifests, and some programs make folders."""
    export("bagit", tmp_path / "bag")
    (tmp_path / "bag" / "data" / "seeds" / "2020").mkdir()
    assert main(["verify", str(tmp_path / "bag"), "--quiet"], home=home) == 0
    assert "bag/data/seeds/2020: warning folder-added: the folder is empty" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes on Windows")
def test_a_bag_waits_for_no_pipe_that_takes_a_files_place(
    home: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site is checked before; this happens in the instant in which it is copied."""
    root = shutil.copytree(built, tmp_path / "archive")
    copy = bagit._copy_sources

    def then_a_pipe(*rest: Any) -> None:
        copy(*rest)
        (root / "site" / "about.html").unlink()
        os.mkfifo(root / "site" / "about.html")

    monkeypatch.setattr(bagit, "_copy_sources", then_a_pipe)
    assert main(["export", "bagit", str(tmp_path / "bag"), "--root", str(root), "--quiet"], home=home) == 1
    assert "about.html: error file-missing" in capsys.readouterr().err
    assert not (tmp_path / "bag").exists()


def test_a_bag_without_a_manifest_of_its_tag_files_is_told(
    home: Path, tmp_path: Path, export: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """RFC 8493 allows it; but nothing then tells whether they are as they were."""
    export("bagit", tmp_path / "bag")
    (tmp_path / "bag" / "tagmanifest-sha256.txt").unlink()
    assert main(["verify", str(tmp_path / "bag"), "--quiet"], home=home) == 0
    assert "bag: warning no-manifest: no manifest of the files beside the payload" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda bag: (bag / "data/seeds/storm.txt").write_text("x"), "file-differs"),
        (lambda bag: (bag / "data/seeds/storm.txt").unlink(), "file-missing"),
        (lambda bag: (bag / "data/x").write_text("x"), "file-added"),
        (lambda bag: (bag / "bag-info.txt").write_text("x"), "file-differs"),
        (lambda bag: (bag / "bagit.txt").write_text("x"), "bad-bag"),
        (lambda bag: (bag / "manifest-sha256.txt").write_text(""), "empty-manifest"),
        (lambda bag: (bag / "manifest-sha256.txt").unlink(), "no-manifest"),
        (lambda bag: (bag / "data/content/storm.md").rename(bag / "data/content/s.md"), "file-renamed"),
        (lambda bag: (bag / "fetch.txt").write_text("http://x 1 data/y"), "bad-bag"),
        (lambda bag: (bag / "bag-info.txt").write_text("Payload-Oxum: 7.1\n"), "payload-size"),
    ],
)
def test_damage_to_a_bag_is_named_and_the_bag_is_not_replaced(
    home: Path,
    tmp_path: Path,
    export: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
    harm: Callable[[Path], object],
    code: str,
) -> None:
    bag = tmp_path / "bag"
    export("bagit", bag)
    harm(bag)
    assert main(["verify", str(bag)], home=home) == 1
    assert f"error {code}:" in capsys.readouterr().err
    before = listing(bag)
    export("bagit", bag, code=1)
    assert listing(bag) == before


def test_no_bag_is_made_of_a_damaged_site(home: Path, tmp_path: Path, built: Path) -> None:
    root = shutil.copytree(built, tmp_path / "archive")
    (root / "site" / "about.html").write_text("x")
    assert main(["export", "bagit", str(tmp_path / "bag"), "--root", str(root)], home=home) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]


def test_lines_of_json_hold_text_and_provenance(tmp_path: Path, export: Callable[..., str]) -> None:
    export("jsonl", tmp_path / "a.jsonl")
    text = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    assert text.splitlines() == text.removesuffix("\n").split("\n")
    rows = {row["slug"]: row for row in map(json.loads, text.splitlines())}
    assert len(rows) == 4
    storm = rows["storm"]
    assert storm["removed"] == [{"lines": 1, "rule": "skip-link"}, {"lines": 16, "rule": "newsletter"}]
    assert storm["passages"][0]["text"] == "The storm came at night. It took two boats and a crane."
    assert storm["capture"]["file"] == "seeds/storm.txt"


def test_a_table_opens_in_a_spreadsheet_and_runs_nothing(tmp_path: Path, export: Callable[..., str]) -> None:
    export("csv", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["slug"]: row for row in csv.DictReader(file)}
    assert rows["storm"]["authors"] == "Ada Byron"
    assert "It took two boats" in rows["storm"]["text"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows.values() for cell in row.values())


def test_a_database_can_be_asked(tmp_path: Path, export: Callable[..., str]) -> None:
    export("sqlite", tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = "SELECT earliest, latest FROM articles WHERE slug = 'islands'"
        assert database.execute(whole).fetchall() == [("2003-01-01", "2003-12-31")]
        rows = database.execute("SELECT slug, date FROM articles WHERE date IS NOT NULL ORDER BY date").fetchall()
        assert rows == [("storm", "2003-05-03"), ("islands", "2003~")]
        assert database.execute("SELECT name FROM authors WHERE slug = 'islands'").fetchall()[1] == ("Grace M. Hopper",)
        assert database.execute("SELECT how, lines FROM basis WHERE slug = 'storm' AND field = 'date'").fetchall() == [
            ("stated", "6")
        ]
        found = "SELECT slug FROM search JOIN passages ON passages.rowid = search.rowid WHERE search MATCH 'crane'"
        assert {slug for (slug,) in database.execute(found)} == {"storm"}


@pytest.mark.parametrize("form", FORMS)
def test_where_nobody_can_tell_which_articles_there_are_the_old_export_stands(
    form: str, home: Path, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(built, tmp_path / "archive"))
    export = ["export", form, str(tmp_path / "x"), "--root", str(root), "--quiet"]
    assert main(export, home=home) == 0
    before = listing(tmp_path / "x")
    (root / "content").rename(tmp_path / "elsewhere")
    (root / "content").symlink_to(tmp_path / "elsewhere")
    assert main(export, home=home) == 1
    assert capsys.readouterr().err.startswith("content: error unreadable: the link leads out of the archive")
    assert listing(tmp_path / "x") == before


def test_a_database_that_the_disk_gives_back_damaged_is_told(built: Path, home: Path, tmp_path: Path) -> None:
    collection = Collection(
        config=Config(), library=make_library([]), root=built, site=built / "site", templates=home / "templates"
    )
    (tmp_path / "export").write_bytes(b"damaged" * 1000)
    with pytest.raises(OSError, match="not a database"):
        sqlite.write(collection, tmp_path / "export")


def test_a_book_is_well_formed_and_holds_every_text(tmp_path: Path, export: Callable[..., str]) -> None:
    export("epub", tmp_path / "a.epub")
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        assert book.infolist()[0].filename == "mimetype"
        texts = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xhtml", ".opf"))}
    for text in texts.values():
        ET.fromstring(text)
    chapters = "".join(text for name, text in texts.items() if name[-10:-6].isdecimal())
    assert "It took two boats and a crane." in chapters
    assert '<a aria-label="Note 1" class="ref"' in chapters
    assert "&lt;script&gt;alert(4)" in chapters
    assert "<script" not in chapters
    assert "SHA-256" in chapters
    assert 'dir="rtl"' in chapters


@pytest.mark.skipif(not EPUBCHECK.exists() or not shutil.which("java"), reason="epubcheck is not installed")
def test_epubcheck_finds_nothing_wrong_with_a_book(tmp_path: Path, export: Callable[..., str]) -> None:
    export("epub", tmp_path / "a.epub")
    command = ["java", "-jar", str(EPUBCHECK), str(tmp_path / "a.epub")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_other_programs_can_read_it_from_standard_output(home: Path, built: Path, tmp_path: Path) -> None:
    main(["export", "jsonl", str(tmp_path / "a.jsonl"), "--root", str(built), "--quiet"], home=home)
    command = [sys.executable, str(home / "build.py"), "export", "jsonl", "-", "--root", str(built)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, (tmp_path / "a.jsonl").read_bytes())
    assert main(["export", "bagit", "-", "--root", str(built)], home=home) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="has pipes of another kind")
@pytest.mark.parametrize(("form", "taken"), [("jsonl", 0), ("csv", 50), ("epub", 0), ("sqlite", 50)])
def test_a_reader_may_have_enough_of_an_export(home: Path, built: Path, form: str, taken: int) -> None:
    command = [sys.executable, str(home / "build.py"), "export", form, "-", "--root", str(built), "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        assert len(running.stdout.read(taken)) == taken
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no disk that is always full")
def test_an_export_that_a_full_disk_cuts_short_is_told(home: Path, built: Path) -> None:
    command = [sys.executable, str(home / "build.py"), "export", "jsonl", "-", "--root", str(built), "--quiet"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "error disk:" in done.stderr
