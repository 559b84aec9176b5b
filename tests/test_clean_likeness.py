"""Which rows count as made alike, and which begin as others do."""

from __future__ import annotations

from newsarchive.clean.likeness import begin_again, make_of, seen_of_make
from newsarchive.clean.rows import Row, read_row
from newsarchive.model import Line

SENTENCE = "The strike at the tractor works began on Monday morning, when the early shift refused to start the line."


def row(text: str) -> Row:
    return read_row(Line(number=1, text=text), text, blank_before=True, blank_after=True, may_be_prose=True)


def test_signs_and_digits_make_a_row_not_its_words() -> None:
    assert make_of(row("June 9 – Minsk @ The Hall")) == make_of(row("July 23 – Brest @ Works Club")) == "0@–"
    assert make_of(row("Minsk and Brest")) == make_of(row("“Nobody,” he said")) == ""


def test_prose_is_of_no_make() -> None:
    assert make_of(row(f"{SENTENCE[:-1]} – for good.")) == ""


def test_two_makes_may_take_turns_but_three_are_a_jumble() -> None:
    turns = [row(text) for text in ("A lamp – new", "10 € / piece", "A chair – old", "20 € / piece")]
    assert seen_of_make(turns)[0] == ("of a make below",)
    assert seen_of_make(turns)[3] == ("of a make above",)
    assert seen_of_make([turns[0], *[row("Sold out")] * 2, turns[2]]) == [()] * 4


def test_only_prose_begins_again_and_only_after_the_first() -> None:
    assert begin_again([row(SENTENCE), row("Minsk"), row("Minsk"), row(f"{SENTENCE} And more.")]) == [
        *[False] * 3,
        True,
    ]
