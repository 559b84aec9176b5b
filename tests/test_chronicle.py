"""Each rule of the chronicle as sentences: first what must not be resolved, then what must."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.chronicle import DateMention, WrittenWhen, find_dates
from newsarchive.chronicle.sentences import split_sentences
from newsarchive.chronicle.words import ENGLISH
from newsarchive.edtf import parse_edtf
from newsarchive.model import Kind, Passage

THURSDAY = "2020-08-13"


def mentions(*paragraphs: str, written: str | None = THURSDAY, language: str = "en") -> tuple[DateMention, ...]:
    passages = [Passage(anchor=f"p{n}", kind=Kind.PARAGRAPH, text=text) for n, text in enumerate(paragraphs)]
    when = WrittenWhen(article=parse_edtf(written) if written else None, stories={})
    return find_dates(passages, when=when, language=language)


def dates(*paragraphs: str, written: str | None = THURSDAY, language: str = "en") -> list[str]:
    return [str(mention.date) for mention in mentions(*paragraphs, written=written, language=language)]


# --- what must stay as it is ---


@pytest.mark.parametrize(
    "text",
    [
        "They may 12 times have asked; it may march on.",
        "The ‘March for a New Country’ filled the square.",
        "Crowds joined in March for Freedom.",
        "They sang on May Day.",
        "There was no confidence in May after the vote.",
        "Theresa May 10 years later.",
        "A girl aged 12, a man of 26 and a score of 3-2.",
        "The report has 1,500 pages, of which 12.08 percent are blank.",
        "Call +375 17 200-20-20 or 1994-2020 before 12:00.",
        "See https://example.org/2020/08/13/strike or mail in2020@example.org.",
        "Sentenced to 15 days, he served 10 to 12 of them.",
        "The 2023 Global Rights Index ranks ten countries.",
        "They were given the 2021 Anna Muster prize.",
        "The 2020 Election Report was ignored.",
        "In 2000 villages nobody voted, and prices rose by 2050 roubles.",
        "Wages went from 2000 to 2500.",
        "She remembered the September 11 attacks.",
        "He was in the 1900s style.",
        "It began 200,000 years ago.",
        "He was freed ſix days ago.",
        "A film in the manner of 2001: A Space Odyssey.",
    ],
)
def test_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They met last Sunday and marched every Sunday since the election.",
        "Bloody Sunday’s dead were remembered.",
        "He goes there on Sundays.",
        "A strike on Friday.",  # no verb: the last or the next?
        "They demanded a march this weekend.",
        "The union planned a strike in October.",
        "Today the country is poor.",
        "Letters sent today could be read, and she described life today as hard.",
        "The galaxies we see today arose long ago.",
        "The film, which drops on Thursday, was praised.",
        "It opens in December, followed by other towns in January.",
        "She was expecting a child in December.",
        "A poll for the Mail on Sunday showed it.",
        "The tour goes on: May 22 in Linz, June 2 in Graz.",
        "Today’s youth wanted more.",
        "“Yesterday they took him,” she said.",
        "Prices rose over the last year and in the last week of May.",
        "The day before the vote they were arrested.",
        "It happened in recent days, weeks ago, and in the spring.",
        "Two days earlier, he was free.",  # earlier than what?
        "More than three years ago it was founded.",
    ],
)
def test_is_not_certain(text: str) -> None:
    """Two careful readers might date it differently."""
    assert dates(text) == []


def test_nothing_is_reckoned_without_a_date_of_writing() -> None:
    assert dates("On Sunday they marched. On 9 August they voted. Yesterday it rained.", written=None) == []


def test_an_unknown_language_yields_only_whole_figures() -> None:
    assert dates("May 9, 2020; 2020-08-13, 31.12.2019, 01.02.2019", language="xx") == ["2020-08-13", "2019-12-31"]


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert dates("On 31 June 2020 and on February 30 they slept.") == []


def test_a_year_named_before_leaves_no_certain_year_to_a_bare_day() -> None:
    """A paragraph on 1996 goes on to tell of 1996."""
    assert dates("In 1996 he changed the law. On 24 November and in October the people voted.") == ["1996"]


# --- named by figures ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On August 13, 2020, they struck.", "2020-08-13"),
        ("On the 9th of August 2020 they voted.", "2020-08-09"),
        ("It began Aug. 9, 2020.", "2020-08-09"),
        ("On Wednesday (19 August 2020) they meet.", "2020-08-19"),
        ("The order of 2020-08-09 stands.", "2020-08-09"),
        ("The order of 31.12.2019 stands.", "2019-12-31"),
        ("The order of 12/31/2019 stands.", "2019-12-31"),
        ("It was decided in July 2021.", "2021-07"),
        ("He has ruled since 1994.", "1994"),
        ("In the summer of 2019 it was quiet.", "2019"),
        ("From 1994 to 2020 he ruled.", "1994/2020"),
        ("A union of the 1980s.", "1980/1989"),
        ("The 2020 presidential election was stolen.", "2020"),
        ("He answered the 2020 protests with force.", "2020"),
    ],
)
def test_stated_in_full(text: str, expected: str) -> None:
    assert dates(text, written=None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday 9th August they voted.", ["2020-08-09"]),
        ("On the night of August 29-30 she will be moved.", ["2020-08-29/2020-08-30"]),
        ("It will last from 29 August to 2 September.", ["2020-08-29/2020-09-02"]),
        ("Between 9 and 12 August thousands were held.", ["2020-08-09/2020-08-12"]),
        ("On August 11, 12 and 13 they struck.", ["2020-08-11", "2020-08-12", "2020-08-13"]),
        ("They struck on 11 and 12 August.", ["2020-08-11", "2020-08-12"]),
        ("On August 11 to 15 days in prison they went.", ["2020-08-11"]),
        ("Students return on 1 September.", ["2020-09-01"]),
        ("He was held from December 28 on.", ["2019-12-28"]),
        ("Since June 29, shops have been shut.", ["2020-06-29"]),
        ("They meet on August 15 and 16 between nine and two.", ["2020-08-15", "2020-08-16"]),
    ],
)
def test_year_from_the_articles_date(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_a_weekday_that_does_not_fit_leaves_the_year_open() -> None:
    assert dates("On Monday 9th August they voted.") == []


def test_a_weekday_that_does_not_fit_makes_a_whole_date_doubtful() -> None:
    assert [(str(m.date), m.rule) for m in mentions("On Monday, 9 August 2020, they voted.")] == [
        ("2020-08-09?", "stated in full, but that day was a Sunday, not a Monday")
    ]


def test_a_day_goes_on_from_a_whole_date_before_it() -> None:
    found = mentions("On 9 August 2020 they voted. On 12 August they struck.", written="2022-09-01")
    assert [str(mention.date) for mention in found] == ["2020-08-09", "2020-08-12"]
    assert found[1].rule == "year from 9 August 2020, named before it"


def test_a_past_day_is_not_put_after_the_article() -> None:
    assert dates("On 20 August they struck.") == []


# --- named by words ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday thousands marched.", "2020-08-09"),
        ("After Sunday’s march, rumours began to swirl.", "2020-08-09"),
        ("Strikes have spread since Monday.", "2020-08-10"),
        ("They will march on Sunday.", "2020-08-16"),
        ("Crowds filled the streets last weekend.", "2020-08-08/2020-08-09"),
        ("Crowds filled the streets this weekend.", "2020-08-08/2020-08-09"),
        ("They will march this weekend.", "2020-08-15/2020-08-16"),
        ("Yesterday he was freed.", "2020-08-12"),
        ("He was jeered today.", "2020-08-13"),
        ("He flies home tomorrow.", "2020-08-14"),
        ("He was freed two days ago.", "2020-08-11"),
        ("Last week they struck.", "2020-08-03~/2020-08-09~"),
        ("They met last month.", "2020-07"),
        ("It was banned earlier this year.", "2020"),
        ("It was founded 29 years ago.", "1991~"),
        ("He has sat in prison since April.", "2020-04"),
        ("He was placed in solitary confinement in October.", "2019-10"),
        ("The verdict will be read in October.", "2020-10"),
    ],
)
def test_reckoned_from_the_articles_date(text: str, expected: str) -> None:
    assert dates(text) == [expected]


def test_on_a_sunday_on_sunday_is_today_or_a_week_ago() -> None:
    assert dates("On Sunday thousands marched.", written="2020-08-16") == []


def test_a_weekday_in_a_story_of_another_week_is_left_alone() -> None:
    assert dates("They voted on 21 June. On Sunday they marched.") == ["2020-06-21"]


def test_the_day_before_counts_from_the_articles_own_day_named_above() -> None:
    found = mentions("They struck on August 11 and again by August 13.", "A video of the day before has spread.")
    assert [(m.surface, str(m.date)) for m in found][-1] == ("the day before", "2020-08-12")
    assert found[-1].rule == "the day before 13 August 2020, named in the paragraph before"


def test_the_next_day_counts_from_the_only_day_named() -> None:
    assert dates("On August 9 they voted. The next day, they struck.") == ["2020-08-09", "2020-08-10"]


def test_the_next_day_after_two_days_is_left_alone() -> None:
    assert dates("On August 9 they voted, on August 11 they struck. The next day, they fled.") == [
        "2020-08-09",
        "2020-08-11",
    ]


# --- vague dates of writing ---


def test_an_approximate_date_of_writing_marks_what_is_reckoned_from_it() -> None:
    text = "He was jeered today. The meeting is on 19 August 2020. They voted on 9 August."
    assert dates(text, written="2020-08-17~") == ["2020-08-17~", "2020-08-19", "2020-08-09~"]


def test_a_month_of_writing_gives_years_but_no_days() -> None:
    assert dates("On November 8 she struck and last week she left. It was yesterday.", written="2022-12") == [
        "2022-11-08"
    ]


def test_a_year_of_writing_does_not_say_which_october() -> None:
    assert dates("He was moved in October.", written="2023~") == []


def test_each_story_has_its_own_date() -> None:
    texts = {"p0": "It was last month.", "story-2": "Second story", "p1": "It was last month.", "story-3": "Third"}
    passages = [Passage(anchor=anchor, kind=Kind.PARAGRAPH, text=text) for anchor, text in texts.items()]
    passages.append(Passage(anchor="p2", kind=Kind.PARAGRAPH, text="It was last month."))
    stories = {"story-2": parse_edtf("2022-12~"), "story-3": None}
    found = find_dates(passages, when=WrittenWhen(article=parse_edtf("2023-05"), stories=stories), language="en")
    assert [(m.anchor, str(m.date)) for m in found] == [("p0", "2023-04"), ("p1", "2022-11~")]


# --- other languages ---


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am Sonntag, dem 9. August 2020, und seit 1994; im August 2020.", ["2020-08-09", "1994", "2020-08"]),
        ("fr", "Le dimanche 9 août 2020 et le 1er septembre.", ["2020-08-09", "2020-09-01"]),
        ("es", "El domingo 9 de agosto de 2020; en agosto de 2020.", ["2020-08-09", "2020-08"]),
        ("pt", "No domingo, 9 de agosto de 2020, desde 1994.", ["2020-08-09", "1994"]),
        ("it", "Domenica 9 agosto 2020; dal 1994.", ["2020-08-09", "1994"]),
        ("nl", "Op zondag 9 augustus 2020, sinds 1994.", ["2020-08-09", "1994"]),
        ("pl", "W niedzielę 9 sierpnia 2020 r. i w 1994 roku.", ["2020-08-09", "1994"]),
        ("ru", "В воскресенье, 9 августа 2020 года, и 29–30 августа, и в 1994 году.",
         ["2020-08-09", "2020-08-29/2020-08-30", "1994"]),
        ("be", "У нядзелю, 9 жніўня 2020 года; у жніўні 2020 года.", ["2020-08-09", "2020-08"]),
        ("uk", "У неділю, 9 серпня 2020 року; у 1994 році.", ["2020-08-09", "1994"]),
    ],
)  # fmt: skip
def test_reads_dates_of_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert dates(text, language=language) == expected


# --- sentences ---


def test_a_sentence_survives_abbreviations_initials_and_quotations() -> None:
    text = (
        "On Aug. 13 the U.S. envoy, J. Smith, spoke. “Leave now!” they shouted. “Who are you?” he asked. "
        "Dr. Brown came at 7 p.m. on foot. (He left.) It cost 3.5 roubles… Nobody paid."
    )
    sentences = [text[one.start : one.end].strip() for one in split_sentences(text, ENGLISH.abbreviations)]
    assert sentences == [
        "On Aug. 13 the U.S. envoy, J. Smith, spoke.",
        "“Leave now!” they shouted.",
        "“Who are you?” he asked.",
        "Dr. Brown came at 7 p.m. on foot.",
        "(He left.)",
        "It cost 3.5 roubles…",
        "Nobody paid.",
    ]


def test_a_mention_knows_its_sentence_and_place() -> None:
    (found,) = mentions("They voted. On August 9, 2020 he won. Nobody believed it.")
    assert found.sentence == "On August 9, 2020 he won."
    assert found.sentence[found.start :].startswith(found.surface)
    assert found.surface == "August 9, 2020"


# --- promises ---

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            "on in since by until from to and between the Monday Sunday’s August 31 February 29 30 2020 "
            "1994 9th - – , . “ ” ( ) this last next week month year weekend today tomorrow yesterday "
            "days ago earlier later before day one 99 was struck will elections 1980s in May 9999 "
            "2020-02-30 31.12.1999 Aug. of r. 9 августа года".split()
        ),
        st.text(max_size=6),
    ),
    max_size=14,
).map(" ".join)
WRITTEN = st.sampled_from(
    [None, "1000-01-01", "9999-12-31", "2020-02-29", "2020-08-13~", "2020-08", "2023?", "2020/2021"]
)


@given(text=PIECES, written=WRITTEN, language=st.sampled_from(["en", "de", "pl", "ru", "xx"]))
def test_any_text_yields_dates_that_can_be_written_down_and_words_that_stand_there(
    text: str, written: str | None, language: str
) -> None:
    for mention in mentions("On August 31 they met.", text, written=written, language=language):
        assert parse_edtf(str(mention.date)) == mention.date
        assert mention.sentence[mention.start :].startswith(mention.surface)


def test_a_list_of_thousands_of_days_is_read_within_seconds_and_each_shown_with_what_stands_near() -> None:
    started = time.process_time()
    found = mentions("1 September 2020 " * 5000)
    assert time.process_time() - started < 5
    assert len(found) == 5000
    assert max(len(mention.sentence) for mention in found) < 1100
    assert all(mention.sentence[mention.start :].startswith(mention.surface) for mention in found)


def test_of_more_dates_than_a_book_has_the_first_are_read() -> None:
    started = time.process_time()
    found = mentions(*["1 September 2020, two days later or last Monday. " * 20] * 2000)
    assert time.process_time() - started < 5
    assert 1000 < len(found) <= 5000
    assert found[0].anchor == "p0"


def test_a_day_on_the_edge_where_an_endless_sentence_is_parted_is_read() -> None:
    text = "The keeper said on Friday that nobody slept and "
    for width in range(len(text)):
        found = mentions("x" * width + " " + text * 60)
        assert all(mention.sentence[mention.start :].startswith(mention.surface) for mention in found)
