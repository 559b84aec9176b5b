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


def test_names_are_not_said_to_cite_what_cannot_be_read(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "a", date="1 September")
    names = "articles:\n  DSW: dockers-stop-work\nnames: []\n"
    (tmp_path / "content" / "names.yaml").write_text(names, encoding="utf-8")
    for command in (["check"], []):
        assert main([*command, "--root", str(tmp_path)], home=home) == 1
        assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == ["content/a.md"]
