"""Dates: no more precise than known, said in words, refused where they are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.edtf import parse_edtf


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2020", "2020"),
        ("2020-08", "August 2020"),
        ("2020-09-01", "1 September 2020"),
        ("2020-08-17~", "about 17 August 2020"),
        ("2023?", "possibly 2023"),
        ("2022-04%", "possibly about April 2022"),
        ("2020-08/2020-09", "between August 2020 and September 2020"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(written: str, words: str) -> None:
    assert parse_edtf(written).words == words
    assert str(parse_edtf(written)) == written


@pytest.mark.parametrize(
    "written",
    ["", "20", "2020-13", "2020-00", "2021-02-29", "2020-06-31", "2020-8-1", "2020-08-17T10:00", "202X", "2020/2019",
     "1 May 2020", "2020-08-17~~", "2020-21", "0999"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_words(written: str) -> None:
    with pytest.raises(ValueError, match=r"no date|no month|before it begins"):
        parse_edtf(written)


def test_the_problem_names_the_length_of_the_month() -> None:
    with pytest.raises(ValueError, match="June 2003 has 30 days"):
        parse_edtf("2003-06-31")


def test_only_a_day_without_doubt_is_exact() -> None:
    assert parse_edtf("2020-08-17").is_exact
    assert not any(parse_edtf(vague).is_exact for vague in ("2020-08-17~", "2020-08", "2020-08-16/2020-08-17"))


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]), st.integers(0, 2))
def test_parsing_undoes_writing(day, mark: str, cut: int) -> None:
    written = day.isoformat().rsplit("-", cut)[0] + mark
    if day.year >= 1000:
        parsed = parse_edtf(written)
        assert str(parsed) == written
        assert parsed.earliest <= day <= parsed.latest


def test_dates_sort_by_when_they_begin_then_by_how_precise_they_are() -> None:
    written = ["2020", "2020-01-01", "2019-12", "2020-01", "2020-08-17~"]
    assert sorted(written, key=lambda one: parse_edtf(one).sort_key) == [
        "2019-12",
        "2020-01-01",
        "2020-01",
        "2020",
        "2020-08-17~",
    ]
