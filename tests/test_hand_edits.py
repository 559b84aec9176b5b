"""Whatever a person does to a file in content/, ingest loses none of it, even when it has a new version to write."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from captures import DOCKERS

from newsarchive import pipeline
from newsarchive.cli import main
from newsarchive.config import Config
from newsarchive.ingest import changed_fields
from newsarchive.model import Alternative, Article, Basis, How
from newsarchive.problems import Problem

NAME = "dockers-stop-work-in-three-ports.md"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A content file as ingest wrote it."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "dockers.txt").write_text(DOCKERS, encoding="utf-8")
    ingest(tmp_path)
    return tmp_path / "content" / NAME


def ingest(root: Path) -> tuple[Problem, ...]:
    return pipeline.ingest(root, Config()).problems


def ingest_anew(root: Path) -> tuple[Problem, ...]:
    """With something new to write."""
    (root / "seeds" / "dockers.yaml").write_text("source: Harbour Post\n", encoding="utf-8")
    return ingest(root)


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return edit


def digest_first(data: bytes) -> bytes:
    line = re.search(rb"\ndigest: .*", data)
    assert line
    return b"---" + line[0] + data.replace(line[0], b"", 1)[3:]


EDITS = {
    "text": replaced(b"three ports stopped", b"four ports stopped"),
    "front matter": replaced(b"author: Anna Berg", b"author: Anna Berg-Lind"),
    "a key of one's own": replaced(b"---\ntitle", b"---\nplace: Harbour\ntitle"),
    "one line end": replaced(b"\n\nThe port", b"\r\n\nThe port"),
    "line ends of old Macs": lambda data: data.replace(b"\n", b"\r"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "trailing space": replaced(b" was named.\n", b" was named. \n"),
    "line at the end": lambda data: data + b"\n",
    "no line end at the end": lambda data: data.rstrip(b"\n"),
    "order of keys": replaced(b"slug:", b"digest: 0\nslug:"),
    "place of the digest": digest_first,
    "encoding": lambda data: data.decode().replace("was", "wås").encode("cp1252"),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "no front matter": lambda data: data.partition(b"\n---\n")[2],
    "empty": lambda data: b"",
    "half": lambda data: data[: len(data) // 2],
    "composed letters": replaced(b"Anna", "Änna".encode()),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_an_edited_file_stays_byte_for_byte(article: Path, edit: Callable[[bytes], bytes]) -> None:
    edited = edit(article.read_bytes())
    article.write_bytes(edited)
    problems = ingest_anew(article.parents[1])
    assert article.read_bytes() == edited
    assert {problem.file for problem in problems} == {f"content/{NAME}"}
    assert {path.name for path in article.parent.iterdir()} <= {NAME, f"{NAME}.new"}
    ingest(article.parents[1])
    assert article.read_bytes() == edited


def test_line_ends_of_windows_are_kept_and_no_edit(article: Path) -> None:
    """Git may check the file out with them."""
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    assert ingest_anew(article.parents[1]) == ()
    data = article.read_bytes()
    assert b"source: Harbour Post\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_rights_and_times_are_kept_and_no_edit(article: Path) -> None:
    article.chmod(0o600)
    before = article.stat().st_mtime_ns
    assert ingest(article.parents[1]) == ()
    assert article.stat().st_mtime_ns == before
    assert ingest_anew(article.parents[1]) == ()
    assert article.stat().st_mode & 0o777 == 0o600


def test_a_renamed_file_keeps_its_name(article: Path) -> None:
    (article.parent / "2020").mkdir()
    moved = article.rename(article.parent / "2020" / "dockers.md")
    assert ingest_anew(article.parents[1]) == ()
    assert "source: Harbour Post" in moved.read_text(encoding="utf-8")
    assert not article.exists()


@pytest.mark.parametrize("ending", [".MD", ".markdown", ".md.txt"])
def test_a_file_that_got_another_ending_stays_and_is_told(article: Path, ending: str) -> None:
    moved = article.rename(article.with_suffix(ending))
    original = moved.read_bytes()
    (told,) = ingest_anew(article.parents[1])
    assert (told.file, told.code) == (f"content/{moved.name}", "unknown-ending")
    assert moved.read_bytes() == original
    assert article.exists()


def test_a_copy_that_was_edited_stays(article: Path) -> None:
    copy = article.with_name("a-copy.md")
    copy.write_bytes(article.read_bytes().replace(b"three", b"four"))
    original = article.read_bytes()
    ingest_anew(article.parents[1])
    assert copy.read_bytes() == original.replace(b"three", b"four")
    assert b"Harbour Post" in article.read_bytes()


@pytest.mark.parametrize("name", ["a-copy.md", "z-copy.md"])
def test_a_copy_never_takes_the_place_of_its_original(article: Path, name: str) -> None:
    copy = article.with_name(name)
    original = article.read_bytes()
    copy.write_bytes(original)
    ingest_anew(article.parents[1])
    assert copy.read_bytes() == original
    assert b"Harbour Post" in article.read_bytes()


def test_a_file_that_was_deleted_is_made_again(article: Path) -> None:
    """That is how one takes the rules' version instead of one's own."""
    data = article.read_bytes()
    article.unlink()
    assert ingest(article.parents[1]) == ()
    assert article.read_bytes() == data


def test_an_offered_version_that_was_edited_stays(article: Path) -> None:
    article.write_bytes(article.read_bytes().replace(b"three", b"four"))
    root = article.parents[1]
    ingest_anew(root)
    offered = article.with_name(f"{NAME}.new")
    offered.write_bytes(offered.read_bytes().replace(b"three", b"five"))
    merged = offered.read_bytes()
    (root / "seeds" / "dockers.yaml").write_text("source: Harbour News\n", encoding="utf-8")
    assert f"content/{NAME}.new" in {problem.file for problem in ingest(root)}
    assert offered.read_bytes() == merged


def test_a_link_is_not_written_over(article: Path) -> None:
    aside = article.rename(article.parent / "aside")
    article.symlink_to(aside)
    ingest_anew(article.parents[1])
    assert article.is_symlink()
    assert "Harbour Post" not in aside.read_text(encoding="utf-8")


# --- facts that were changed ---


def edit(article: Path, old: str, new: str) -> Article:
    """The article after this edit of its file, as every page and export has it."""
    text = article.read_text(encoding="utf-8")
    assert old in text
    article.write_text(text.replace(old, new, 1), encoding="utf-8")
    (shown,) = pipeline.read_articles(article.parents[1], Config()).articles
    return shown


def supplied(note: str, *also: Alternative) -> Basis:
    return Basis(how=How.SUPPLIED, note=note, also=also)


def changed(*also: Alternative) -> Basis:
    return Basis(how=How.SUPPLIED, note="changed by hand", is_changed=True, also=also)


def stated(value: str, line: int) -> Alternative:
    return Alternative(value=value, basis=Basis(how=How.STATED, lines=(line,)))


def test_a_fact_that_was_changed_says_so_and_what_the_capture_states(article: Path) -> None:
    shown = edit(article, "date: '2020-09-01'", "date: '2020-09-03'")
    assert str(shown.date) == "2020-09-03"
    assert shown.basis["date"] == changed(stated("2020-09-01", 5))
    assert shown.basis["author"] == Basis(how=How.STATED, lines=(3,))


def test_a_fact_that_was_changed_says_so_wherever_it_is_shown(article: Path, home: Path) -> None:
    edit(article, "author: Anna Berg", "author: Bo Lind")
    root = article.parents[1]
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    page = (root / "site" / "articles" / f"{article.stem}.html").read_text(encoding="utf-8")
    assert "changed by hand" in page
    where = f"../captures/{article.stem}.html#L3"
    assert f'the capture states Anna Berg, <a href="{where}">line 3</a>' in page
    (record,) = json.loads((root / "site" / "articles.json").read_text(encoding="utf-8"))
    assert record["basis"]["author"] == {"supplied": "changed by hand", "also": [{"value": "Anna Berg", "stated": 3}]}
    assert "changed by hand" in (root / "site" / "articles" / article.name).read_text(encoding="utf-8")
    assert main(["--root", str(root), "verify"], home=home) == 0


def test_check_names_a_fact_that_was_changed(article: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(article, "date: '2020-09-01'", "date: '2020-09-03'")
    main(["--root", str(article.parents[1]), "check"], home=home)
    told = capsys.readouterr().err
    assert f"content/{NAME}: warning changed-by-hand: “date” was changed by hand: the capture states 2020-09-01" in told
    assert "“author”" not in told


def test_a_basis_that_does_not_say_the_value_is_told(
    article: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(article, "author: {stated: 3}", "author: {stated: 1}")
    main(["--root", str(article.parents[1]), "--quiet"], home=home)
    told = capsys.readouterr().err
    assert f"content/{NAME}:11: warning not-stated: the lines named as its basis do not say “Anna Berg”" in told


def test_a_fact_that_was_taken_out_or_put_in_says_so(article: Path) -> None:
    shown = edit(article, "author: Anna Berg", "place: Gdynia\nauthor: null")
    assert shown.basis["author"] == changed(stated("Anna Berg", 3))
    assert shown.basis["place"] == changed()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("author: {stated: 3}", "author: {stated: 333}", 11),
        ("capture:\n", "removed:\n- {lines: 333, rule: x}\ncapture:\n", 14),
    ],
)
def test_a_line_that_the_capture_has_not_is_told_and_not_linked(
    article: Path, home: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, line: int
) -> None:
    edit(article, old, new)
    root = article.parents[1]
    assert main(["--root", str(root), "--quiet"], home=home) == 1
    assert f"content/{NAME}:{line}: error line-beyond-capture: line 333 does not exist" in capsys.readouterr().err
    assert "#L333" not in (root / "site" / "articles" / f"{article.stem}.html").read_text(encoding="utf-8")


def test_what_a_sidecar_says_since_an_edit_was_not_changed_by_hand(article: Path) -> None:
    """The file is as its editor left it: what the sidecar says now is in the version that is offered."""
    sidecar = article.parents[1] / "seeds" / "dockers.yaml"
    sidecar.write_text("source: Harbour Post\nbasis: {source: the masthead}\n", encoding="utf-8")
    ingest(article.parents[1])
    before = edit(article, "three ports stopped", "four ports stopped").basis
    sidecar.write_text("source: Port Mail\nplace: Gdynia\nauthor: Ann Berg\nbasis: {source: the masthead}\n")
    (shown,) = pipeline.read_articles(article.parents[1], Config()).articles
    assert shown.basis == before
    assert edit(article, "author: Anna Berg", "author: Bo Lind").basis["author"].is_changed


def test_a_story_whose_date_was_changed_says_so(article: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stories = "- {lines: 7-8, heading: In the ports, date: 2020-08-31}\n- {lines: 10-11, heading: The talks}\n"
    (article.parents[1] / "seeds" / "dockers.yaml").write_text(f"stories:\n{stories}", encoding="utf-8")
    article.unlink()
    ingest(article.parents[1])
    first, second = edit(article, "date: '2020-08-31'", "date: '2020-08-30'").stories
    by_archivist = Basis(how=How.SUPPLIED, note="by the archivist")
    assert str(first.date) == "2020-08-30"
    assert first.basis["date"] == changed(Alternative(value="2020-08-31", basis=by_archivist))
    assert second.basis["heading"] == by_archivist
    assert main(["--root", str(article.parents[1]), "--quiet"], home=home) == 0
    page = (article.parents[1] / "site" / "articles" / f"{article.stem}.html").read_text(encoding="utf-8")
    assert "changed by hand" in page
    main(["--root", str(article.parents[1]), "check"], home=home)
    assert "changed-by-hand: “story 1 date” was changed by hand" in capsys.readouterr().err


def test_a_basis_that_was_edited_with_its_fact_is_believed(article: Path) -> None:
    edit(article, "date: '2020-09-01'", "date: '2020-08-31'")
    shown = edit(article, "date: {stated: 5}", "date: {supplied: postmark of the paper copy}")
    assert shown.basis["date"] == supplied("postmark of the paper copy")


def test_a_person_may_use_our_words_for_a_basis(article: Path) -> None:
    edit(article, "date: '2020-09-01'", "date: '2020-08-31'")
    shown = edit(article, "date: {stated: 5}", "date: {supplied: changed by hand}")
    assert list(changed_fields(shown)) == []


def test_an_edit_of_the_text_leaves_each_basis(article: Path) -> None:
    before = edit(article, "title:", "title:").basis
    assert edit(article, "three ports stopped", "four ports stopped").basis == before


def test_a_fact_of_an_older_reading_is_shown_as_changed_too(article: Path) -> None:
    """The offered version tells of the new reading; the edited one may not say that a line states what it does not."""
    edit(article, "date: '2020-09-01'", "date: '2020-09-03'")
    ingest_anew(article.parents[1])
    (shown,) = pipeline.read_articles(article.parents[1], Config()).articles
    assert shown.basis["date"].note == "changed by hand"


def told(root: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `check` says is wrong, without what to do about it."""
    main(["--root", str(root), "check"], home=home)
    return [line.rpartition(" (")[0] for line in capsys.readouterr().err.splitlines()]


