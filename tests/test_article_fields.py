"""What a capture states about itself: whole small captures, each with the fields that must come out."""

import pytest

from newsarchive.article import read_statement
from newsarchive.model import Capture, Found, Kind, Line

HEADLINE = "Tractor workers leave the plant and fill the town"
PARAGRAPHS = """
Workers at the tractor plant put down their tools on Tuesday, and by noon the whole street was full of people.
The director came out to speak to them. He was heard for a few minutes, then the crowd began to sing and he left.
Nobody in the town can remember anything like it, said a woman who has sold bread opposite the gates for thirty years.
"""


def capture_of(text: str) -> Capture:
    lines = tuple(Line(number=number, text=line) for number, line in enumerate(text.split("\n"), 1))
    return Capture(file="seeds/x.txt", sha256="0" * 64, encoding="utf-8", lines=lines)


def fields_of(text: str) -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for found in read_statement(capture_of(text)).found:
        values[found.field] = (*values.get(found.field, ()), found.value)
    return values


def found_of(text: str, field: str) -> Found:
    return next(found for found in read_statement(capture_of(text)).found if found.field == field)


def test_one_line_may_state_author_place_and_date() -> None:
    """And is taken out of the body once, by all three."""
    text = f"{HEADLINE}\n\n{HEADLINE}\nA strike that nobody had planned\nBy Ann Lee in Minsk May 5, 2020\n" + PARAGRAPHS
    fields = fields_of(text)
    assert fields["title"] == (HEADLINE,)
    assert fields["standfirst"] == ("A strike that nobody had planned",)
    assert fields["author"] == ("Ann Lee",)
    assert fields["place"] == ("Minsk",)
    assert fields["date"] == ("2020-05-05",)
    assert {found_of(text, field).lines for field in ("author", "place", "date")} == {(5,)}
    assert found_of(text, "date").kind == Kind.BYLINE


def test_a_headline_that_is_repeated_is_stated_by_its_first_line() -> None:
    found = found_of(
        f"Skip to content\n\n{HEADLINE}\n\nArticle by Ann Lee\n\nMay 5, 2020\n\n{HEADLINE}\n" + PARAGRAPHS,
        "title",
    )
    assert found.basis.lines == found.lines == (3,)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Tractor plant street Monika Hansen", ""),  # a caption that ends with whose picture it is
        ("", "An interview with the workers, together with an extract from the book of one who left"),
        ("", "It is strange how much can change in a town in a single month of the year."),
    ],
)
def test_a_caption_a_standfirst_and_the_first_sentence_are_not_the_headline(above: str, below: str) -> None:
    text = f"{above}\n\n{HEADLINE}\n\n{below}\n\n" + PARAGRAPHS.strip().replace("\n", "\n\n")
    assert fields_of(text)["title"] == (HEADLINE,)


def test_a_date_in_running_text_is_not_the_day_of_publication() -> None:
    """What happened on a day was not therefore published on it."""
    paragraph = (
        "On 3 March 2019 the plant was sold to a company from abroad, and since then nobody has been paid on time."
    )
    assert "date" not in fields_of(f"{HEADLINE}\n{PARAGRAPHS}\n{paragraph}\n{PARAGRAPHS}")


def test_a_date_is_as_precise_as_it_is_stated() -> None:
    assert fields_of(f"{HEADLINE}\n{PARAGRAPHS}\n\nMay 2020")["date"] == ("2020-05",)


def test_a_capture_that_states_no_author_has_none() -> None:
    fields = fields_of(f"{HEADLINE}\n{PARAGRAPHS}")
    assert fields == {"title": (HEADLINE,)}


