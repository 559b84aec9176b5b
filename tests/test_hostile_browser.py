"""Hostile captures in a real browser: nothing of them runs, nothing is asked of anybody, their words are there.

The payloads stand by family in `tests/hostile/payloads.py`, the places where each is put in `tests/hostile/archive.py`.
Here a few of each family are tried; `python3 -m tests.hostile` tries all, on every page.
"""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from newsarchive.cli import main
from tests.hostile.archive import write_archive
from tests.hostile.browse import Quiet, Seen, open_context, open_page, visit
from tests.hostile.judge import faults, pages, text_of
from tests.hostile.payloads import FAMILIES, numbered, word

OF_EACH_FAMILY = 3
PAYLOADS = list(numbered(OF_EACH_FAMILY))
OPENED_PER_FOLDER = 8
SEARCHED_OF = 3


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    write_archive(root, [payload for _, _, payload in PAYLOADS])
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    return root / "site"


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def some_pages(site: Path) -> list[str]:
    """Of each kind of page, some from all over."""
    by_folder: dict[Path, list[Path]] = {}
    for page in pages(site):
        by_folder.setdefault(page.parent, []).append(page)
    chosen = [page for found in by_folder.values() for page in found[:: max(1, len(found) // OPENED_PER_FOLDER)]]
    return [page.relative_to(site).as_posix() for page in chosen]


def test_each_family_has_payloads() -> None:
    assert len(PAYLOADS) >= 2 * len(FAMILIES)
    assert sum(map(len, FAMILIES.values())) > 1500


def test_no_page_holds_what_could_run_or_ask(site: Path) -> None:
    found = {page.name: sorted(set(faults(page.read_text(encoding="utf-8")))) for page in pages(site)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_words_of_each_payload_are_in_a_page(site: Path) -> None:
    articles = " ".join(text_of(page.read_text(encoding="utf-8")) for page in (site / "articles").glob("*.html"))
    captures = " ".join(text_of(page.read_text(encoding="utf-8")) for page in (site / "captures").glob("*.html"))
    for family, number, payload in PAYLOADS:
        assert word(number) in articles, f"{family}: {payload}"
        assert word(number) in captures, f"{family}: {payload}"


def test_a_title_is_shown_as_it_was_written(site: Path) -> None:
    for record in json.loads((site / "articles.json").read_bytes()):
        assert " ".join(record["title"].split()) in text_of((site / record["path"]).read_text(encoding="utf-8"))


def test_no_cell_of_the_table_is_a_formula(site: Path) -> None:
    cells = (site / "articles.csv").read_text(encoding="utf-8-sig").replace('"', "").replace("\n", ",").split(",")
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


@pytest.mark.parametrize("without_policy", [False, True], ids=["with its policy", "without its policy"])
def test_nothing_runs_on_any_kind_of_page(browser, site: Path, host: str, without_policy: bool) -> None:
    """Without the policy over file://, so that markup that only the policy would stop is found too."""
    address = site.as_uri() if without_policy else host
    seen = Seen()
    context = open_context(browser, seen, address, without_policy=without_policy)
    visit(open_page(context, seen), [f"{address}/{path}" for path in some_pages(site)], seen)
    context.close()
    assert seen.pages > 40
    assert (seen.ran, seen.asked, seen.failed) == ([], [], [])


@pytest.mark.parametrize("what", ["payload", "word", "field"])
def test_nothing_runs_in_a_search(browser, site: Path, what: str) -> None:
    seen = Seen()
    context = open_context(browser, seen, site.as_uri(), without_policy=True)
    page = open_page(context, seen)
    for family, number, payload in PAYLOADS[::SEARCHED_OF]:
        query = {"payload": payload, "word": word(number), "field": f'author:"{payload}" source:{payload}'}[what]
        page.goto(f"{site.as_uri()}/search.html?q={quote(query)}#{quote(payload)}")
        page.wait_for_function("document.querySelector('[role=status]')?.textContent")
        if what == "word":
            assert word(number) in page.locator("main mark").first.inner_text(timeout=5000), f"{family}: {payload!r}"
        assert sorted(set(faults(page.content()))) == []
    context.close()
    assert (seen.ran, seen.asked, seen.failed) == ([], [], [])
