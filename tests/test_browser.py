"""The built site in a real browser, by double-click and over http: it opens, links lead on, nothing is fetched."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsarchive.cli import main

PAGES = (
    "index.html",
    "articles/dockers-stop-work.html",
    "captures/dockers-stop-work.html",
    "sources/index.html",
    "dates/2020-09.html",
    "search.html",
    "about.html",
    "404.html",
)
CAPTURE = """Dockers stop work

By Anna Berg

1 September 2020

Dockers in three ports stopped work on Monday, the union said.[1] They ask for higher pay and for the release of two
colleagues who were arrested at the gates.

What the port says

The port authority said that ships would be served by other crews, and that talks were open to anybody who wanted them.

[1] Statement of the union, August 2020.

Share this article
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """The site of an archive of one capture and one article written by hand."""
    root = tmp_path_factory.mktemp("archive")
    (root / "seeds").mkdir()
    (root / "seeds" / "dockers.txt").write_text(CAPTURE, encoding="utf-8")
    (root / "site_config.yaml").write_text("title: Strikes\ndescription: Reports on strikes.\n", encoding="utf-8")
    (root / "content").mkdir()
    by_hand = "---\ntitle: Zażółć gęślą jaźń\nlanguage: pl\n---\nSłowa.\n"
    (root / "content" / "by-hand.md").write_text(by_hand, encoding="utf-8")
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    return root / "site"


@pytest.fixture(scope="module", params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Where the site is: in a folder, or below a sub-folder of a host."""
    if request.param == "file":
        yield site.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/site"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_without_a_fault_and_asks_nobody_else(browser, address: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("request", lambda request: None if request.url.startswith(address) else faults.append(request.url))
    page.goto(f"{address}/{path}")
    assert faults == []
    assert page.locator("h1").count() == 1
    assert "Charter" in page.evaluate("getComputedStyle(document.body).fontFamily"), "the stylesheet did not load"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "the page scrolls sideways on a phone"
    page.close()


def test_from_the_home_page_to_an_article_its_note_and_its_capture_by_clicking(browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/index.html")
    page.get_by_role("link", name="Dockers stop work").first.click()
    assert page.locator("h1").inner_text() == "Dockers stop work"
    page.locator("article sup a, main sup a").first.click()
    assert page.url.partition("#")[2]
    assert "Statement of the union" in page.locator(f"[id='{page.url.partition('#')[2]}']").inner_text()
    page.goto(page.url.partition("#")[0])
    page.locator("a[href*='captures/dockers-stop-work.html']").first.click()
    text = page.locator("main").inner_text()
    assert "Share this article" in text
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_and_ink_follow_the_readers_scheme(browser, site: Path, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{site.as_uri()}/articles/dockers-stop-work.html")
    red, green, blue = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    assert (red + green + blue > 600) is (scheme == "light")
    page.close()
