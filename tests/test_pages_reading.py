"""What helps to read and cite: reading time, related articles, references, tags, what a person should look at."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from archive_for_pages import articles, capture, config, site
from building import files_of

from newsarchive.edtf import parse_edtf
from newsarchive.letters import IDEOGRAPH, count_words
from newsarchive.library import Library, make_library
from newsarchive.markup import read_passages
from newsarchive.model import Article, Doubt, Kind
from newsarchive.names import read_names
from newsarchive.outputs.data import make_record
from newsarchive.pages.citing import citation_properties
from newsarchive.pages.linked_data import article_data, open_graph
from newsarchive.pages.reading_time import length_row
from newsarchive.pages.related import related_articles

EXPECTED = sorted((Path(__file__).parent / "cases" / "valid").glob("*/expected.md"))
NAMES = """
names:
  - {name: Harbour Town, kind: place, who: Town., basis: {supplied: on every map}}
  - {name: Ann Lee, kind: person, who: Mayor., basis: {supplied: on every map}}
  - {name: Bo Rye, kind: person, who: Baker., basis: {supplied: on every map}}
"""


def article(slug: str, body: str, *, date: str = "", source: str | None = None) -> Article:
    day = parse_edtf(date) if date else None
    return Article(title=slug.title(), slug=slug, language="en", body=body, date=day, source=source)


def named(*found: Article) -> Library:
    return make_library(found, {}, read_names(NAMES))


def related(library: Library, slug: str) -> dict[str, str]:
    return {one.link.text: one.why for one in related_articles(library, library.by_slug[slug])}


@pytest.fixture(scope="module")
def files(home: Path) -> Mapping[str, bytes]:
    return {file.path: file.data for file in files_of(site(home))}


# --- reading time ---


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("One two three.", "3 words about 1 minute to read"),
        ("word " * 480, "480 words about 2 minutes to read"),
        ("罢工" * 260, "520 signs about 2 minutes to read"),
    ],
)
def test_the_slip_says_how_long_one_reads(body: str, words: str) -> None:
    row = length_row(body)
    assert row.known
    assert f"{row.values[0].text} {row.known.words}" == words


def test_notes_are_not_counted() -> None:
    assert length_row("Two words.[^1]\n\n[^1]: A note\n\n    of two paragraphs.\n").values[0].text == "2 words"


LONG = """## The *first* heading {.supplied}

