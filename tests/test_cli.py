"""The command line, as people and scripts use it, on an archive in a temporary folder."""

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from captures import DOCKERS

from newsarchive.cli import main
from newsarchive.unchanged import tell_unchanged

LINE_LINK = re.compile(r"#L(\d+)\"")


def run(home: Path, *arguments: object, text: str = "") -> subprocess.CompletedProcess[str]:
    """What build.py does, in this process: to start one and import all takes ten times as long as a small build."""
    words = [str(argument) for argument in arguments]
    given, out, err = (io.TextIOWrapper(io.BytesIO(data), "utf-8") for data in (text.encode(), b"", b""))
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = given, out, err
    try:
        with contextlib.chdir("/"):
            code = 0 if tell_unchanged(words, home) else main(words, home=home)
    except SystemExit as usage:  # argparse
        code = int(usage.code or 0)
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    out.seek(0)
    err.seek(0)
    return subprocess.CompletedProcess(words, code, out.read(), err.read())


def start(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, for what depends on one: environment, signals, streams."""
    command = [sys.executable, str(home / "build.py"), *map(str, arguments)]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, cwd="/", check=False, timeout=120
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of one capture, in a folder with a space and a letter beyond ASCII in its name."""
    root = tmp_path / "mein Archiv ü"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "dockers.txt").write_text(DOCKERS, encoding="utf-8")
    (root / "site_config.yaml").write_text("title: Strikes\n", encoding="utf-8")
    return root


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_one_command_makes_the_archive_and_names_the_page_to_open(home: Path, archive: Path) -> None:
    done = start(home, "--root", archive)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Open {archive / 'site' / 'index.html'}" in done.stdout
    assert (archive / "content" / "dockers-stop-work-in-three-ports.md").is_file()
    assert "Dockers stop work in three ports" in (archive / "site" / "index.html").read_text(encoding="utf-8")


def test_a_second_build_writes_nothing(home: Path, archive: Path) -> None:
    run(home, "--root", archive)
    before = snapshot(archive)
    done = run(home, "--root", archive)
    assert "nothing changed" in done.stdout
    assert snapshot(archive) == before


def test_the_same_input_gives_the_same_bytes_in_any_zone_locale_and_hash_seed(
    home: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(home, "--root", archive)
    for name, value in {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}.items():
        monkeypatch.setenv(name, value)
    done = start(home, "--root", archive, "--output", archive.parent / "again", "render")
    assert done.returncode == 0, done.stderr
    first = {path: data for path, (data, _) in snapshot(archive / "site").items()}
    assert {path: data for path, (data, _) in snapshot(archive.parent / "again").items()} == first


@pytest.mark.parametrize("order", ["before", "after"])
def test_options_may_stand_before_or_after_the_command(home: Path, archive: Path, order: str) -> None:
    options = ["--root", archive, "--quiet"]
    done = run(home, *options, "ingest") if order == "before" else run(home, "ingest", *options)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (archive / "site").exists()
    assert list((archive / "content").glob("*.md"))


def test_several_processes_make_the_same_content(home: Path, archive: Path) -> None:
    start(home, "ingest", "--root", archive)
    before = {path.name: path.read_bytes() for path in (archive / "content").iterdir()}
    for path in (archive / "content").iterdir():
        path.unlink()
    done = start(home, "ingest", "--root", archive, "--jobs", 2)
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name: path.read_bytes() for path in (archive / "content").iterdir()} == before


def test_wrong_settings_are_named_all_in_one_run(home: Path, archive: Path) -> None:
    (archive / "site_config.yaml").write_text("titel: X\nper_page: many\noutput: ../elsewhere\n", encoding="utf-8")
    done = run(home, "--root", archive)
    assert done.returncode == 2
    assert [line.split(" ")[2] for line in done.stderr.splitlines()] == [
        "missing-key:",
        "unknown-key:",
        "bad-value:",
        "bad-output:",
    ]
    assert "did you mean “title”?" in done.stderr
    assert not (archive / "site").exists()


