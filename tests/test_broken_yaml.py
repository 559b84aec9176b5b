"""Front matter, settings, sidecars and names with one fault each: one line names it, with its place."""

# ruff: noqa: E501  # faults are read in rows

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from newsarchive.config import read_config
from newsarchive.content import load
from newsarchive.model import Line
from newsarchive.names import read_names
from newsarchive.problems import ArchiveError, Problem
from newsarchive.sidecar import read_sidecar

LINES = [Line(number, "Words.") for number in range(1, 21)]
SYNTAX = {
    "tab": "title: T\nbasis:\n\ttitle: x", "double quote": 'title: "T', "single quote": "title: 'T", "bracket": "title: [a",
    "brace": "title: {a", "colon": "title: A: b", "bare word": "title", "directive": "%YAML 9.9\ntitle: T",
    "at": "title: @x", "backtick": "title: `x", "alias": "title: *x", "command": "title: !!python/object/apply:os.system [id]",
    "object": "title: !!python/name:os.system", "set": "title: !!set {a}", "bytes": "title: !!binary aGk=",
    "merge": "base: &b {title: T}\n<<: *b", "repeated": "title: &a T\nsource: *a", "key twice": "title: T\ntitle: U",
    "list for a key": "title: T\n[a]: b", "no key": "title: T\n~: x", "number for a key": "title: T\n5: x",
    "truth for a key": "title: T\ntrue: x", "nested": f"title: {'[' * 300}{']' * 300}", "abyss": f"title: {'[' * 50_000}",
    "laughs": "a: &a [x,x]\nb: &b [*a,*a]\ntitle: *b", "bell": "title: T\x07", "escape": "title: T\x1b[2J",
    "nul": "title: T\0", "half a character": 'title: "\\ud800"', "no such escape": 'title: "\\q"', "list": "- title: T",
    "text": "hello", "number": "5", "indent": "title: T\n  x: y", "no space": "title:T", "long key": f"{'k' * 5000}: x",
    "Jinja": "title: {{ x }}", "Jinja's order": "title: {% x %}", "dash": "title: - x", "percent": "title: %x",
    "set out": "title: T\nsource: a\n b: c", "bang": "title: !x y", "text called a mapping": "title: !!map x",
    "list called a set": "title: T\nsource: !!set [a]", "key of a mapping": "title: T\n{a: b}: c",
}  # fmt: skip
DATES = (
    "2020-02-30", "2020-13", "2020-00", "2020-01-00", "2020-1-1", "20", "0000", "0", "-0001", "99999", "2020-08-17T10:00",
    "17.8.2020", "08/17/2020", "2020-08-17/2020-08-16", "2020/", "/2020", "2020//2021", "2020-08-17!", "2020~?", "yesterday",
    "1e400", ".inf", "0x7e4", "2_020", "2020-W33", "2020-230", "٢٠٢٠", "2021-02-29", "1900-02-29", "2020-08-17/..", "202X",
    "10000-01-01", "2020-08-32", "2020-8", "999999999999999999999999", "2020 - 08",
)  # fmt: skip
URLS = (
    "javascript:alert(1)", "data:text/html,x", "x.example", "//x.example", "ftp://x.example", "http://", "http:///x",
    "https://x.example:99999/", "https://x.example:0/", "https://[::1", "http://x y", "https://x.example/<b>",
    "mailto:a@b.c", "file:///etc/passwd",
)  # fmt: skip
BASE_URLS = (
    "https://x/?q=1", "https://x/#a", "https://a:b@x/", "https://a@x", "https://x/../y", "https://x/a/./", "https://x/%2E./",
    "https://x/a\\..\\b", "https://x/%00", "https://x/%zz", "https://x/%", "https://x/%7F", "https://x/%ff", "https://x/a%C3/", "https://x/%ED%A0%80", "https://x/é/", "https://é.x/",
    "https://x/{a}/", "HTTPS://a:b@x/",
)  # fmt: skip
SLUGS = (
    "../../x", "x/y", "index", "con", "CON", "con.txt", "nul", "A B", "ü", "x" * 300, "-x", "x-", ".", "..", "a--b", "a_b",
    "😀", "---", "a.b", "%2e%2e", "com1", "LPT9", "aux.html", "a\\b",
)  # fmt: skip
LANGUAGES = ("english please", "e", "en_US", "xx-", '"><script>', "en US", "123", "../../x", "x" * 50)
TEXTS = ("source", "standfirst", "place", "credit", "kicker", "date", "updated", "url", "slug", "language")
NO_TEXTS = ("[a, [b]]", "{a: b}", "true")
TYPOS = {
    "titel": "title", "sourc": "source", "soruce": "source", "dat": "date", "auther": "author", "authors": "author",
    "slgu": "slug", "lang": "language", "urls": "url", "standfist": "standfirst", "plce": "place", "credits": "credit",
    "kiker": "kicker", "update": "updated", "storys": "stories", "bais": "basis", "captur": "capture",
    "remved": "removed", "reviw": "review", "DATE": "date", "Author": "author",
}  # fmt: skip
SHAPES = (
    "stories: x", "stories: [a]", "stories: {a: b}", "removed: 5", "removed: [x]", "removed: [{lines: 3}]",
    "removed: [{lines: x, rule: y}]", "removed: [{lines: 0, rule: x}]", "review: true", "review: [a]", "review: [{lines: 1}]",
    "review: [{reason: x, lines: y}]", "basis: x", "basis: [a]", "basis: {title: 5}", "basis: {title: {state: 3}}",
    "basis: {title: {stated: x}}", "basis: {title: {stated: 0}}", "basis: {title: {stated: 5-3}}",
    "basis: {title: {stated: 1-99999999999}}", "basis: {title: {stated: 3, foo: 1}}", "basis: {title: {supplied: [a]}}",
    "basis: {title: {stated: 3, also: x}}", "basis: {title: {stated: 3, also: [x]}}", "basis: {nonsense: {supplied: x}}",
    "capture: x", "capture: [a]", "capture: {file: seeds/x.txt}", "capture: {file: ../x.txt, sha256: a}",
    "capture: {file: /etc/passwd, sha256: a}", "capture: {file: seeds/../x, sha256: a}",
    "capture: {file: seeds/x.txt, sha256: a, rules: x}", "capture: {file: seeds/x.txt, sha256: a, rules: -1}",
)  # fmt: skip


