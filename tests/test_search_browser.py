"""Search as a reader meets it: in Chromium, from a folder on the disk, and from a plain web server."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browsing import open_whole
from building import files_of

from newsarchive.config import Config
from newsarchive.edtf import parse_edtf
from newsarchive.library import Library, make_library
from newsarchive.model import Article, Story
from newsarchive.names import read_names
from newsarchive.outputs import Site
from newsarchive.outputs.search.article import pair_numbers
from newsarchive.outputs.search.words import words_of

NAMES = """
names:
  - {name: Ann Lee, index: 'Lee, Ann', kind: person, who: Miner., basis: {supplied: x}}
  - {name: Port, kind: place, who: Town., basis: {supplied: on every map}}
  - name: Alexander Lukashenko
    index: Lukashenko, Alexander
    kind: person
    who: President.
    basis: {supplied: x}
    spellings: [Alyaksandr Lukashenka]
    short: [Lukashenko]
    elsewhere: [Аляксандр Лукашэнка]
see: {AL: Alexander Lukashenko}
"""
LONG = "Nothing happened on that day, and the paper said so at length. " * 40
WORDS = (
    "The government’s don't l’homme O'Brien they're аб’ява workers’ ‘strike’ ўлада Ёлка мой Łódź ﬁre 北京市 "
    "post-electoral 1,000 café 90’s straße Київ soft\u00adly snake_case мои\u0306 ΟΔΟΣ"
)


def article_of(slug: str, title: str, body: str, date: str | None, source: str, **fields: Any) -> Article:
    written = parse_edtf(date) if date else None
    return Article(title=title, slug=slug, language="en", body=body, date=written, source=source, **fields)


def false_friend() -> str:
    """A word which, after “quince”, hashes to the same list as “medlar” after “quince”."""
    (wanted,) = pair_numbers(["quince", "medlar"])
    return next(word for n in range(10**8) if pair_numbers(["quince", word := f"m{n}"]) == [wanted])


def articles() -> list[Article]:
    filler = [
        article_of(f"day-{n:02}", f"Day {n}", f"{LONG}\n\nThe weather on day {n}.", f"2019-01-{n:02}", "The Almanac")
        for n in range(1, 26)
    ]
    return [
        *filler,
        article_of(
            "strike",
            "A strike in the harbour",
            f"{LONG}\n\nWorkers walked out.\n\n{LONG}\n\nA general strike was called by Ann Lee in Port.\n\n{LONG}",
            "2020-08-09",
            "The Daily Tribune",
            authors=("Owen Tudor",),
            place="Rotterdam",
            credit="Photo: Kim Quist",
            kicker="Docklands",
            standfirst="Dockers put down their tools",
        ),
        article_of(
            "strikes",
            "The strikes go on",
            "Several strikes. The general did not strike.\n\nAnn Lee spoke of the hunger strike.",
            "2020-09",
            "The Tribune",
        ),
        article_of("year", "The year in review", "Striking pictures of the general.", "2020", "The Daily Tribune"),
        article_of("minsk", "Забастовка в Минске", "Рабочие и ўлада. Зелёная ёлка, мой дом.", None, "Vestnik"),
        article_of("hash", "Of fruit", f"Quince {false_friend()}; a medlar.", "2018~", "The Orchard"),
        article_of("wire", "From the wire", "A zither.", "1999", "Wire"),
        article_of("wires", "From the other", "A zither.", "1999", "The “Wire” Service"),
        article_of("speech", "A speech", "Alexander Lukashenko spoke for hours. Lukashenko left.", None, "Gazette"),
        article_of("answer", "An answer", "Alyaksandr Lukashenka said no.", None, "Gazette"),
        article_of("unspaced", "没有空格", "工人们在港口前停下了工作。" * 40, None, "Unspaced"),
        article_of("hostile", "<img src=x onerror=alert(1)>", "A <script>alert(2)</script> zebra.", None, "<i>X</i>"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    folder = tmp_path_factory.mktemp("search") / "a site with spaces"
    return write_site(folder, make_library(articles(), {}, read_names(NAMES)), home)


def write_site(folder: Path, library: Library, home: Path) -> Path:
    made = Site(
        config=Config(title="An archive"), library=library, templates=home / "templates", read_capture=lambda _: b""
    )
    for file in files_of(made):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A window in which nothing may go wrong unseen."""
    with opened(browser) as page:
        yield page


