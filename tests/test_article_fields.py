"""What a capture states about itself: whole small captures, each with the fields that must come out."""

from newsarchive.article import find_fields
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
    for found in find_fields(capture_of(text)):
        values[found.field] = (*values.get(found.field, ()), found.value)
    return values


def found_of(text: str, field: str) -> Found:
    return next(found for found in find_fields(capture_of(text)) if found.field == field)


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
