"""Which lines of a capture each passage came from."""

from dataclasses import dataclass, replace

from archive_for_pages import articles, capture
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.alignment import Fate, LineFate, LinesOf, find_lines, tell_fates
from newsarchive.escape import escape_line
from newsarchive.markup import render_body
from newsarchive.model import Article, Basis, Capture, How, Line, Story
from newsarchive.readers.markdown import read_markdown


@dataclass(frozen=True, kw_only=True)
class Alignment:
    lines: tuple[LineFate, ...]
    lines_of: LinesOf


def align(article: Article, captured: Capture) -> Alignment:
    passages = render_body(article).passages
    found = find_lines(article, captured, passages)
    return Alignment(lines=tell_fates(article, captured, passages, found), lines_of=found)


def of(lines: list[str], body: str) -> Alignment:
    captured = Capture(
        file="seeds/a.txt",
        sha256="",
        encoding="utf-8",
        lines=tuple(Line(number=number, text=text) for number, text in enumerate(lines, 1)),
    )
    made = Article(title="t", slug="t", language="en", body=body)
    return align(made, captured)


def lines_of(lines: list[str], body: str) -> list[tuple[int, ...]]:
    return list(of(lines, body).lines_of.values())


def test_every_line_has_its_fate() -> None:
    storm = articles()[0]
    found = align(storm, capture())
    assert [str(line.fate) for line in found.lines] == (
        "removed blank field blank field field blank kept kept blank kept kept kept blank kept removed".split()
    )
    assert found.lines[0].rule == "skip-link"
    assert found.lines[2].fields == ("title",)
    assert list(found.lines_of.values()) == [(8, 9), (11,), (12,), (13,), (15,)]


def test_lines_without_words_are_kept_as_the_markdown_that_they_are() -> None:
    lines = ["Words.", "```", "x = 1", "```", "***", "…", "===="]
    found = of(lines, "Words.\n\n```\nx = 1\n```\n\n***\n\n…")
    assert [str(line.fate) for line in found.lines] == ["kept"] * 6 + ["unknown"]


def test_signs_that_stand_escaped_in_the_article_are_kept() -> None:
    signs = ["<", "*", "_ _", "||", "~~", "> >", "\\", "{", "`", "#", "==", "[1]", "[2][3]"]
    body = "Words.\n\n" + "\n\n".join(map(escape_line, signs[:-2])) + "\n\n[^1]\n\n[^2][^3]"
    found = of([*signs, "::", "+"], body)
    assert [str(line.fate) for line in found.lines] == ["kept"] * len(signs) + ["unknown"] * 2


def test_a_line_of_signs_that_show_nothing_is_blank() -> None:
    assert [str(line.fate) for line in of(["\u200f\u202e", "\ufeff", " \t"], "Words.").lines] == ["blank"] * 3


def test_a_paragraph_may_come_from_several_lines_and_a_line_hold_several_paragraphs() -> None:
    assert lines_of(["One two", "three four."], "One two three four.") == [(1, 2)]
    assert lines_of(["One. Two."], "One.\n\nTwo.") == [(1,), (1,)]


def test_spacing_escapes_and_marks_of_notes_do_not_count() -> None:
    assert lines_of(["A\u00a0 *star*  [1] falls"], r"A \*star\* falls") == [(1,)]


def test_numbers_before_items_do_not_count() -> None:
    assert lines_of(["3. three", "4) four"], "3. three\n4. four") == [(1,), (2,)]


def test_a_number_that_no_line_has_does_not_count() -> None:
    """A list of a saved page counts its items by itself."""
    body = "1\\. The first demand\n\n1\\. Another demand\n\n42\n\n2020 was better"
    assert lines_of(["The first demand", "Another demand", "2020 was better"], body) == [(1,), (2,), (3,)]


def test_what_markdown_hides_of_a_capture_does_not_count() -> None:
    body = (
        "Smith &amp; Sons, says the [union](https://x.example/about), pay *less*.\n{: .caption}\n\n"
        "&lt;&lt;&lt;\n\n![Dockers](https://x.example/a.png)[^1] 5 \\* 3\n\n[^1]: See [there](#a)."
    )
    captured = read_markdown(body.encode(), file="seeds/a.md")
    found = align(Article(title="t", slug="t", language="en", body=body), captured)
    assert [str(one.fate) for one in found.lines] == "kept kept blank kept blank kept blank kept".split()
    assert list(found.lines_of.values()) == [(1,), (6,), (8,)]


def test_a_wrapped_line_may_begin_with_a_number() -> None:
    assert lines_of(["It happened in", "2020 or so."], "It happened in 2020 or so.") == [(1, 2)]


def test_equal_lines_are_taken_in_turn() -> None:
    assert lines_of(["Again.", "Between.", "Again."], "Again.\n\nBetween.\n\nAgain.") == [(1,), (2,), (3,)]


def test_a_passage_written_by_hand_has_no_lines_and_takes_none() -> None:
    found = of(["An old line.", "A"], "A sentence that no capture holds.\n\nAn old line.")
    assert list(found.lines_of.values()) == [(1,)]
    assert found.lines[1].fate is Fate.UNKNOWN


WORDS = st.text(alphabet="abc xyz", min_size=1, max_size=30).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_a_text_taken_line_by_line_is_found_line_by_line(lines: list[str]) -> None:
    found = of(lines, "\n\n".join(lines))
    assert all(line.fate is Fate.KEPT for line in found.lines)


HEADED = ["Storm at sea", "", "Storm at sea", "It blew.", "Storm at sea", "It blew again."]


def headed(article: Article) -> LinesOf:
    lines = tuple(Line(number=number, text=text) for number, text in enumerate(HEADED, 1))
    return align(article, Capture(file="seeds/a.txt", sha256="", encoding="utf-8", lines=lines)).lines_of


def test_a_story_has_the_line_that_states_its_heading() -> None:
    stories = tuple(
        Story(heading="Storm at sea", date=None, lines=(line,), basis={"heading": stated(line)}) for line in (3, 5)
    )
    body = "## Storm at sea {#story-1}\n\nIt blew.\n\n## Storm at sea {#story-2}\n\nIt blew again."
    article = Article(title="Storm at sea", slug="t", language="en", body=body, stories=stories)
    assert list(headed(article).values()) == [(3,), (4,), (5,), (6,)]


def test_of_equal_lines_the_one_that_states_the_title_is_the_last_choice() -> None:
    body = "## Storm at sea\n\nIt blew."
    article = Article(title="Storm at sea", slug="t", language="en", body=body, basis={"title": stated(1)})
    assert list(headed(article).values()) == [(3,), (4,)]
    assert lines_of(["Storm at sea", "It blew."], body) == [(1,), (2,)]


def stated(line: int) -> Basis:
    return Basis(how=How.STATED, lines=(line,))


def test_a_line_that_states_a_value_not_preferred_is_accounted_for() -> None:
    storm = articles()[0]
    kept = replace(storm, removed=storm.removed[:1])
    last = align(kept, capture()).lines[15]
    assert last.fate is Fate.FIELD
    assert last.fields == ("other date",)
