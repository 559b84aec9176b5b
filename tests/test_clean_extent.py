"""Where the article begins and ends in a capture, and what is promised of labels whatever the capture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.article import read_statement
from newsarchive.clean import label_lines
from newsarchive.clean.evidence import gather
from newsarchive.clean.extent import weights
from newsarchive.clean.page import make_page
from newsarchive.model import Capture, Kind, Label, Line
from newsarchive.readers import read_capture
from newsarchive.spacing import squeeze

TITLE = "Strike at the tractor works spreads to two more plants"
PROSE = (
    "The strike at the tractor works began on Monday morning, when the early shift refused to start the assembly line.",
    "By noon the workers of two more plants had joined them, and the management asked the city for help in vain.",
    "Nobody in the hall believed that the director would keep his word, and nobody went back to the machines that day.",
    "“We shall stay here until the last of our friends is free,” said a welder who has worked there for twenty years.",
    "On Tuesday the committee published its list of demands, and it was read out in every workshop of the city.",
    "The ministry did not answer questions about the strike, and the police said that they knew of no arrests so far.",
)
MENU = ("Home", "News", "Politics", "Sport", "Weather", "Video", "Letters")
TEASERS = ("Rail strike enters its third week", "Mayor promises cheaper bread", "Ten killed in mine accident")
COMMENTS = (
    "3 Comments",
    "Ann Lee on May 3, 2019 at 4:47 pm said:",
    "I was there on Monday and I can tell you that it was much larger than this report makes it, and louder too.",
    "Ben Roe on May 3, 2019 at 5:12 pm said:",
    "The director should have listened to them years ago, but of course he had other things on his mind all the time.",
    "Leave a Reply",
)


def capture_of(*lines: str) -> Capture:
    return read_capture("\n\n".join(lines).encode(), file="seeds/x.txt")


def labels_of(capture: Capture) -> dict[int, Label]:
    return label_lines(capture, read_statement(capture).found)


def kept(*lines: str) -> list[str]:
    capture = capture_of(*lines)
    labels = labels_of(capture)
    return [
        line.text for line in capture.lines if line.number in labels and labels[line.number].kind is not Kind.REMOVED
    ]


def removed(*lines: str) -> dict[str, Label]:
    capture = capture_of(*lines)
    labels = labels_of(capture)
    return {
        line.text: labels[line.number]
        for line in capture.lines
        if line.number in labels and labels[line.number].kind is Kind.REMOVED
    }


def test_keeps_every_paragraph_of_a_plain_article() -> None:
    assert kept(TITLE, *PROSE) == [TITLE, *PROSE]


def test_the_menu_above_an_article_goes() -> None:
    """Only its last word may be taken for the rubric of the article."""
    assert kept(*MENU, TITLE, *PROSE)[-len(PROSE) - 1 :] == [TITLE, *PROSE]
    assert set(removed(*MENU, TITLE, *PROSE)) >= set(MENU[:-1])


def test_teasers_below_an_article_go_and_the_reason_names_the_header_above_them() -> None:
    gone = removed(TITLE, *PROSE, "Most read", *TEASERS)
    assert set(gone) == {"Most read", *TEASERS}
    assert gone[TEASERS[0]].rule == "listed-piece"
    assert gone[TEASERS[0]].reason.endswith("other pieces, under “Most read”")


def test_comments_go_though_they_are_prose() -> None:
    gone = removed(TITLE, *PROSE, *COMMENTS)
    assert not set(gone) & set(PROSE)
    assert gone[COMMENTS[2]].rule == gone[COMMENTS[4]].rule == "readers-comment"


def test_what_stands_before_the_text_is_named_so() -> None:
    assert removed("Morning edition, city", *MENU, TITLE, *PROSE)["Morning edition, city"].rule == "before-the-text"


def test_notes_below_the_text_stay() -> None:
    note = "[1] Central Commission on Elections, Report on the vote, 2019"
    text = (*PROSE[:-1], f"{PROSE[-1][:-1]} [1].")
    assert note in kept(TITLE, *text, note, "Most read", *TEASERS)


def test_a_capture_of_one_line_keeps_it() -> None:
    assert kept("Strike.") == ["Strike."]


LINES = st.lists(
    st.one_of(
        st.sampled_from((TITLE, *PROSE, *MENU, *TEASERS, *COMMENTS, "", "* * *", "• one", "12")), st.text(max_size=90)
    ),
    max_size=25,
)


@given(lines=LINES)
def test_labels_cover_every_line_that_is_not_blank_and_each_says_why(lines: list[str]) -> None:
    numbered = tuple(Line(number=number, text=text) for number, text in enumerate(("Strike", *lines), start=1))
    capture = Capture(file="seeds/x.txt", sha256="", encoding="utf-8", lines=numbered)
    labels = labels_of(capture)
    assert set(labels) == {line.number for line in numbered if squeeze(line.text)}
    assert labels == labels_of(capture)
    assert all(label.rule and label.reason and 0 <= label.doubt <= 1 for label in labels.values())


@pytest.mark.parametrize("around", [(), MENU])
def test_labelling_what_was_kept_removes_nothing_more(around: tuple[str, ...]) -> None:
    once = kept(*around, TITLE, *PROSE, "Most read", *TEASERS)
    assert kept(*once) == once


def test_weights_are_few_enough_to_read() -> None:
    assert 100 < len(weights()) < 1000


def test_a_counted_header_and_a_form_below_make_what_is_between_comments() -> None:
    """Where the page tells of one commenter only, as some lose their names when text is copied."""
    posts = [
        f"{line} This is what I think of it, and I have thought about it for a long time indeed." for line in PROSE
    ]
    page = (
        TITLE,
        *PROSE,
        "7 responses to “Strike at the works”",
        *posts,
        "averagejoe says:",
        *posts[:3],
        "Leave a Reply",
    )
    assert not set(posts) & set(kept(*page))
    assert set(PROSE) <= set(kept(*page))


def test_a_line_of_details_between_headline_and_text_is_no_caption() -> None:
    line = "From the newsroom of the river city paper | at 2:26 PM, changed at 4:46 PM"
    assert removed(TITLE, line, *PROSE)[line].rule == "before-the-text"


def test_a_list_of_one_make_goes_on_to_its_last_line_also_amid_a_whole_page() -> None:
    """What parts its lines into a place and a day tells more than that they are short."""
    dates = tuple(
        f"June {day} – {place}, Works Hall @ 7 pm" for day, place in enumerate(("Minsk", "Brest", "Pinsk"), 1)
    )
    lines = (*MENU, *MENU, TITLE, *PROSE, "The dates of the meetings", *dates, "Most read", *TEASERS)
    assert set(dates) <= set(kept(*lines))


def test_a_greeting_between_headline_and_text_stays() -> None:
    greeting = "Good morning! This is what you need to know today."
    assert greeting in kept(TITLE, greeting, *PROSE)


def test_a_text_told_again_below_the_page_does_not_carry_the_end_down_to_it() -> None:
    """Pages repeat their article for machines, in one long line that looks like nothing but text."""
    lines = (TITLE, *PROSE, "Most read", *TEASERS, "Newsroom", "2019-11-19", " ".join(PROSE))
    assert set(removed(*lines)) >= {*TEASERS, "Newsroom", " ".join(PROSE)}


@pytest.mark.parametrize("header", ["About Ann Lee", "Über Ann Lee", "About the author"])
def test_a_note_about_the_author_goes_under_its_header(header: str) -> None:
    note = "She has covered strikes and elections for twenty years, and she is writing a book about the tractor works."
    label = removed(TITLE, "By Ann Lee", *PROSE, header, note)[note]
    assert label.rule == "after-the-end"
    assert header in label.reason


def test_a_heading_about_somebody_else_stays_with_what_stands_below_it() -> None:
    lines = (TITLE, "By Ann Lee", *PROSE[:4], "About Ben Roe", *PROSE[4:])
    assert kept(*lines)[-3:] == list(lines[-3:])


def test_a_dateline_speaks_for_the_beginning_of_the_text() -> None:
    report = f"MINSK (AP) — {PROSE[0]}"
    capture = capture_of(TITLE, PROSE[1], report)
    groups = gather(make_page(capture, read_statement(capture).found))
    assert [("dateline",) in seen for seen in groups] == [False, False, True]
    assert weights()["dateline"].first > 1
