"""The days of publication and of the last change."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from newsarchive.article.from_markup.claims import (
    Claim,
    alternatives,
    claims,
    of_field,
    title_line,
    with_alternatives,
    without_field,
)
from newsarchive.model import Capture, Found, Kind

DAY = re.compile(r"\b((?:19|20)\d\d)([-/.]?)([01]?\d)\2([0-3]?\d)(?=$|[T ]|\D)")  # “2020-08-17T10:00”, “20200817”
MARKED_TIME = re.compile(r"\[datetime=([^\]]+)\]")
LINES_AFTER_TITLE = 15


def settle_dates(capture: Capture, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The day that a line states, unless the markup is of one voice that it is another; else the day in the markup.

    One day apart is no conflict: markup counts days in universal time, readers see those of their place.
    """
    published = _day_claims(capture, "date")
    changed = _day_claims(capture, "updated")
    stated = of_field(found, "date")
    rest = without_field(found, "date")
    chosen = _choose(stated, published) or _by_time_element(capture, found)
    if chosen:
        rest = (*rest, chosen)
    if chosen and changed and changed[0].value > chosen.value and not of_field(found, "updated"):
        update = Found(field="updated", value=changed[0].value, basis=changed[0].basis, kind=Kind.UPDATED)
        rest = (*rest, update)
    return rest


def _choose(stated: tuple[Found, ...], published: list[Claim]) -> Found | None:
    others = alternatives(stated, published)
    if not stated:
        return with_alternatives(_of_claim(published[0]), others, "the most trusted place") if published else None
    voices = {claim.value for claim in published}
    is_from_update = stated[0].kind is Kind.UPDATED
    is_day_before = is_from_update and bool(published) and _is_day_before(stated[0].value, published[0].value)
    contradicts = len(voices) == 1 and len(published) > 1 and _days_apart(stated[0].value, published[0].value) > 1
    if published and (contradicts or (is_from_update and not is_day_before and stated[0].value not in voices)):
        chosen = replace(_of_claim(published[0]), lines=stated[0].lines if is_from_update else ())
        return with_alternatives(chosen, others, "all places in the markup agree")
    others = [other for other in others if _days_apart(stated[0].value, other.value) > 1]
    return with_alternatives(stated[0], others, "what readers saw")


def _is_day_before(changed: str, published: str) -> bool:
    """No text is changed before it comes out: then both are one day, in two time zones."""
    return changed < published and _days_apart(changed, published) == 1


def _of_claim(claim: Claim) -> Found:
    return Found(field="date", value=claim.value, basis=claim.basis, kind=Kind.DATE)


def _day_claims(capture: Capture, field: str) -> list[Claim]:
    days = ((claim, _day(claim.value)) for claim in claims(capture, field))
    return [replace(claim, value=day) for claim, day in days if day]


def _day(written: str) -> str:
    """The day in an ISO date and time, as it is written there; nothing where it is written otherwise."""
    match = DAY.search(written)
    if not match:
        return ""
    try:
        return date(int(match[1]), int(match[3]), int(match[4])).isoformat()
    except ValueError:
        return ""


def _days_apart(one: str, other: str) -> int:
    """Days between two dates; a month or year is as far from a day within it as that day is from itself."""
    if one.startswith(other) or other.startswith(one):
        return 0
    if len(one) < 10 or len(other) < 10:
        return 366
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _by_time_element(capture: Capture, found: tuple[Found, ...]) -> Found | None:
    """A `<time>` shortly after the title, or the only day that the page's `<time>` elements name."""
    title = title_line(capture, found)
    if title:
        for line in capture.lines[title.number : title.number + LINES_AFTER_TITLE]:
            for name in line.markup.path if line.markup else ():
                marked = MARKED_TIME.search(name)
                if marked and _day(marked[1]):
                    return _of_claim(Claim(value=_day(marked[1]), place=f"time in line {line.number}"))
    days = sorted({_day(value) for value in capture.metadata.get("time", ())} - {""})
    return _of_claim(Claim(value=days[0], place="time")) if len(days) == 1 else None
