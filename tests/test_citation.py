"""Citations as the styles prescribe, also where the author is unknown and the date uncertain."""

import json
from dataclasses import replace

import pytest

from newsarchive.citation import (
    STYLES,
    bibtex,
    cite,
    csl_item,
    make_reference,
    make_story_reference,
    parse_person,
    ris,
)
from newsarchive.edtf import parse_edtf
from newsarchive.model import Article, Basis, CaptureRecord, How, Story

KNOWN = Article(
    title="Dockers stop work",
    slug="dockers-stop-work",
    language="en",
    body="Words.",
    source="Harbour Post",
    date=parse_edtf("2020-09-01"),
    authors=("Anna Maria Berg",),
    url="https://example.org/dockers",
)
UNKNOWN = Article(title="Who struck?", slug="who-struck", language="en", body="Words.")
ABOUT = Article(
    title="A letter & 100 %",
    slug="a-letter",
    language="en",
    body="Words.",
    source="Union News",
    date=parse_edtf("2020-08-17~"),
    authors=("Ida Holm", "Ludwig von der Au"),
)

SUPPLIED = Basis(how=How.SUPPLIED, note="an estimate")
LISTING = replace(
    KNOWN,
    date=parse_edtf("2023~"),
    basis={"date": SUPPLIED},
    stories=(
        Story(heading="The port opens", date=parse_edtf("2022-04-03"), lines=(1,), basis={}),
        Story(heading="The port shuts", date=parse_edtf("2020-08-25"), lines=(5,),
              basis={"heading": SUPPLIED, "date": SUPPLIED}),
        Story(heading="The port sleeps", date=None, lines=(9,), basis={}),
    ),
)  # fmt: skip


def text(article: Article, style: str) -> str:
    return cite(make_reference(article, archive="The Archive", base_url=None), style).text


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "Chicago",
            "Berg, Anna Maria. “Dockers stop work.” Harbour Post, September 1, 2020. https://example.org/dockers.",
        ),
        ("APA", "Berg, A. M. (2020, September 1). Dockers stop work. Harbour Post. https://example.org/dockers"),
        ("MLA", "Berg, Anna Maria. “Dockers stop work.” Harbour Post, 1 Sept. 2020, example.org/dockers."),
    ],
)
def test_an_article_of_which_all_is_known(style: str, expected: str) -> None:
    assert text(KNOWN, style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [("Chicago", "“Who struck?” n.d."), ("APA", "Who struck? (n.d.)."), ("MLA", "“Who struck?” ")],
)
def test_an_article_of_which_nothing_is_known_is_cited_by_its_title(style: str, expected: str) -> None:
    assert text(UNKNOWN, style).strip() == expected.strip()


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("Chicago", "Holm, Ida, and Ludwig von der Au. “A letter & 100 %.” Union News, ca. August 17, 2020."),
        ("APA", "Holm, I., & von der Au, L. (ca. 2020, August 17). A letter & 100 %. Union News."),
        ("MLA", "Holm, Ida, and Ludwig von der Au. “A letter & 100 %.” Union News, ca. 17 Aug. 2020."),
    ],
)
def test_two_authors_and_an_approximate_date(style: str, expected: str) -> None:
    assert text(ABOUT, style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("Chicago", "Harbour Post, [ca. 2023]. https://example.org/dockers."),
        ("APA", "Berg, A. M. (ca. 2023). Dockers stop work. Harbour Post."),
        ("MLA", "Harbour Post, [ca. 2023], example.org/dockers."),
    ],
)
def test_a_date_that_the_archive_supplied_stands_in_brackets_where_the_style_wants_it(
    style: str, expected: str
) -> None:
    assert expected in text(LISTING, style)


def test_a_headline_that_the_archive_supplied_stands_in_brackets_in_every_record() -> None:
    reference = make_reference(replace(KNOWN, basis={"title": SUPPLIED}), archive="The Archive", base_url=None)
    assert "“[Dockers stop work].”" in cite(reference, "Chicago").text
    assert "title = {{[Dockers stop work]}}," in bibtex(reference)
    assert "TI  - [Dockers stop work]\r\n" in ris(reference)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "Berg, Anna Maria. “The port opens.” Harbour Post, April 3, 2022. https://example.org/dockers."),
        (2, "Berg, Anna Maria. “[The port shuts].” Harbour Post, [August 25, 2020]. https://example.org/dockers."),
        (3, "Berg, Anna Maria. “The port sleeps.” Harbour Post, n.d. https://example.org/dockers."),
    ],
)
def test_a_story_is_cited_by_its_own_heading_and_date(number: int, expected: str) -> None:
    reference = make_story_reference(LISTING, number, archive="The Archive", base_url=None)
    assert cite(reference, "Chicago").text == expected


@pytest.mark.parametrize("style", STYLES)
def test_all_styles_set_the_publication_in_italics_and_the_title_not(style: str) -> None:
    """As those of an article in a newspaper, which is what every record says it is."""
    cited = cite(make_reference(KNOWN, archive="The Archive", base_url=None), style)
    assert (cited.italic, "Dockers stop work." in cited.before) == ("Harbour Post", True)


