"""What lines of a capture are, and which go: the rules that are certain."""

from __future__ import annotations

import pytest

from newsarchive.article import read_statement
from newsarchive.clean import label_lines
from newsarchive.clean.kinds import KIND_RULES
from newsarchive.clean.removal import removals
from newsarchive.model import Kind, Label
from newsarchive.readers import read_capture

FIRST = (
    "The strike at the tractor works began on Monday morning, when the early shift refused to start the assembly line."
)
SECOND = "By noon the workers of two more plants had joined them, and the management asked the city for help in vain."
THIRD = (
    "Nobody in the hall believed that the director would keep his word, and nobody went back to the machines that day."
)
FOURTH = "On Tuesday the committee published its list of demands, and it was read out in every workshop of the city."
PROSE = (FIRST, SECOND, THIRD, FOURTH)
GALLERY = ("The year in pictures", "1/3 Snow on the dunes", "2/3 Carnival", "3/3 The new bridge")


def label(*lines: str) -> dict[int, Label]:
    text = "\n\n".join(lines)
    capture = read_capture(text.encode(), file="seeds/x.txt")
    return label_lines(capture, read_statement(capture).found)


def labelled(*lines: str) -> dict[str, Label]:
    """Labels by the text of the lines; of lines that are repeated, the last."""
    labels = label(*lines)
    texts = "\n\n".join(lines).split("\n")
    return {texts[number - 1].strip(): found for number, found in labels.items()}


def rule_of(line: str, *, after: tuple[str, ...] = (), before: tuple[str, ...] = ()) -> str:
    return labelled("Strike at the tractor works", *before, *PROSE, *after)[line.split("\n")[-1]].rule


def test_keeps_a_sentence_that_mentions_sharing() -> None:
    """Only a line that is nothing but a button is a button."""
    line = "Share prices fell on Monday after the workers walked out, and the exchange stopped trading before noon."
    assert labelled("Strike at the tractor works", FIRST, line, SECOND)[line].kind is Kind.PARAGRAPH


def test_keeps_a_quotation_that_calls_for_support() -> None:
    line = "“Please support the people who are in prison tonight, and do not let the world forget them,” she said."
    assert labelled("Strike at the tractor works", FIRST, line, SECOND)[line].kind is Kind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "Related: How the tractor works came to be what they are, in pictures from a hundred years",
        "[READ MORE: Three arrested at the gates of the works on the second day of the great strike]",
        "Lesen Sie auch: Wie der Streik in den Werken begann und warum ihn niemand hat kommen sehen?",
    ],
)
def test_a_pointer_to_another_piece_goes_also_amid_the_text(line: str) -> None:
    assert labelled("Strike at the tractor works", FIRST, line, SECOND, THIRD)[line].rule == "pointer"


def test_keeps_a_sentence_that_points_elsewhere() -> None:
    line = "Read more: that was what her teacher had told her, and in the long nights of the strike she did so."
    assert labelled("Strike at the tractor works", FIRST, line, SECOND)[line].kind is Kind.PARAGRAPH


@pytest.mark.parametrize(
    "gallery",
    [GALLERY[1:], (*GALLERY[:2], GALLERY[3]), ("The year in pictures", "1/2 Snow", "2/2 Carnival")],
    ids=["no heading names pictures", "a number is missing", "two numbers may be a date or a share"],
)
def test_keeps_counted_lines_that_are_no_gallery(gallery: tuple[str, ...]) -> None:
    labels = labelled("Strike at the tractor works", FIRST, SECOND, *gallery, THIRD, FOURTH)
    assert {labels[line].kind for line in gallery}.isdisjoint({Kind.REMOVED})


def test_a_short_line_above_prose_is_a_heading() -> None:
    line = "What the workers want"
    label = labelled("Strike at the tractor works", FIRST, line, SECOND, THIRD)[line]
    assert (label.kind, label.rule) == (Kind.HEADING, "lone-heading")
    assert label.reason == "short, on its own, text below it"


