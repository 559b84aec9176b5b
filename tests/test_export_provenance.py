"""Whatever the form: how each value of an article and of its stories is known goes out with it."""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest

from newsarchive import content
from newsarchive.cli import main
from newsarchive.model import Article

HEAD = """---
title: From the islands
slug: islands
source: The Post
author: Ada B
date: 2003~
updated: 2003-05-04
url: https://post.example/islands
kicker: Islands
standfirst: Two stories.
place: Kuressaare
credit: Photo by C D
language: et
stories:
  - heading: The bridge
    date: 2003-04
    lines: 1-4
    basis: {date: {supplied: an estimate, lines: 3, also: [{value: 2003-05, stated: 2}]}, heading: {stated: 1}}
  - {heading: The well, date: null, lines: 5-9, basis: {heading: {supplied: the capture lost it}}}
basis:
  title: {stated: 21, note: the larger of two}
  source: {stated in markup: 'meta og:site_name', also: [{value: Postimees, inferred: the house, lines: 31-33}]}
  author: {supplied: changed by hand, also: [{value: Ann Lee, stated: '25, 27', note: the byline}]}
  date: {inferred: the days it speaks of, lines: 41, why: it names a Sunday, also: [{value: 2003-07, stated: 43}]}
  updated: {stated: 45}
  url: {supplied: from the clipping}
  kicker: {stated: 47}
  standfirst: {supplied: from the print edition}
  place: {stated: 49, note: the dateline}
  credit: {stated: 51}
  language: {inferred: the page’s words}
---

## The bridge {#story-1}

It opened.

***

## The well {#story-2 .supplied}

It dried up.
"""
ARTICLE = content.load(HEAD, file="content/islands.md")


def from_json(path: Path) -> Mapping[str, object]:
    (row,) = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {"basis": row["basis"], "stories": row["stories"]}


def from_table(path: Path) -> Mapping[str, object]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    return {"basis": json.loads(row["basis"]), "stories": json.loads(row["stories"])}


def from_database(path: Path) -> Mapping[str, object]:
    with closing(sqlite3.connect(path)) as database:
        told = "SELECT heading, date, lines FROM stories WHERE slug = 'islands' ORDER BY number"
        stories = [
            {"heading": heading, "date": date, "lines": lines} for heading, date, lines in database.execute(told)
        ]
        whole: list[dict[str, object]] = [{}, *stories]
        asked = "SELECT story, field, how, lines, note, why, also FROM basis WHERE slug = 'islands' ORDER BY rowid"
        for story, field, how, lines, note, why, also in database.execute(asked):
            values = {"stated": lines, "note": note} if how == "stated" else {how: note, "lines": lines}
            values |= {"why": why, "also": json.loads(also) if also else None}
            bases = whole[story].setdefault("basis", {})
            assert isinstance(bases, dict)
            bases[field] = {key: value for key, value in values.items() if value is not None}
    return {"basis": whole[0]["basis"], "stories": whole[1:]}


FORMS: Mapping[str, tuple[str, str, Callable[[Path], Mapping[str, object]]]] = {
    "jsonl": ("jsonl", "", from_json),
    "csv": ("csv", "", from_table),
    "sqlite": ("sqlite", "", from_database),
    "bagit, lines": ("bagit", "data/metadata/articles.jsonl", from_json),
    "bagit, table": ("bagit", "data/metadata/articles.csv", from_table),
}