def front_matters() -> dict[str, str]:
    """One fault each."""
    lines = {f"syntax: {name}": text for name, text in SYNTAX.items()}
    lines |= {f"date: {date}": f"title: T\ndate: '{date}'" for date in DATES}
    lines |= {f"url: {url}": f"title: T\nurl: '{url}'" for url in URLS}
    lines |= {f"slug: {slug}": f"title: T\nslug: '{slug}'" for slug in SLUGS}
    lines |= {f"language: {tag}": f"title: T\nlanguage: '{tag}'" for tag in LANGUAGES}
    lines |= {f"{key}: {value}": f"title: T\n{key}: {value}" for key in TEXTS for value in NO_TEXTS}
    lines |= {f"typo: {typo}": f"title: T\n{typo}: x" for typo in TYPOS}
    lines |= {shape: f"title: T\n{shape}" for shape in SHAPES}
    texts = {name: f"---\n{line}\n---\n\nWords.\n" for name, line in lines.items()}
    texts["no front matter"] = "Words.\n"
    texts["other fences"] = "+++\ntitle = 'T'\n+++\nWords.\n"
    texts["no end"] = "---\ntitle: T\nWords.\n"
    texts["no words"] = "---\ntitle: T\n---\n\u200b\n"
    texts["too deep"] = "---\ntitle: T\n---\n" + "> " * 60 + "x\n"
    texts["too deep a list"] = "---\ntitle: T\n---\n" + "- 1. " * 60 + "x\n"
    return texts