def test_a_dateline_names_the_place_and_stays_in_the_text() -> None:
    found = found_of(f"{HEADLINE}\n\nMINSK, Belarus (Reuters) - {PARAGRAPHS.strip()}", "place")
    assert (found.value, found.lines) == ("MINSK, Belarus", ())


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("ST. JOSEPH, Mich. (AP) — ", "ST. JOSEPH, Mich."),
        ("Wien, 14. Dezember 2021 – ", "Wien"),
        ("Rio de Janeiro (EFE).- ", "Rio de Janeiro"),
        ("BRUSSELS/VILNIUS (Reuters) -- ", "BRUSSELS/VILNIUS"),
        ("МОСКВА, 13 августа. /ТАСС/. ", "МОСКВА"),
        ("13 августа, Минск /Корр. БЕЛТА/. ", "Минск"),
        ("VILNIUS—", "VILNIUS"),
    ],
)
def test_datelines_of_many_houses_name_the_place(opening: str, place: str) -> None:
    found = found_of(f"{HEADLINE}\n\n{opening}{PARAGRAPHS.strip()}", "place")
    assert (found.value, found.lines) == (place, ())


@pytest.mark.parametrize(
    "opening", ["Минск — ", "BREAKING — ", "NATO - ", "COVID-19 — ", "Smith (Labour) - ", "The Baltic ports – ", "I — "]
)
def test_a_dash_after_other_words_names_no_place(opening: str) -> None:
    assert "place" not in fields_of(f"{HEADLINE}\n\n{opening}{PARAGRAPHS.strip()}")


MENU = "\n".join(
    f"  • {word}" for word in ("Home", "News", "World", "Sport", "Culture", "Opinion", "About us", "Contact")
)


def test_a_headline_is_found_below_a_menu() -> None:
    text = f"Skip to content\n{MENU}\n\nWorld\n\n{HEADLINE}\n\nBy Ann Lee\nMay 5, 2020\n{PARAGRAPHS}"
    assert fields_of(text)["title"] == (HEADLINE,)


def test_a_capture_that_begins_with_the_text_has_no_headline() -> None:
    """A missing headline beats a wrong one."""
    assert "title" not in fields_of(PARAGRAPHS)


def test_neither_a_cookie_notice_nor_a_caption_is_the_headline() -> None:
    notice = "We use cookies to improve your visit and by continuing you accept our cookie policy."
    text = f"{notice}\n\nWorkers in the town on Tuesday. (Ann Lee/Example)\n\n{HEADLINE}\n\nBy Ann Lee\n{PARAGRAPHS}"
    assert fields_of(text)["title"] == (HEADLINE,)


def test_two_rows_alike_are_a_doubt_that_says_how_to_settle_it() -> None:
    first = "A town and its workers leave the plant"
    statement = read_statement(capture_of(f"{first}\n\n{HEADLINE}\n\nMay 5, 2020\n{PARAGRAPHS}"))
    assert statement.found[0].value == first
    assert [(doubt.lines, doubt.settle) for doubt in statement.doubts] == [
        ((3,), (f'title: "{first}"  # or "{HEADLINE}"',))
    ]


def test_the_headline_said_once_more_is_no_rival_of_itself() -> None:
    statement = read_statement(capture_of(f"{HEADLINE}\n\n{HEADLINE}\n\nMay 5, 2020\n{PARAGRAPHS}"))
    assert statement.doubts == ()


def test_what_stands_below_the_byline_is_no_rival_of_the_headline() -> None:
    text = f"{HEADLINE}\n\nBy Ann Lee\n\nWorkers, crowd and director at the plant\n{PARAGRAPHS}"
    assert read_statement(capture_of(text)).doubts == ()


def test_the_words_above_the_headline_are_its_kicker() -> None:
    text = f"Labour\n{HEADLINE}\n\nBy Ann Lee\nMay 5, 2020\n{PARAGRAPHS}"
    found = found_of(text, "kicker")
    assert (found.value, found.lines, found.kind) == ("Labour", (1,), Kind.KICKER)


def test_a_first_paragraph_is_no_standfirst() -> None:
    """A standfirst is parted from the text by a byline or a date."""
    assert "standfirst" not in fields_of(f"{HEADLINE}\n\nA strike that nobody had planned\n{PARAGRAPHS}")