@pytest.mark.parametrize("arguments", [["--base-url", "ftp://x"], ["--root", "/nowhere/at/all"], ["buidl"], ["--jobs"]])
def test_wrong_usage_exits_with_two_and_no_traceback(home: Path, arguments: list[str]) -> None:
    done = start(home, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_wrong_content_file_is_named_and_the_rest_is_built(home: Path, archive: Path) -> None:
    (archive / "content").mkdir()
    (archive / "content" / "own.md").write_text("---\ntitle: Own\ndate: yesterday\n---\nWords.\n", encoding="utf-8")
    done = run(home, "--root", archive)
    assert done.returncode == 1
    assert done.stderr.startswith("content/own.md:3: error bad-date:")
    assert done.stderr.count("\n") == 1
    pages = [path.name for path in (archive / "site" / "articles").glob("*.html")]
    assert pages == ["dockers-stop-work-in-three-ports.html"]


def test_adding_a_capture_shows_what_was_made_of_it(home: Path, archive: Path) -> None:
    run(home, "--root", archive)
    text = DOCKERS.replace("three ports", "a fourth port")
    done = run(home, "add", "-", "--root", archive, "--source", "Harbour Post", "--date", "2020-09-02~", text=text)
    assert done.returncode == 0, done.stderr
    assert "Harbour Post" in done.stdout
    assert "about 2 September 2020" in done.stdout
    assert "Anna Berg" in done.stdout
    assert "language   en" in done.stdout
    seed = archive / "seeds" / "dockers-stop-work-in-a-fourth-port.txt"  # named by the headline that was found
    assert seed.read_bytes() == text.encode()
    assert "source: Harbour Post" in seed.with_suffix(".yaml").read_text(encoding="utf-8")


def test_a_capture_that_the_archive_has_is_not_added_again(home: Path, archive: Path) -> None:
    done = run(home, "add", archive / "seeds" / "dockers.txt", "--root", archive)
    assert done.returncode == 1
    assert "same-capture" in done.stderr
    assert [path.name for path in (archive / "seeds").iterdir()] == ["dockers.txt"]


def test_a_capture_in_a_folder_of_the_archive_is_not_added_again(home: Path, archive: Path) -> None:
    (archive / "seeds" / "2020").mkdir()
    (archive / "seeds" / "dockers.txt").rename(archive / "seeds" / "2020" / "dockers.txt")
    done = run(home, "add", "-", "--root", archive, text=DOCKERS)
    assert done.returncode == 1
    assert "as seeds/2020/dockers.txt" in done.stderr


@pytest.mark.parametrize("text", ["", "Log in\n", "\x00\x01\x02\x7fELF\x00" * 40])
def test_what_is_no_article_is_refused_and_leaves_nothing_behind(home: Path, archive: Path, text: str) -> None:
    before = snapshot(archive)
    done = run(home, "add", "-", "--root", archive, text=text)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert snapshot(archive) == before


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_of_an_empty_capture_what_was_given_is_named(home: Path, archive: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "empty.txt").write_text(text, encoding="utf-8")
    piped = run(home, "add", "-", "--root", archive, text=text)
    named = run(home, "add", tmp_path / "empty.txt", "--root", archive)
    assert (piped.returncode, named.returncode) == (1, 1)
    assert piped.stderr.startswith("-: error no-article: standard input was empty (")
    assert named.stderr.startswith(f"{tmp_path / 'empty.txt'}: error no-article: the file is empty (")


def test_of_a_text_that_is_no_article_the_way_is_told_to_add_it_all_the_same(home: Path, archive: Path) -> None:
    done = run(home, "add", "-", "--root", archive, text="The strike is off.\n")
    assert (done.returncode, "(give the whole text of the article; if this is all" in done.stderr) == (1, True)
    assert "--title" in done.stderr
    assert (
        run(home, "add", "-", "--title", "Strike off", "--root", archive, text="The strike is off.\n").returncode == 0
    )
    assert (archive / "content" / "strike-off.md").is_file()


def test_what_is_supplied_wrongly_is_named_by_its_flag(home: Path, archive: Path) -> None:
    text = DOCKERS.replace("three ports", "a fourth port")
    supplied = ["--author", "Ann Lee", "--author", "Bo Ek", "--date", "yesterday", "--url", "x"]
    done = run(home, "add", "-", "--root", archive, *supplied, text=text)
    assert done.returncode == 1
    assert [line.partition(": “")[0] for line in done.stderr.splitlines()] == [
        "--date: error bad-date",
        "--url: error bad-url",
    ]
    assert [path.name for path in (archive / "seeds").iterdir()] == ["dockers.txt"]


def test_verify_names_each_file_that_differs(home: Path, archive: Path) -> None:
    run(home, "--root", archive)
    assert run(home, "verify", "--root", archive).returncode == 0
    (archive / "site" / "about.html").write_text("changed", encoding="utf-8")
    (archive / "seeds" / "dockers.txt").write_text("changed", encoding="utf-8")
    done = run(home, "verify", "--root", archive)
    assert done.returncode == 1
    codes = [line.partition(": error ")[2].split(":")[0] for line in done.stderr.splitlines()]
    assert codes == ["file-truncated", "seed-differs"]


def test_check_builds_nothing(home: Path, archive: Path) -> None:
    before = snapshot(archive)
    assert run(home, "check", "--root", archive).returncode == 0
    assert snapshot(archive) == before


def test_captures_that_cannot_be_read_are_named_and_the_others_go_on(home: Path, archive: Path) -> None:
    """A link out of the folder could publish a private file; without its sidecar a capture would lose what it says."""
    outside = archive.parent / "private.txt"
    outside.write_text(DOCKERS.replace("ports", "towns"), encoding="utf-8")
    seeds = archive / "seeds"
    (seeds / "private.txt").symlink_to(outside)
    (seeds / "gone.txt").symlink_to("nowhere")
    (seeds / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "two\nlines.txt").write_text("x", encoding="utf-8")
    (seeds / "other.txt").write_text(DOCKERS.replace("ports", "mines"), encoding="utf-8")
    (seeds / "other.yaml").symlink_to("nowhere")
    done = run(home, "ingest", "--root", archive)
    assert done.returncode == 1
    assert [line.split(": error ")[0] for line in done.stderr.splitlines()] == [
        "seeds/gone.txt",
        "seeds/loop.txt",
        "seeds/other.yaml",
        "seeds/pipe.txt",
        "seeds/private.txt",
        "seeds/two\\nlines.txt",
    ]
    assert [path.name for path in (archive / "content").iterdir()] == ["dockers-stop-work-in-three-ports.md"]


@pytest.mark.parametrize("output", [".", "..", "seeds/site", "Content/x", "a-link"])
def test_the_site_never_stands_among_what_it_is_made_from(home: Path, archive: Path, output: str) -> None:
    (archive / "a-link").symlink_to("seeds")
    before = snapshot(archive)
    done = run(home, "--root", archive, "--output", archive / output)
    assert (done.returncode, done.stderr.count("error bad-output")) == (2, 1)
    assert snapshot(archive) == before


def test_a_reader_that_stops_listening_does_not_stop_the_build(home: Path, archive: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, str(home / "build.py"), "--root", str(archive)]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False, timeout=120)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (archive / "site" / "index.html").is_file()


