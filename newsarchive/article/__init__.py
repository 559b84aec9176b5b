"""What a capture states about itself: headline, byline, dates, source."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.article.authors import find_authors
from newsarchive.article.credit import find_credits
from newsarchive.article.dates import find_article_dates
from newsarchive.article.from_markup import settle_with_markup
from newsarchive.article.head import Head, read_head
from newsarchive.article.place import find_place
from newsarchive.article.source import find_source
from newsarchive.article.standfirst import find_standfirst
from newsarchive.model import Basis, Capture, Doubt, Found, How, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a capture states about itself, and what a person should look at."""

    found: tuple[Found, ...]
    doubts: tuple[Doubt, ...]


def find_fields(capture: Capture) -> tuple[Found, ...]:
    """The values of the article's fields that the capture states. A field it does not state is not there."""
    return read_statement(capture).found


def read_statement(capture: Capture) -> Statement:
    """The same with the doubts: dates that could not be told, a headline that might be another row."""
    head = read_head(capture)
    dates = find_article_dates(head)
    found = (
        *_title(head),
        *find_standfirst(head),
        *find_authors(head),
        *dates.found,
        *find_place(head),
        *find_source(head),
        *find_credits(head),
    )
    return Statement(found=settle_with_markup(capture, found), doubts=dates.doubts)


def _title(head: Head) -> tuple[Found, ...]:
    if not head.headline:
        return ()
    row = head.rows[head.headline.place]
    basis = Basis(how=How.STATED, lines=(row.number,))
    return (Found(field="title", value=row.text, basis=basis, lines=(row.number,), kind=Kind.TITLE),)
