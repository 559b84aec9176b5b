"""Line numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.linespec import format_lines, parse_lines


@pytest.mark.parametrize(
    ("written", "lines"), [(7, (7,)), ("97-99", (97, 98, 99)), ("1, 3-5", (1, 3, 4, 5)), ("5 – 6", (5, 6))]
)
def test_lines_are_read(written: str | int, lines: tuple[int, ...]) -> None:
    assert parse_lines(written) == lines


@pytest.mark.parametrize("written", ["", "0", "5-3", "a", "1-", "-1", "1;2", "1-99999999"])
def test_what_names_no_lines_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="lines"):
        parse_lines(written)


@given(st.sets(st.integers(1, 500), min_size=1))
def test_reading_undoes_writing(lines: set[int]) -> None:
    assert parse_lines(format_lines(lines)) == tuple(sorted(lines))
