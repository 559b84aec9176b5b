"""What the archive holds, how it is made, what was removed by which rule, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import newsarchive
from newsarchive.config import Config
from newsarchive.ingest import rule_meanings
from newsarchive.library import Library
from newsarchive.model import How
from newsarchive.pages import review
from newsarchive.pages.citing import reference_files
from newsarchive.pages.home import ALL_REFERENCES, size_words
from newsarchive.pages.page import Link, Page, link
from newsarchive.pages.wording import plural

PATH = "about.html"
DATA = (("articles.csv", "a table (CSV)"), ("articles.json", "JSON"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """What one rule removed, over the whole archive."""

    rule: str
    meaning: str
    """In words; empty where the name says it."""
    lines: str
    articles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    title: str
    description: str
    size: str
    captured: str
    rules: tuple[RuleRow, ...]
    gaps: tuple[str, ...]
    review: Link
    data: tuple[Link, ...]
    """The whole archive in one file each."""
    version: str


def pages(config: Config, library: Library) -> Iterator[Page]:
    doubtful = sum(bool(article.review) for article in library.articles)
    captured = sum(library.capture_of(article) is not None for article in library.articles)
    view = AboutView(
        title=config.title,
        description=config.description,
        size=size_words(library),
        captured=f"{captured:,} of {plural(len(library.articles), 'article')}",
        rules=_rules(library),
        gaps=_gaps(library),
        review=link(review.FIRST, f"{plural(doubtful, 'article')} to look at" if doubtful else "nothing", base=PATH),
        data=(
            *(link(path, words, base=PATH) for path, words in DATA),
            *reference_files(ALL_REFERENCES, base=PATH),
        ),
        version=newsarchive.__version__,
    )
    yield Page(
        path=PATH,
        template="about.html",
        title="About the archive",
        description=f"Scope, method, rules and gaps of {config.title}.",
        section="about",
        view=view,
    )


def _rules(library: Library) -> tuple[RuleRow, ...]:
    lines: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for article in library.articles:
        for entry in article.removed:
            lines[entry.rule] += len(entry.lines)
        articles.update({entry.rule for entry in article.removed})
    return tuple(
        RuleRow(rule=rule, meaning=rule_meanings().get(rule, ""), lines=f"{count:,}", articles=f"{articles[rule]:,}")
        for rule, count in sorted(lines.items(), key=lambda item: (-item[1], item[0]))
    )


def _gaps(library: Library) -> tuple[str, ...]:
    """Sentences on what is not known, those that hold for no article left out."""
    articles = library.articles
    counted = (
        (sum(not article.authors for article in articles), "without a stated author"),
        (sum(article.date is None for article in articles), "without a date"),
        (sum(article.date is not None and not article.date.is_exact for article in articles), "dated only roughly"),
        (_supplied(library, "date"), "whose date the archive supplies"),
        (sum(not article.source for article in articles), "without a known source"),
        (_supplied(library, "source"), "whose source the archive supplies"),
        (sum(not article.url for article in articles), "whose original address is not known"),
        (sum(article.capture is None for article in articles), "entered by hand, without a capture"),
        (
            sum(bool(one.capture) and not library.capture_of(one) for one in articles),
            "whose capture is missing or changed",
        ),
    )
    return tuple(f"{plural(count, 'article')} {words}" for count, words in counted if count)


def _supplied(library: Library, name: str) -> int:
    bases = (article.basis.get(name) for article in library.articles)
    return sum(basis is not None and basis.how is How.SUPPLIED for basis in bases)