def test_each_record_says_it_is_an_article_in_a_newspaper_and_names_the_capture() -> None:
    capture = CaptureRecord(file="seeds/x.txt", sha256="ab" * 32, rules=1)
    reference = make_reference(replace(KNOWN, capture=capture), archive="The Archive", base_url=None)
    entry, record, item = bibtex(reference), ris(reference), csl_item(reference)
    assert entry.startswith("@article{dockers-stop-work,\n")
    for field in ("journal = {Harbour Post}", "entrysubtype = {newspaper}", f"library = {{SHA-256 {'ab' * 32}}}"):
        assert f"  {field},\n" in entry
    for line in ("TY  - NEWS", "T2  - Harbour Post", "DB  - The Archive", f"AN  - SHA-256 {'ab' * 32}"):
        assert f"{line}\r\n" in record
    assert (item["type"], item["container-title"]) == ("article-newspaper", "Harbour Post")
    assert (item["archive"], item["archive_location"]) == ("The Archive", f"SHA-256 {'ab' * 32}")


def test_bibtex_calls_an_article_of_no_known_publication_what_needs_none() -> None:
    assert bibtex(make_reference(UNKNOWN, archive="The Archive", base_url=None)).startswith("@online{who-struck,")


def test_a_story_without_an_original_address_has_the_archives_own() -> None:
    listing = replace(LISTING, url=None)
    reference = make_story_reference(listing, 2, archive="The Archive", base_url="https://example.org/a/")
    assert cite(reference, "APA").text.endswith("https://example.org/a/articles/dockers-stop-work.html#story-2")


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("“Nobody goes back”", "“‘Nobody goes back.’”"),
        ("”Ingen går tillbaka”", "“‘Ingen går tillbaka.’”"),
        ('Who said "never"?', "“Who said ‘never’?”"),
        ("The harbour of “those who stay”!", "“The harbour of ‘those who stay’!”"),
        ("The strike of the dockers’", "“The strike of the dockers’.”"),
        ("«Niemand» kam", "“«Niemand» kam.”"),
    ],
)
def test_quotation_marks_within_a_title_become_single(title: str, quoted: str) -> None:
    assert text(replace(UNKNOWN, title=title), "Chicago").startswith(f"{quoted} ")
    assert text(replace(UNKNOWN, title=title), "APA").startswith(title)


@pytest.mark.parametrize("style", STYLES)
def test_the_archives_address_serves_where_the_original_has_none(style: str) -> None:
    reference = make_reference(ABOUT, archive="The Archive", base_url="https://example.org/a/")
    assert "example.org/a/articles/a-letter.html" in cite(reference, style).text


@pytest.mark.parametrize(
    ("name", "family", "given", "suffix"),
    [
        ("Owen Tudor", "Tudor", "Owen", ""),
        ("Ursula von der Leyen", "von der Leyen", "Ursula", ""),
        ("Максим Шикунец", "Шикунец", "Максим", ""),
        ("Martin King Jr.", "King", "Martin", "Jr."),
        ("Martin Luther King, Jr.", "King", "Martin Luther", "Jr."),
        ("O'Neil, Pat", "O'Neil, Pat", "", ""),
        ("Reuters staff", "Reuters staff", "", ""),
        ("Associated Press", "Associated Press", "", ""),
        ("Agence France-Presse", "Agence France-Presse", "", ""),
        ("Editorial Board", "Editorial Board", "", ""),
        ("Madonna", "Madonna", "", ""),
    ],
)
def test_names_are_taken_apart_only_where_that_is_certain(name: str, family: str, given: str, suffix: str) -> None:
    person = parse_person(name)
    assert (person.family, person.given, person.suffix) == (family, given, suffix)


def test_a_generation_stands_where_each_style_has_it() -> None:
    article = replace(UNKNOWN, authors=("Ida Holm", "Martin Luther King, Jr."))
    reference = make_reference(article, archive="The Archive", base_url=None)
    assert cite(reference, "Chicago").text.startswith("Holm, Ida, and Martin Luther King Jr. “")
    assert cite(reference, "APA").text.startswith("Holm, I., & King, M. L., Jr. (")
    assert "author = {Holm, Ida and King, Jr., Martin Luther}," in bibtex(reference)
    assert "AU  - King, Martin Luther, Jr.\r\n" in ris(reference)
    assert csl_item(reference)["author"] == [
        {"family": "Holm", "given": "Ida"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
    ]


def test_bibtex_escapes_what_tex_would_read() -> None:
    entry = bibtex(make_reference(ABOUT, archive="The Archive", base_url=None))
    assert r"title = {{A letter \& 100 \%}}," in entry
    assert "date = {2020-08-17~}," in entry
    assert "author = {Holm, Ida and von der Au, Ludwig}," in entry
    assert entry.count("{") == entry.count("}")


def test_ris_keeps_the_doubt_about_a_date() -> None:
    record = ris(make_reference(ABOUT, archive="The Archive", base_url=None))
    assert "DA  - 2020/08/17/about 17 August 2020\r\n" in record
    assert record.startswith("TY  - NEWS\r\n")
    assert record.endswith("ER  - \r\n")


def test_an_unknown_field_is_absent_from_every_record() -> None:
    reference = make_reference(UNKNOWN, archive="The Archive", base_url=None)
    assert set(csl_item(reference)) == {"id", "type", "title", "archive", "language"}
    assert "AU  -" not in ris(reference)
    assert "author" not in bibtex(reference)


def test_csl_marks_an_approximate_date() -> None:
    item = csl_item(make_reference(ABOUT, archive="The Archive", base_url=None))
    assert json.loads(json.dumps(item))["issued"] == {"date-parts": [[2020, 8, 17]], "circa": True}
