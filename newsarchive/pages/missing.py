"""The page that a host shows where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingView:
    heading: str


def pages(config: Config, library: Library) -> Iterator[Page]:
    yield Page(
        path="404.html",
        template="missing.html",
        title="No such page",
        description="There is no page at this address.",
        view=MissingView(heading="There is no page here"),
        is_listed=False,
    )
