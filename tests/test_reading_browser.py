"""Quoting and citing in Chromium over file://: by pointer, touch and keyboard; what is copied and announced."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import open_whole
from building import files_of

from newsarchive.config import Config
from newsarchive.edtf import parse_edtf
from newsarchive.library import make_library
from newsarchive.model import Article, Basis, Capture, CaptureRecord, How, Line, Story
from newsarchive.outputs import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

BASE = "https://example.org/archive/"
NO_BYTES = hashlib.sha256(b"").hexdigest()
BODY = """The storm came at *night*.[^1] It took two boats.

Nobody was hurt,
“we were lucky”, they said.

- The ferry stayed in port
    - and so did the tug

[^1]: Harbour office.
"""
STORM = Article(
    title="Storm over the harbour",
    slug="storm",
    language="en",
    body=BODY,
    source="The Harbour Post",
    date=parse_edtf("2003-05-03"),
    authors=("Ada Byron",),
)
TWO = Article(
    title="From the coast",
    slug="coast",
    language="en",
    body="Before.\n\n## Old news {#story-1}\n\nIt opened.\n\n"
    "## Lost head {#story-2 .supplied}\n\nIt dried up.\n\nIt rained.",
    source="The Harbour Post",
    date=parse_edtf("2023~"),
    basis={"date": Basis(how=How.SUPPLIED, note="x")},
    capture=CaptureRecord(file="seeds/004_coast.txt", sha256=NO_BYTES, rules=1),
    stories=(
        Story(heading="Old news", date=parse_edtf("2019-04-02"), lines=(3,), basis={}),
        Story(heading="Lost head", date=parse_edtf("2021-03~"), lines=(5,),
              basis={name: Basis(how=How.SUPPLIED, note="x") for name in ("heading", "date")}),
    ),
)  # fmt: skip
COAST = Capture(
    file="seeds/004_coast.txt",
    sha256=NO_BYTES,
    encoding="utf-8",
    lines=tuple(
        Line(number=number, text=text)
        for number, text in enumerate(["Before.", "", "Old news", "It opened.", "It dried up.", "", "It rained."], 1)
    ),
)
CHICAGO = "Byron, Ada. “Storm over the harbour.” The Harbour Post, May 3, 2003."
SELECT = """([first, start, last, end]) => {
  const passages = document.querySelectorAll(".text p[id]"), range = document.createRange();
  range.setStart(passages[first].firstChild, start);
  range.setEnd(end === null ? passages[last] : passages[last].firstChild, end ?? passages[last].childNodes.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
QUOTE = ".text .copy"


def write(site: Site, folder: Path) -> Path:
    for file in files_of(site):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder / "articles" / "storm.html"


@pytest.fixture(scope="module")
def written(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article's page, of an archive without address."""
    site = Site(
        config=Config(title="A small archive"),
        library=make_library([STORM, TWO], {COAST.file: COAST}),
        templates=home / "templates",
        read_capture=lambda file: b"",
    )
    return write(site, tmp_path_factory.mktemp("site"))


@pytest.fixture
def page(browser: "Browser", written: Path) -> "Iterator[Page]":
    yield from opened(browser.new_context(), written)


def opened(context: "BrowserContext", written: Path) -> "Iterator[Page]":
    """Fails where the page reports an error."""
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_whole(page, written.as_uri())
    yield page
    context.close()
    assert errors == []


def begin(page: "Page") -> None:
    """The buttons come with the first move of a reader."""
    assert page.locator("main button").count() == 0
    page.keyboard.press("Tab")
    page.locator("#cite .copy").first.wait_for()


def announced(page: "Page", words: str) -> None:
    """Waits for it to be read to those who cannot see the button."""
    page.get_by_role("status").filter(has_text=words).wait_for(state="attached")


def pasted(page: "Page") -> list[str]:
    """What was copied, as plain text."""
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.focus("textarea")
    page.keyboard.press("Control+V")
    return page.input_value("textarea").split("\n")


def anchor(page: "Page", number: int) -> str:
    return str(page.locator(".text p[id]").nth(number).get_attribute("id"))


def test_selected_words_are_copied_with_citation_and_address(page: "Page", written: Path) -> None:
    page.evaluate(SELECT, [0, 4, 0, None])
    page.click(QUOTE)
    announced(page, "Quotation copied, with its source and address")
    assert page.inner_text(QUOTE) == "Copied"
    selected = page.evaluate("getSelection().toString()")
    assert selected.startswith("storm came")  # copying leaves the selection alone
    words = "“storm came at night. It took two boats.”"
    assert pasted(page) == [words, CHICAGO, f"articles/storm.html#{anchor(page, 0)}"]


def test_a_selection_over_paragraphs_leads_to_the_first(page: "Page", written: Path) -> None:
    page.evaluate(SELECT, [0, 0, 1, 6])
    page.click(QUOTE)
    copied = pasted(page)
    assert copied[:2] == ["“The storm came at night. It took two boats.", "Nobody”"]
    assert copied[-1] == f"articles/storm.html#{anchor(page, 0)}"


def test_a_triple_click_quotes_one_paragraph(page: "Page", written: Path) -> None:
    page.locator(".text p[id]").nth(0).click(click_count=3, position={"x": 10, "y": 10})
    page.click(QUOTE)
    assert pasted(page)[0] == "“The storm came at night. It took two boats.”"


def test_the_mark_of_a_passage_offers_its_words_by_keyboard_alone(page: "Page", written: Path) -> None:
    begin(page)
    page.locator(".text p[id] > .mark").nth(1).focus()
    page.keyboard.press("Enter")
    page.locator(QUOTE).wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Quote"
    page.keyboard.press("Enter")
    announced(page, "Quotation copied, with its source and address")
    assert pasted(page) == [
        "“Nobody was hurt, “we were lucky”, they said.”",
        CHICAGO,
        f"articles/storm.html#{anchor(page, 1)}",
    ]


def test_an_item_of_a_list_is_quoted_without_those_below_it(page: "Page") -> None:
    begin(page)
    page.locator(".text li[id] > .mark").nth(0).focus()
    page.keyboard.press("Enter")
    page.locator(QUOTE).wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    announced(page, "Quotation copied, with its source and address")
    assert pasted(page)[0] == "“The ferry stayed in port”"


def published(home: Path) -> Site:
    """An archive of one article that has an address."""
    return Site(
        config=Config(title="A small archive", base_url=BASE),
        library=make_library([STORM]),
        templates=home / "templates",
        read_capture=lambda file: b"",
    )


def test_a_published_archive_gives_its_full_address(browser: "Browser", home: Path, tmp_path: Path) -> None:
    for page in opened(browser.new_context(), write(published(home), tmp_path)):
        page.evaluate(SELECT, [0, 0, 0, None])
        page.click(QUOTE)
        assert pasted(page)[-1] == f"{BASE}articles/storm.html#{anchor(page, 0)}"


@pytest.mark.parametrize(
    ("first", "last", "source", "place"),
    [
        (0, 0, "“From the coast.” The Harbour Post, [ca. 2023].", "line 1"),
        (1, 1, "“Old news.” The Harbour Post, April 2, 2019.", "line 4"),
        (2, 3, "“[Lost head].” The Harbour Post, [ca. March 2021].", "lines 5–7"),
    ],
)
def test_words_of_a_story_are_copied_with_the_citation_of_that_story(
    browser: "Browser", written: Path, first: int, last: int, source: str, place: str
) -> None:
    """And with the lines of the capture: a file on this machine has no address for others."""
    for page in opened(browser.new_context(), written.with_name("coast.html")):
        page.evaluate(SELECT.replace(".text p[id]", ".text p[id]:not(.dated)"), [first, 0, last, None])
        page.click(QUOTE)
        assert pasted(page)[-2:] == [source, f"004_coast.txt, {place}"]


def test_each_story_can_be_cited_by_itself(browser: "Browser", written: Path) -> None:
    for page in opened(browser.new_context(), written.with_name("coast.html")):
        begin(page)
        page.click("text=Cite one story")
        page.get_by_role("button", name="Copy MLA: [Lost head]").click()
        announced(page, "MLA copied")
        assert pasted(page) == ["“[Lost head].” The Harbour Post, [ca. Mar. 2021]."]


def test_a_printed_page_names_its_archive_and_its_address(browser: "Browser", home: Path, tmp_path: Path) -> None:
    """And has no number of which the page on the screen knows nothing."""
    for page in opened(browser.new_context(), write(published(home), tmp_path)):
        page.emulate_media(media="print")
        assert page.is_visible("header .name")
        assert not page.is_visible("header nav")
        assert not page.is_visible("header form")
        assert f"{BASE}articles/storm.html" in page.inner_text(".record")
        before = "getComputedStyle(document.querySelector('.text p[id]'), '::before').content"
        assert page.evaluate(before) == "none"


def test_the_button_covers_no_word_on_a_telephone(browser: "Browser", written: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    for page in opened(context, written):
        page.evaluate(SELECT, [0, 0, 0, None])
        page.wait_for_selector(QUOTE)
        button = page.locator(QUOTE).bounding_box()
        after = page.locator(".text p[id]").nth(1).bounding_box()
        lines = page.evaluate("[...getSelection().getRangeAt(0).getClientRects()].map((line) => line.bottom)")
        assert button
        assert after
        assert button["y"] >= max(lines[:-1]) - 4
        assert button["y"] + button["height"] <= after["y"]
        assert button["height"] >= 44
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.tap(QUOTE)
        assert pasted(page)[0].startswith("“The storm")


def test_citations_and_records_are_copied(page: "Page") -> None:
    begin(page)
    page.click("#cite .copy >> nth=0")
    announced(page, "Chicago copied")
    assert pasted(page) == [CHICAGO]
    page.click("#cite summary")
    page.click("#cite details .copy >> nth=0")
    page.fill("textarea", "")
    assert pasted(page)[0] == "@article{storm,"


def test_without_the_script_there_is_no_button(browser: "Browser", written: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(written.as_uri())
    assert page.locator("main button").count() == 0
    assert page.inner_text("#cite dd >> nth=0") == CHICAGO
    page.click("#cite summary")
    assert page.inner_text("#cite details dd >> nth=0").startswith("@article{storm,")
    page.close()


def test_where_no_way_of_copying_is_left_the_button_says_so(page: "Page") -> None:
    begin(page)
    page.evaluate(
        "document.execCommand = () => false; Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page.click("#cite .copy >> nth=0")
    announced(page, "The browser did not allow copying")
    assert page.inner_text("#cite .copy >> nth=0") == "Not copied"
