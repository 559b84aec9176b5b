"""What a person is asked about the lines of a capture, and what settles it."""

from newsarchive.ingest.drafting import Draft
from newsarchive.ingest.line_doubts import find_line_doubts
from newsarchive.ingest.settling import Settled
from newsarchive.model import Doubt, Kind, Label

KEPT = Label(kind=Kind.PARAGRAPH, rule="paragraph")
MAYBE = Label(kind=Kind.PARAGRAPH, rule="paragraph", doubt=0.6)
GONE = Label(kind=Kind.REMOVED, rule="after-the-end")
MAYBE_GONE = Label(kind=Kind.REMOVED, rule="after-the-end", doubt=0.7)
BY_ARCHIVIST = Label(kind=Kind.PARAGRAPH, rule="sidecar")


def doubts_of(labels: dict[int, Label], *, words: int = 40) -> list[Doubt]:
    draft = Draft(
        settled=Settled(values={}, basis={}, found=()),
        body="",
        words=0,
        labels=labels,
        texts=dict.fromkeys(labels, "word " * words),
        body_lines=frozenset(),
        groups={},
    )
    return list(find_line_doubts(draft))


def test_a_text_without_doubtful_lines_is_not_asked_about() -> None:
    assert doubts_of({1: GONE, 3: KEPT, 5: KEPT, 7: GONE}) == []


def test_each_end_of_a_text_is_asked_about_once_whatever_the_lines_are() -> None:
    found = doubts_of({1: MAYBE_GONE, 3: MAYBE, 5: KEPT, 7: MAYBE, 9: MAYBE_GONE, 11: GONE, 13: MAYBE_GONE})
    assert [(doubt.reason, doubt.lines) for doubt in found] == [
        (
            "it is not certain where the text begins: line 1 was left out and may belong to it; "
            "line 3 was kept and may not belong to it",
            (1, 3),
        ),
        (
            "it is not certain where the text ends: lines 9, 13 were left out and may belong to it; "
            "line 7 was kept and may not belong to it",
            (7, 9, 13),
        ),
    ]


def test_blank_lines_part_no_range_but_lines_of_fields_do() -> None:
    byline = Label(kind=Kind.BYLINE, rule="field-author")
    [doubt] = doubts_of({1: KEPT, 3: MAYBE, 5: MAYBE, 6: byline, 8: MAYBE})
    assert doubt.settle == ("keep: 3-5, 8  # or name them below “remove”, and why",)


def test_a_few_words_are_not_worth_a_question() -> None:
    assert doubts_of({1: KEPT, 3: MAYBE}, words=5) == []


def test_a_short_line_that_is_kept_against_all_odds_is_asked_about_alone() -> None:
    hardly = Label(kind=Kind.PARAGRAPH, rule="paragraph", doubt=0.87)
    [doubt] = doubts_of({1: KEPT, 3: MAYBE, 5: hardly, 7: MAYBE_GONE}, words=5)
    assert (doubt.lines, doubt.settle) == ((5,), ("keep: 5  # or name them below “remove”, and why",))
    assert doubts_of({1: KEPT, 3: hardly}, words=2) == []


def test_the_archivists_word_on_the_line_at_an_edge_settles_that_edge() -> None:
    assert doubts_of({1: MAYBE_GONE, 3: BY_ARCHIVIST, 5: KEPT}) == []


def test_captions_are_shown_as_such_and_not_asked_about() -> None:
    caption = Label(kind=Kind.CAPTION, rule="caption-with-credit", doubt=0.9)
    assert doubts_of({1: caption, 3: KEPT}) == []
