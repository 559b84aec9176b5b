"""What would keep the program busy for minutes is shown as it is written, or refused by a line of its own."""

import re
import time

import pytest

from newsarchive.content import dump, load
from newsarchive.ingest.reading import read_seed
from newsarchive.markup import render_body
from newsarchive.model import SeedFile
from newsarchive.problems import ArchiveError

PROSE = (
    "Dockers in three ports stopped work on Monday, the union said, and asked for higher pay than they had before.\n\n"
)
SECONDS = 5
QUOTES = '"' * 1_000_000
JSON_LD = '<script type="application/ld+json">'
HARD = {
    "pictures without end": "![[]()" * 4000,
    "brackets without end": "[" * 20_000,
    "links without end": "[a](" * 10_000,
    "many links": "[a](b) " * 20_000,
    "strong without end": "**a*" * 20_000,
    "emphasis that ends too soon": "*a**b*c" * 10_000,
    "code": "`a` " * 30_000,
    "addresses": "<http://a> " * 10_000,
    "character references": "&lt;" * 30_000,
    "headings": "## A\n" * 12_000,
    "headings above lines": "## A\nb\n" * 6_000,
    "rules": "***\n" * 12_000,
    "rules between lines": "a b\n***\n" * 6_000,
    "headings underlined": "a b\n===\n" * 6_000,
    "headings in a quotation": "> ## A\n" * 12_000,
    "references to one note": "a[^1]\n\n" * 5000 + "[^1]: b\n",
    "many such paragraphs": ("[" * 1000 + "\n\n") * 50,
    "signs that the sanitizer looks for": "¹²³" * 150_000,
    "ampersands": "&amp;" * 150_000,
    "escaped brackets": ("[a\\](b " * 10 + "\n\n") * 10_000,
    "escaped signs": ("\\{ &lt; &#124; \\* " * 5 + "\n\n") * 10_000,
    "notes that refer to each other": "".join(f"[^{n}]: see [^{n % 1000 + 1}]\n\n" for n in range(1, 1001)) + "x[^1]",
}


@pytest.mark.parametrize("body", HARD.values(), ids=HARD)
def test_an_answer_comes_within_seconds(body: str) -> None:
    started = time.process_time()
    rendered = render_body(load(f"---\ntitle: T\n---\n\n{PROSE}{body}\n", file="content/x.md"))
    assert time.process_time() - started < SECONDS
    assert rendered.passages[0].text == PROSE.strip()


@pytest.mark.parametrize(
    "lines",
    ["## A\n", "## A\nb c\n", "a\n## B\n", "***\n", "a\n***\n", "a\n---\n", "a\n===\n", "> ## A\n", "> a\n> ***\n"],
)
def test_many_headings_and_rules_in_a_row_are_what_few_are(lines: str) -> None:
    few, many = (
        render_body(load(f"---\ntitle: T\n---\n\n{lines * number}\n", file="content/x.md")) for number in (3, 150)
    )
    assert [one.text for one in many.passages] == [one.text for one in few.passages] * 50
    kinds = re.compile("<(?!/|blockquote)([a-z0-9]+)")
    assert kinds.findall(str(many.parts[0].html)) == kinds.findall(str(few.parts[0].html)) * 50


def test_each_reference_to_one_note_leads_to_it_and_back() -> None:
    rendered = render_body(load("---\ntitle: T\n---\n\na[^x] b[^x] c[^y] d[^x]\n\n[^x]: X\n[^y]: Y\n", file="c.md"))
    names = re.findall('id="(ref-[^"]*)"', str(rendered.parts[0].html))
    assert names == ["ref-1", "ref-1-2", "ref-2", "ref-1-3"]
    assert re.findall('href="#(ref-[^"]*)"', str(rendered.notes_html)) == ["ref-1", "ref-1-2", "ref-1-3", "ref-2"]


def test_what_is_shown_as_written_has_its_words_without_escapes() -> None:
    text = "[" * 20_000 + r"\*a\* &lt;b> &amp;c"
    shown = render_body(load(f"---\ntitle: T\n---\n\n{text}\n", file="content/x.md"))
    assert shown.passages[0].text.endswith("[*a* <b> &c")