def test_names_in_rows_of_their_own_follow_a_label() -> None:
    fields = fields_of(f"{HEADLINE}\n\nBy\nAnn Lee\nand\nBob Marsh\n\n5 May 2020\n{PARAGRAPHS}")
    assert fields["author"] == ("Ann Lee", "Bob Marsh")


def test_a_bare_name_under_the_headline_is_the_author() -> None:
    """With her job it leaves the body."""
    found = found_of(f"{HEADLINE}\n\nAnn Lee\nStaff Writer\n\nMay 5, 2020\n{PARAGRAPHS}", "author")
    assert (found.value, found.lines) == ("Ann Lee", (3, 4))


def test_the_line_about_the_author_names_her_and_stays_in_the_text() -> None:
    found = found_of(
        f"{HEADLINE}\n{PARAGRAPHS}\nAnn Lee is a reporter who covers work and wages for the paper.", "author"
    )
    assert (found.value, found.lines, found.basis.note) == ("Ann Lee", (), "a line about the author")


def test_a_person_in_the_news_is_not_its_author() -> None:
    text = f"{HEADLINE}\n{PARAGRAPHS}\nBob Marsh\n{PARAGRAPHS}\nBob Marsh is a welder who has worked there for years."
    assert "author" not in fields_of(text)


def test_a_name_written_into_the_next_word_counts_only_where_it_stands_free_elsewhere() -> None:
    glued = f"{HEADLINE}\n\nBy Ann LeeStaff Writer\n{PARAGRAPHS}"
    assert "author" not in fields_of(glued)
    assert fields_of(f"{glued}\nAnn Lee is a reporter in Minsk.")["author"] == ("Ann Lee",)


def test_each_line_of_credit_is_kept() -> None:
    text = f"{HEADLINE}\n\nMay 5, 2020\n{PARAGRAPHS}\nPhoto by Ann Lee, under a free licence.\n"
    found = found_of(text, "credit")
    assert (found.value, found.kind) == ("Photo by Ann Lee, under a free licence.", Kind.CREDIT)


def test_the_publisher_is_whom_the_foot_names() -> None:
    text = f"{HEADLINE}\n{PARAGRAPHS}\nKeep informed about events & latest publications from Example Policy Centre"
    assert fields_of(text)["source"] == ("Example Policy Centre",)


def test_a_copyright_alone_does_not_make_a_publisher() -> None:
    """Its holder is often a firm that no reader knows; as a line of its own the name is a masthead."""
    text = f"{HEADLINE}\n{PARAGRAPHS}\n© 2020 Example Times. All rights reserved."
    assert "source" not in fields_of(text)
    assert fields_of(f"Example Times\n\n{text}")["source"] == ("Example Times",)


def test_a_signature_in_the_middle_of_letters_is_no_author() -> None:
    letters = f"{PARAGRAPHS}Ann Lee, Minsk\n{PARAGRAPHS}Bo Chen, Brest\n{PARAGRAPHS}Edwin Crouch\nYork"
    assert "author" not in fields_of(f"{HEADLINE}\n\nMay 5, 2020\n\n{letters}")


def test_who_comments_below_a_text_did_not_write_it() -> None:
    fields = fields_of(f"{HEADLINE}\n\n{PARAGRAPHS}\nAnn Lee on May 3, 2020\n{PARAGRAPHS}")
    assert "author" not in fields
    assert "date" not in fields


def test_bylines_of_other_articles_below_a_text_are_not_its_own() -> None:
    others = "The price of potash\nBy Ann Lee\n\nA town without men\nBy Bo Chen\n\nWhere the buses went\nBy Carla Diaz"
    assert "author" not in fields_of(f"{HEADLINE}\n\nMay 5, 2020\n{PARAGRAPHS}\nRead more\n{others}")


