"""Which rows count as made alike, and which begin as others do."""

from __future__ import annotations

from newsarchive.clean.likeness import begin_again, make_of, passed_again, seen_again, seen_of_make
from newsarchive.clean.page import Page, make_page
from newsarchive.clean.rows import Row, read_row
from newsarchive.model import Basis, Found, How, Kind, Line
from newsarchive.readers import read_capture

SENTENCE = "The strike at the tractor works began on Monday morning, when the early shift refused to start the line."


def row(text: str) -> Row:
    return read_row(Line(number=1, text=text), text, blank_before=True, blank_after=True, may_be_prose=True)


TITLE = "Strike at the tractor works spreads"


def page_of(*lines: str) -> Page:
    """A page with the first of these lines for its title."""
    capture = read_capture("\n\n".join(lines).encode(), file="seeds/x.txt")
    stated = Basis(how=How.STATED, lines=(1,))
    return make_page(capture, (Found(field="title", value=lines[0], basis=stated, lines=(1,), kind=Kind.TITLE),))


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


def test_words_under_pictures_that_come_twice_are_seen_from_both_sides() -> None:
    caption = SENTENCE.removesuffix(".")
    assert seen_again(page_of(TITLE, caption, "Photo", caption))[1:] == [("begins as below",), (), ("begins as above",)]
    assert seen_again(page_of(TITLE, "Minsk", "Minsk")) == [()] * 3


def test_the_same_buttons_below_a_paragraph_end_the_text_once() -> None:
    assert passed_again(page_of(TITLE, "Share this", SENTENCE, "Share this", "Another message", "Share this")) == [
        *[()] * 4,
        *[("passed share-buttons again",)] * 2,
    ]


def test_buttons_with_no_text_between_them_say_nothing() -> None:
    assert not any(passed_again(page_of(TITLE, "Share this", "Share this", SENTENCE)))


def test_the_title_again_below_one_paragraph_may_stand_above_the_text() -> None:
    assert not any(passed_again(page_of(TITLE, SENTENCE, TITLE, SENTENCE)))
    assert passed_again(page_of(TITLE, SENTENCE, SENTENCE, TITLE, SENTENCE))[4] == ("passed title again",)
