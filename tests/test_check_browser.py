"""A page checks itself in Chromium, over file:// and http: its capture's digest, and each of its passages."""

import functools
import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import open_whole

from newsarchive.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEXT = """Dockers stop work in three ports

By Anna Berg

1 September 2020

Dockers in three ports stopped work on Monday, the union said.[1] They ask for higher pay and for the release of
two colleagues, “today, not tomorrow”.

The port authority said that ships would be served by other crews, and that talks were open to anybody who wanted
them. No date for a meeting was named.

[1] Statement of the union.
"""
RUSSIAN = TEXT.replace("Dockers", "Докеры").replace("Anna Berg", "Анна Берг")
PAGE = (
    "<!doctype html><title>{0}</title><script>window.ran = 1</script>"
    "<article><h1>{0}</h1><p>{1}</p><p>{2}</p></article>"
)
SENTENCE = (
    "Miners in three towns stopped work on Monday, the union said, and they ask for <em>higher</em> pay and safety. "
)
WEAVERS = SENTENCE.replace("Miners", "Weavers")
BAKERS = """Bakers in three towns stopped work on Monday, “the union said”, & they ask for higher pay and for safety.

The mills said that flour would be kept for them, and that talks were open to anybody who wanted to come and sit down.

In the oldest of the three towns, people stood before the closed shops until noon, and some went home with rolls which
an apprentice had baked at night in his mother's kitchen. He gave them away, he said, because nobody should go hungry.

No date for a meeting was named. The last strike of this trade, forty years ago, took eleven days to settle.
"""


@pytest.fixture(scope="module")
def site(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    seeds = root / "seeds"
    seeds.mkdir()
    (seeds / "dockers.txt").write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    (seeds / "russian.txt").write_bytes(RUSSIAN.replace("“", "«").replace("”", "»").encode("cp1251"))
    in_data = json.dumps({"@type": "NewsArticle", "headline": "Bakers stop work", "articleBody": BAKERS})
    data = f'<!doctype html><title>x</title><script type="application/ld+json">{in_data}</script><p>Loading.</p>'
    (seeds / "bakers.html").write_text(data, encoding="utf-8")
    japanese = '<!doctype html><meta charset="Shift_JIS">' + PAGE.format("港の人々", WEAVERS * 4, WEAVERS * 5)
    (seeds / "weavers.html").write_bytes(japanese.encode("cp932"))
    (seeds / "cooks.txt").write_bytes(b"\xfe\xff" + TEXT.replace("Dockers", "Cooks").encode("utf-16-be"))
    page = PAGE.format("Miners stop work", SENTENCE * 4, SENTENCE * 5)
    (seeds / "miners.html").write_text(page, encoding="utf-8")
    (seeds / "supplied.txt").write_text(TEXT.replace("Dockers", "Pilots"), encoding="utf-8")
    (seeds / "supplied.yaml").write_text(
        "title: A title of our own\nheadings: {10: What the port says}\n", encoding="utf-8"
    )
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    return root / "site"


@pytest.fixture
def changed(site: Path) -> Iterator[Path]:
    """The dockers' page, which is put back in the end."""
    page = site / "articles" / "dockers-stop-work-in-three-ports.html"
    before = page.read_bytes()
    yield page
    page.write_bytes(before)


def article(site: Path, words: str) -> Path:
    return next(path for path in sorted((site / "articles").glob("*.html")) if words in path.read_text("utf-8"))


def check(browser: "Browser", address: str) -> str:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    open_whole(page, address)
    assert page.locator(".record", has_text="SHA-256").is_visible()
    page.mouse.move(9, 9)
    page.mouse.move(19, 19)
    page.locator("button.check").click()
    page.wait_for_selector(".checked p")
    said = page.locator(".checked").inner_text()
    assert page.evaluate("window.ran") is None
    page.close()
    assert errors == []
    return said


@pytest.mark.parametrize(
    "words", [f"{who} in three" for who in ("Dockers", "Докеры", "Miners", "Weavers", "Bakers", "Cooks")]
)
def test_a_page_that_is_its_captures_says_so(browser: "Browser", site: Path, words: str) -> None:
    """Of text, of text in old encodings, and of saved pages: their scripts do not run, and one is all in its data."""
    said = check(browser, article(site, words).as_uri())
    assert "has the SHA-256 stated above" in said
    assert "passages of this page stand in it, letter for letter." in said
    assert "All " in said


def test_it_works_over_http_without_a_secure_context(browser: "Browser", site: Path) -> None:
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        said = check(browser, address + article(site, "Dockers in three").relative_to(site).as_posix())
        server.shutdown()
    assert "All " in said


def test_words_that_were_changed_are_named(browser: "Browser", changed: Path) -> None:
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("for higher pay", "for lower pay"), "utf-8")
    said = check(browser, changed.as_uri())
    assert "Not these:" in said
    assert "They ask for lower pay" in said


def test_words_that_were_added_are_named(browser: "Browser", changed: Path) -> None:
    text = changed.read_text("utf-8")
    changed.write_text(text.replace('<p id="', '<p>Nobody said this.</p><p id="', 1), "utf-8")
    assert "Nobody said this." in check(browser, changed.as_uri())


def test_a_capture_that_was_changed_is_told(browser: "Browser", site: Path, changed: Path) -> None:
    script = site / "captures" / f"{changed.stem}.js"
    before = script.read_text("utf-8")
    script.write_text(before.replace("higher", "lower"), "utf-8")
    said = check(browser, changed.as_uri())
    script.write_text(before, "utf-8")
    assert "its SHA-256 differs" in said


def test_what_the_archivist_supplied_is_not_the_captures(browser: "Browser", site: Path) -> None:
    """Only of what the page itself calls supplied: a word that was changed in it is told as in any page."""
    page = article(site, "A title of our own")
    said = check(browser, page.as_uri())
    told = "These do not, and the page says of them that the archive supplied them:"
    assert said.split(told)[1].split() == "[A title of our own] [What the port says]".split()
    assert "Not these:" not in said
    before = page.read_bytes()
    page.write_bytes(before.replace(b"for higher pay", b"for lower pay"))
    said = check(browser, page.as_uri())
    page.write_bytes(before)
    assert "They ask for lower pay" in said.split("Not these:")[1]


def test_the_sum_is_sha_256_for_any_length(browser: "Browser", site: Path) -> None:
    """Lengths about the edges of its blocks are where such code goes wrong."""
    page = browser.new_page()
    open_whole(page, article(site, "Dockers in three").as_uri())
    page.mouse.move(9, 9)
    page.mouse.move(19, 19)
    page.wait_for_selector("button.check")
    for length in (0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 100_000):
        text = "ж" * (length // 2) + "x" * (length % 2)
        digest = hashlib.sha256(text.encode()).hexdigest()
        said = page.evaluate(
            """([text, digest]) => new Promise((done) => {
              const row = [...document.querySelectorAll(".record dd")].at(-1).cloneNode(true);
              row.replaceChildren(`seeds/x.txt, SHA-256 ${digest}`);
              document.querySelectorAll(".record dd").forEach((cell) => cell.replaceChildren());
              [...document.querySelectorAll(".record dd")].at(-1).replaceWith(row);
              const script = document.createElement("script");
              script.src = new URL("../assets/check.js", location.href).href;
              script.onload = () => { window.checkCapture({ text, encoding: "utf-8", kind: "txt" });
                done(document.querySelector(".checked").textContent); };
              document.head.append(script);
            })""",
            [text, digest],
        )
        assert "has the SHA-256 stated above" in said, length
    page.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Tests need no protocol."""
