"""Whatever lies in the archive's folder: one line names what cannot be read, and the rest is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from captures import DOCKERS
from child import be_somebody_else, in_a_child
from odd_files import make_socket

from newsarchive.cli import main

ARTICLE = "---\ntitle: By hand\n---\n\nWords of our own.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of one capture and one article written by hand."""
    root = tmp_path / "archive"
    for folder in ("seeds", "content"):
        (root / folder).mkdir(parents=True)
    (root / "seeds" / "dockers.txt").write_text(DOCKERS, encoding="utf-8")
    (root / "content" / "by-hand.md").write_text(ARTICLE, encoding="utf-8")
    return root


def in_circles(path: Path) -> None:
    path.symlink_to(path.name)


def a_gigabyte(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


def out_of_the_folder(path: Path) -> None:
    outside = path.parents[2] / "private.txt"
    outside.write_text(ARTICLE + DOCKERS, encoding="utf-8")
    path.symlink_to(outside)


PLACES = ("seeds/x.txt", "seeds/x.md", "seeds/dockers.yaml", "content/x.md", "content/names.yaml")
STRANGE: dict[str, Callable[[Path], None]] = {
    "broken link": lambda path: path.symlink_to("nowhere"),
    "link to itself": in_circles,
    "link out of the folder": out_of_the_folder,
    "link to a folder": lambda path: path.symlink_to("/etc"),
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "pipe": os.mkfifo,
    "socket": make_socket,
    "a gigabyte": a_gigabyte,
}


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("name", PLACES)
def test_what_is_no_file_is_one_line_and_the_rest_is_built(
    home: Path, root: Path, capfd: pytest.CaptureFixture[str], name: str, strange: Callable[[Path], None]
) -> None:
    strange(root / name)
    assert main(["--root", str(root), "--quiet"], home=home) == 1
    told = capfd.readouterr().err.splitlines()
    assert [line.partition(": error ")[0] for line in told] == [name]
    pages = {path.name for path in (root / "site" / "articles").glob("*.html")}
    captures = set() if name == "seeds/dockers.yaml" else {"dockers-stop-work-in-three-ports.html"}
    assert pages == {"by-hand.html"} | captures


@pytest.mark.skipif(os.sep == "\\", reason="no name can hold a backslash there")
@pytest.mark.parametrize("sign", ["\n", "\t", "\\", "\u200b", "\ufeff", "\x85", "\ufffe"])
def test_a_name_that_no_other_system_could_read_is_one_line_and_makes_no_article(
    home: Path, root: Path, capfd: pytest.CaptureFixture[str], sign: str
) -> None:
    (root / "seeds" / f"back{sign}slash.txt").write_text(DOCKERS.replace("Dockers", "Miners"), encoding="utf-8")
    for _ in range(2):
        assert main(["--root", str(root), "--quiet"], home=home) == 1
        (line,) = capfd.readouterr().err.splitlines()
        assert line.endswith(
            "slash.txt: error unreadable: its name holds signs that are no letters (give it a plain name)"
        )
    assert len(list((root / "content").glob("*.md"))) == 2


@pytest.mark.parametrize("name", ["seeds/x.txt", "content/x.md"])
def test_a_folder_with_the_name_of_a_file_is_a_folder(
    home: Path, root: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    (root / name).mkdir()
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    assert capfd.readouterr().err == ""


@pytest.fixture
def nest(root: Path) -> Iterator[Callable[[str], None]]:
    """Puts 1,500 folders one in the other into a folder of the archive; taken away by what needs no path to them."""

    def make(place: str) -> None:
        there = os.open(root / place, os.O_RDONLY)
        for _ in range(1500):
            os.mkdir("a", dir_fd=there)
            below = os.open("a", os.O_RDONLY, dir_fd=there)
            os.close(there)
            there = below
        os.close(there)

    yield make
    subprocess.run(["rm", "-rf", root], check=True)


@pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="no way to make folders that deep")
@pytest.mark.parametrize("folder", ["seeds", "content", "site"])
def test_folders_without_end_are_one_line_each_time(
    home: Path, root: Path, nest: Callable[[str], None], capfd: pytest.CaptureFixture[str], folder: str
) -> None:
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    nest(folder)
    (root / "content" / "late.md").write_text(ARTICLE.replace("By", "Late by"), encoding="utf-8")
    for arguments in ([], ["verify"], []):
        assert main(["--root", str(root), "--quiet", *arguments], home=home) == 1
        told = capfd.readouterr().err.splitlines()
        assert any("/a/a: error " in line for line in told), told
    assert (root / "site" / "articles" / "late.html").exists() == (folder == "seeds")
    assert (root / "site" / "articles" / "by-hand.html").exists()


@pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="no way to make folders that deep")
def test_templates_without_end_are_one_line(
    home: Path, root: Path, nest: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(home / "templates", root / "templates")
    nest("templates")
    assert main(["--root", str(root), "--quiet"], home=home) == 1
    (told,) = capfd.readouterr().err.splitlines()
    assert "more than 100 folders deep" in told


@pytest.mark.parametrize("folder", ["seeds", "content"])
def test_a_file_or_a_link_in_place_of_a_folder_is_one_line(
    home: Path, root: Path, capfd: pytest.CaptureFixture[str], folder: str
) -> None:
    (root / folder).rename(root.parent / "elsewhere")
    (root / folder).symlink_to(root.parent / "elsewhere")
    before = sorted((root.parent / "elsewhere").iterdir())
    assert main(["--root", str(root), "--quiet"], home=home) == 1
    assert sorted((root.parent / "elsewhere").iterdir()) == before, "something was written outside the archive"
    (root / folder).unlink()
    (root / folder).write_text("a file", encoding="utf-8")
    assert main(["--root", str(root), "--quiet"], home=home) == 1
    told = capfd.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told] == [folder] * 2


