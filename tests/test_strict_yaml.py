"""YAML that people write by hand is read as they wrote it; what could end or fill the program is refused by line."""

import pytest

from newsarchive.fields import open_document
from newsarchive.ingest.reading import read_seed
from newsarchive.model import SeedFile
from newsarchive.problems import ArchiveError
from newsarchive.strict_yaml import load_yaml, parse_yaml

LAUGHS = "a: &a [x, x, x, x]\n" + "".join(
    f"{one}: &{one} [*{before}, *{before}, *{before}, *{before}]\n"
    for before, one in zip("abcdefghijklmno", "bcdefghijklmnop", strict=True)
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("50", 50),
        ("-3", -3),
        ("007", "007"),
        ("1.10", "1.10"),
        ("12:30", "12:30"),
        ("2020-08-17", "2020-08-17"),
        ("2020-02-31", "2020-02-31"),
        ("0x1f", "0x1f"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("true", True),
        ("null", None),
        ("'*'", "*"),
        ("AT&T and *stars*", "AT&T and *stars*"),
    ],
)
def test_values_stay_as_they_are_written(written: str, read: object) -> None:
    assert parse_yaml(f"key: {written}") == {"key": read}


def test_a_long_list_of_small_mappings_is_nothing_special() -> None:
    text = "removed:\n" + "- {lines: 3, rule: x}\n" * 2000
    assert parse_yaml(text) == {"removed": [{"lines": 3, "rule": "x"}] * 2000}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (f"title: x\n{LAUGHS}", 3, "repeats a value"),
        ("title: &a [*a]", 1, "repeats a value"),
        (f"title: x\nsource: {'[' * 50_000}", 2, "nested more than"),
        ("title: x\n" + "- " * 50_000, 2, "does not fit those above"),
        ("- " * 50_000, 1, "nested more than"),
        ("x: " + "{a: " * 50_000, 1, "nested more than"),
        ("title: x\n? [a, b]\n: c", 2, "where a key belongs"),
        ("title: x\n{a: b}: c", 2, "where a key belongs"),
        ("title: x\ntitle: y", 2, "stands twice"),
        ("".join(f"k{n}: v\n" for n in range(150_001)), 1, "more than 300,000 lines, keys and values"),
        (f"x: [{'a: b, ' * 150_001}]", 1, "more than 300,000 lines, keys and values"),
        ("k: v\r" * 150_001, 1, "more than 300,000 lines, keys and values"),
        (f"? {'k' * 4_000_000}\n: v", 1, "more than 4,000,000 characters"),
    ],
    ids=range(13),
)
def test_what_would_harm_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(ArchiveError, match=what) as caught:
        load_yaml(text, file="x.yaml")
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("bad-yaml", line)]


@pytest.mark.parametrize("tag", ["bool", "int", "float", "timestamp"])
def test_a_tag_that_does_not_fit_its_value_leaves_the_text(tag: str) -> None:
    assert parse_yaml(f"key: !!{tag} perhaps") == {"key": "perhaps"}


@pytest.mark.parametrize("key", ["NO", "yes", "on", "2020", "~", "null", "2020-08-17", "1.10"])
def test_a_key_is_what_is_written(key: str) -> None:
    assert parse_yaml(f"{key}: x") == {key: "x"}


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_lines_are_counted_as_editors_do(sign: str) -> None:
    """YAML lets these end a line; `grep -n`, `sed` and most editors do not, and it is there that people look."""
    text = f"title: one{sign}two # {sign}{sign}\nsource: {sign} x\nb: 'c\n"
    with pytest.raises(ArchiveError, match="never closed") as caught:
        load_yaml(text, file="x.yaml")
    assert [problem.line for problem in caught.value.problems] == [3]
    cursor = open_document(text.removesuffix("b: 'c\n"), file="x.yaml")
    assert (cursor.text("title"), cursor.document.line_of(("source",))) == ("one two", 2)


def test_carriage_returns_end_lines_where_nothing_else_does() -> None:
    assert open_document("title: T\rsource: x\r", file="x.yaml").document.line_of(("source",)) == 2
    assert open_document("title: T\r# x\nsource: x\r\n", file="x.yaml").document.line_of(("source",)) == 2


def test_a_line_of_front_matter_is_the_capture_s_own() -> None:
    """Of a Markdown capture: what is cited must be where it says."""
    capture = (
        "---\ntitle: A\u2028 strike\nauthor: Ann Lee\n---\n\n" + "Dockers stopped work in three ports today. " * 12
    )
    article = read_seed(SeedFile(file="seeds/x.md", data=capture.encode()), language="en").article
    assert (article.basis["title"].lines, article.basis["author"].lines) == ((2,), (3,))
