"""Which of the dates in a capture is the day of publication, and what is left open."""

import pytest

from newsarchive.article import read_statement
from newsarchive.article.written_dates import find_dates
from newsarchive.model import Capture, Line
from tests.test_article_fields import HEADLINE, PARAGRAPHS, capture_of, fields_of, found_of

GERMAN = """
Die Arbeiter des Werks legten am Dienstag die Arbeit nieder, und am Mittag war die ganze Straße voller Menschen.
Der Direktor kam heraus und sprach zu ihnen, doch nach wenigen Minuten begann die Menge zu singen, und er ging.
"""


def test_an_ambiguous_date_is_left_out_and_asked_about() -> None:
    statement = read_statement(capture_of(f"{HEADLINE}\n\n03/04/2020\n{PARAGRAPHS}"))
    assert not [found for found in statement.found if found.field == "date"]
    (doubt,) = statement.doubts
    assert doubt.lines == (3,)
    assert "2020-03-04 or 2020-04-03" in doubt.reason
    assert doubt.settle == ("date: …  # 2020-03-04 or 2020-04-03",)


def test_an_impossible_month_settles_the_order() -> None:
    assert fields_of(f"{HEADLINE}\n\n13/04/2020\n{PARAGRAPHS}")["date"] == ("2020-04-13",)


def test_another_date_of_the_capture_settles_the_order() -> None:
    found = found_of(f"{HEADLINE}\n\n03/04/2020\n{PARAGRAPHS}\nArchive\n25/03/2020\n", "date")
    assert found.value == "2020-04-03"
    assert found.basis.why == "other dates of the capture put the day first"


def test_days_that_the_text_speaks_of_settle_the_order() -> None:
    found = found_of(f"{HEADLINE}\n\n02/10/2020\n{PARAGRAPHS.replace('Tuesday', 'September 29')}", "date")
    assert found.value == "2020-10-02"
    assert found.basis.why == "days that the text speaks of lie near it"


@pytest.mark.parametrize("month", ["Auguſt", "Aprıl", "APRİL"])
def test_a_month_with_a_letter_that_only_looks_like_its_own_is_passed_over(month: str) -> None:
    """Patterns that ignore case take ſ for s, and ı and İ for i."""
    text = f"{HEADLINE}\n\n03/04/2020\n{PARAGRAPHS.replace('Tuesday', f'{month} 4')}"
    assert fields_of(text)["date"] == ("2020-03-04",)  # as a month before its day is written, whichever it is
    assert [one.readings for one in find_dates(f"{month} 5, 2020, May 6, 2020")] == [("2020-05-06",)]


def test_the_language_settles_the_order() -> None:
    assert fields_of(f"Die Arbeiter verlassen das Werk\n\n03.04.2020\n{GERMAN}")["date"] == ("2020-04-03",)


def test_published_goes_before_updated() -> None:
    fields = fields_of(f"{HEADLINE}\n\nUpdated May 9, 2020\nPublished May 5, 2020\n{PARAGRAPHS}")
    assert (fields["date"], fields["updated"]) == (("2020-05-05",), ("2020-05-09",))


def test_where_only_a_change_is_stated_its_day_is_given_and_named_as_such() -> None:
    found = found_of(f"{HEADLINE}\n\nUpdated May 9, 2020\n{PARAGRAPHS}", "date")
    assert found.value == "2020-05-09"
    assert "last change" in found.basis.note


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("Mise à jour le 8 mai 2020", "2020-05-08"),
        ("Aangepast 8 mei 2020 om 9:10", "2020-05-08"),
        ("Última modificación: 8 de mayo de 2020", "2020-05-08"),
        ("Обновлена 8 мая 2020", "2020-05-08"),
        ("Абноўлена 8 траўня 2020", "2020-05-08"),
        ("Atualização: 8 de maio de 2020 - 9h10", "2020-05-08"),
    ],
)
def test_the_day_of_a_change_is_told_in_many_languages(line: str, changed: str) -> None:
    fields = fields_of(f"{HEADLINE}\n\n2020-05-07\n\n{line}\n\n{PARAGRAPHS}")
    assert (fields["date"], fields["updated"]) == (("2020-05-07",), (changed,))


@pytest.mark.parametrize(
    "line",
    [
        "The tractor plant on March 3, 2011. Photo: Nora Tjaden",
        f"{PARAGRAPHS.strip()}\n\nRelated stories\n\nFerries may return\n\nMay 9, 2020",
    ],
)
def test_the_day_of_a_picture_or_of_another_article_is_not_the_articles(line: str) -> None:
    assert "date" not in fields_of(f"{HEADLINE}\n\n{line}\n{'' if 'Related' in line else PARAGRAPHS}")


def test_a_line_of_days_that_ends_as_a_sentence_does_still_states_them() -> None:
    line = "PUBLISHED: May 7, 2020 at 4:56 p.m. | UPDATED: May 8, 2020 at 6:00 p.m."
    fields = fields_of(f"{HEADLINE}\n\n{line}\n{PARAGRAPHS}")
    assert (fields["date"], fields["updated"]) == (("2020-05-07",), ("2020-05-08",))


