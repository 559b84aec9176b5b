"""Front matter is written by us, and must be what PyYAML writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.content.front_matter import OneLine, dump_yaml, write_front_matter
from newsarchive.strict_yaml import parse_yaml

SIGNS = "-?:,[]{}#&*!|>'\"%@` ~=<.\\"
TEXTS = st.one_of(
    st.text(st.sampled_from(f"{SIGNS}aзß0é“\u00a0\u2009\n\t🗞"), max_size=8),
    st.text(max_size=12),
    st.sampled_from(["", "yes", "No", "NULL", "y", "2020", "2020-08-17", "12_0", ".5", "0x1f", "18:40", "3, 5-7"]),
    st.builds("{}{}".format, st.sampled_from(SIGNS), st.just("words")),
)
SCALARS = st.none() | st.integers(0, 99) | TEXTS
KEYS = st.sampled_from(["title", "lines", "rule", "stated in markup", "value"])
ON_ONE_LINE = st.dictionaries(KEYS, SCALARS | st.lists(st.dictionaries(KEYS, SCALARS).map(OneLine))).map(OneLine)
BLOCKS = st.dictionaries(KEYS, SCALARS | ON_ONE_LINE | st.dictionaries(KEYS, ON_ONE_LINE | SCALARS))
VALUES = st.dictionaries(KEYS, SCALARS | BLOCKS | st.lists(SCALARS | ON_ONE_LINE | BLOCKS), min_size=1)


@given(VALUES)
def test_it_is_what_pyyaml_writes(values: dict[str, object]) -> None:
    assert write_front_matter(values) == dump_yaml(values)


@pytest.mark.parametrize("text", ["no", "2020-08-17", "a: b", "a #b", "- a", "[a]", "a, b", "it’s 'so'", "", "x:"])
def test_a_text_is_read_back_as_that_text(text: str) -> None:
    values = {"title": text, "removed": [OneLine(rule=text)]}
    assert parse_yaml(write_front_matter(values)) == values