def test_content_that_cannot_be_read_is_not_made_a_second_time(home: Path, root: Path) -> None:
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    made = root / "content" / "dockers-stop-work-in-three-ports.md"
    made.write_bytes(b"")
    assert main(["--root", str(root), "--quiet"], home=home) == 1
    assert sorted(path.name for path in (root / "content").iterdir()) == ["by-hand.md", made.name]


@pytest.mark.parametrize(
    "arguments",
    [["--jobs", "0"], ["--jobs", "-1"], ["--root", ""], ["--output", ""], ["add", "x", "--title", "\udcff"]],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_wrong_usage(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments, home=home)
    assert "error: argument" in capsys.readouterr().err


def test_of_several_captures_those_that_are_there_are_added(
    home: Path, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = root.parent / "other.txt"
    other.write_text(DOCKERS.replace("Dockers", "Miners"), encoding="utf-8")
    gone = root.parent / "gone.txt"
    assert main(["add", str(gone), str(other), "--root", str(root)], home=home) == 1
    assert capfd.readouterr().err.startswith(f"{gone}: error unreadable: ")
    assert (root / "seeds" / "other.txt").is_file()


def test_names_beyond_utf8_stop_no_output(home: Path, root: Path) -> None:
    odd = root.rename(root.parent / "\udcff")
    command = [sys.executable, str(home / "build.py"), "--root", odd]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")


# --- in a process of its own: as another user, or while files vanish ---


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no such process on Windows")
def test_what_nobody_may_read_is_one_line_and_the_rest_is_built(
    home: Path, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Root may read everything, so there the build is somebody else's."""
    closed = ["content/names.yaml", "content/secret.md", "seeds/attic", "seeds/secret.txt"]
    (root / "seeds" / "attic").mkdir()
    (root / "seeds" / "attic" / "x.txt").write_text(DOCKERS.replace("Dockers", "Miners"), encoding="utf-8")
    (root / "seeds" / "secret.txt").write_text(DOCKERS.replace("Dockers", "Pilots"), encoding="utf-8")
    (root / "content" / "secret.md").write_text(ARTICLE, encoding="utf-8")
    (root / "content" / "names.yaml").write_text("names: []\n", encoding="utf-8")

    def build() -> int:
        be_somebody_else()
        return main(["--root", str(place), "--quiet"], home=home)

    main(["--root", str(root), "--quiet"], home=home)  # has all modules imported, which nobody may not be able to read
    shutil.rmtree(root / "site")
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to others
        place = Path(shutil.copytree(root, Path(folder) / "archive"))
        for path in (Path(folder), place, *place.rglob("*")):
            path.chmod(0o777 if path.is_dir() else 0o666)
        for name in closed:
            (place / name).chmod(0)
        capfd.readouterr()
        code = in_a_child(build)
        for name in closed:
            (place / name).chmod(0o700)
        pages = {path.name for path in (place / "site" / "articles").glob("*.html")}
    assert code == 1
    told = capfd.readouterr().err.splitlines()
    assert [line.partition(": error unreadable: ")[0] for line in told] == closed
    assert pages >= {"by-hand.html", "dockers-stop-work-in-three-ports.html"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no such process on Windows")
@pytest.mark.parametrize("name", ["seeds/gone.txt", "seeds/gone.md", "content/gone.md", "content/names.yaml"])
def test_what_vanishes_between_listing_and_reading_is_one_line(
    home: Path, root: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    (root / name).write_text(ARTICLE, encoding="utf-8")

    def build() -> int:
        def vanish(event: str, arguments: tuple[object, ...]) -> None:
            if event == "open" and str(arguments[0]).endswith(name):
                (root / name).unlink(missing_ok=True)

        sys.addaudithook(vanish)
        return main(["--root", str(root), "--quiet"], home=home)

    assert in_a_child(build) == 1
    told = capfd.readouterr().err.splitlines()
    assert {line.partition(": error ")[0] for line in told} == {name}
    assert {path.name for path in (root / "site" / "articles").glob("*.html")} >= {"by-hand.html"}


# --- templates that somebody edits ---


@pytest.mark.parametrize(
    ("name", "added", "what"),
    [
        ("article.html", b"{{ citation.before }Dockers", "bad-template: unexpected '}'"),
        ("article.html", b"{% include 'gone.html' %}{{", "bad-template: unexpected"),
        ("base.html", b"{{ nothing.here }}", "bad-template: 'nothing' is undefined"),
        ("base.html", b"{{ 1 + 'a' }}", "bad-template: unsupported operand"),
        ("base.html", b"{% include 'gone.html' %}", "bad-template: there is no template gone.html"),
        ("base.html", b"{% include 'base.html' %}", "bad-template: maximum recursion depth exceeded"),
        ("article.html", b"\xff", "bad-encoding: the file is not UTF-8"),
        ("icon.svg", b"\xff", "bad-encoding: the file is not UTF-8"),
        ("assets/style.css", b"\xff", "bad-encoding: the file is not UTF-8"),
        ("assets/begin.js", b"\xff", "bad-encoding: the file is not UTF-8"),
        ("after_paint.js", b"\xff", "bad-encoding: the file is not UTF-8"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_in_a_template_is_one_line(
    home: Path, root: Path, capfd: pytest.CaptureFixture[str], name: str, added: bytes, what: str, jobs: str
) -> None:
    shutil.copytree(home / "templates", root / "templates")
    template = root / "templates" / name
    line = template.read_bytes().count(b"\n") + 1
    with template.open("ab") as file:
        file.write(added)
    assert main(["--root", str(root), "--quiet", "--jobs", jobs], home=home) == 1
    (told,) = capfd.readouterr().err.splitlines()
    assert told.startswith(f"templates/{name}:{line}: error {what}")
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("name", "added", "what"),
    [
        ("chapter.xhtml", b"{{ chapter }", "bad-template: unexpected '}'"),
        ("nav.xhtml", b"{{ nothing.here }}", "bad-template: 'nothing' is undefined"),
        ("about.xhtml", b"{% include 'gone.xhtml' %}", "bad-template: there is no template gone.xhtml"),
        ("package.opf", b"\xff", "bad-encoding: the file is not UTF-8"),
        ("style.css", b"\xff", "bad-encoding: the file is not UTF-8"),
    ],
)
def test_a_fault_in_a_template_of_books_is_one_line(
    home: Path, root: Path, capsys: pytest.CaptureFixture[str], name: str, added: bytes, what: str
) -> None:
    shutil.copytree(home / "templates", root / "templates")
    template = root / "templates" / "epub" / name
    line = template.read_bytes().count(b"\n") + 1
    with template.open("ab") as file:
        file.write(added)
    (root / "books").mkdir()
    assert main(["export", "epub", str(root / "books" / "a.epub"), "--root", str(root), "--quiet"], home=home) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"templates/epub/{name}:{line}: error {what}")
    assert list((root / "books").iterdir()) == []
