"""The promises of ingest, held against captures put together by chance."""

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.content import dump, is_edited, load
from newsarchive.ingest.reading import Reading, read_seed
from newsarchive.model import Kind, SeedFile
from newsarchive.problems import ArchiveError
from newsarchive.spacing import tidy

LINES = (
    "Dockers vote to stay out",
    "Dockers vote to stay out",
    "By Anna Berg",
    "By Anna Berg and Piotr Lis, Harbour News",
    "14 March 2021",
    "Published: 14 March 2021, 18:40",
    "Updated 3/4/2021",
    "2 hours ago",
    "KLAIPEDA, Lithuania —",
    "18:40",
    "Dockers in the port of Klaipeda voted to stay out for a second week,[1] their union said on Sunday.",
    "“Nobody goes back before there is an offer,” said its chairman, Jonas Petrauskas, after the count in the club.",
    "The port authority said that ships were being sent to other harbours, and that talks would go on this week.",
    "Freight companies put the cost of each day at two million euros (2) and asked the government to step in, in vain.",
    "What the port says",
    "Notes",
    "[1] The ballot was held in writing.",
    "1. The ballot was held in writing.",
    "(2) Ibid.",
    "• eight per cent more pay",
    "- two more men",
    "3. no shift of more than ten hours",
    "> We have not asked for much.",
    "        Set in, as quotations are, and long enough to be one of them, with a full stop at its end.",
    "Terminal      For    Against",
    "North         101         12",
    "Photo: Rasa Kalnina/Port Weekly",
    "© 2021 Harbour News",
    "Related articles",
    "Crane falls in Klaipeda",
    "Share on Facebook",
    "Subscribe to our newsletter",
    "Skip to content",
    "Tags: ports, strikes",
    "#DockersStayOut",
    "Home",
    "|",
    "* * *",
    "",
    "",
    "",
    "\u200b",
    "\u00a0",
    "\x0c",
    "word\u00adword",
    "<b>until further notice</b>",
    "---",
    "***",
    "# 14",
    "{: .caption}",
    "[^1]: not a note",
    "Ünïcödé — «текст»: 漢字 😀",
)
captures = st.lists(st.sampled_from(LINES), max_size=40).map("\n".join)
hostile = st.text(max_size=400)


def reading_of(text: str) -> Reading | None:
    """None where the capture holds no article, which is the only way out."""
    try:
        return read_seed(SeedFile(file="seeds/x.txt", data=text.encode("utf-8", "replace")), language="en")
    except ArchiveError as error:
        if any(problem.code not in ("no-article", "not-text") for problem in error.problems):
            raise
        return None


@given(captures)
def test_no_line_vanishes(text: str) -> None:
    reading = reading_of(text)
    if not reading:
        return
    article, draft = reading.article, reading.draft
    accounted = set(draft.body_lines) | {n for removed in article.removed for n in removed.lines}
    for basis in article.basis.values():
        accounted.update(basis.lines, *(other.basis.lines for other in basis.also))
    assert accounted >= {line.number for line in reading.capture.lines if tidy(line.text)}


@given(captures)
def test_no_line_is_both_kept_and_removed(text: str) -> None:
    reading = reading_of(text)
    if reading:
        assert not reading.draft.body_lines & {n for removed in reading.article.removed for n in removed.lines}


@given(captures | hostile)
def test_every_line_has_a_label(text: str) -> None:
    reading = reading_of(text)
    if reading:
        shown = {line.number for line in reading.capture.lines if tidy(line.text)}
        joined = {n for lines in reading.draft.groups.values() for n in lines[1:]}
        assert set(reading.draft.labels) == shown - joined


@given(captures | hostile)
def test_what_is_written_can_be_read_back(text: str) -> None:
    reading = reading_of(text)
    if reading:
        written = dump(reading.article)
        assert load(written, file="content/x.md") == reading.article
        assert not is_edited(written)


@given(captures)
def test_the_same_bytes_make_the_same_article(text: str) -> None:
    assert reading_of(text) == reading_of(text)


@given(captures)
def test_a_label_says_which_rule_gave_it(text: str) -> None:
    reading = reading_of(text)
    if reading:
        assert all(label.rule for label in reading.draft.labels.values())
        removed = {n for n, label in reading.draft.labels.items() if label.kind is Kind.REMOVED}
        assert removed <= {n for entry in reading.article.removed for n in entry.lines}
