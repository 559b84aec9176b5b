"""The body holds exactly the words of its lines, in order, whatever signs they are made of."""

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from newsarchive.body import make_blocks, write_body
from newsarchive.escape import escape_inline, escape_line, read_references
from newsarchive.model import Capture, Kind, Label, Line
from newsarchive.readers.html import read_html
from newsarchive.sidecar import Sidecar
from newsarchive.spacing import squeeze

NOTHING = Sidecar()
PIECES = (
    *"ab1 .,*_`[](){}<>#+-!|&;:=~^\\\"'/xй“’…",
    "  ", "word", "Слово", "[^1]", "[1]", "(2)", "³", "http://a.b/c_d_e?f=1&g=2", "&amp;", "](", "1. ", "12) ", "<b>",
    "<!--", "-->", "**", "__", "``", "a_b", "{: .x}", "{#id}", "*[x]: y", "</", "<?", "<![CDATA[", "---", "===", "• ",
    "\u00a0", "\u00ad", "\u200b", "\t", "\x00", "\u2028", "> ", "# ", "#tag", "| a | b |", "$x$", "@name",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
KINDS = (Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTATION, Kind.VERSE, Kind.CAPTION, Kind.CREDIT, Kind.TABLE)
kinds = st.sampled_from(KINDS)
EXTENSIONS = ["footnotes", "attr_list", "tables", "sane_lists"]
BACK_LINK = re.compile(r'\s*<a class="footnote-backref".*?</a>', re.DOTALL)
REFERENCE = re.compile(r"<sup [^>]*><a [^>]*>(\d+)</a></sup>")
MARKS = re.compile(r"[\s•>|]+")
"""Bullets, marks of quotations and the sides of cells are markup, which the body writes in its own way."""


def render(markdown: str) -> str:
    return str(Markdown(extensions=EXTENSIONS).convert(markdown))


def words_of(rendered: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", BACK_LINK.sub("", rendered)))


def letters(text: str) -> str:
    return "".join(MARKS.split(squeeze(text)))


def body_of(lines: list[tuple[str, Kind]]) -> str:
    capture = Capture(
        file="seeds/x.txt",
        sha256="",
        encoding="utf-8",
        lines=tuple(Line(number=number, text=text) for number, (text, _) in enumerate(lines, 1)),
    )
    labels = {number: Label(kind=kind, rule="test") for number, (text, kind) in enumerate(lines, 1) if squeeze(text)}
    return write_body(make_blocks(capture, labels, NOTHING))


@given(texts)
def test_an_escaped_line_renders_to_its_words(text: str) -> None:
    text = squeeze(text)
    assert squeeze(words_of(render(f"before\n\n{escape_line(text)}\n\nafter"))) == squeeze(f"before {text} after")


@given(st.lists(st.tuples(texts, kinds), max_size=8))
def test_words_in_are_words_out(lines: list[tuple[str, Kind]]) -> None:
    assert letters(words_of(render(body_of(lines)))) == letters(" ".join(text for text, _ in lines))


@pytest.mark.parametrize("length", [1, 2, 9, 10, 11, 12, 500])
def test_a_row_of_hashes_at_the_end_of_a_heading_stays(length: int) -> None:
    assert words_of(render(f"## Storm {escape_inline('#' * length)}")).split() == ["Storm", "#" * length]


@given(st.lists(st.sampled_from(["&", "lt", "#60", "#x3c", ";", "a", "amp", " ", "<", "notit", "#"])).map("".join))
def test_character_references_are_read_as_browsers_read_them(text: str) -> None:
    assert read_references(text) == html.unescape(text)


def test_hashes_without_end_are_escaped_within_seconds() -> None:
    started = time.process_time()
    assert escape_inline("#" * 200_000 + " x").endswith("# x")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("text", ["[Photo]: Reuters", "[Фото]: ТАСС", "[1]: x (y)"])
def test_words_in_brackets_before_a_colon_are_no_address(text: str) -> None:
    assert squeeze(words_of(render(f"before\n\n{escape_line(text)}\n\nafter"))) == f"before {text} after"


@given(st.lists(texts.map(lambda text: f"• word {text}"), max_size=5))
def test_items_of_a_list_keep_every_sign(items: list[str]) -> None:
    rendered = words_of(render(body_of([(item, Kind.LIST_ITEM) for item in items])))
    assert letters(rendered) == letters(" ".join(item.removeprefix("•") for item in items))


def test_a_paragraph_after_a_list_is_no_part_of_it() -> None:
    body = body_of([("• one", Kind.LIST_ITEM), ("• two", Kind.LIST_ITEM), ("- not an item", Kind.PARAGRAPH)])
    assert body == "- one\n- two\n\n\\- not an item"


def test_a_numbered_list_keeps_its_first_number() -> None:
    assert body_of([("3. three", Kind.LIST_ITEM), ("4. four", Kind.LIST_ITEM)]) == "3. three\n4. four"


def body_of_page(page: str) -> str:
    capture = read_html(page.encode(), file="seeds/x.html")
    labels = {line.number: Label(kind=Kind.LIST_ITEM, rule="test") for line in capture.lines}
    return write_body(make_blocks(capture, labels, NOTHING))


def test_each_list_of_a_page_counts_for_itself() -> None:
    page = "<ul><li>a</ul><ol start=3><li>b<li>c<ol><li>d</ol></ol>"
    assert body_of_page(page) == "- a\n\n3. b\n4. c\n    1. d"


def test_a_line_break_within_an_item_begins_no_other_item() -> None:
    page = "<ol><li>Place: hall 3<br>1. Time: seven<li>Free<ul><li>x<br>y</ul></ol>"
    body = body_of_page(page)
    assert body == "1. Place: hall 3  \n    1\\. Time: seven\n2. Free\n    - x  \n        y"
    assert render(body).count("<li>") == 3
    assert squeeze(words_of(render(body))) == "Place: hall 3 1. Time: seven Free x y"


def test_numbers_that_jump_stay_words() -> None:
    assert body_of([("2. two", Kind.LIST_ITEM), ("5. five", Kind.LIST_ITEM)]) == "2\\. two\n\n5\\. five"


def test_notes_are_linked_from_where_they_are_cited() -> None:
    body = body_of([("Said so.[1] And so.[2]", Kind.PARAGRAPH), ("[1] One.", Kind.NOTE), ("[2] Two.", Kind.NOTE)])
    assert body == "Said so.[^1] And so.[^2]\n\n[^1]: One.\n\n[^2]: Two."


def test_a_note_keeps_the_signs_it_begins_with() -> None:
    texts = ("2. Senate, 1986", "[Photo]: PA", "# tag", "- so")
    lines = [(" ".join(f"Word [{n}]" for n in range(1, 5)), Kind.PARAGRAPH)]
    lines += [(f"[{n}] {text}", Kind.NOTE) for n, text in enumerate(texts, 1)]
    shown = squeeze(words_of(render(body_of(lines))))
    assert all(text in shown for text in texts)


def test_a_note_that_nothing_cites_stays_text() -> None:
    """It would have no way back, and renumber those after it."""
    body = body_of([("Said so.[1]", Kind.PARAGRAPH), ("[1] One.", Kind.NOTE), ("[2] Two.", Kind.NOTE)])
    assert body == "Said so.[^1]\n\n[2] Two.\n\n[^1]: One."


def test_notes_that_begin_with_another_number_stay_text() -> None:
    """A renderer numbers notes by itself, from 1."""
    assert body_of([("Said so.[4]", Kind.PARAGRAPH), ("[4] Four.", Kind.NOTE)]) == "Said so.[4]\n\n[4] Four."
