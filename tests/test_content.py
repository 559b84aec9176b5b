"""Content files: what ingest writes, ingest and people can read back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive import content
from newsarchive.edtf import parse_edtf
from newsarchive.model import Alternative, Article, Basis, CaptureRecord, Doubt, How, Removed, Story
from newsarchive.problems import ArchiveError

PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=60)
WORDS = PRINTABLE.map(lambda text: " ".join(text.split())).filter(bool)
LINES = st.sets(st.integers(1, 300), min_size=1).map(lambda lines: tuple(sorted(lines)))
DATES = st.sampled_from(["2020", "2020-08", "2020-08-17~", "2020-08-17", "2023?", "2020-08/2020-09"]).map(parse_edtf)
PLAIN_BASES = st.one_of(
    st.builds(Basis, how=st.just(How.STATED), lines=LINES),
    st.builds(Basis, how=st.sampled_from([How.MARKUP, How.INFERRED, How.SUPPLIED]), note=WORDS),
)
ALTERNATIVES = st.builds(Alternative, value=WORDS, basis=PLAIN_BASES)
BASES = st.builds(
    Basis, how=st.just(How.STATED), lines=LINES, why=WORDS, also=st.lists(ALTERNATIVES, max_size=2).map(tuple)
)
ARTICLES = st.builds(
    Article,
    title=WORDS,
    slug=st.just("a-slug"),
    language=st.sampled_from(["en", "be"]),
    body=st.lists(WORDS, min_size=1, max_size=4).map("\n\n".join),
    source=st.none() | WORDS,
    date=st.none() | DATES,
    authors=st.lists(WORDS, max_size=3).map(tuple),
    standfirst=st.none() | WORDS,
    stories=st.lists(
        st.builds(Story, heading=WORDS, date=st.none() | DATES, lines=LINES, basis=st.just({})), max_size=2
    ).map(tuple),
    basis=st.dictionaries(st.sampled_from(["title", "date"]), PLAIN_BASES | BASES, max_size=2),
    capture=st.none()
    | st.builds(
        CaptureRecord,
        file=WORDS.map("seeds/{}".format).filter(lambda file: "\\" not in file and ".." not in file),
        sha256=st.just("0" * 64),
        rules=st.integers(0, 9),
    ),
    removed=st.lists(st.builds(Removed, lines=LINES, rule=WORDS), max_size=3).map(tuple),
    review=st.lists(st.builds(Doubt, reason=WORDS, lines=LINES), max_size=2).map(tuple),
)


@given(ARTICLES)
def test_loading_undoes_dumping(article: Article) -> None:
    text = content.dump(article)
    assert content.load(text, file="content/x.md") == article
    assert not content.is_edited(text)
    assert not content.is_edited(text.replace("\n", "\r\n"))


@given(ARTICLES, st.integers(0), st.sampled_from("aЖ."))
def test_every_edit_shows(article: Article, place: int, added: str) -> None:
    text = content.dump(article)
    place %= len(text) + 1
    assert content.is_edited(text[:place] + added + text[place:])


def test_a_title_is_enough_for_an_article_written_by_hand() -> None:
    article = content.load("---\ntitle: Day\n---\nWords.\n", file="content/Workers’ Day.md", language="be")
    assert (article.slug, article.language, article.body) == ("workers-day", "be", "Words.")
    assert (article.source, article.date, article.authors) == (None, None, ())


@pytest.mark.parametrize("name", ["by-hand", "dates"])
def test_values_written_without_quotes_are_read_as_written(name: str) -> None:
    text = "---\ntitle: 1984\ndate: 2020-08-17\nauthor:\n- A B\n- C D\n---\nWords.\n"
    article = content.load(text, file=f"content/{name}.md")
    assert (article.title, str(article.date), article.authors) == ("1984", "2020-08-17", ("A B", "C D"))


CASES = {
    "no-front-matter": "Words only.\n",
    "bad-yaml": "---\ntitle: A: b: c\n---\nWords.\n",
    "missing-key": "---\nsource: X\n---\nWords.\n",
    "unknown-key": "---\ntitle: T\nauthr: X\n---\nWords.\n",
    "bad-date": "---\ntitle: T\ndate: 31 June 2003\n---\nWords.\n",
    "bad-url": "---\ntitle: T\nurl: javascript:alert(1)\n---\nWords.\n",
    "bad-slug": "---\ntitle: T\nslug: ../etc/passwd\n---\nWords.\n",
    "bad-lines": "---\ntitle: T\nremoved:\n- {lines: x, rule: r}\n---\nWords.\n",
    "bad-basis": "---\ntitle: T\nbasis:\n  title: {guessed: yes}\n---\nWords.\n",
    "bad-value": "---\ntitle: true\n---\nWords.\n",
    "bad-capture": "---\ntitle: T\ncapture: {file: ../../etc/passwd, sha256: x}\n---\nWords.\n",
    "too-deep": "---\ntitle: T\n---\nWords.\n\n" + "> " * 60 + "deep\n",
    "empty-body": "---\ntitle: T\n---\n",
}


@pytest.mark.parametrize("code", CASES)
def test_what_is_wrong_is_named_with_its_line(code: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        content.load(CASES[code], file="content/x.md")
    problem = caught.value.problems[0]
    assert problem.code == code
    assert problem.file == "content/x.md"
    assert problem.line > 0
    assert problem.mend


def test_a_line_of_spaces_is_blank_however_long_it_is() -> None:
    text = f"---\ntitle: T\n---\nWords.\n{' ' * 2_000_000}\nMore words.\n"
    assert content.load(text, file="content/x.md").body.split() == ["Words.", "More", "words."]


def test_all_problems_come_in_one_run() -> None:
    text = "---\ntitle: T\ndate: x\nurl: y\nauthr: z\n---\nWords.\n"
    with pytest.raises(ArchiveError) as caught:
        content.load(text, file="content/x.md")
    assert [(p.line, p.code) for p in caught.value.problems] == [(3, "bad-date"), (4, "bad-url"), (5, "unknown-key")]


def test_content_files_of_the_archive_can_be_read() -> None:
    folder = Path(__file__).resolve().parents[1] / "content"
    paths = list(folder.glob("*.md"))
    assert paths
    for path in paths:
        assert content.load(path.read_text(encoding="utf-8"), file=path.name).title


def test_an_article_that_no_longer_names_its_capture_is_told() -> None:
    """Else a change of the capture would make a second article of it. Without its digest it is one written by hand."""
    lost = "---\ntitle: A strike\ndigest: " + "0" * 64 + "\n---\nWords.\n"
    own = "---\ntitle: A strike\n---\nWords.\n"
    told = [
        content.contradictions(content.load(text, file="content/x.md"), text, file="content/x.md")
        for text in (lost, own)
    ]
    assert [[(problem.code, problem.severity) for problem in some] for some in told] == [
        [("capture-unnamed", "warning")],
        [],
    ]
