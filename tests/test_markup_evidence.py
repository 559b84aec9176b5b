"""Which lines of a saved page are the article, by where they stand in its markup."""

from __future__ import annotations

from newsarchive.article import read_statement
from newsarchive.clean import label_lines
from newsarchive.model import Kind, Label
from newsarchive.readers.html import read_html

SENTENCE = (
    "The storm tore off dozens of roofs in the old town on Monday night, and the brigade was out until the morning."
)
STORY = "".join(f"<p>{SENTENCE} {word.capitalize()} houses were hit.</p>" for word in ("ten", "six", "two", "nine"))
MENU = "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a><li><a href=/s>Sport</a></ul></nav>"


def labels(page: str) -> dict[str, Label]:
    capture = read_html(page.encode(), file="seeds/x.html")
    found = label_lines(capture, read_statement(capture).found)
    assert sorted(found) == [line.number for line in capture.lines]
    return {line.text: found[line.number] for line in capture.lines}


def kept(page: str) -> list[str]:
    return [text for text, label in labels(page).items() if label.kind is not Kind.REMOVED]


def test_keeps_all_of_a_page_that_is_nothing_but_text():
    assert len(kept(f"<body>{STORY}")) == 4


def test_keeps_the_headings_lists_and_quotations_of_the_text():
    lists = "<ul><li>Roofs of ten houses<li>Trees in two parks</ul><blockquote><p>“Help!”</p></blockquote>"
    inner = f"<h2>What went wrong</h2>{STORY}{lists}"
    page = (
        f"<main><article><h1>Storm hits town</h1><div class=article-body>{STORY}{inner}{STORY}</div></article></main>"
    )
    found = kept(page)
    for text in ("What went wrong", "Roofs of ten houses", "Trees in two parks", "“Help!”"):
        assert text in found


def test_a_list_whose_items_hold_a_paragraph_each_is_a_list():
    items = "<ul><li><p>Roofs of ten houses</p><ul><li>in two streets</ul><li><p>Trees</p><p>Planted in 1920.</p></ul>"
    found = labels(f"<article><h1>Storm</h1>{STORY}{items}{STORY}</article>")
    assert found["Roofs of ten houses"].kind is found["in two streets"].kind is Kind.LIST_ITEM
    assert found["Trees"].kind is found["Planted in 1920."].kind is Kind.PARAGRAPH


def test_a_first_paragraph_that_ends_with_the_mark_of_a_note_is_no_caption():
    first = "The harbour of the old town stays shut until Friday, because of the storm, said the office on Monday.[2]"
    found = labels(f"<article><h1>Harbour of the old town shut</h1><p>{first}</p>{STORY}</article>")
    assert found[first].kind is Kind.PARAGRAPH


def test_the_foot_of_a_quotation_stays_with_it():
    quoted = f"<blockquote><p>{SENTENCE}</p><footer>— Ann Lee, fire chief</footer></blockquote>"
    found = labels(f"<article><h1>Storm</h1>{STORY}{quoted}{STORY}</article>")
    assert found["— Ann Lee, fire chief"].kind is Kind.QUOTATION


def test_names_the_rule_and_says_why():
    found = labels(f"{MENU}<article>{STORY}</article><footer><p>© 2020 The Gazette</p></footer>")
    assert found["Home"].rule == "in-navigation"
    assert found["© 2020 The Gazette"].rule == "in-footer"
    assert found["© 2020 The Gazette"].reason.startswith("in the foot of the page")


def test_removes_other_articles_even_where_they_are_prose():
    teasers = "".join(
        f"<li class=teaser><a href=/{n}><h3>Other news of the day {n}</h3></a><p>{SENTENCE}</p></li>" for n in range(5)
    )
    related = f"<section class=related-articles><ul>{teasers}</ul></section>"
    page = f"<article><h1>Storm hits town</h1>{STORY}</article>{related}"
    assert not any("Other news" in text for text in kept(page))


def test_removes_comments_though_they_are_longer_than_the_text():
    comments = "".join(f"<li class=comment><p>{SENTENCE} I saw it, number {n}.</p></li>" for n in range(30))
    article = f"<article><h1>Storm hits town</h1><div class=entry-content>{STORY}</div></article>"
    page = f"{article}<ol id=comments>{comments}</ol>"
    assert not any("I saw it" in text for text in kept(page))
    assert sum("houses were hit" in text for text in kept(page)) == 4


def test_leaves_to_other_rules_a_page_on_which_nothing_looks_like_an_article():
    assert labels("<p>Hello</p>")["Hello"].rule == "paragraph"
