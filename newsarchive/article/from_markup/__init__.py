"""Fields that a saved page states in its markup, weighed against what its lines state."""

from __future__ import annotations

from collections.abc import Callable

from newsarchive.article.from_markup.authors import settle_authors
from newsarchive.article.from_markup.dates import settle_dates
from newsarchive.article.from_markup.menus import without_menus
from newsarchive.article.from_markup.source import find_address, settle_source
from newsarchive.article.from_markup.title import settle_title
from newsarchive.model import Capture, Found

Settle = Callable[[Capture, tuple[Found, ...]], tuple[Found, ...]]
SETTLERS: tuple[Settle, ...] = (settle_title, settle_authors, settle_dates, settle_source, find_address)
"""Each takes all that was found so far; what the lines state around the title depends on the title."""


def settle_with_markup(capture: Capture, stated: tuple[Found, ...]) -> tuple[Found, ...]:
    """`stated`, with what the page's markup confirms, corrects or adds. Without metadata nothing changes."""
    if not capture.metadata:
        return stated
    stated = without_menus(capture, stated)
    for settle in SETTLERS:
        stated = settle(capture, stated)
    return stated
