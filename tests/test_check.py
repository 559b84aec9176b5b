"""What `check` finds by holding articles against each other, and what it says of none that cannot be read."""

from pathlib import Path

import pytest

from newsarchive.cli import main

ARTICLE = """---
title: {title}
date: '{date}'
url: {url}
---

{body}
"""
TOLD = "content/{}.md: warning same-article: it has the {} of content/a.md"


def write(root: Path, name: str, *, title: str = "Dockers stop work", date: str = "2020-09-01", body: str = "") -> None:
    text = ARTICLE.format(
        title=title, date=date, url=f"https://example.org/{name[:1]}", body=body or f"Words of {name}."
    )
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / f"{name}.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"name": "b"}, "headline and date"),
        ({"name": "b", "title": "Dockers, at last", "body": "*Words* of “a”."}, "text"),
        ({"name": "ab", "title": "Dockers, at last"}, "address"),
        ({"name": "b", "date": "2020-09-08"}, ""),
        ({"name": "b", "title": "Dockers, at last"}, ""),
    ],
    ids=["headline", "text", "address", "a series", "another"],
)
def test_an_article_that_is_there_twice_is_told(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str], other: dict[str, str], told: str
) -> None:
    write(tmp_path, "a")
    write(tmp_path, **other)
    assert main(["check", "--root", str(tmp_path)], home=home) == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if "same-article" in line]
    assert [line.partition(" (")[0] for line in lines] == ([TOLD.format(other["name"], told)] if told else [])


def test_a_day_that_is_still_to_come_is_told(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "a", date="2999-01-01")
    write(tmp_path, "b", date="2020", title="Another", body="Else.")
    assert main(["check", "--root", str(tmp_path)], home=home) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("content/a.md: warning date-ahead: “date” is still to come: 1 January 2999")


def test_of_a_capture_it_is_told_where_it_was_supplied(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As soon as the capture is added, and for stories too; where the capture states it, of the article."""
    capture = tmp_path / "strike.txt"
    words = "Dockers in three ports stopped work, the union said. They ask for higher pay and for shorter nights."
    capture.write_text(f"Dockers stop work\n\nBy Ann Lee\n\n{words}\n\n{words[:52]}\n", encoding="utf-8")
    root = ["--root", str(tmp_path)]
    assert main(["add", str(capture), "--date", "2999-01", *root], home=home) == 0
    assert "seeds/strike.yaml: warning date-ahead: “date” is" in capsys.readouterr().err
    stories = "date: 2001\nupdated: 2002\nstories: [{lines: 5-7, heading: Ports, date: 2998}]\n"
    (tmp_path / "seeds" / "strike.yaml").write_text(stories, encoding="utf-8")
    main(root, home=home)
    main(["check", *root], home=home)
    assert "seeds/strike.yaml: warning date-ahead: “story 1 date” is still to come: 2998" in capsys.readouterr().err


def test_names_are_not_said_to_cite_what_cannot_be_read(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "a", date="1 September")
    names = "articles:\n  DSW: dockers-stop-work\nnames: []\n"
    (tmp_path / "content" / "names.yaml").write_text(names, encoding="utf-8")
    for command in (["check"], []):
        assert main([*command, "--root", str(tmp_path)], home=home) == 1
        assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == ["content/a.md"]