CONFIG_TYPOS = {
    "titel": "title", "discription": "description", "langauge": "language", "lang": "language", "baseurl": "base_url",
    "base-url": "base_url", "BASE_URL": "base_url", "ouput": "output", "perpage": "per_page", "per_pages": "per_page",
}  # fmt: skip
OUTPUTS = (
    "../x",
    "/etc",
    "seeds",
    "Content",
    ".",
    "./",
    "templates/x",
    ".git",
    "a/../..",
    "~/x",
    "C:\\\\x",
    "..",
    "x\\\\y",
    "",
    " ",
    "x" * 300,
)


def configs() -> dict[str, str]:
    """One fault each."""
    lines = {f"syntax: {name}": text for name, text in SYNTAX.items() if "source" not in text and "basis" not in text}
    lines |= {f"typo: {typo}": f"title: T\n{typo}: x" for typo in CONFIG_TYPOS}
    keys = ("description", "language", "base_url", "output")
    lines |= {f"{key}: {value}": f"title: T\n{key}: {value}" for key in keys for value in NO_TEXTS}
    lines |= {f"base_url: {url}": f"title: T\nbase_url: '{url}'" for url in (*URLS, *BASE_URLS)}
    lines |= {f"output: {folder}": f'title: T\noutput: "{folder}"' for folder in OUTPUTS}
    lines |= {f"language: {tag}": f"title: T\nlanguage: '{tag}'" for tag in LANGUAGES}
    lines |= {f"per_page: {n}": f"title: T\nper_page: {n}" for n in ("0", "-1", "many", "1.5", "true", "[1]", "1e400")}
    return lines | {"no title": "description: x", "empty title": 'title: " "'}


SIDECARS = (
    "keep: x", "keep: 0", "keep: -1", "keep: 5-3", "keep: 21", "keep: 1-99999999", "keep: {a: b}", "keep: [[1]]", "keep: true",
    "remove: 5", "remove: {x: y}", "remove: {21: y}", "remove: {0: x}", "headings: 5", "headings: {5: 7}",
    "headings: {21: null}", "kinds: {5: foo}", "kinds: x", "stories: x", "stories: [x]", "stories: [{heading: 9, lines: 1-3}]",
    "stories: [{heading: 1, lines: 1-3, date: soon}]", "stories: [{heading: 1, lines: 1-30}]", "basis: x",
    "basis: {titel: x}", "basis: {title: {stated: x}}", "basis: {title: {stated: 21}}", "date: 2020-02-30", "date: 99999",
    "url: javascript:x", "language: en_US", "author: {a: b}", "author: [[a]]", "5: x", "~: x", "keeps: 3", "sorce: x",
)  # fmt: skip


def the_one(act: Callable[[], object]) -> Problem:
    """The problem that is found, which must be one and must say where."""
    with pytest.raises(ArchiveError) as caught:
        act()
    problems: Iterable[Problem] = dict.fromkeys(caught.value.problems)
    [problem] = problems
    assert problem.line, f"{problem} names no line"
    assert str(problem).isprintable()
    return problem


def test_the_faults_are_as_many_as_promised() -> None:
    assert len(front_matters()) >= 157
    assert len(configs()) >= 61


@pytest.mark.parametrize("text", front_matters().values(), ids=front_matters())
def test_front_matter(text: str) -> None:
    problem = the_one(lambda: load(text, file="content/x.md"))
    assert problem.file == "content/x.md"


@pytest.mark.parametrize("text", configs().values(), ids=configs())
def test_settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "site_config.yaml").write_text(text, encoding="utf-8")
    assert the_one(lambda: read_config(tmp_path)).file == "site_config.yaml"


TOO_MUCH = {
    "authors": f"author: [{', '.join(f'A{n} B' for n in range(2000))}]",
    "lines": "removed:\n" + "- {lines: 1-100000, rule: x}\n" * 500,
    "lines of one entry": f"basis: {{title: {{stated: '{', '.join(['1-100000'] * 2000)}'}}}}",
    "letters": f"source: {'a' * 2_000_000}",
    "values": f"review: [{'1,' * 2_000_000}1]",
}


