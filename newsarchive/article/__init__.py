"""What a capture states about itself: headline, byline, dates, source."""

from __future__ import annotations

import json
from dataclasses import dataclass
from textwrap import shorten

from newsarchive.article.authors import find_authors
from newsarchive.article.card import address_above, address_below, stated_on_card, with_labels
from newsarchive.article.credit import find_credits
from newsarchive.article.dates import find_article_dates
from newsarchive.article.from_markup import settle_with_markup
from newsarchive.article.head import Head, read_head
from newsarchive.article.kicker import find_kicker
from newsarchive.article.place import find_place
from newsarchive.article.source import find_source
from newsarchive.article.standfirst import find_standfirst
from newsarchive.model import Basis, Capture, Doubt, Found, How, Kind
from newsarchive.spacing import squeeze

SURE_LEAD = 1.0
"""Of captures whose headline leads by less than this, one in five has another; of the rest, one in twenty."""
FAR_FROM_THE_TEXT = 15
"""Rows between headline and text. Of those further away, three in ten are another's; of the rest, one in sixteen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a capture states about itself, and what a person should look at."""

    found: tuple[Found, ...]
    doubts: tuple[Doubt, ...]


def read_statement(capture: Capture) -> Statement:
    """The values of the article's fields that the capture states; a field that it does not state is not there. And the
    doubts: dates that could not be told, a headline that might be another row."""
    head = read_head(capture)
    dates = find_article_dates(head)
    on_card = (*stated_on_card(head.rows, head.card), *_address(head))
    found = (
        *find_kicker(head),
        *_title(head),
        *find_standfirst(head),
        *find_authors(head),
        *dates.found,
        *find_place(head),
        *find_source(head),
        *find_credits(head),
    )
    fields_of_card = {entry.field for entry in on_card}
    found = (*(entry for entry in found if entry.field not in fields_of_card), *on_card)
    found = tuple(with_labels(found, head.rows, head.card))
    found = settle_with_markup(capture, found)
    known = tuple(f"{entry.field}:" for entry in found)
    doubts = [doubt for doubt in dates.doubts if not doubt.settle[0].startswith(known)]  # the markup may have told
    return Statement(found=found, doubts=(*_doubt_of_title(head), *doubts))


def _address(head: Head) -> tuple[Found, ...]:
    """That of the page, but for one on a card."""
    return tuple(address_above(head.rows)) or tuple(address_below(head.rows))


def _title(head: Head) -> tuple[Found, ...]:
    if not head.headline:
        return ()
    row = head.rows[head.headline.place]
    basis = Basis(how=How.STATED, lines=(row.number,))
    return (Found(field="title", value=row.text, basis=basis, lines=(row.number,), kind=Kind.TITLE),)


def _doubt_of_title(head: Head) -> tuple[Doubt, ...]:
    """A headline far from the text, or a second row that looks almost as much like one. Saved pages say which it is."""
    headline = head.headline
    if not headline or head.capture.metadata:
        return ()
    distance = head.body.start - headline.place
    if distance > FAR_FROM_THE_TEXT:
        row = head.rows[headline.place]
        reason = (
            f"“{shorten(row.text, 80, placeholder=' …')}” stands {distance} lines above the text: is it its headline?"
        )
        return (Doubt(reason=reason, lines=(row.number,), settle=(_offer_title(row.text),)),)
    if headline.rival is None or headline.lead >= SURE_LEAD:
        return ()
    if any(head.bylines[place].says_by for place in range(headline.place, headline.rival) if place in head.bylines):
        return ()  # what stands below the byline is a caption or the text
    chosen, rival = head.rows[headline.place], head.rows[headline.rival]
    if squeeze(rival.text) == squeeze(chosen.text):
        return ()
    reason = f"“{shorten(rival.text, 80, placeholder=' …')}” may be the headline instead"
    settle = f"{_offer_title(chosen.text)}  # or {_quoted(rival.text)}"
    return (Doubt(reason=reason, lines=(rival.number,), settle=(settle,)),)


def _offer_title(text: str) -> str:
    return f"title: {_quoted(text)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