GONE = "The port authority said that ships would be served by other crews"


def test_lines_that_an_edit_lost_are_told(article: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = article.parents[1]
    text = article.read_text(encoding="utf-8")
    article.write_text(f"{text.partition(GONE)[0]}\n", encoding="utf-8")
    assert told(root, home, capsys) == [
        f"content/{NAME}:2: warning not-accounted-for: lines 10–11 of seeds/dockers.txt stand neither in the text nor"
        " below “removed”"
    ]
    edit(article, "capture:\n", "removed:\n- {lines: 10-11, rule: 'by hand: of another story'}\ncapture:\n")
    assert told(root, home, capsys) == []


def test_lines_said_to_be_removed_that_stand_in_the_text_are_told(
    article: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(article, "capture:\n", "removed:\n- {lines: 8, rule: x}\n- {lines: '1, 10-11', rule: logo}\ncapture:\n")
    assert [line.partition(": ")[2] for line in told(article.parents[1], home, capsys)] == [
        "warning removed-in-text: line 10 of seeds/dockers.txt stands in the text, though said to be removed"
    ]


def test_what_ingest_removed_and_an_edit_of_words_are_no_matter(
    article: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capture = article.parents[1] / "seeds" / "dockers.txt"
    paragraph = DOCKERS.split("\n\n")[-1].strip()
    capture.write_text(f"Skip to content\n\n{DOCKERS}\n{paragraph}\n\nSubscribe to our newsletter\n", encoding="utf-8")
    article.unlink()
    ingest(article.parents[1])
    edit(article, "three ports stopped", "four ports stopped")
    assert told(article.parents[1], home, capsys) == []