def test_a_sentence_that_begins_with_published_states_no_day_of_the_article() -> None:
    sentence = (
        "Published on 7 May 2019 by a small press abroad, the book of the strike sold out in a week in that town."
    )
    assert "date" not in fields_of(f"{HEADLINE}\n{PARAGRAPHS}\n{sentence}\n")


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("MINSK, 17 August 2020 (Example Press) — ", "2020-08-17"),
        ("Wien, 14. Dezember 2021 – ", "2021-12-14"),
        ("LISBON, May 7 (Reuters) - ", None),
    ],
)
def test_the_day_of_a_dateline_counts_where_nothing_else_says_it(dateline: str, day: str | None) -> None:
    """And the paragraph that it begins stays."""
    text = f"{HEADLINE}\n\n{dateline}{PARAGRAPHS.strip()}\n"
    assert fields_of(text).get("date") == ((day,) if day else None)
    assert fields_of(f"{HEADLINE}\n\n2020-05-07\n\n{dateline}{PARAGRAPHS.strip()}\n")["date"] == ("2020-05-07",)
    if day:
        assert not found_of(text, "date").lines


def test_the_day_of_a_comment_or_a_quoted_message_is_not_the_articles() -> None:
    comments = "3 Comments\n\nBob\nMay 9, 2020 at 7:00 pm | Reply\n\n— Ann Lee (@annlee) May 8, 2020\n"
    assert "date" not in fields_of(f"{HEADLINE}\n{PARAGRAPHS}\n{comments}")


def test_a_copyright_year_and_a_citation_are_not_the_day() -> None:
    foot = "© 2019 Example Times, 5 May 2019\nRetrieved 20 November 2019\n"
    assert "date" not in fields_of(f"{HEADLINE}\n{PARAGRAPHS}\n{foot}")


def test_a_date_written_into_the_next_word_counts_only_where_it_stands_free_elsewhere() -> None:
    """“20199. Februar” may be cut in two ways."""
    glued = f"Laufen im Winter macht die Arbeiter froh\n\n10. Februar 20199. Februar 2019\n{GERMAN}"
    assert "date" not in fields_of(glued)
    assert fields_of(f"{glued}\nÄltere Beiträge\n10. Februar 2019\n")["date"] == ("2019-02-10",)


def test_a_capture_without_lines_states_nothing() -> None:
    empty = Capture(file="seeds/x.txt", sha256="0" * 64, encoding="utf-8", lines=(Line(number=1, text=""),))
    assert read_statement(empty).found == ()


@pytest.mark.parametrize("line", ["BDST: 1427 HRS, JUNE 21, 2015", "Updated21 Jun 2015, 07:26 PM"])
def test_a_day_beside_its_hour_or_right_after_its_label_is_read(line: str) -> None:
    place = (f"{HEADLINE}\n{PARAGRAPHS}\n{line}\n", f"{HEADLINE}\n\n{line}\n{PARAGRAPHS}")["Updated" in line]
    assert fields_of(place)["date"] == ("2015-06-21",)


def test_the_day_beside_the_weather_is_that_of_the_visit() -> None:
    assert "date" not in fields_of(
        f"17.5 C\nBucharest\nSeptember 9, 2023\nPolitics\nCulture\n\n{HEADLINE}\n{PARAGRAPHS}"
    )


def test_a_weekdays_date_apart_above_the_headline_is_asked_about() -> None:
    statement = read_statement(capture_of(f"Friday, August 29, 2025\nHome Blog Page 84\n\n{HEADLINE}\n{PARAGRAPHS}"))
    assert not [found for found in statement.found if found.field == "date"]
    (doubt,) = statement.doubts
    assert doubt.settle == ("date: …  # 2025-08-29, or null",)


@pytest.mark.parametrize("glue", [" – Friday, May 8, 2020", "Friday, May 8, 2020"])
def test_the_day_with_which_a_headline_ends_counts_where_nothing_else_says_it(glue: str) -> None:
    fields = fields_of(f"{HEADLINE.strip()}{glue}\n\n{PARAGRAPHS}")
    assert fields["date"] == ("2020-05-08",)
    assert fields["title"] == (HEADLINE.strip() + (glue if glue.startswith(" ") else ""),)


def test_the_day_of_a_printed_edition_counts_where_nothing_else_says_it() -> None:
    line = "A version of this article appears in e-paper on March 26, 2019, of The Harbour Post."
    assert fields_of(f"{HEADLINE}\n{PARAGRAPHS}\n{line}\n")["date"] == ("2019-03-26",)


def test_a_label_right_below_the_text_says_more_than_a_bare_day_above_the_headline() -> None:
    text = f"Friday, February 6th, 2026\n\n{HEADLINE}\n{PARAGRAPHS}\nPublish Date : 04 July 2021 18:47 PM\n"
    assert fields_of(text)["date"] == ("2021-07-04",)


@pytest.mark.parametrize(
    ("line", "day"),
    [("Opinión / NOVIEMBRE 08 DE 2023", "2023-11-08"), ("21 | 08 | 2017", "2017-08-21")],
)
def test_days_are_read_however_their_parts_are_parted(line: str, day: str) -> None:
    assert fields_of(f"{HEADLINE}\n\n{line}\n{PARAGRAPHS}")["date"] == (day,)


def test_a_day_with_which_the_text_begins_counts_where_nothing_else_says_it() -> None:
    for beginning in ("27.09.2019 - Kelso (dpa/lni) - ", "Kelso de Henares, 27 de septiembre de 2019.- "):
        assert fields_of(f"{HEADLINE}\n\n{beginning}{PARAGRAPHS.strip()}")["date"] == ("2019-09-27",)
