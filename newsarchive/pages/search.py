"""The page that searches. What it finds it reads from the index; what it says without JavaScript stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.wording import plural
from newsarchive.urls import relative

PATH = "search.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A way to ask, and what it finds."""

    asked: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    action: str
    stylesheet: str
    words: str
    """The script that knows what a word is; `script` needs it."""
    script: str
    root: str
    """The first file of the index, which every question needs."""
    size: str
    ways: tuple[Link, ...]
    """To the articles without search."""
    help: tuple[Example, ...]


HELP = (
    Example(asked="strike factory", found="Articles that hold both words, or other forms of them: strikes, factories."),
    Example(
        asked="“general strike”", found="These words side by side, exactly so. Quotation marks of any kind will do."
    ),
    Example(asked="strike -hunger", found="Without the word after the minus."),
    Example(asked="strik*", found="Any word that begins so."),
    Example(
        asked="source:tribune",
        found="Articles of a source; author: and name: likewise, a name in any spelling. source:“the daily tribune”",
    ),
    Example(
        asked="date:2020-08..2020-09",
        found="Articles, or stories in them, known to be of these days, months or years; date:2020, date:2020-..",
    ),
    Example(asked="/", found="Goes to the search box. The arrow keys go through the results."),
)


def pages(config: Config, library: Library) -> Iterator[Page]:
    view = SearchView(
        action=relative(PATH, base=PATH),
        stylesheet=relative("assets/search.css", base=PATH),
        words=relative("assets/find.js", base=PATH),
        script=relative("assets/search.js", base=PATH),
        root=relative("search/root.js", base=PATH),
        size=plural(len(library.articles), "article"),
        ways=(
            link("index.html", "date of publication", base=PATH),
            link("sources/index.html", "source", base=PATH),
            link("authors/index.html", "author", base=PATH),
            link("dates/index.html", "month", base=PATH),
        ),
        help=HELP,
    )
    yield Page(
        path=PATH,
        template="search.html",
        title="Search",
        description=f"Full-text search in {config.title}.",
        section="search",
        view=view,
    )