Two words.[^1] A [link](https://x.example/a-b) and a\\
second line \\*.

A caption.
{: .caption}

> - quoted item
>
> 1. other item

***

| a | b c |
| - | :-: |
| 1 \\| 2 | 3 |

[^1]: A note.

    It goes on.
"""


def test_page_records_and_exports_count_the_words_that_readers_see() -> None:
    """Headings, captions, lists and tables; no notes, addresses or signs of Markdown."""
    bodies = [LONG, *(expected.read_text(encoding="utf-8").split("---\n", 2)[2] for expected in EXPECTED)]
    for body in bodies:
        made = Article(title="T", slug="t", language="en", body=body.strip())
        seen = " ".join(passage.text for passage in read_passages(made) if passage.kind is not Kind.NOTE)
        assert make_record(made)["words"] == count_words(seen)
        if not IDEOGRAPH.search(body):
            assert length_row(made.body).values[0].text == f"{count_words(seen):,} word{'s' * (count_words(seen) != 1)}"


# --- related articles ---


def test_related_articles_share_names_and_the_page_says_which() -> None:
    library = named(
        article("first", "Ann Lee met Bo Rye in Harbour Town."),
        article("second", "Bo Rye wrote to Ann Lee from Harbour Town."),
        article("third", "Rain in Harbour Town."),
        article("fourth", "More rain in Harbour Town."),
    )
    assert related(library, "first") == {"Second": "also names Ann Lee and Bo Rye"}


def test_what_every_article_names_joins_none() -> None:
    library = named(*(article(f"a{n}", "Rain in Harbour Town.") for n in range(4)))
    assert related(library, "a0") == {}


def test_articles_of_one_source_within_a_week_are_related() -> None:
    library = named(
        article("first", "Rain.", date="2020-08-09", source="Post"),
        article("second", "Sun.", date="2020-08-12", source="Post"),
        article("third", "Wind.", date="2020-08-12~", source="Post"),
        article("fourth", "Fog.", date="2020-08-12", source="Echo"),
    )
    assert related(library, "first") == {"Second": "from the same source; within a week"}


def test_a_few_are_shown_however_many_there_are() -> None:
    library = named(*(article(f"a{n:03}", "Fog." if n % 4 else "Bo Rye wrote to Ann Lee.") for n in range(200)))
    found = related(library, "a100")
    assert len(found) == 3
    assert related(named(*reversed(library.articles)), "a100") == found


# --- citing ---


def test_citations_and_a_record_to_paste_stand_on_the_page(files: Mapping[str, bytes]) -> None:
    html = files["articles/storm.html"].decode()
    for words in ("Byron, Ada. “Storm over the harbour.”", "@article{storm,"):
        assert words in html


@pytest.mark.parametrize(
    ("page", "stem"),
    [
        ("articles/storm.html", "storm"),
        ("sources/the-harbour-post.html", "the-harbour-post"),
        ("authors/ada-byron.html", "ada-byron"),
        ("dates/2003.html", "2003"),
        ("dates/2003-05.html", "2003-05"),
        ("index.html", "articles"),
        ("about.html", "articles"),
    ],
)
def test_each_list_leads_to_its_references_as_one_file(files: Mapping[str, bytes], page: str, stem: str) -> None:
    found = re.findall(r'<a href="([^"]+)" download>', files[page].decode())
    assert [name for name in found if not name.endswith((".csv", ".json")) or "csl" in name] == [
        f"{stem}.bib",
        f"{stem}.ris",
        f"{stem}.csl.json",
    ]


def test_further_pages_of_a_list_lead_to_the_same_files(home: Path) -> None:
    pages = {file.path: file.data.decode() for file in files_of(site(home, config(per_page=1))) if ".html" in file.path}
    assert 'href="ada-byron.bib"' in pages["authors/ada-byron.2.html"]


# --- tags ---


def test_the_tags_that_reference_managers_read() -> None:
    storm = articles()[0]
    base = "https://example.org/archive/"
    found = citation_properties(config(base_url=base), storm)
    address = f"{base}articles/storm.html"
    assert set(found) == {
        ("citation_title", "Storm over the harbour"),
        ("citation_author", "Ada Byron"),
        ("citation_publication_date", "2003/05/03"),
        ("citation_publisher", "The Harbour Post"),
        ("citation_language", "en"),
        ("citation_public_url", address),
        ("citation_fulltext_html_url", address),
        ("DC.title", "Storm over the harbour"),
        ("DC.creator", "Ada Byron"),
        ("DC.date", "2003-05-03"),
        ("DC.publisher", "The Harbour Post"),
        ("DC.language", "en"),
        ("DC.identifier", address),
        ("DC.source", "https://post.example/storm?a=1&b=2"),
        ("prism.publicationName", "The Harbour Post"),
    }


def test_every_author_has_a_tag_and_an_unknown_one_has_none() -> None:
    _, islands, _, short = articles()
    assert [author for name, author in citation_properties(config(), islands) if name == "citation_author"] == [
        "Ada Byron",
        "Grace M. Hopper",
    ]
    assert [author for name, author in open_graph(config(), islands, "") if name == "article:author"] == [
        "Ada Byron",
        "Grace M. Hopper",
    ]
    names = {name for name, _ in (*citation_properties(config(), short), *open_graph(config(), short, ""))}
    assert not names & {"citation_author", "DC.creator", "article:author", "citation_publication_date", "DC.date"}


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("2020-08-17", "2020-08-17"),
        ("2020-08", "2020-08"),
        ("2020-08-17~", "2020-08"),
        ("2020-08?", "2020"),
        ("2023~", "2023"),
        ("2020-08-29/2020-08-30", "2020-08"),
        ("2020-08/2020-09", "2020"),
        ("2019/2020", ""),
    ],
)
def test_tags_are_no_more_precise_than_what_is_known(written: str, known: str) -> None:
    """They cannot say “about”: what is doubtful is left out."""
    dated = article("dated", "Text.", date=written)
    assert article_data(config(), dated, "").get("datePublished", "") == known
    assert dict(citation_properties(config(), dated)).get("citation_publication_date", "") == known.replace("-", "/")
    assert dict(open_graph(config(), dated, "")).get("article:published_time", "") == known


def test_linked_data_is_complete(home: Path) -> None:
    storm = articles()[0]
    data = article_data(config(base_url="https://example.org/"), storm, "A storm.")
    assert {"headline", "datePublished", "publisher", "url", "image", "inLanguage", "description"} <= set(data)
    assert json.loads(json.dumps(data)) == data


# --- what a person should look at ---


def test_each_doubt_stands_with_its_lines_and_what_settles_it(home: Path) -> None:
    doubts = (
        Doubt(reason="removed as newsletter: short", lines=(16,), settle=("keep: 16  # or “remove: …”",)),
        Doubt(reason="no author was found"),
        Doubt(reason="it is not certain where the text ends: lines 9-11 were kept", lines=(9, 11)),
    )
    doubtful = replace(articles()[0], review=doubts, is_edited=False)
    archive = replace(site(home), library=make_library([doubtful], {"seeds/storm.txt": capture()}))
    pages = {file.path: file.data.decode() for file in files_of(archive) if file.path.endswith(".html")}
    html = pages["review.html"]
    for words in ("removed as newsletter: short", "no author was found", "seeds/storm.yaml", "keep: 16"):
        assert words in html
    assert 'href="captures/storm.html#L16">line 16</a>' in html
    assert 'lines 9-11 were kept, <a href="captures/storm.html#L9">in the capture</a>' in html
    assert "1 article of 1 to look at" in html
    assert 'href="review.html">1 article to look at</a>' in pages["about.html"]


def test_a_review_without_doubts_says_so(files: Mapping[str, bytes]) -> None:
    assert "Nothing is waiting" in files["review.html"].decode()


# --- ways in ---


def test_names_are_a_way_in_except_those_of_all_articles(home: Path) -> None:
    many = [article(f"a{n}", "Ann Lee in Harbour Town." if n else "Harbour Town.") for n in range(3)]
    archive = replace(site(home), library=named(*many))
    (html,) = [file.data.decode() for file in files_of(archive) if file.path == "index.html"]
    assert 'href="names/ann-lee.html"' in html
    assert "harbour-town" not in html
