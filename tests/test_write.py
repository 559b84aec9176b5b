"""The site is swapped in whole, and what the build did not write stays."""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import sync_site
from child import be_somebody_else, in_a_child

from newsarchive.model import File
from newsarchive.problems import ArchiveError
from newsarchive.write import MANIFEST, RECORDS, write_file
from newsarchive.write.manifest import MARK
from newsarchive.write.swap import discard, swap
from newsarchive.write.whole_file import DRAFT, clear_drafts


def page(path: str, words: str = "words") -> File:
    return File(path=path, data=words.encode())


def listing(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sync_site([page("index.html"), page("a/b.html")], site)
    before = {path: path.stat().st_mtime_ns for path in [site, *site.rglob("*")]}
    changes = sync_site([page("index.html"), page("a/b.html")], site)
    assert changes.nothing
    assert {path: path.stat().st_mtime_ns for path in [site, *site.rglob("*")]} == before


def test_pages_that_are_no_longer_made_go_and_the_manifest_lists_the_rest(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sync_site([page("index.html"), page("old.html")], site)
    changes = sync_site([page("index.html", "new words"), page("new.html")], site)
    assert (changes.added, changes.removed) == (["new.html"], ["old.html"])
    assert {"index.html", MANIFEST} <= set(changes.changed) <= {"index.html"} | RECORDS
    assert set(listing(site)) == {"index.html", "new.html", MARK} | RECORDS
    digest = hashlib.sha256(b"new words").hexdigest()
    assert f"{digest}  index.html\n" in (site / MANIFEST).read_text()


def test_files_that_the_build_did_not_write_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sync_site([page("index.html")], site)
    (site / "CNAME").write_text("example.org")
    (site / "own").mkdir()
    (site / "own" / "letter.pdf").write_text("mine")
    sync_site([page("index.html", "changed")], site)
    assert (site / "CNAME").read_text() == "example.org"
    assert (site / "own" / "letter.pdf").read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no such process on Windows")
def test_a_site_that_cannot_be_listed_stays_as_it_was() -> None:
    """Else what the listing lacks would be missing from the new site: pages that did not change, files of others."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to others
        place = Path(folder)
        place.chmod(0o777)

        def build_twice() -> int:
            be_somebody_else()
            sync_site([page("index.html"), page("a/b.html")], place / "site")
            (place / "site" / "CNAME").write_text("example.org")
            (place / "site").chmod(0o300)
            with pytest.raises(PermissionError):
                sync_site([page("index.html", "changed"), page("a/b.html")], place / "site")
            return 0

        assert in_a_child(build_twice) == 0
        (place / "site").chmod(0o755)
        assert listing(place / "site").keys() == {"index.html", "a/b.html", "CNAME", MARK} | RECORDS
        assert (place / "site" / "index.html").read_text() == "words"
        assert [path.name for path in place.iterdir()] == ["site"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no such process on Windows")
def test_a_site_that_its_owner_made_read_only_is_made_anew_and_leaves_nothing_beside_it() -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to others
        place = Path(folder)
        place.chmod(0o777)

        def build_twice() -> int:
            be_somebody_else()
            sync_site([page("index.html"), page("a/b.html")], place / "site")
            for made in (place / "site", place / "site" / "a"):
                made.chmod(0o555)
            sync_site([page("index.html", "changed"), page("a/c.html")], place / "site")
            return 0

        assert in_a_child(build_twice) == 0
        assert listing(place / "site").keys() == {"index.html", "a/c.html", MARK} | RECORDS
        assert [path.name for path in place.iterdir()] == ["site"]
        assert (place / "site").stat().st_mode & 0o777 == 0o555
        (place / "site").chmod(0o755)


def test_a_page_never_overwrites_somebody_elses_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sync_site([page("index.html")], site)
    (site / "notes.html").write_text("mine")
    with pytest.raises(ArchiveError, match="foreign-file"):
        sync_site([page("index.html", "changed"), page("notes.html")], site)
    assert listing(site)["notes.html"] == b"mine"
    assert listing(site)["index.html"] == b"words"


def test_a_folder_full_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ArchiveError, match="no build made it"):
        sync_site([page("index.html")], tmp_path)
    assert listing(tmp_path) == {"thesis.txt": b"mine"}


def test_a_build_that_fails_half_way_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sync_site([page("index.html")], site)

    def broken():
        yield page("index.html", "half")
        raise ArchiveError([])

    with pytest.raises(ArchiveError):
        sync_site(broken(), site)
    assert listing(site)["index.html"] == b"words"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_one_clears_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sync_site([page("index.html")], site)
    dying = """
import os, sys
from pathlib import Path
from newsarchive.model import File
from newsarchive.write import sync_staged
def files():
    yield File(path="index.html", data=b"half")
    os._exit(9)
sync_staged(lambda stage: map(stage, files()), Path(sys.argv[1]))
"""
    home = Path(__file__).resolve().parents[1]
    done = subprocess.run([sys.executable, "-c", dying, str(site)], cwd=home, check=False)
    assert done.returncode == 9
    assert listing(site)["index.html"] == b"words"
    sync_site([page("index.html", "whole")], site)
    assert listing(site)["index.html"] == b"whole"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_build_stopped_while_it_clears_up_leaves_what_the_next_one_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In which order a folder is emptied is the system's affair: the worst is that the mark goes first."""

    def delete_the_mark_and_stop(path: Path, **_: object) -> None:
        (path / MARK).unlink(missing_ok=True)
        raise KeyboardInterrupt

    site = tmp_path / "site"
    sync_site([page("index.html"), page("a/b.html")], site)
    with monkeypatch.context() as patched:
        patched.setattr("newsarchive.write.swap.shutil.rmtree", delete_the_mark_and_stop)
        with pytest.raises(KeyboardInterrupt):
            sync_site([page("index.html", "new"), page("a/b.html")], site)
    assert len(list(tmp_path.iterdir())) == 2
    sync_site([page("index.html", "new"), page("a/b.html")], site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_that_is_there_already_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "content" / "x.md"
    assert write_file(path, b"words")
    assert not write_file(path, b"words")
    assert write_file(path, b"other words")
    assert path.read_bytes() == b"other words"


def test_folders_and_rights_stay_as_their_owner_left_them(tmp_path: Path) -> None:
    """A site that is a Git working copy needs the empty folders of `.git`."""
    site = tmp_path / "site"
    sync_site([page("index.html"), page("a/old.html")], site)
    (site / ".git" / "refs").mkdir(parents=True)
    site.chmod(0o750)
    sync_site([page("index.html", "changed")], site)
    assert (site / ".git" / "refs").is_dir()
    assert site.stat().st_mode & 0o777 == 0o750
    assert not (site / "a").exists()


def test_a_backup_beside_the_site_is_not_swept_away(tmp_path: Path) -> None:
    for name in (".site.old", ".site.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.txt").write_text("mine")
    sync_site([page("index.html")], tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.new", ".site.old", "site"]


def test_nothing_is_written_through_a_link_that_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine")
    (tmp_path / f".x.md{DRAFT}").symlink_to(tmp_path / "elsewhere")
    assert write_file(tmp_path / "x.md", b"words")
    assert (tmp_path / "elsewhere").read_text() == "mine"
    assert (tmp_path / "x.md").read_bytes() == b"words"


def test_a_hidden_file_beside_it_stays(tmp_path: Path) -> None:
    """Downloads and editors name their drafts so."""
    (tmp_path / ".x.md.part").write_text("mine")
    assert write_file(tmp_path / "x.md", b"words")
    assert (tmp_path / ".x.md.part").read_text() == "mine"


def test_drafts_of_killed_builds_go_and_files_of_others_stay(tmp_path: Path) -> None:
    content = tmp_path / "archive" / "content"
    (content / "2020").mkdir(parents=True)
    (content / ".git").mkdir()
    for name in (f".x.md{DRAFT}", f"2020/.y.md{DRAFT}", f".git/.z{DRAFT}", f"x{DRAFT}", ".x.md.part"):
        (content / name).write_text("words")
    (tmp_path / f".x{DRAFT}").write_text("mine")
    (content / "link").symlink_to(tmp_path)
    (tmp_path / "archive" / "seeds").symlink_to(tmp_path)
    for folder in ("content", "seeds", "missing"):
        clear_drafts(tmp_path / "archive", folder)
    left = sorted(path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file())
    assert left == [f".git/.z{DRAFT}", ".x.md.part", f"x{DRAFT}"]
    assert (tmp_path / f".x{DRAFT}").exists()


def test_a_manifest_that_is_no_text_makes_no_folder_ours(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff\xfe no manifest")
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(ArchiveError, match="foreign-file"):
        sync_site([page("index.html")], tmp_path)
    assert (tmp_path / "index.html").read_text() == "mine"


def test_a_folder_with_a_manifest_of_the_same_name_is_somebody_elses(tmp_path: Path) -> None:
    """Bags have one: taken for ours, all that it lists would go."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "letter.txt").write_text("mine")
    digest = hashlib.sha256(b"mine").hexdigest()
    (tmp_path / MANIFEST).write_text(f"{digest}  data/letter.txt\n")
    before = listing(tmp_path)
    with pytest.raises(ArchiveError, match="no build made it"):
        sync_site([page("index.html")], tmp_path)
    assert listing(tmp_path) == before


@pytest.mark.parametrize("manifest", ["", "garbage\n", "0  ../outside.txt\n"])
def test_a_damaged_manifest_is_made_again(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "outside.txt").write_text("mine")
    site = tmp_path / "site"
    sync_site([page("index.html")], site)
    whole = (site / MANIFEST).read_text()
    (site / MANIFEST).write_text(manifest)
    sync_site([page("index.html"), page("new.html")], site)
    assert whole.splitlines()[-1] in (site / MANIFEST).read_text().splitlines()
    assert (tmp_path / "outside.txt").read_text() == "mine"


def test_what_is_put_there_twice_during_a_build_stays_where_clocks_are_coarse(tmp_path: Path) -> None:
    """FAT gives two changes within two seconds the same time."""
    site, left = tmp_path / "site", tmp_path / "old"
    for folder, words in ((left, "second"), (site, "first")):
        folder.mkdir()
        (folder / "mine.txt").write_text(words)
        os.utime(folder / "mine.txt", (1_600_000_000, 1_600_000_000))
    discard(left, site, stood_there=True)
    assert (site / "mine.txt").read_text() == "second"
    assert not left.exists()


def test_what_somebody_puts_into_the_site_during_a_build_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sync_site([page("index.html")], site)
    (site / "early.txt").write_text("early")

    def slow(site: Path = site):
        yield page("index.html", "changed")
        (site / "late.txt").write_text("late")

    sync_site(slow(), site)
    assert (site / "late.txt").read_text() == "late"
    left = tmp_path / ".site.build-new"  # as a build that was killed after the swap leaves it
    sync_site([page("index.html", "changed")], left)
    (left / "later.txt").write_text("later")
    sync_site([page("index.html", "again")], site)
    assert (site / "later.txt").read_text() == "later"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("place", ["names", "names/index.html"])
def test_what_stands_in_the_way_of_a_page_is_named_and_stays(tmp_path: Path, place: str) -> None:
    """A file where the build puts a folder, a folder where it puts a file."""
    site = tmp_path / "site"
    sync_site([page("index.html")], site)
    mine = site / place if place == "names" else site / place / "mine.txt"
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine")
    with pytest.raises(ArchiveError, match="foreign-file"):
        sync_site([page("index.html", "changed"), page("names/index.html")], site)
    assert mine.read_text() == "mine"
    assert listing(site)["index.html"] == b"words"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_pages_that_were_moved_behind_a_link_are_not_lost(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sync_site([page("index.html"), page("a/one.html"), page("a/two.html")], site)
    (site / "a").rename(tmp_path / "elsewhere")
    (site / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ArchiveError, match="foreign-file"):
        sync_site([page("index.html"), page("a/one.html", "changed"), page("a/two.html")], site)
    assert listing(tmp_path / "elsewhere") == {"one.html": b"words", "two.html": b"words"}


@pytest.mark.parametrize("before", [{"a.html": b"old"}, {}])
def test_a_folder_put_in_the_place_of_the_site_during_a_build_keeps_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, bytes]
) -> None:
    output = tmp_path / "site"
    if before:
        sync_site([File(path=path, data=data) for path, data in before.items()], output)

    def replace_then_swap(staging: Path, output: Path, retired: Path) -> None:
        if output.exists():
            output.rename(tmp_path / "mine-now")
        output.mkdir()
        (output / "precious.txt").write_text("mine")
        swap(staging, output, retired)

    monkeypatch.setattr("newsarchive.write.site.swap", replace_then_swap)
    sync_site([File(path="a.html", data=b"new")], output)
    assert (output / "precious.txt").read_text() == "mine"
    assert (output / "a.html").read_bytes() == b"new"


@pytest.mark.parametrize("what", ["file", "link"])
def test_what_is_no_folder_in_the_place_of_the_site_stays_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    output = tmp_path / "site"
    (tmp_path / "elsewhere").mkdir()

    def put_then_swap(staging: Path, output: Path, retired: Path) -> None:
        output.write_text("mine") if what == "file" else output.symlink_to("elsewhere")
        swap(staging, output, retired)

    with monkeypatch.context() as patch:
        patch.setattr("newsarchive.write.site.swap", put_then_swap)
        with pytest.raises(ArchiveError, match="put in the place of the site"):
            sync_site([File(path="a.html", data=b"new")], output)
    assert output.read_text() == "mine" if what == "file" else output.is_symlink()
    output.unlink()
    sync_site([File(path="a.html", data=b"new")], output)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "site"]


def test_two_archives_do_not_write_one_site_at_once(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def meanwhile():
        yield page("index.html")
        with pytest.raises(ArchiveError, match="locked"):
            sync_site([page("index.html", "other")], site)

    sync_site(meanwhile(), site)
    assert listing(site)["index.html"] == b"words"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_rights_of_a_file_pass_to_the_one_that_replaces_it(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    write_file(path, b"words")
    path.chmod(0o600)
    assert write_file(path, b"other words")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", [".site.build-new", ".site.build-old"])
def test_a_folder_of_somebody_where_the_site_is_made_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine.txt").write_text("mine")
    with pytest.raises(ArchiveError, match="foreign-file"):
        sync_site([page("index.html")], tmp_path / "site")
    assert listing(tmp_path / name) == {"mine.txt": b"mine"}


@pytest.mark.parametrize("planted", ["names/index.html", "names", "index.html"])
@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_nothing_is_written_through_a_link_planted_while_the_site_is_made(tmp_path: Path, planted: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.html").write_text("mine")
    target = outside if planted == "names" else outside / "mine.html"

    def pages() -> Iterator[File]:
        yield page("about.html")
        link = tmp_path / ".site.build-new" / planted
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(target)
        yield page("index.html")
        yield page("names/index.html")

    with pytest.raises(ArchiveError, match="foreign-file"):
        sync_site(pages(), tmp_path / "site")
    assert listing(outside) == {"mine.html": b"mine"}