def test_links_of_a_long_paragraph_are_links() -> None:
    body = " ".join(f"Word [link](https://x.example/{n}) and more words." for n in range(400))
    rendered = render_body(load(f"---\ntitle: T\n---\n\n{body}\n", file="content/x.md"))
    assert rendered.parts[0].html.count("<a href") == 400


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.txt", "word " * 200_001),
        ("x.txt", "- a\n" * 10_001),
        ("x.md", "# A\n" * 10_001),
        ("x.html", "<p>" + "word " * 300_000),
        ("x.html", "<p>a" * 10_001),
    ],
)
def test_captures_longer_than_two_novels_are_refused(name: str, data: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read_seed(SeedFile(file=f"seeds/{name}", data=data.encode()), language="en")
    assert [problem.code for problem in caught.value.problems] == ["too-large"]


@pytest.mark.parametrize("body", ["word " * 1_000_001, "a\n\n" * 12_501])
def test_articles_longer_than_the_longest_capture_are_refused(body: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        load(f"---\ntitle: T\n---\n\n{body}", file="content/x.md")
    assert [problem.code for problem in caught.value.problems] == ["too-large"]


@pytest.mark.parametrize(
    "lines",
    [
        "- They *stay* <b>here</b> & go_on [1]\n" * 9_996,
        "*a" * 490_000,
        "||||||a" * 140_000,
        "Photo: Ann Photo: Ann\n" * 9_990,
    ],
)
def test_the_longest_capture_makes_no_article_that_is_refused(lines: str) -> None:
    data = f"Dockers stop work\n\n{PROSE}{lines}"
    keep = f"keep: 3-{data.strip().count(chr(10)) + 1}"
    seed = SeedFile(file="seeds/x.txt", data=data.encode(), sidecar_file="seeds/x.yaml", sidecar=keep.encode())
    article = read_seed(seed, language="en").article
    assert len(article.body) > len(lines) / 2
    assert load(dump(article), file="content/x.md") == article


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("<x>" * 13_000, "bad-html"),
        ("<ul><li>" * 6_000, "bad-html"),
        ("<script></SCRIPT>" + "<x>" * 13_000, "bad-html"),
        ("<div " + " ".join(f"a{n}" for n in range(9000)) + ">", "bad-html"),
        (f"<p {' '.join(f'a{n}' for n in range(4000))}>x" * 3, "bad-html"),
        ("</p>" * 75_001, "bad-html"),
        ("<!---->" * 75_001, "bad-html"),
    ],
)
def test_pages_that_no_browser_would_show_are_refused(source: str, code: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read_seed(SeedFile(file="seeds/x.html", data=source.encode()), language="en")
    assert [problem.code for problem in caught.value.problems] == [code]


def test_what_only_looks_deep_is_no_hardship() -> None:
    """Elements without end tags, and what stands in scripts, are not nested."""
    rows = "<p>a<br><li>b<img src=x><svg/>" * 4_500 + f"<script>{'a<b;' * 13_000}</script>"
    page = f"<h1>Dockers stop work</h1><p>{PROSE}</p>{rows}"
    assert read_seed(SeedFile(file="seeds/x.html", data=page.encode()), language="en").article.title


@pytest.mark.parametrize(
    "source",
    [
        f'<div class="{"story " * 200_000}"><p>{PROSE}</p></div>',
        f'<p id="{"x" * 1_000_000}" aria-label="{"Share this " * 100_000}">{PROSE}</p>',
        f"<p data-quotes='{QUOTES}'>{PROSE}</p>",
        f'<p><a href="https://x.example/{"a" * 2_100_000}">{PROSE}</a></p>',
        f'<base href="https://x.example/{"a/" * 500_000}">' + f'<p>{PROSE} <a href="b">More</a></p>' * 2_000,
        f'{JSON_LD}{{"@type": "NewsArticle", "a": "{"a " * 600_000}"}}</script><p>{PROSE}</p>',
        f"{JSON_LD}{'[' * 100_000}{']' * 100_000}</script><p>{PROSE}</p>",
        f'<html lang="en{"-en" * 1_000_000}"><p>{PROSE}</p>',
    ],
    ids=["classes", "id", "quotation marks", "address", "base", "json", "nested json", "language"],
)
def test_what_a_page_says_at_length_of_itself_hides_none_of_its_words(source: str) -> None:
    page = f"<h1>Dockers stop work</h1><p>By Ann Lee</p>{source}"
    article = read_seed(SeedFile(file="seeds/x.html", data=page.encode()), language="en").article
    assert "Dockers in three ports stopped work on Monday" in article.body
    assert len(article.body) < 1_000_000


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<ul><li>item " * 300, ["item"] * 300),
        (f"<table><tr>{'<th>cell' * 1000}{'<tr><td>row' * 2000}</table>", ["cell"] * 1000 + ["row"] * 2000),
    ],
    ids=["nested lists", "a row much wider than the others"],
)
def test_lists_and_tables_out_of_all_measure_make_an_article_that_is_shown(source: str, words: list[str]) -> None:
    page = f"<h1>Dockers stop work</h1><p>{PROSE}</p>{source}<p>{PROSE}</p>"
    article = read_seed(SeedFile(file="seeds/x.html", data=page.encode()), language="en").article
    shown = render_body(load(dump(article), file="content/x.md")).passages[1:-1]
    assert " ".join(one.text for one in shown).split() == words
    assert len(article.body) < 200_000


def test_a_page_that_is_mostly_addresses_is_refused() -> None:
    """Its article would be longer than any that is shown."""
    page = f"<h1>Dockers stop work</h1><p>{PROSE}</p>" + f'<p><a href="https://x.example/{"a" * 3000}">b</a></p>' * 800
    with pytest.raises(ArchiveError) as caught:
        read_seed(SeedFile(file="seeds/x.html", data=page.encode()), language="en")
    assert [problem.code for problem in caught.value.problems] == ["too-large"]
