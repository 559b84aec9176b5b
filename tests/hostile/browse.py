"""Opens pages in Chromium and writes down what ran, what was asked of whom, and what failed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler
from typing import Any
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from tests.hostile.judge import faults

MOVES = """() => {
  for (const node of document.querySelectorAll('main *')) {
    for (const kind of ['mouseover', 'focus', 'pointerdown', 'animationstart', 'error', 'load', 'toggle'])
      node.dispatchEvent(new Event(kind, { bubbles: false }));
  }
}"""
"""What a reader's hand might set off."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-features=ProactivelySwapBrowsingInstance,IsolateOrigins,site-per-process",
    "--renderer-process-limit=1",  # with the line above: not a process for each page, which takes half of the time
)


@dataclass
class Seen:
    """What happened in all pages."""

    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    pages: int = 0
    searches: int = 0

    @classmethod
    def of_all(cls, parts: Iterable[Seen]) -> Seen:
        whole = cls()
        for part in parts:
            whole.ran += part.ran
            whole.asked += part.asked
            whole.failed += part.failed
            whole.pages += part.pages
            whole.searches += part.searches
        return whole

    @property
    def nothing(self) -> bool:
        return not (self.ran or self.asked or self.failed)

    def __str__(self) -> str:
        told = f"{self.pages:,} pages and {self.searches:,} searches opened: {len(self.ran)} ran, "
        told += f"{len(self.asked)} requests left, {len(self.failed)} errors"
        return "\n  ".join((told, *self.ran[:9], *self.asked[:9], *self.failed[:9]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Some pages and some queries, opened one way."""

    address: str
    """Where the site is: a folder's or a host's."""
    pages: Sequence[str]
    queries: Sequence[str]
    without_policy: bool
    browser: str


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word, also where the browser hangs up to go to the next page."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def open_context(browser: Any, seen: Seen, address: str, *, without_policy: bool) -> Any:
    """`without_policy`: the security policy is left out, so that what it would stop runs and is seen."""
    context = browser.new_context(bypass_csp=without_policy)
    context.expose_binding("hit", lambda source, number: seen.ran.append(f"{source['page'].url}: {number}"))
    context.on("request", lambda request: _note(request.url, address, seen))
    return context


def _note(url: str, address: str, seen: Seen) -> None:
    if not url.startswith((address, "data:image/svg+xml,%3Csvg")):
        seen.asked.append(url)


def open_page(context: Any, seen: Seen) -> Any:
    page = context.new_page()
    page.on("dialog", lambda dialog: (seen.ran.append(f"{page.url}: dialog"), dialog.dismiss()))
    page.on("pageerror", lambda error: seen.failed.append(f"{page.url}: {error}"))
    page.on("console", lambda said: seen.failed.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("popup", lambda popup: seen.ran.append(f"{page.url}: popup {popup.url}"))
    return page


def visit(page: Any, addresses: Iterable[str], seen: Seen) -> None:
    """Each page, with the events set off that handlers wait for."""
    for address in addresses:
        page.goto(address)
        page.evaluate(MOVES)
        if page.url.partition("#")[0] != address.partition("#")[0]:
            seen.ran.append(f"{address} led to {page.url}")
        seen.pages += 1


def search(page: Any, address: str, queries: Iterable[str], seen: Seen) -> None:
    """Each query in the address, and once more behind its `#`."""
    for query in queries:
        page.goto(f"{address}/search.html?q={quote(query)}#{quote(query)}")
        page.wait_for_function("document.querySelector('[role=status]')?.textContent")
        seen.ran += [f"search for {query!r}: {fault}" for fault in set(faults(page.content()))]
        seen.searches += 1


def open_share(share: Share) -> Seen:
    seen = Seen()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=share.browser, args=FLAGS)
        page = open_page(open_context(browser, seen, share.address, without_policy=share.without_policy), seen)
        visit(page, [f"{share.address}/{path}" for path in share.pages], seen)
        search(page, share.address, share.queries, seen)
        browser.close()
    return seen