REMOVED = [
    ("repeated-title", "Strike at the tractor works", ("Strike at the tractor works",), ()),
    ("skip-link", "Skip to content", ("Skip to content",), ()),
    ("share-buttons", "Pin It on Pinterest", (), ("Pin It on Pinterest",)),
    ("follow-us", "Follow us on Facebook", (), ("Follow us on Facebook",)),
    ("newsletter", "Join our mailing list", (), ("Join our mailing list",)),
    (
        "podcast-links",
        "Listen wherever you subscribe to podcasts!",
        (),
        ("Listen wherever you subscribe to podcasts!",),
    ),
    ("related", "Related Articles", (), ("Related Articles",)),
    ("comments", "Leave a Reply", (), ("Leave a Reply",)),
    ("advertisement", "ADVERTISEMENT", (), ("ADVERTISEMENT",)),
    ("appeal", "Please donate today", (), ("Please donate today",)),
    ("campaign", "Download infographics here:", (), ("Download infographics here:",)),
    ("copyright", "All rights reserved", (), ("All rights reserved",)),
    ("cookies", "We use cookies", (), ("We use cookies",)),
    ("account", "Log in", ("Log in",), ()),
    ("tags", "Tags: strike, tractors", (), ("Tags: strike, tractors",)),
    ("author-note", "About the author", (), ("About the author",)),
    ("counts", "3 min read", ("3 min read",), ()),
    ("player", "Play video", ("Play video",), ()),
    ("hashtags", "#StandWithTractors", (), ("#StandWithTractors",)),
    ("listed-piece", "Why the cranes of Gdansk stand still", (), ("Most read\nWhy the cranes of Gdansk stand still",)),
    ("call-to-click", "GET THE NEWS BY CLICKING HERE", (), ("GET THE NEWS BY CLICKING HERE",)),
    ("embedded-gallery", "1/3 Snow on the dunes", (), (*GALLERY, FIRST, SECOND)),
    ("bare-address", "www.tractors.example/strike", (), ("www.tractors.example/strike",)),
    ("pointer", "Read more", (), ("Read more",)),
    ("signs-only", "12", ("12",), ()),
    ("doubled-line", "Tractor Works", (), ("Tractor Works\nTractor Works",)),
    ("repeated-heading", "What the workers want", (), ("What the workers want", "What the workers want", *PROSE)),
]


@pytest.mark.parametrize(("rule", "line", "before", "after"), REMOVED, ids=[case[0] for case in REMOVED])
def test_names_the_reason_of_a_removal(rule: str, line: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert rule_of(line, before=before, after=after) == rule


def test_every_rule_of_removal_has_a_case() -> None:
    assert {rule.name for rule in removals()} == {case[0] for case in REMOVED}


KEPT = [
    ("numbered-note", "[2] The law on strikes, 1999", ("[1] The act of parliament", "[2] The law on strikes, 1999")),
    (
        "caption-with-credit",
        "Workers at the gate on Monday (AP Photo/Ann Lee)",
        ("Workers at the gate on Monday (AP Photo/Ann Lee)", *PROSE),
    ),
    ("marked-item", "• an end of the lockout", ("• higher wages for all", "• an end of the lockout")),
    ("marked-quotation", "> We shall not go back.", ("> We shall not go back.", *PROSE)),
    ("table-row", "Plant      Workers      Days", ("Plant      Workers      Days\nNorth      1200         3", *PROSE)),
    ("turn-to-speak", "Q: Who pays?", ("Q: When?", "A: In May.", "Q: Who pays?", "A: You do.", *PROSE)),
    ("lone-heading", "What the workers want", ("What the workers want", *PROSE)),
    ("paragraph", "They stayed.", ("They stayed.", *PROSE)),
]


@pytest.mark.parametrize(("rule", "line", "after"), KEPT, ids=[case[0] for case in KEPT])
def test_names_what_a_kept_line_is(rule: str, line: str, after: tuple[str, ...]) -> None:
    assert labelled("Strike at the tractor works", *PROSE, *after)[line].rule == rule


def test_words_under_a_picture_that_is_gone_are_a_caption() -> None:
    line = "Rally at the gates of the works, in support of the strike, on 22 August"
    assert labelled("Belarus: Strike at the tractor works goes on", line, *PROSE)[line].kind is Kind.CAPTION


def test_every_rule_of_kinds_has_a_case() -> None:
    shown = {case[0] for case in KEPT} | {"opening-caption", "photo-credit"}
    assert {rule.name for rule in KIND_RULES} == shown


STANDFIRST = "The men return to the gates, but the quarrel over shifts is far from over"


def test_a_sentence_apart_from_the_text_below_the_headline_is_its_standfirst() -> None:
    labels = labelled("Strike at the tractor works goes on", STANDFIRST, *PROSE)
    assert labels[STANDFIRST].kind is Kind.STANDFIRST
    assert all(labels[line].kind is Kind.PARAGRAPH for line in PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Good morning! Here is what the works talk about today",
        "By our staff at the gates of the works",
        "Among them are the men of the third shift:",
    ],
)
def test_what_opens_a_text_or_names_a_writer_is_no_standfirst(line: str) -> None:
    assert labelled("Strike at the tractor works goes on", line, *PROSE)[line].kind is not Kind.STANDFIRST
