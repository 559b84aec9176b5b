"""Opens pages in Chromium and writes down what ran, what was asked of whom, and what failed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

MOVES = """() => {
  for (const node of document.querySelectorAll('main *')) {
    for (const kind of ['mouseover', 'focus', 'pointerdown', 'animationstart', 'error', 'load', 'toggle'])
      node.dispatchEvent(new Event(kind, { bubbles: false }));
  }
}"""
"""What a reader's hand might set off."""


@dataclass
class Seen:
    """What happened in all pages."""

    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    pages: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.ran or self.asked or self.failed)


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
