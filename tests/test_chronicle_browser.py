"""The chronicle in Chromium, from the file system: its links lead to the right words, its pictures fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsarchive.config import Config
from newsarchive.outputs import Site, assets
from tests.test_chronicle_pages import HOME, site_of, small_library

WIDTHS = (320, 1280)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for path, text in site_of(small_library()).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    everything = Site(
        config=Config(), library=small_library(), templates=HOME / "templates", read_capture=lambda file: b""
    )
    (folder / "assets").mkdir()
    for file in assets.files(everything):
        (folder / file.path).write_bytes(file.data)
    return folder


def opened(browser: Any, site: Path, *, width: int = 1280) -> tuple[Any, list[str]]:  # Any: Playwright may be missing
    page = browser.new_page(viewport={"width": width, "height": 800})
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((site / "chronicle.html").as_uri())
    return page, errors


def test_the_words_of_a_date_lead_to_their_paragraph(browser: Any, site: Path) -> None:
    page, errors = opened(browser, site)
    page.click("#d-1994 ~ .voices blockquote a")
    assert "articles/vote.html#p-" in page.url
    assert "He rules since 1994" in page.inner_text(":target")
    assert errors == []


def test_a_dot_leads_to_its_day(browser: Any, site: Path) -> None:
    page, errors = opened(browser, site)
    page.click("svg a:has(title:text-is('Tuesday 11 August 2020: 1 sentence')) rect", force=True)
    assert page.url.endswith("#d-2020-08-11")
    assert errors == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_year_stands_on_one_line_beside_or_above_what_was_said_of_it(browser: Any, site: Path, width: int) -> None:
    page, _ = opened(browser, site, width=width)
    year = page.locator(".annals > h2").first.bounding_box()
    said = page.locator(".annals > div").first.bounding_box()
    assert year["width"] > year["height"]
    assert year["x"] + year["width"] <= said["x"] or year["y"] + year["height"] <= said["y"]


@pytest.mark.parametrize("width", WIDTHS)
def test_pictures_and_tables_fit_the_page(browser: Any, site: Path, width: int) -> None:
    page, errors = opened(browser, site, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".picture").count() == 2
    assert errors == []