@pytest.mark.parametrize("line", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_would_take_minutes_or_gigabytes_is_one_line(line: str) -> None:
    started = time.process_time()
    problem = the_one(lambda: load(f"---\ntitle: T\n{line}\n---\n\nWords.\n", file="content/x.md"))
    assert time.process_time() - started < 5
    assert len(str(problem)) < 300


def test_of_twenty_thousand_faults_each_has_its_line_within_seconds() -> None:
    lines = "".join(f"  a{n}: b\n" for n in range(20_000))
    started = time.process_time()
    with pytest.raises(ArchiveError) as caught:
        read_names(f"names: []\nsee:\n{lines}")
    assert time.process_time() - started < 5
    assert [problem.line for problem in caught.value.problems] == list(range(3, 20_003))


TOLD = {
    '---\ntitle: T\nsource: "x\nplace: y\n---\nWords.\n': "c.md:3: error bad-yaml: the quotation mark is never closed",
    "---\ntitle: T\nauthor: [x, y\nplace: y\n---\nWords.\n": "c.md:3: error bad-yaml: the bracket is never closed",
    "---\ntitle: T\n\nWords.\n": "c.md:1: error no-front-matter: the front matter has no end",
    "---\ntitle: T\ntitle: U\n---\nWords.\n": "(say in one of the two what both say, and delete the other)",
    "---\ntitle: T\ndate: 8/2020\n---\nWords.\n": "in “8/2020”, “8” is no date",
    "---\ntitle: T\nurl: 'http://[::1'\n---\nWords.\n": "“http://[::1” is no web address",
    "---\ntitle: T\nslug: '...'\n---\nWords.\n": "(write “slug: c”)",
    "---\ntitle: T\nplace: [a, b]\n---\nWords.\n": "“place” must be text, not a list (write one text)",
    "---\ntitle: T\n~: x\n---\nWords.\n": "“~” means nothing here",
    "---\ntitle: T\nbasis: {sorce: {supplied: x}}\n---\nWords.\n": "did you mean “source”?",
}
"""Where a parser's own words would lead astray."""


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=TOLD.values())
def test_what_is_told_leads_to_the_fault(text: str, told: str) -> None:
    assert told in str(the_one(lambda: load(text, file="c.md")))


def test_settings_of_another_program_are_one_line(tmp_path: Path) -> None:
    keys = "".join(f"key{n}: x\n" for n in range(5000))
    (tmp_path / "site_config.yaml").write_text(f"title: T\n{keys}", encoding="utf-8")
    problem = the_one(lambda: read_config(tmp_path))
    assert (problem.line, problem.what) == (2, "5,000 keys mean nothing here, of which this is the first")


@pytest.mark.parametrize(
    "data", ["title: café".encode("latin-1"), "title: T".encode("utf-16"), b"\0" * 9, bytes(range(256))]
)
def test_settings_that_are_no_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "site_config.yaml").write_bytes(data)
    the_one(lambda: read_config(tmp_path))


@pytest.mark.parametrize("line", SIDECARS)
def test_sidecars(line: str) -> None:
    the_one(lambda: read_sidecar(f"source: x\n{line}\n".encode(), file="seeds/x.yaml", lines=LINES))


@pytest.mark.parametrize(("typo", "meant"), TYPOS.items())
def test_a_mistyped_key_of_front_matter_is_recognized(typo: str, meant: str) -> None:
    text = f"---\ntitle: T\n{typo}: x\n---\n\nWords.\n"
    assert f"“{meant}”" in the_one(lambda: load(text, file="content/x.md")).mend


@pytest.mark.parametrize(("typo", "meant"), CONFIG_TYPOS.items())
def test_a_mistyped_setting_is_recognized(tmp_path: Path, typo: str, meant: str) -> None:
    (tmp_path / "site_config.yaml").write_text(f"title: T\n{typo}: x\n", encoding="utf-8")
    assert f"“{meant}”" in the_one(lambda: read_config(tmp_path)).mend
