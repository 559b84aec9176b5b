"""Names in Chromium over file://: from the article to the index and back to the paragraph."""

from pathlib import Path
from typing import TYPE_CHECKING

from building import files_of

from newsarchive.config import Config
from newsarchive.library import make_library
from newsarchive.model import Article
from newsarchive.names import read_names
from newsarchive.outputs import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = """
see: {Quayside: Port}
names:
  - {name: Port, kind: place, who: Town., basis: {supplied: on every map}}
"""
BODY = "\n\n".join([*(f"Line {n} of words." for n in range(60)), "A **boat** left Port’s quay.", "It came to Port."])


def test_a_name_leads_to_the_index_and_its_lines_lead_back(browser: "Browser", home: Path, tmp_path: Path) -> None:
    library = make_library(
        [Article(title="The boat", slug="the-boat", language="en", body=BODY)], {}, read_names(NAMES)
    )
    config = Config(title="A small archive", description="")
    site = Site(config=config, library=library, templates=home / "templates", read_capture=lambda file: b"")
    for file in files_of(site):
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    page = browser.new_page(java_script_enabled=False)
    page.goto((tmp_path / "articles" / "the-boat.html").as_uri())
    page.click("a.named >> nth=0")
    assert page.inner_text("h1") == "Port"
    lines = page.locator(".concordance li")
    assert lines.all_inner_texts() == ["A boat left Port’s quay.", "It came to Port."]
    lines.nth(1).locator("a").click()
    target = page.locator("p:target")
    assert target.evaluate("element => element.firstChild.textContent") == "It came to "
    assert target.evaluate("element => element.getBoundingClientRect().bottom <= innerHeight")
    page.click("nav >> text=Names")
    assert page.inner_text(".letter .see") == "Quayside, see Port"
    page.click(".letter .see a")
    assert page.inner_text("h1") == "Port"
    page.close()