def test_a_name_below_a_label_of_somebody_else_is_no_author() -> None:
    head = f"{HEADLINE}\n\nAn interview with\nKsenia Kunitskaya\n\nInterview by\nAnn Lee\n"
    assert fields_of(head + PARAGRAPHS)["author"] == ("Ann Lee",)


def test_a_name_right_after_the_text_signs_it_unless_the_text_is_about_that_person() -> None:
    told = PARAGRAPHS.replace("The director", "Director Ann Lee")
    assert fields_of(f"{HEADLINE}\n\n{PARAGRAPHS}\n\nAnn Lee")["author"] == ("Ann Lee",)
    assert "author" not in fields_of(f"{HEADLINE}\n\n{told}\n\nAnn Lee")


def test_a_note_about_a_person_whom_the_text_quotes_is_not_about_its_author() -> None:
    note = "Ann Lee is a lecturer in history at the university of the town."
    quoting = PARAGRAPHS.replace("said a woman", "said Ann Lee, a woman")
    assert fields_of(f"{HEADLINE}\n\n{PARAGRAPHS}\n{note}")["author"] == ("Ann Lee",)
    assert "author" not in fields_of(f"{HEADLINE}\n\n{quoting}\n{note}")


def test_a_columnists_name_may_stand_above_the_headline() -> None:
    """A person whom the text is about may as well: that one is its subject."""
    assert fields_of(f"Ann Lee\n\n{HEADLINE}\n\nMay 5, 2020\n{PARAGRAPHS}")["author"] == ("Ann Lee",)
    about = PARAGRAPHS.replace("The director", "Mrs Lee")
    assert "author" not in fields_of(f"Ann Lee\n\n{HEADLINE}\n\nMay 5, 2020\n{about}")


def test_the_publisher_is_what_lines_of_several_kinds_call_the_house() -> None:
    foot = "Subscribe to the Daily Example\nMore from Politics\nDaily Example reserves the right to remove comments"
    found = found_of(f"{HEADLINE}\n\n{PARAGRAPHS}\n\n{foot}", "source")
    assert found.value == "Daily Example"
    assert len(found.basis.lines) == 2


def test_one_line_of_the_house_alone_names_no_publisher() -> None:
    """“More from Politics” and a menu say what the sections are called."""
    assert "source" not in fields_of(f"Politics\n\n{HEADLINE}\n\n{PARAGRAPHS}\n\nMore from Politics\nSubscribe to Us")
    assert "source" not in fields_of(f"{HEADLINE}\n\n{PARAGRAPHS}\n\nSubscribe to the Daily Example")


def test_a_headline_with_a_papers_name_after_it_and_that_papers_copyright_name_the_publisher() -> None:
    text = f"{HEADLINE} | The Daily Example\n\n{HEADLINE}\n\n{PARAGRAPHS}\n\n© 2020 The Daily Example Ltd."
    assert fields_of(text)["source"] == ("The Daily Example",)


def test_a_headline_far_above_its_text_is_put_to_a_person() -> None:
    menu = "\n\n".join(f"Section number {number}" for number in range(20))
    reasons = [doubt.reason for doubt in read_statement(capture_of(f"{HEADLINE}\n\n{menu}\n\n{PARAGRAPHS}")).doubts]
    assert any("above the text" in reason for reason in reasons)


def test_a_capture_without_blank_lines_has_a_headline_too() -> None:
    assert fields_of(f"Plant stands still\nMay 5, 2020\n{PARAGRAPHS.strip()}")["title"] == ("Plant stands still",)


def test_name_and_job_above_a_text_without_a_headline_are_its_byline() -> None:
    text = (
        "Nora Whitfield\n\nLantern Times correspondent\n\n"
        "Over the objections of two people who live beside it, the council approved the new bridge on Monday.\n\n"
        "It will cost 60 million and take two years, and nobody has said where the ferries are to come from.\n\n"
        "The council meets again at the end of the month, when all that was said will be weighed once more.\n"
    )
    assert [found.value for found in read_statement(capture_of(text)).found if found.field == "author"] == [
        "Nora Whitfield"
    ]
