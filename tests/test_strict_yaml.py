"""YAML that people write by hand is read as they wrote it; what could end or fill the program is refused by line."""

import pytest

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
        ("title: x\n" + "- " * 50_000, 2, "did not find"),
        ("- " * 50_000, 1, "nested more than"),
        ("x: " + "{a: " * 50_000, 1, "nested more than"),
        ("title: x\n? [a, b]\n: c", 2, "where a key belongs"),
        ("title: x\n{a: b}: c", 2, "where a key belongs"),
        ("title: x\ntitle: y", 2, "stands twice"),
    ],
)
def test_what_would_harm_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(ArchiveError, match=what) as caught:
        load_yaml(text, file="x.yaml")
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("bad-yaml", line)]


@pytest.mark.parametrize("tag", ["bool", "int", "float", "timestamp"])
def test_a_tag_that_does_not_fit_its_value_leaves_the_text(tag: str) -> None:
    assert parse_yaml(f"key: !!{tag} perhaps") == {"key": "perhaps"}
