"""Publisher and address, which pages state in their markup far more often than in their text."""

from __future__ import annotations

import re

from newsarchive.article.from_markup.claims import (
    alternatives,
    claims,
    of_field,
    said,
    with_alternatives,
    without_field,
)
from newsarchive.model import Capture, Found, Kind
from newsarchive.urls import parse_web_address

ADDRESS = re.compile(r"https?://|^www\.|^@|^/", re.IGNORECASE)
LONGEST_NAME = 60


def settle_source(capture: Capture, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The publisher as the markup names it; what a line states, and other places in the markup, are kept beside it."""
    stating = [claim for claim in claims(capture, "source") if _is_name(claim.value)]
    if not stating:
        return found
    stated = of_field(found, "source")
    chosen = Found(field="source", value=stating[0].value, basis=stating[0].basis, kind=Kind.SOURCE)
    ours = said(chosen.value)
    others = [
        other
        for other in alternatives(stated, stating)
        if said(other.value) not in ours and ours not in said(other.value)  # “BBC” and “BBC News” are no conflict
    ]
    return (*without_field(found, "source"), with_alternatives(chosen, others, "the page names its site so"))


def find_address(capture: Capture, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The page's own address, unless that is the front page of the site."""
    for claim in claims(capture, "url"):
        try:
            address = parse_web_address(claim.value)
        except ValueError:
            continue
        if address.rstrip("/").count("/") > 2:
            return (*found, Found(field="url", value=address, basis=claim.basis, kind=Kind.SOURCE))
    return found


def _is_name(value: str) -> bool:
    return bool(said(value)) and len(value) <= LONGEST_NAME and not ADDRESS.search(value)