@pytest.fixture(scope="module")
def root(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    (root / "content").mkdir()
    (root / "content/islands.md").write_text(HEAD, encoding="utf-8")
    assert main(["render", "--root", str(root), "--quiet"], home=home) == 0
    return root


def read_back(values: Mapping[str, object]) -> Article:
    return content.load(f"---\n{json.dumps({'title': 'T', **values})}\n---\n\nWords.\n", file="content/t.md")


@pytest.mark.parametrize("form", FORMS)
def test_every_basis_and_every_story_can_be_read_back(form: str, root: Path, home: Path, tmp_path: Path) -> None:
    name, file, read = FORMS[form]
    assert main(["export", name, str(tmp_path / "made"), "--root", str(root), "--quiet"], home=home) == 0
    told = read_back(read(tmp_path / "made" / file))
    assert told.basis == ARTICLE.basis
    assert told.stories == ARTICLE.stories


def test_the_site_hands_out_every_basis_and_every_story(root: Path) -> None:
    (record,) = json.loads((root / "site/articles.json").read_text(encoding="utf-8"))
    told = read_back({"basis": record["basis"], "stories": record["stories"]})
    assert (told.basis, told.stories) == (ARTICLE.basis, ARTICLE.stories)


SAID = [
    "Headline: stated in the capture, line 21: the larger of two",
    "Kicker: stated in the capture, line 47",
    "Standfirst: supplied by the archive: from the print edition",
    "Source: The Post stated in the page’s markup (meta og:site_name); "
    "also Postimees: concluded by the rule “the house”, from lines 31–33",
    "Author: Ada B supplied by the archive: changed by hand; "
    "also Ann Lee: stated in the capture, lines 25, 27: the byline",
    "Date: about 2003 concluded by the rule “the days it speaks of”, from line 41; it names a Sunday; "
    "also July 2003: stated in the capture, line 43",
    "Updated: 4 May 2003 stated in the capture, line 45",
    "Place: Kuressaare stated in the capture, line 49: the dateline",
    "Credit: Photo by C D stated in the capture, line 51",
    "Language: et concluded by the rule “the page’s words”",
    "Original: https://post.example/islands supplied by the archive: from the clipping",
    "Story 1: The bridge lines 1–4 of the capture; stated in the capture, line 1",
    "Date of story 1: April 2003 supplied by the archive: an estimate, from line 3; "
    "also May 2003: stated in the capture, line 2",
    "Story 2: [The well] lines 5–9 of the capture; supplied by the archive: the capture lost it",
    "Date of story 2: not stated",
    "Capture: none: entered by hand",
]


def test_a_book_says_of_every_value_and_every_story_how_it_is_known(root: Path, home: Path, tmp_path: Path) -> None:
    assert main(["export", "epub", str(tmp_path / "made"), "--root", str(root), "--quiet"], home=home) == 0
    with zipfile.ZipFile(tmp_path / "made") as book:
        chapter = book.read("book/00001.xhtml").decode()
    rows = chapter.partition('<aside class="slip"')[2].split("<dt>")[1:]
    assert [words_of(row.replace("</dt>", ":")) for row in rows] == SAID
    text = words_of(chapter.partition("<body>")[2].partition("<aside")[0])
    assert text == "Islands From the islands Two stories. The bridge April 2003 It opened. [The well] It dried up."


def words_of(html: str) -> str:
    text = "".join(part.rpartition(">")[2] for part in html.split("<"))
    return " ".join(unescape(text).split())


def test_a_heading_that_the_archive_supplied_is_told_from_the_captures_own(
    root: Path, home: Path, tmp_path: Path
) -> None:
    for form in ("jsonl", "csv", "sqlite"):
        assert main(["export", form, str(tmp_path / form), "--root", str(root), "--quiet"], home=home) == 0
    row = json.loads((tmp_path / "jsonl").read_text(encoding="utf-8"))
    supplied = {passage["text"]: passage["supplied"] for passage in row["passages"]}
    assert supplied == {"The bridge": False, "It opened.": False, "The well": True, "It dried up.": False}
    with closing(sqlite3.connect(tmp_path / "sqlite")) as database:
        passages = dict(database.execute("SELECT text, supplied FROM passages"))
        (text,) = database.execute("SELECT text FROM articles").fetchone()
    assert passages == supplied
    assert text == "The bridge\n\nIt opened.\n\n[The well]\n\nIt dried up."
    with (tmp_path / "csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["text"] == text