def run_on_a_full_disk(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """As good as: no file may grow beyond a few thousand bytes."""
    limited = "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)); sys.argv = sys.argv[1:]; "
    limited += f"sys.path.insert(0, {str(home)!r}); runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-c", limited, str(home / "build.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set in another way there")
@pytest.mark.parametrize("form", ["bagit", "csv", "epub", "jsonl", "sqlite"])
def test_a_full_disk_is_one_line_and_the_old_export_stands(home: Path, archive: Path, form: str) -> None:
    long = DOCKERS + "Nobody went back to work before there was an offer, the union said.\n\n" * 200
    (archive / "seeds" / "dockers.txt").write_text(long, encoding="utf-8")
    (archive / "exports").mkdir()
    run(home, "--root", archive)
    run(home, "--root", archive, "export", form, archive / "exports" / "x")
    before = snapshot(archive / "exports")
    done = run_on_a_full_disk(home, "--root", archive, "export", form, archive / "exports" / "x")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "error disk:" in done.stderr
    assert snapshot(archive / "exports") == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set in another way there")
def test_a_full_disk_is_one_line_and_the_old_site_stands(home: Path, archive: Path) -> None:
    run(home, "--root", archive)
    before = snapshot(archive)
    (archive / "site_config.yaml").write_text("title: Other strikes\n", encoding="utf-8")
    done = run_on_a_full_disk(home, "--root", archive)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "error disk:" in done.stderr
    (archive / "site_config.yaml").write_text("title: Strikes\n", encoding="utf-8")
    assert {path: kept[0] for path, kept in snapshot(archive).items()} == {p: kept[0] for p, kept in before.items()}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set in another way there")
def test_a_full_disk_hides_nothing_else_that_is_wrong(home: Path, archive: Path, tmp_path: Path) -> None:
    run(home, "--root", archive)
    (archive / "seeds" / "dockers.yaml").write_text("sorce: The Post\n", encoding="utf-8")
    (archive / "site_config.yaml").write_text("title: Other strikes\n", encoding="utf-8")
    done = run_on_a_full_disk(home, "--root", archive)
    assert re.findall(r"error ([\w-]+):", done.stderr) == ["disk", "unknown-key"], done.stderr
    long = tmp_path / "long.txt"
    long.write_text(DOCKERS + "Nobody went back to work before there was an offer.\n\n" * 200, encoding="utf-8")
    done = run_on_a_full_disk(home, "--root", archive, "add", tmp_path / "none.txt", long)
    assert re.findall(r"error ([\w-]+):", done.stderr) == ["unreadable", "disk"], done.stderr
    (archive / "content" / "own.md").write_text("---\ntitle: Own\ndate: yesterday\n---\nWords.\n", encoding="utf-8")
    done = run_on_a_full_disk(home, "--root", archive, "render")
    assert re.findall(r"error ([\w-]+):", done.stderr) == ["bad-date", "disk"], done.stderr
    (archive / "seeds" / "long.txt").write_bytes(long.read_bytes())
    done = run_on_a_full_disk(home, "--root", archive, "ingest")
    assert re.findall(r"error ([\w-]+):", done.stderr) == ["disk", "unknown-key"], done.stderr


def test_a_file_in_place_of_the_folder_of_kept_results_is_to_be_deleted(home: Path, archive: Path) -> None:
    (archive / ".cache").write_text("mine", encoding="utf-8")
    done = run(home, "--root", archive)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "(delete it, or move it away: a folder belongs there)" in done.stderr


def test_the_reasons_of_lines_say_once_what_doubt_means(home: Path, archive: Path) -> None:
    seed = sorted(path.name for path in (archive / "seeds").iterdir() if path.suffix == ".txt")[0]
    done = run(home, "ingest", "--explain", f"seeds/{seed}", "--root", archive)
    assert done.returncode == 0
    assert done.stdout.startswith("Each line of the capture, what it is")
    assert done.stdout.count("a toss-up between keeping it and leaving it out") == 1
    assert "(doubt" not in done.stdout


def test_ports_and_captures_that_cannot_be_are_refused(home: Path, archive: Path) -> None:
    assert run(home, "serve", "--port", "99999", "--root", archive).returncode == 2
    done = run(home, "ingest", "--explain", "/etc/passwd", "--root", archive)
    assert (done.returncode, "no-capture" in done.stderr) == (1, True)
    for name in ("/", ".", "nothing.txt"):
        done = run(home, "ingest", "--explain", name, "--root", archive)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr


def test_any_capture_can_be_explained_and_nothing_is_written(home: Path, tmp_path: Path) -> None:
    """An archivist looks at a file before he takes it in: no archive need be there."""
    (tmp_path / "dock.txt").write_text(DOCKERS, encoding="utf-8")
    before = snapshot(tmp_path)
    done = run(home, "ingest", "--explain", tmp_path / "dock.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "title: stated 1" in done.stdout
    (tmp_path / "dock.yaml").write_text("title: Dockers!\n", encoding="utf-8")
    assert "title: supplied" in run(home, "ingest", "--explain", tmp_path / "dock.txt").stdout
    (tmp_path / "dock.yaml").unlink()
    assert snapshot(tmp_path) == before


def test_an_edited_file_is_counted_and_its_offered_version_shown_once(home: Path, archive: Path) -> None:
    run(home, "--root", archive)
    article = archive / "content" / "dockers-stop-work-in-three-ports.md"
    article.write_text(article.read_text(encoding="utf-8").replace("on Monday", "on Tuesday"), encoding="utf-8")
    done = run(home, "--root", archive, "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 capture: 1 edited by hand." in done.stdout
    for place in ("Porto", "Gdynia"):
        (archive / "seeds" / "dockers.yaml").write_text(f"place: {place}\n", encoding="utf-8")
        first, again = (run(home, "--root", archive) for _ in range(2))
        assert f"+place: {place}" in first.stdout
        assert f"place: {place}" not in again.stdout
        assert "error edited-by-hand" in again.stderr


def test_verify_says_what_is_left_to_do_where_a_new_version_waits(home: Path, archive: Path) -> None:
    run(home, "--root", archive)
    article = archive / "content" / "dockers-stop-work-in-three-ports.md"
    article.write_text(article.read_text(encoding="utf-8").replace("on Monday", "on Tuesday"), encoding="utf-8")
    (archive / "seeds" / "dockers.yaml").write_text("place: Porto\n", encoding="utf-8")
    run(home, "--root", archive)
    done = run(home, "--root", archive, "verify")
    (told,) = [line for line in done.stderr.splitlines() if "sidecar-added" in line]
    assert "take over from content/dockers-stop-work-in-three-ports.md.new" in told
    assert "build again" not in told
    article.with_suffix(".md.new").rename(article)
    run(home, "--root", archive)
    assert run(home, "--root", archive, "verify").returncode == 0


@pytest.mark.parametrize("place", ["home", "a-link", "/"])
def test_the_site_never_replaces_a_home_folder_or_a_link(
    home: Path, archive: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    own = archive.parent / "home"
    own.mkdir()
    (archive.parent / "a-link").symlink_to(own)
    monkeypatch.setenv("HOME", str(own))
    done = run(home, "render", "--root", archive, "--output", archive.parent / place)
    assert (done.returncode, done.stderr.count("error bad-output")) == (2, 1)
    assert list(own.iterdir()) == []
    assert (archive.parent / "a-link").is_symlink()


def test_no_source_is_ever_below_the_site(home: Path, archive: Path) -> None:
    """Even where a link leads from the archive to its captures."""
    disk = archive.parent / "disk"
    disk.mkdir()
    (archive / "seeds").rename(disk / "seeds")
    (archive / "seeds").symlink_to(disk / "seeds")
    done = run(home, "--root", archive, "--output", disk)
    assert (done.returncode, done.stderr.count("error bad-output")) == (2, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are something else there")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_stopped_says_so_in_one_line_and_clears_up(
    home: Path, archive: Path, number: int, code: int
) -> None:
    run(home, "--root", archive)
    before = snapshot(archive)
    (archive / "site_config.yaml").write_text("title: Other strikes\n", encoding="utf-8")
    stopping = "import os, sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; "
    stopping += "from newsarchive.write import site; from newsarchive.cli import main; carry = site._carry_over; "
    stopping += "site._carry_over = lambda *a, **k: (os.kill(os.getpid(), int(sys.argv[2])), carry(*a, **k)); "
    stopping += "sys.exit(main(['--root', sys.argv[3]], home=Path(sys.argv[1])))"
    command = [sys.executable, "-c", stopping, str(home), str(int(number)), str(archive)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert (done.returncode, done.stderr.count("\n")) == (code, 1), done.stderr
    (archive / "site_config.yaml").write_text("title: Strikes\n", encoding="utf-8")
    assert {path: kept[0] for path, kept in snapshot(archive).items()} == {p: kept[0] for p, kept in before.items()}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are something else there")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_build_that_is_stopped_while_it_begins_says_so_in_one_line(
    home: Path, archive: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (archive / "tomllib.py").write_text(f"import os, signal\nos.kill(os.getpid(), signal.{name})\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(archive))
    done = start(home, "--root", archive)
    assert (done.returncode, done.stderr.count("\n")) == (128 + signal.Signals[name], 1), done.stderr
    assert not (archive / "site").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are something else there")
def test_a_build_under_nohup_outlives_its_terminal(home: Path, archive: Path) -> None:
    program = "import os, runpy, signal, sys; from newsarchive.write import site; carry = site._stage_all; "
    program += "site._stage_all = lambda *a: (os.kill(0, signal.SIGHUP), carry(*a))[1]; "
    program += "runpy.run_path(sys.argv[0], run_name='__main__')"
    script = f"import sys; sys.path.insert(0, {str(home)!r}); sys.argv = sys.argv[1:]; {program}"
    command = ["nohup", sys.executable, "-c", script, str(home / "build.py"), "--root", str(archive), "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120, start_new_session=True)
    assert done.returncode == 0, done.stderr
    assert (archive / "site" / "index.html").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full"])
def test_streams_that_are_closed_or_full_do_not_stop_the_work(home: Path, archive: Path, streams: str) -> None:
    command = f'"{sys.executable}" "{home}/build.py" ingest --root "{archive}" {streams}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [path.name for path in (archive / "content").iterdir()] == ["dockers-stop-work-in-three-ports.md"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    ("words", "code"), [("--help >/dev/full", 0), ("add --help >&-", 0), ("buidl 2>/dev/full", 2), ("buidl 2>&-", 2)]
)
def test_words_about_usage_that_nobody_can_read_are_no_mistake(home: Path, words: str, code: int) -> None:
    command = f'"{sys.executable}" "{home}/build.py" {words}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (code, b"")


NAMES = """articles:
  docks: dockers-stop-work-in-three-ports
  gone: an-article-that-is-gone
names:
  - name: Anna Berg
    kind: person
    who: Reporter.
    basis:
      stated:
        docks: 99999
  - name: Porto
    kind: place
    who: Port.
    basis: {stated: {docks: 3}}
"""


def test_what_names_cite_and_nobody_has_is_told_and_not_linked(home: Path, archive: Path) -> None:
    (archive / "content").mkdir()
    (archive / "content" / "names.yaml").write_text(NAMES, encoding="utf-8")
    done = run(home, "--root", archive)
    assert done.returncode == 1
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [
        "content/names.yaml:3",
        "content/names.yaml:10",
    ]
    assert "cites line 99999 of seeds/dockers.txt, which has 11 lines" in done.stderr
    links = [
        link for page in (archive / "site" / "names").glob("*.html") for link in LINE_LINK.findall(page.read_text())
    ]
    assert links == ["3"]


def test_what_the_site_lacks_until_a_file_is_mended_is_said_last(home: Path, archive: Path) -> None:
    (archive / "content").mkdir()
    for number in range(5):
        text = f"---\ntitle: Day {number}\ndate: {'soon' if number else 2020}\n---\n\nWords of day {number}.\n"
        (archive / "content" / f"{number}.md").write_text(text, encoding="utf-8")
    (archive / "content" / "names.yaml").write_text(NAMES.replace("kind: place", "kind: harbour"), encoding="utf-8")
    done = run(home, "--root", archive)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("The site")] == [
        "The site is without 4 articles until mended: content/1.md, content/2.md, content/3.md and 1 more.",
        "The site has no names, no pages of names and no links to them until content/names.yaml is mended.",
    ]
    assert not (archive / "site" / "names" / "anna-berg.html").exists()


def test_a_value_supplied_without_a_word_on_it_says_so_to_readers(home: Path, archive: Path) -> None:
    (archive / "seeds" / "dockers.yaml").write_text("place: Porto\n", encoding="utf-8")
    run(home, "--root", archive)
    page = (archive / "site" / "articles" / "dockers-stop-work-in-three-ports.html").read_text(encoding="utf-8")
    assert "supplied by the archive, which does not say how it is known" in page
    assert "by the archivist" not in page


def test_the_address_of_a_deleted_article_never_comes_to_show_another(home: Path, archive: Path) -> None:
    run(home, "--root", archive)
    (archive / "seeds" / "dockers.txt").unlink()
    other = archive.parent / "dockers.txt"
    other.write_text(DOCKERS.replace("on Monday", "on Friday"), encoding="utf-8")
    article = archive / "content" / "dockers-stop-work-in-three-ports.md"
    before = article.read_bytes()
    done = run(home, "add", other, "--root", archive)  # what is left of the old one is not its earlier version
    assert done.stdout.startswith("seeds/dockers-2.txt → content/dockers-stop-work-in-three-ports-")
    assert article.read_bytes() == before
    for path in [*(archive / "content").iterdir(), *(archive / "seeds").iterdir()]:
        path.unlink()
    done = run(home, "add", other, "--root", archive)  # of the old one only the site knows
    assert done.stdout.startswith("seeds/dockers.txt → content/dockers-stop-work-in-three-ports-")
    again = archive.parent / "again.txt"
    again.write_text(DOCKERS, encoding="utf-8")
    run(home, "add", again, "--root", archive)  # the old one comes back to its address
    assert b"on Monday" in article.read_bytes()


def test_an_article_written_by_hand_keeps_its_address_whatever_is_added_or_retitled(home: Path, archive: Path) -> None:
    content = archive / "content"
    (content / "2020").mkdir(parents=True)
    files = {"2020/notes.md": "2020-notes", "notes.md": "notes", "A notice.md": "a-notice", "0.md": "0"}
    shown: set[str] = set()
    for file, slug in files.items():
        text = f"---\ntitle: News in brief\n---\n\nWords of {slug}.\n"
        (content / file).write_text(text, encoding="utf-8")
        done = run(home, "--root", archive, "render")
        assert (done.returncode, done.stderr) == (0, "")
        shown.add(slug)
        for one in shown:
            assert f"Words of {one}." in (archive / "site" / "articles" / f"{one}.html").read_text(encoding="utf-8")
    (content / "notes.md").write_text("---\ntitle: Other news\n---\n\nWords of notes.\n", encoding="utf-8")
    run(home, "--root", archive, "render")
    assert "Other news" in (archive / "site" / "articles" / "notes.html").read_text(encoding="utf-8")


def test_what_is_no_capture_is_not_added(home: Path, archive: Path) -> None:
    run(home, "--root", archive)
    (archive.parent / "dockers.yaml").write_text("title: x\n", encoding="utf-8")
    before = snapshot(archive)
    article = archive / "content" / "dockers-stop-work-in-three-ports.md"
    for name in (archive.parent, archive.parent / "dockers.yaml", article, archive / "site" / "index.html"):
        done = run(home, "add", name, "--root", archive)
        assert (done.returncode, done.stderr.count("error no-capture")) == (1, 1), done.stderr
    assert snapshot(archive) == before


def test_an_address_is_not_fetched_and_a_pdf_is_called_one(home: Path, archive: Path) -> None:
    (archive.parent / "strike.txt").write_bytes(b"%PDF-1.7 and so on")
    done = run(home, "add", "https://example.org/strike", archive.parent / "strike.txt", "--root", archive)
    assert "nothing is fetched from the web" in done.stderr
    assert "this is a PDF" in done.stderr
    assert [path.name for path in (archive / "seeds").iterdir()] == ["dockers.txt"]


def test_what_is_asked_is_said_last_with_the_lines_to_paste(home: Path, archive: Path) -> None:
    added = run(home, "ingest", "--root", archive)
    assert added.returncode == 0, added.stderr
    said = run(home, "check", "--root", archive).stdout.splitlines()
    place = said.index("    settle it in seeds/dockers.yaml:")
    assert said[place + 1] == "      source: …  # who published it"
    assert any(line.startswith("content/") for line in said[place - 3 : place])
    assert not any(line.endswith("names.yaml:") for line in said[place:])


def test_a_flag_of_spaces_supplies_nothing(home: Path, archive: Path) -> None:
    """Else the sidecar would say that there is no author."""
    other = archive.parent / "welders.txt"
    other.write_text(DOCKERS.replace("Dockers", "Welders"), encoding="utf-8")
    run(home, "add", other, "--author", " ", "--source", "", "--root", archive)
    assert sorted(path.name for path in (archive / "seeds").iterdir()) == ["dockers.txt", "welders.txt"]
    assert "\nauthor: Anna Berg\n" in (archive / "content" / "welders-stop-work-in-three-ports.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["", "content", "seeds", "site_config.yaml", "nothing"])
def test_verify_says_of_what_is_no_site_that_it_is_none(home: Path, archive: Path, name: str) -> None:
    run(home, "--root", archive)
    done = run(home, "verify", archive / name)
    assert (done.returncode, done.stderr.count("error no-site")) == (1, 1), done.stderr


def test_knows_options_by_their_whole_names_only(home: Path, archive: Path) -> None:
    """Else a script that says `--ba` would mean another option once there are two."""
    done = run(home, "--root", archive, "--qui")
    assert done.returncode == 2
    assert "--qui" in done.stderr


def test_names_the_archive_that_is_not_there(home: Path, tmp_path: Path) -> None:
    done = run(home, "--root", tmp_path / "nowhere")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{tmp_path}/nowhere: error no-root: there is no such folder")
    assert not (tmp_path / "nowhere").exists()


def test_shows_both_of_two_articles_with_one_slug(home: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name in ("a", "b"):
        text = f"---\ntitle: Dockers {name}\nslug: dockers\n---\nWords of {name}.\n"
        (tmp_path / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    done = run(home, "--root", tmp_path)
    assert done.returncode == 0
    assert "content/b.md: warning same-slug: another article has the slug “dockers” too" in done.stderr
    assert "Words of a." in (tmp_path / "site/articles/dockers.html").read_text(encoding="utf-8")
    assert len(list((tmp_path / "site/articles").glob("dockers-*.html"))) == 1


def test_shows_no_capture_that_is_not_the_recorded_one(home: Path, archive: Path) -> None:
    """Where only the site is made; a whole build takes a changed capture in."""
    run(home, "--root", archive)
    capture = next((archive / "seeds").glob("*.txt"))
    capture.write_text(capture.read_text(encoding="utf-8") + "\nA line more.\n", encoding="utf-8")
    done = run(home, "--root", archive, "render")
    assert done.returncode == 1
    assert f"seeds/{capture.name}: error capture-differs: the capture of" in done.stderr
    assert not list((archive / "site/captures").glob("*.txt"))
    capture.unlink()
    assert "error capture-differs: the capture of" in run(home, "--root", archive, "render").stderr
