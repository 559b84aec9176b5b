"""How the tests open a page in a browser."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def open_whole(page: "Page", address: str) -> None:
    """With the script that a page fetches only once its text is painted."""
    with page.expect_request_finished(lambda request: request.url.endswith("/begin.js")):
        page.goto(address)
