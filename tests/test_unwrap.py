"""Hard-wrapped lines are joined, all others are left alone."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import Capture
from newsarchive.readers import read_capture
from newsarchive.spacing import squeeze
from newsarchive.unwrap import Unwrapped, unwrap

LONG = (
    "Dockers in the port of Klaipeda voted on Sunday to stay out for a second week, their union said, after talks "
    "with the port authority had come to nothing on Friday evening, and went back to the seamen’s club in silence."
)


def unwrapped(text: str) -> Unwrapped:
    return unwrap(capture_of(text))


def capture_of(text: str) -> Capture:
    return read_capture(text.encode(), file="seeds/x.txt")


def shown(text: str) -> list[str]:
    return [line.text for line in unwrapped(text).capture.lines if line.text]


def test_joins_the_lines_of_a_paragraph() -> None:
    text = f"A headline\n\n{textwrap.fill(LONG, 60)}\n\n{textwrap.fill(LONG, 60)}\n"
    assert shown(text) == ["A headline", LONG, LONG]


def test_says_which_lines_were_joined() -> None:
    made = unwrapped(f"A headline\n\n{textwrap.fill(LONG, 80)}\n\n{textwrap.fill(LONG, 80)}\n")
    assert made.groups == {3: (3, 4, 5), 7: (7, 8, 9)}
    assert [line.number for line in made.capture.lines] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_leaves_a_list_of_short_lines_alone() -> None:
    text = "Ports\nShips\nWeather and tides\nTimetables of the ferries to Sweden\nCranes\nContact\n"
    assert shown(text) == text.splitlines()


def test_leaves_paragraphs_on_lines_of_their_own_alone() -> None:
    text = f"{LONG}\n{LONG}\n{LONG}\n{LONG}\n{LONG}\n{LONG}\n"
    assert shown(text) == [LONG] * 6


def test_begins_a_paragraph_where_a_line_is_indented() -> None:
    first, second = textwrap.fill(LONG, 60), textwrap.fill(LONG, 60, initial_indent="   ")
    assert [squeeze(text) for text in shown(f"{first}\n{second}\n")] == [LONG, LONG]


def test_begins_an_item_at_each_bullet() -> None:
    items = "\n".join(textwrap.fill(f"• {LONG}", 60, subsequent_indent="  ") for _ in range(3))
    assert shown(items) == [f"• {LONG}"] * 3


def test_a_word_broken_at_a_soft_hyphen_is_whole_again() -> None:
    lines = LONG.replace("second week", "sec\u00ad\nond week")
    text = "\n".join(textwrap.fill(part, 63) for part in lines.split("\n"))
    assert "second week" in " ".join(shown(f"{text}\n\n{textwrap.fill(LONG, 63)}\n"))


@given(st.text(alphabet="ab -•\n\t\u00a0\u00ad", max_size=300))
def test_changes_no_word(text: str) -> None:
    before = [line for line in capture_of(text).lines if squeeze(line.text)]
    made = unwrapped(text)
    joined = "".join("".join(line.text.split()) for line in made.capture.lines)
    assert joined == "".join("".join(squeeze(line.text).split()) for line in before)
