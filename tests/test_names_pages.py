"""The index of names on the site, and the quiet links on names in the articles."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.config import Config
from newsarchive.edtf import parse_edtf
from newsarchive.library import Library, make_library
from newsarchive.markup import Additions, WordLink, render_body
from newsarchive.model import Article, Basis, How, Passage, Story
from newsarchive.names import Register, read_names
from newsarchive.outputs.search import entry_of
from newsarchive.pages.article import ArticleView, article_page
from newsarchive.pages.names import make_register, pages
from newsarchive.pages.names.index import IndexView, Row, index_pages
from newsarchive.pages.names.name import NameView, name_pages
from newsarchive.pages.names.order import letter_of, sort_key

NAMES = """
articles: {storm: the-storm}
see: {"Quay, The": Port}
names:
  - {name: Ann Lee, index: 'Lee, Ann', kind: person, who: Miner., basis: {stated: {storm: '7, 9'}}, short: Lee,
     see_also: Port, russian: Анна Ли}
  - {name: Port, kind: place, who: Town., basis: {supplied: on every map}}
  - {name: Éire, kind: place, who: Island., basis: {supplied: x}, unlinked: true}
"""
CONFIG = Config(title="A small archive", description="")


def article_of(slug: str, body: str, title: str = "A title", date: str = "2020-08-17") -> Article:
    return Article(title=title, slug=slug, language="en", body=body, source="The Bell", date=parse_edtf(date))


def library_of(*articles: Article, names: str = NAMES) -> Library:
    return make_library(articles, {}, read_names(names))


def html_of(library: Library, slug: str) -> str:
    view = article_page(CONFIG, library, library.by_slug[slug]).view
    assert isinstance(view, ArticleView)
    return "".join(map(str, (*(part for story in view.stories for part in (story.heading, story.html)), view.notes)))


def links_in(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<a class="named" href="([^"]*)">([^<]*)</a>', html)


# --- links in articles ---


def test_the_first_mention_in_each_paragraph_is_linked() -> None:
    library = library_of(article_of("x", "Ann Lee left Port. Lee and Ann Lee came.\n\nLee’s boat left."))
    assert links_in(html_of(library, "x")) == [
        ("../names/ann-lee.html", "Ann Lee"),
        ("../names/port.html", "Port"),
        ("../names/ann-lee.html", "Lee"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "## Port\n\nWords.",
        "Words of [the Port of old](https://example.org/), words.",
        "A bit of code: `Port`.",
        "P*ort* and Po**rt**.",
        "Welcome to Éire.",
    ],
)
def test_names_in_headings_links_code_and_divided_ones_are_not_linked(body: str) -> None:
    assert links_in(html_of(library_of(article_of("x", body)), "x")) == []


@pytest.mark.parametrize(
    "body",
    [
        "*Port*, and **the town of Port**.",
        "- Port\n- Port",
        "> Port",
        "Words[^1].\n\n[^1]: Port is old.",
        "| a | Port |\n|---|---|\n| b | c |",
        "Words[^1] of Port.\n\n[^1]: Words.",
        "a < b & Port > c",
    ],
)
def test_names_are_linked_wherever_words_stand(body: str) -> None:
    assert set(links_in(html_of(library_of(article_of("x", body)), "x"))) == {("../names/port.html", "Port")}


def test_a_full_name_in_the_title_tells_whose_the_surname_is() -> None:
    library = library_of(article_of("x", "Then Lee came.", title="Ann Lee returns"))
    assert links_in(html_of(library, "x")) == [("../names/ann-lee.html", "Lee")]


PIECES = st.sampled_from(
    ["Port", "*Port*", "**a Port b**", "`Port`", "[Port](https://e.org)", "&amp;", "<b>", "  ", "\\*"]
)


@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_links_change_no_word(body: str) -> None:
    article = article_of("x", f"Words {body}")
    plain = render_body(article)

    def add(passages: Sequence[Passage]) -> Additions:
        return Additions(
            links={
                passage.anchor: [
                    WordLink(start=match.start(), end=match.end(), href="x.html", role="named")
                    for match in re.finditer("Port", passage.text)
                ]
                for passage in passages
            }
        )

    linked = render_body(article, add)
    without = re.sub(r'<a class="named" href="x.html">(Port)</a>', r"\1", str(linked.parts[0].html))
    assert without == str(plain.parts[0].html)
    assert linked.passages == plain.passages


# --- the index ---


def index_of(library: Library) -> IndexView:
    (page,) = index_pages(library, make_register(library))
    assert isinstance(page.view, IndexView)
    return page.view


def rows_of(view: IndexView) -> list[Row]:
    return [row for letter in view.letters for row in letter.rows]


def test_the_index_lists_names_by_letter_with_references() -> None:
    view = index_of(library_of(article_of("x", "Ann Lee left Port. Lee wept.")))
    assert [letter.text for letter in view.letters] == ["E", "L", "P", "Q"]
    assert [(row.text, row.mentions) for row in rows_of(view)] == [
        ("Éire", "no mention"),
        ("Lee, Ann", "2 mentions"),
        ("Port", "1 mention"),
        ("Quay, The", ""),
    ]
    assert [link.href for row in rows_of(view) for link in (*row.see, *row.see_also)] == ["port.html", "port.html"]


def test_names_that_begin_with_figures_of_any_script_share_one_letter() -> None:
    names = "".join(
        f"  - {{name: {name}, kind: place, who: x, basis: {{supplied: x}}}}\n"
        for name in ("5th Avenue", "Zoo", "٣ يوليو", "Шар")
    )
    view = index_of(library_of(names=f"names:\n{names}"))
    assert [(letter.text, [row.text for row in letter.rows]) for letter in view.letters] == [
        ("0–9", ["5th Avenue", "٣ يوليو"]),
        ("Z", ["Zoo"]),
        ("Ш", ["Шар"]),
    ]


def test_a_long_index_has_a_page_for_each_letter() -> None:
    entry = "  - {{name: {letter}{n}, kind: place, who: x, basis: {{supplied: x}}}}\n"
    names = "names:\n" + "".join(entry.format(letter=letter, n=n) for letter in "ABШ" for n in range(200))
    library = library_of(names=names)
    found = list(index_pages(library, make_register(library)))
    paths = ["names/index.html", "names/index.a.html", "names/index.b.html", "names/index.428.html"]
    assert [page.path for page in found] == paths
    assert [len(rows_of(page.view)) for page in found if isinstance(page.view, IndexView)] == [0, 200, 200, 200]


def test_order_is_by_words_without_accents_and_signs() -> None:
    wanted = ["#Aa", "Black, Ann", "Black Book", "Blackburn", "Éire", "Eton", "Zoo", "Шар"]
    shuffled = [*wanted[4:], *wanted[:4]]
    assert sorted(shuffled, key=sort_key) == wanted
    assert [letter_of(text) for text in ("@éa", "5th", "", "шар")] == ["E", "0–9", "0–9", "Ш"]


# --- the page of a name ---


def views_of(library: Library, slug: str) -> list[NameView]:
    found = name_pages(library, make_register(library), library.names[slug])
    return [page.view for page in found if isinstance(page.view, NameView)]


def test_a_name_shows_each_mention_with_a_link_to_its_paragraph() -> None:
    library = library_of(article_of("x", "Ann Lee left."), article_of("y", "Then Ann Lee and Lee came.", date="2021"))
    (view,) = views_of(library, "ann-lee")
    assert view.size == "3 mentions in 2 articles"
    assert [(article.date, len(article.lines)) for article in view.mentions] == [("2021", 2), ("17 August 2020", 1)]
    for article in view.mentions:
        for line in article.lines:
            address, _, anchor = line.href.partition("#")
            slug = address.removeprefix("../articles/").removesuffix(".html")
            (passage,) = (p for p in render_body(library.by_slug[slug]).passages if p.anchor == anchor)
            assert passage.text == line.before + line.name + line.after
    assert [(one.text, one.count) for one in view.spellings] == [("Ann Lee", "2"), ("Lee", "1")]
    assert [(one.text, one.language) for one in view.elsewhere] == [("Анна Ли", "ru")]


@pytest.mark.parametrize("field", ["title", "standfirst", "credit"])
def test_a_mention_beside_the_text_links_to_the_article(field: str) -> None:
    article = replace(article_of("x", "Words."), **{field: "Fire in Port"})
    (view,) = views_of(library_of(article), "port")
    assert [line.href for article in view.mentions for line in article.lines] == ["../articles/x.html"]


def test_who_it_is_says_how_that_is_known() -> None:
    library = library_of(article_of("the-storm", "Words."))
    (view,) = views_of(library, "ann-lee")
    assert [(one.lines.text, one.title) for one in view.stated] == [("lines 7, 9", "A title")]
    assert [(one.supplied, one.stated) for one in views_of(library, "port")] == [("on every map", ())]


def test_a_base_in_an_article_that_is_gone_is_not_linked() -> None:
    (view,) = views_of(library_of(), "ann-lee")
    assert [(one.lines.href, one.title) for one in view.stated] == [("", "")]


def test_a_name_with_many_mentions_has_several_pages() -> None:
    """And its lines, of which there may be thousands, come back in order."""
    bodies = ["\n\n".join(f"Line {n}: {place} of Port." for place in range(300)) for n in range(4)]
    library = library_of(*(article_of(f"a-{n}", body) for n, body in enumerate(bodies)))
    views = views_of(library, "port")
    lines = [line.before for view in views for article in view.mentions for line in article.lines]
    assert len(views) == 6
    assert lines == [f"Line {n}: {place} of " for n in range(4) for place in range(300)]
    assert views[0].pager is not None


def test_pages_have_paths_and_titles_of_their_own() -> None:
    found = list(pages(CONFIG, library_of(article_of("x", "Ann Lee left Port."))))
    assert len({page.path for page in found}) == len({page.title for page in found}) == 4


def test_an_archive_without_names_says_so() -> None:
    library = make_library([article_of("x", "Ann Lee left Port.")])
    (page,) = pages(CONFIG, library)
    assert isinstance(page.view, IndexView)
    assert (page.path, page.view.letters) == ("names/index.html", ())
    assert Register().count("ann-lee") == 0


def library_with_stories() -> Library:
    body = "Port.\n\n## One {#story-1}\n\nPort.\n\n***\n\n## Ports, Port {#story-2}\n\nPort[^1].\n\n[^1]: Port."
    one = Story(
        heading="One", date=parse_edtf("2021-03"), lines=(3,), basis={"heading": Basis(how=How.STATED, lines=(2,))}
    )
    two = Story(heading="Ports, Port", date=None, lines=(5,), basis={"heading": Basis(how=How.SUPPLIED)})
    return library_of(replace(article_of("x", body), stories=(one, two)))


def test_a_mention_in_one_of_several_stories_has_the_date_of_that_story() -> None:
    (view,) = views_of(library_with_stories(), "port")
    assert [(part.title, part.within, part.date, part.href) for part in view.mentions] == [
        ("A title", "", "17 August 2020", "../articles/x.html"),
        ("One", "A title", "March 2021", "../articles/x.html#story-1"),
        ("[Ports, Port]", "A title", "", "../articles/x.html#story-2"),
        ("A title", "", "17 August 2020", "../articles/x.html"),
    ]


def test_a_heading_that_the_archive_supplied_mentions_nobody() -> None:
    """It stands in brackets instead: the article may not name anyone there."""
    (view,) = views_of(library_with_stories(), "port")
    assert [(part.title, len(part.lines)) for part in view.mentions] == [
        ("A title", 1),
        ("One", 1),
        ("[Ports, Port]", 1),
        ("A title", 1),
    ]


def test_search_counts_the_same_mentions() -> None:
    body = "## Ann Lee {#story-1}\n\nPort."
    story = Story(heading="Ann Lee", date=None, lines=(3,), basis={"heading": Basis(how=How.SUPPLIED)})
    library = library_of(replace(article_of("x", body), stories=(story,)))
    assert entry_of(library, library.articles[0]).names == ("Port",)