@pytest.fixture(scope="module")
def same_page(browser: Any) -> Iterator[Any]:
    """One for many questions, each of which loads it anew."""
    with opened(browser) as page:
        yield page


@contextmanager
def opened(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    yield page
    context.close()
    assert [fault for fault in faults if "ERR_FILE_NOT_FOUND" not in fault] == []


def ask(page: Any, base: Path | str, query: str, **more: str) -> list[str]:
    """The slugs of the articles found, in their order."""
    address = base.as_uri() + "/" if isinstance(base, Path) else base
    values = "".join(f"&{name}={value}" for name, value in more.items())
    page.goto(f"{address}search.html?q={quote(query)}{values}")
    return found(page)


def found(page: Any) -> list[str]:
    page.wait_for_selector("#count:not(:empty)")
    page.wait_for_selector(".hits[aria-busy]", state="detached")
    hrefs = page.eval_on_selector_all("a.hit", "links => links.map((link) => link.getAttribute('href'))")
    return [href.split("/")[1].split(".html")[0] for href in hrefs]


@pytest.fixture(scope="module")
def vast_site(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """An article of one passage that says the same word very often, and ends in others."""
    bodies = {"spaced": "a " * 20_000 + "strike and harbour.", "bracketed": "[a](" * 4_000, "short": "A strike."}
    written = [article_of(slug, f"Of {slug}", body, None, "Gazette") for slug, body in bodies.items()]
    return write_site(tmp_path_factory.mktemp("vast"), make_library(written, {}, read_names("names: []")), home)


@pytest.fixture(scope="module")
def site_of_stories(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A page of several stories, known by the date of its last, between two articles."""
    dates = {"The bridge": "2021-03/2021-12", "The well": "2022-04~", "The ferry": "2023", "The mill": None}
    stories = tuple(
        Story(heading=heading, date=parse_edtf(date) if date else None, lines=(), basis={})
        for heading, date in dates.items()
    )
    told = (f"## {heading} {{#story-{n}}}\n\nA strike at {heading}." for n, heading in enumerate(dates, start=1))
    written = [
        article_of("listing", "Latest news", "\n\n***\n\n".join(told), "2023~", "Gazette", stories=stories),
        article_of("older", "A strike of old", "It ended.", "2021-05-01", "Gazette"),
        article_of("newer", "A new strike", "It began.", "2024", "Gazette"),
    ]
    return write_site(tmp_path_factory.mktemp("stories"), make_library(written), home)


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("strike date:2021", {"listing", "older"}),
        ("date:2022-04", {"listing"}),
        ("date:2022", {"listing"}),
        ("date:2021-03..2021-06", {"older"}),
        ("date:2023", {"listing"}),
        ("date:2020", set()),
        ("strike -date:2021", {"listing", "newer"}),
        ("strike -date:2023", {"older", "newer"}),
    ],
)
def test_a_date_finds_the_article_that_holds_a_story_of_that_date(
    page: Any, site_of_stories: Path, query: str, slugs: set[str]
) -> None:
    """To be left out, an article must be of that date itself: its other stories are not."""
    assert set(ask(page, site_of_stories, query)) == slugs


def test_the_story_of_the_date_is_named_and_its_words_come_first(page: Any, site_of_stories: Path) -> None:
    ask(page, site_of_stories, "strike date:2022")
    assert page.locator(".hits .short li").all_inner_texts()[-1] == "4 stories, March 2021 to 2023"
    assert page.inner_text(".hits ul.remark") == "Story, about April 2022: The well"
    assert page.get_attribute(".hits .remark a", "href") == "articles/listing.html#story-2"
    assert page.locator(".snippets p").all_inner_texts() == ["A strike at The well.", "and 3 more passages"]
    page.click("a.hit")
    page.wait_for_selector("article mark")
    assert page.evaluate("document.querySelector(':target').closest('section').getAttribute('aria-labelledby')") == (
        "story-2"
    )


def test_years_of_stories_are_counted_once_an_article(page: Any, site_of_stories: Path) -> None:
    ask(page, site_of_stories, "strike")
    years = page.locator(".facets section").first.inner_text().split("\n")
    assert years == ["Year", "2024 1", "2023 1", "2022 1", "2021 2"]
    assert page.locator(".hits ul.remark").count() == 0


def wait_for_hits(page: Any, count: int) -> None:
    page.wait_for_selector(f".hits > li:nth-child({count}):last-child")


def answer(page: Any) -> str:
    return str(page.inner_text("#count"))


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("harbour", {"strike"}),
        ("STRIKE", {"strike", "strikes", "year"}),
        ("strike dockers", {"strike"}),
        ("“general strike”", {"strike"}),
        ("general-strike", {"strike"}),
        ('hunger "did not" strike', {"strikes"}),
        ('"strike"', {"strike", "strikes"}),
        ('"strikes"', {"strikes"}),
        ("strike -hunger", {"strike", "year"}),
        ('strike -"general strike"', {"strikes", "year"}),
        ("harb*", {"strike"}),
        ("general strik* -strikes", {"strike", "year"}),
        ("source:tribune", {"strike", "strikes", "year"}),
        ('source:"the tribune"', {"strikes"}),
        ('source:"the daily tribune" general', {"strike", "year"}),
        ("author:tudor", {"strike"}),
        ("Owen Tudor", {"strike"}),
        ('"owen tudor"', {"strike"}),
        ("rotterdam", {"strike"}),
        ("quist", {"strike"}),
        ("docklands", {"strike"}),
        ("almanac 7", {"day-07"}),
        ("name:lukashenka", {"speech", "answer"}),
        ('name:"Alyaksandr Lukashenka"', {"speech", "answer"}),
        ("name:лукашэнка", {"speech", "answer"}),
        ("name:AL", {"speech", "answer"}),
        ('author:"Owen Tudor" name:"Ann Lee"', {"strike"}),
        ("name:lee", {"strike", "strikes"}),
        ("name:port", {"strike"}),
        ('name:"port"', {"strike"}),
        ('name:"lee"', {"strike", "strikes"}),
        ("source:wire", {"wire", "wires"}),
        ('source:"wire"', {"wire"}),
        ("date:2020-08", {"strike"}),
        ("date:2020-08..2020-09", {"strike", "strikes"}),
        ("date:2020", {"strike", "strikes", "year"}),
        ("date:2020-08-09", {"strike"}),
        ("date:..2018", {"hash", "wire", "wires"}),
        ("date:2020-09..", {"strikes"}),
        ("забастовка", {"minsk"}),
        ("улада елка", {"minsk"}),
        ("мои", set()),
        ("мой", {"minsk"}),
        ("quince medlar", {"hash"}),
        ('"quince medlar"', set()),
        ("zebra", {"hostile"}),
        ('source:"<i>X</i>" zebra', {"hostile"}),
        ("docker", {"strike"}),
        ('"docker"', set()),
        ("harb", set()),
        ("strike nowhere", set()),
        ("- … \"", set()),
    ],
)  # fmt: skip
def test_search_finds(same_page: Any, site: Path, query: str, slugs: set[str]) -> None:
    same_page.goto(f"{site.as_uri()}/search.html")
    same_page.fill("#query", query)
    same_page.keyboard.press("Enter")
    if query.strip('-… "'):
        assert set(found(same_page)) == slugs


def test_it_works_on_a_web_server_too(page: Any, server: str) -> None:
    assert set(ask(page, server, "strike dockers")) == {"strike"}


def test_the_same_words_in_python_and_in_the_browser(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/search.html")
    assert page.evaluate("text => find.words(text)", WORDS) == words_of(WORDS)
    assert page.evaluate("text => find.places(text).map(({ word }) => word)", WORDS) == words_of(WORDS)


def test_exact_forms_come_before_other_forms(page: Any, site: Path) -> None:
    assert ask(page, site, "strike")[0] == "strike"
    assert ask(page, site, "strikes")[0] == "strikes"


def test_the_newest_come_first_if_so_asked(page: Any, site: Path) -> None:
    assert ask(page, site, "strike", sort="date") == ["strikes", "strike", "year"]


def test_words_are_marked_in_the_title_and_in_several_snippets(page: Any, site: Path) -> None:
    ask(page, site, "strike workers")
    marks = page.eval_on_selector_all(".hits li:first-child mark", "marks => marks.map((mark) => mark.textContent)")
    assert marks == ["strike", "Workers", "strike"]


def test_an_opening_without_spaces_is_cut_all_the_same(page: Any, site: Path) -> None:
    ask(page, site, "source:unspaced")
    opening = page.inner_text(".hits .card p:last-child")
    assert opening.endswith(" …")
    assert 200 < len(opening) < 250


def test_the_article_opens_at_the_paragraph_with_the_words_marked(page: Any, site: Path) -> None:
    ask(page, site, '"general strike"')
    page.click("a.hit")
    page.wait_for_selector("article mark")
    assert page.eval_on_selector_all("article mark", "marks => marks.map((mark) => mark.textContent)") == [
        "general",
        "strike",
    ]
    top = page.locator(":target").bounding_box()["y"]
    assert 0 <= top < 450
    assert page.evaluate("scrollY") > 500


def test_back_and_forward_tell_the_truth(page: Any, site: Path) -> None:
    ask(page, site, "strike")
    page.fill("#query", "zebra")
    page.keyboard.press("Enter")
    page.wait_for_selector("a.hit[href*=hostile]")
    assert page.url.endswith("?q=zebra")
    page.click("a.hit")
    page.go_back()
    page.wait_for_selector("a.hit[href*=hostile]")
    page.go_back()
    page.wait_for_selector("a.hit[href*='/strike.']")
    assert page.input_value("#query") == "strike"
    page.go_forward()
    page.wait_for_selector("a.hit[href*=hostile]")
    assert page.input_value("#query") == "zebra"


def test_facets_count_and_narrow_down(page: Any, site: Path) -> None:
    ask(page, site, "general")
    facets = page.locator(".facets section")
    assert facets.all_inner_texts() == ["Source\nThe Daily Tribune 2\nThe Tribune 1", "Name\nAnn Lee 2\nPort 1"]
    page.click("text=The Daily Tribune")
    wait_for_hits(page, 2)
    assert page.input_value("#query") == 'general source:"The Daily Tribune"'
    page.click("text=remove")
    wait_for_hits(page, 3)
    assert page.input_value("#query") == "general"


def test_a_facet_of_one_word_or_with_quotation_marks_means_that_name_alone(page: Any, site: Path) -> None:
    ask(page, site, "zither")
    page.click("text=The “Wire” Service")
    page.wait_for_selector("text=1 article.")
    assert page.input_value("#query") == 'zither source:"The Wire Service"'
    assert found(page) == ["wires"]
    ask(page, site, "zither")
    page.click(".facets >> text='Wire'")
    page.wait_for_selector("text=1 article.")
    assert found(page) == ["wire"]


def test_years_are_counted_where_the_whole_date_lies_in_one(page: Any, site: Path) -> None:
    ask(page, site, "name:lee -port")
    assert answer(page) == "1 article."
    ask(page, site, "the")
    years = page.locator(".facets section").first.inner_text().split("\n")
    assert years == ["Year", "2020 3", "2019 25", "2018 1", "1999 2"]


def test_more_results_are_shown_on_request_and_are_in_the_address(page: Any, site: Path) -> None:
    assert len(ask(page, site, "weather")) == 10
    assert answer(page) == "25 articles, the first 10 shown."
    page.click("text=Show 15 more")
    wait_for_hits(page, 25)
    page.reload()
    wait_for_hits(page, 25)


def test_results_are_announced(page: Any, site: Path) -> None:
    ask(page, site, "strike")
    assert page.get_attribute("#count", "role") == "status"
    assert answer(page) == "3 articles."


def test_words_of_the_slip_are_shown_as_what_they_are_and_lead_to_it(page: Any, site: Path) -> None:
    ask(page, site, "rotterdam tudor quist")
    assert page.locator(".snippets p").all_inner_texts() == [
        "Author: Owen Tudor",
        "Place: Rotterdam",
        "Credit: Photo: Kim Quist",
    ]
    page.click(".snippets a >> nth=1")
    page.wait_for_url("**/strike.html?q=*#slip")
    page.wait_for_selector(".slip mark")
    assert page.locator(".slip mark").all_inner_texts() == ["Tudor", "Rotterdam", "Quist"]


def test_what_the_slip_says_of_a_fact_is_not_marked(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/articles/strike.html?q=strike+entered+hand+stated+2020+tribune")
    page.wait_for_selector(".head mark")
    assert page.locator(".slip mark").all_inner_texts() == ["Tribune"]


@pytest.mark.parametrize("query", ["2020-08-09", "9 August 2020", "9 aug. 2020", "August 9, 2020"])
def test_what_reads_as_a_date_offers_the_articles_of_that_date(page: Any, site: Path, query: str) -> None:
    ask(page, site, query)
    assert "Is a date of publication meant? date:2020-08-09" in answer(page)
    page.click(".offers a")
    page.wait_for_selector("a.hit")
    assert found(page) == ["strike"]


@pytest.mark.parametrize("query", ["31 June 2020", "2020-13", "9 Harbour 2020", "the strike of 2020", "August"])
def test_what_reads_as_no_date_offers_none(page: Any, site: Path, query: str) -> None:
    ask(page, site, query)
    assert "date:" not in answer(page)


def test_a_word_that_no_article_holds_is_named(page: Any, site: Path) -> None:
    ask(page, site, "strike nowhere")
    assert answer(page) == "No article holds “nowhere”."
    page.click("text=Search without nowhere")
    page.wait_for_selector("a.hit")
    assert page.input_value("#query") == "strike"


@pytest.mark.parametrize(
    ("query", "slugs", "asked", "offered"),
    [
        ("lukashenka", {"answer"}, "lukashenka", 'name:"Alexander Lukashenko"'),
        ("Лукашэнка", set(), "Лукашэнка", 'name:"Alexander Lukashenko"'),
        ('"alyaksandr lukashenka"', {"answer"}, '"alyaksandr lukashenka"', 'name:"Alexander Lukashenko"'),
        ("hours alyaksandr lukashenka", set(), "alyaksandr lukashenka", 'hours name:"Alexander Lukashenko"'),
    ],
)
def test_other_spellings_of_a_name_are_offered(
    page: Any, site: Path, query: str, slugs: set[str], asked: str, offered: str
) -> None:
    """The question stays as it was asked; the offer is announced, and can be taken."""
    assert set(ask(page, site, query)) == slugs
    words = asked if asked.startswith('"') else f"“{asked}”"
    assert f"{words} is one of several spellings of “Alexander Lukashenko”." in answer(page)
    assert page.input_value("#query") == query
    page.click("text=Articles that name Alexander Lukashenko in any spelling")
    page.wait_for_selector("a.hit[href*='/speech.']")
    assert page.input_value("#query") == offered


@pytest.mark.parametrize("query", ["lee", "ann lee", 'name:"Alexander Lukashenko"', "-lukashenka speech", "lukash*"])
def test_no_spelling_is_offered_where_none_finds_more(page: Any, site: Path, query: str) -> None:
    ask(page, site, query)
    assert page.locator(".offers").count() == 0


@pytest.mark.parametrize(
    ("query", "offered", "slug"),
    [
        ("harbuor", "harbour", "strike"),
        ("zeebra source:x", "zebra source:x", "hostile"),
        ("wethar", "weather", "day-25"),
    ],
)
def test_words_spelt_like_the_one_that_no_article_holds_are_offered(
    page: Any, site: Path, query: str, offered: str, slug: str
) -> None:
    assert ask(page, site, query) == []
    word = offered.split()[0]
    assert answer(page).endswith(f"Did you mean “{word}”?")
    page.click(f".offers >> text={word}")
    page.wait_for_selector(f"a.hit[href*='/{slug}.']")
    assert page.input_value("#query") == offered


@pytest.mark.parametrize("query", ["xylophone", "zxq", "harbuor*", '"quince medlra"'])
def test_nothing_is_offered_that_is_not_alike(page: Any, site: Path, query: str) -> None:
    assert ask(page, site, query) == []
    assert page.locator(".offers").count() == 0


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("date:August", "“date:August” names no date"),
        ("date:2020-13", "names no date"),
        ("strike harbour -dockers", "No article holds all of this together."),
        ("***", "signs alone are not looked for"),
        ('"', "signs alone are not looked for"),
    ],
)
def test_what_is_not_understood_or_not_found_is_said(page: Any, site: Path, query: str, words: str) -> None:
    assert ask(page, site, query) == []
    assert words in answer(page)


@pytest.mark.parametrize("part", ["root", "words", "records", "text"])
def test_a_part_that_cannot_be_read_is_named(page: Any, site: Path, part: str) -> None:
    page.route(lambda address: f"/search/{part}" in address, lambda route: route.fulfill(status=200, body=""))
    assert ask(page, site, "strike") == []
    assert f"could not be read: search/{part}" in answer(page)


def test_the_keyboard_is_enough(page: Any, site: Path) -> None:
    open_whole(page, f"{site.as_uri()}/articles/strike.html")
    page.keyboard.press("/")
    page.keyboard.type("strike/ general")
    page.keyboard.press("Enter")
    page.wait_for_selector("a.hit")
    assert page.input_value("#query") == "strike/ general"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "hit"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")


def test_without_javascript_it_says_so_and_shows_the_ways_in(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/articles/strike.html")
    page.fill("input[type=search]", "strike")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=strike")
    assert "Searching needs JavaScript" in page.inner_text("main")
    assert not page.is_visible("main form")
    page.click("main a[href='sources/index.html']")
    assert page.inner_text("h1") == "Sources"
    context.close()


def test_hostile_text_stays_text(page: Any, site: Path) -> None:
    ask(page, site, "<img src=x onerror=alert(3)> alert")
    ask(page, site, "zebra")
    assert "<img src=x onerror=alert(1)>" in page.inner_text("a.hit")
    assert "<script>alert(2)</script>" in page.inner_text(".hits p")
    assert page.locator("main img, main script, main i").count() == 0


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("a", {"spaced", "bracketed", "short"}),
        ('"a a"', {"spaced", "bracketed"}),
        ('"a strike and harbour"', {"spaced"}),
        ('"a strike" "a a"', {"spaced"}),
        ("a* " * 5_000, {"spaced", "bracketed", "short"}),
        ("a strike " * 2_000, {"spaced", "short"}),
        ("a-" * 5_000, {"spaced", "bracketed"}),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_very_many_words_are_answered(page: Any, vast_site: Path, query: str, slugs: set[str]) -> None:
    """In a query as in an article; the last words of a long passage are found too."""
    page.set_default_timeout(5_000)
    assert set(ask(page, vast_site, query)) == slugs


def test_the_article_that_says_a_word_very_often_has_all_of_them_marked(page: Any, vast_site: Path) -> None:
    page.set_default_timeout(5_000)
    page.goto(f"{vast_site.as_uri()}/articles/spaced.html?q=a+harbour")
    page.wait_for_selector("article mark")
    assert page.locator("article .text mark").count() == 20_001
    assert page.inner_text("article .text").endswith("a strike and harbour.")


def test_what_is_asked_beyond_the_first_words_is_said_to_be_left_out(page: Any, site: Path) -> None:
    """Not what is asked again; and a long query can still be narrowed down."""
    said = "Only the first 32 words were looked for."
    unwanted = " ".join(f"-none{n}" for n in range(31))
    ask(page, site, f"general {unwanted} general")
    assert answer(page) == "3 articles."
    ask(page, site, f"general {unwanted} nowhere name:port")
    assert answer(page) == f"1 article. {said}"
