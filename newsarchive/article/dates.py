"""When the text came out and when it was changed: the dates stated at its head or right after its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsarchive.article.byline import StatedDate
from newsarchive.article.head import Head
from newsarchive.article.phrases import any_of, months, phrases
from newsarchive.article.written_dates import WrittenDate, find_dates
from newsarchive.model import Basis, Doubt, Found, How, Kind

REPLY = re.compile(r"\b(?:reply|antworten|répondre|responder|rispondi|odpowiedz|ответить)\b", re.IGNORECASE)
RETRIEVED = re.compile(r"\b(?:retrieved|accessed|abgerufen|consulté)\b|©|\bcopyright\b", re.IGNORECASE)
ENGLISH = re.compile(r"\b(?:the|and|of|to|that)\b", re.IGNORECASE)
AMERICAN_ZONE = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
BRITISH = re.compile(
    r"\b\w+(?:isation|ising|ised|our|ours|oured|ouring)\b|\b(?:centre|theatre|programme|defence|whilst|councillor|Garda|mum)s?\b|£",
    re.I,
)
AMERICAN = re.compile(
    r"\b\w+(?:ization|izing|ized)\b|\b(?:center|theater|program|defense|color|favor|labor|neighbor|mom|honor|behavior)s?\b",
    re.I,
)
DOMAIN = re.compile(r"\w\.(?:uk|ie|au|nz|za)\b")
OTHER_ZONE = re.compile(r"\b(?:GMT|BST|CE?ES?T|IST)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFinding:
    """What was found of the dates, and what could not be told."""

    found: tuple[Found, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    place: int
    stated: StatedDate
    score: float


def find_article_dates(head: Head) -> DateFinding:
    """The day of publication and of the last change, as precise as they are stated."""
    candidates = sorted(_candidates(head), key=lambda one: (-one.score, one.place, one.stated.date.start))
    published = [one for one in candidates if not one.stated.is_updated]
    updated = [one for one in candidates if one.stated.is_updated]
    if published and updated and updated[0].score > published[0].score + 4:
        published = []
    found: list[Found] = []
    doubts: list[Doubt] = []
    date = _settle("date", _of_one_row(published), head, doubts) if published else None
    change = _settle("updated", updated[:1], head, doubts) if updated else None
    if change:
        found.append(change)
    if date is None and change and not doubts:
        note = "the day of its last change: the capture states no other"
        basis = Basis(how=How.STATED, lines=change.basis.lines, note=note)
        date = Found(field="date", value=change.value, basis=basis, lines=change.lines, kind=change.kind)
    if date:
        found.insert(0, date)
    return DateFinding(found=tuple(found), doubts=tuple(doubts))


def _candidates(head: Head) -> list[_Candidate]:
    found = []
    for place, byline in head.bylines.items():
        row = head.rows[place]
        if not byline.dates or RETRIEVED.search(row.text) or REPLY.search(row.text):
            continue
        label = _label_above(place, head)
        for stated in byline.dates:
            if label and not stated.is_published and not stated.is_updated:
                stated = StatedDate(date=stated.date, is_published=label == "published", is_updated=label == "updated")
            score = _score(place, stated, head) - byline.rest * 0.25
            if score > 0:
                found.append(_Candidate(place=place, stated=stated, score=score))
    return found


def _label_above(place: int, head: Head) -> str:
    """“Published” or “Updated” alone in the row before."""
    if place == 0:
        return ""
    above = head.rows[place - 1].text.lower().strip(" :")
    return next((key for key in ("published", "updated") if above in phrases(key)), "")


def _score(place: int, stated: StatedDate, head: Head) -> float:
    """How likely a date in this row is the article's own."""
    says = 2.0 if stated.is_published else 0.5 if stated.is_updated else 0.0
    precise = 0.0 if len(stated.date.readings[0]) == 10 else -2.5
    if place >= head.body.end:
        return _tail_score(place, head, says) + precise
    anchor = head.anchor
    if place == anchor:
        return 0.0
    if place > anchor:
        if not head.headline:
            return says + 4 - (place - anchor) + precise
        return 9 - 0.2 * (place - anchor) + says + precise
    return 7 - 0.55 * (anchor - place) + says + precise


def _tail_score(place: int, head: Head, says: float) -> float:
    distance = place - head.body.end
    row = head.rows[place]
    byline = head.bylines[place]
    if byline.says_by or says >= 2:
        return 6 - 0.5 * distance
    is_last = place >= len(head.rows) - 2
    if byline.rest == 0 and not byline.authors and not row.is_item and (distance <= 3 or is_last):
        return 5.5 - 0.2 * min(distance, 10)
    return 0.0


def _of_one_row(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The best, with the other dates of its row that say as much."""
    best = candidates[0]
    same_row = [one for one in candidates if one.place == best.place]
    return [one for one in same_row if one.stated.is_published == best.stated.is_published]


def _settle(field: str, candidates: Sequence[_Candidate], head: Head, doubts: list[Doubt]) -> Found | None:
    """The value of the first candidate that can be told, the earliest where one row states several."""
    values = []
    for one in candidates:
        value, why = _resolve(one.stated.date, head)
        if value:
            values.append((value, why))
    row = head.rows[candidates[0].place]
    if not values:
        date = candidates[0].stated.date
        written = row.text[date.start : date.end]
        reason = f"“{written}” may be {' or '.join(date.readings)}: nothing else in the capture tells which"
        if not date.is_glued:
            doubts.append(Doubt(reason=reason, lines=(row.number,), settle=f"{field}: {date.readings[0]}"))
        return None
    full = [pair for pair in values if len(pair[0]) == 10]
    value, why = min(full or values)
    byline = head.bylines[candidates[0].place]
    kind = Kind.BYLINE if byline.authors else Kind.DATE if field == "date" else Kind.UPDATED
    lines = (row.number,) if byline.rest <= 6 else ()
    basis = Basis(how=How.STATED, lines=(row.number,), why=why)
    return Found(field=field, value=value, basis=basis, lines=lines, kind=kind)


def _resolve(date: WrittenDate, head: Head) -> tuple[str, str]:
    """The one reading, and why it was preferred; nothing where day and month cannot be told apart."""
    if date.is_glued:
        return (date.readings[0], "") if date.readings[0] in _all_days(head) else ("", "")
    if len(date.readings) == 1:
        return date.readings[0], ""
    month_first, day_first = date.readings
    elsewhere = _all_days(head)
    if (month_first in elsewhere) != (day_first in elsewhere):
        return (month_first if month_first in elsewhere else day_first), "the same date stands elsewhere in words"
    order, why = _order_of_day_and_month(head)
    if order is None:
        return "", ""
    return (month_first if order else day_first), why


def _all_days(head: Head) -> frozenset[str]:
    """The days that the capture's short lines state beyond doubt."""
    days = set()
    for row in head.rows:
        if len(row.text) < 400 and any(character.isdigit() for character in row.text):
            for date in find_dates(row.text):
                if len(date.readings) == 1 and not date.is_glued:
                    days.add(date.readings[0])
    return frozenset(days)


@cache
def _order_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = any_of(sorted((name for name in months() if len(name) > 2), key=lambda name: (-len(name), name)))
    return (
        re.compile(rf"\b{month}\.?\s+\d{{1,2}}\b(?!:)", re.IGNORECASE),
        re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?{month}\b", re.IGNORECASE),
    )


def _order_of_day_and_month(head: Head) -> tuple[bool | None, str]:
    """Whether this capture puts the month first, and how that is known."""
    text = "\n".join(row.text for row in head.rows)
    orders = {date.month_first for row in head.rows[:400] for date in _numeric(row.text)}
    if len(orders) == 1:
        first = True in orders
        return first, f"other dates of the capture put the {'month' if first else 'day'} first"
    english = len(ENGLISH.findall(text, 0, 6000)) > 12
    language = head.capture.language.lower()
    if (language and not language.startswith("en")) or (not language and not english):
        return False, "the capture's language puts the day first"
    month_first, day_first = (len(pattern.findall(text)) for pattern in _order_patterns())
    american, other = AMERICAN_ZONE.search(text) is not None, OTHER_ZONE.search(text) is not None
    british = len(BRITISH.findall(text)) + 2 * len(DOMAIN.findall(text))
    american_spelling = len(AMERICAN.findall(text))
    if month_first == day_first == 0 and american == other and max(british, american_spelling) >= 2:
        if british > 2 * american_spelling:
            return False, "the spelling is British"
        if american_spelling > 2 * british:
            return True, "the spelling is American"
    if month_first > day_first + (other and not american):
        return True, "dates in words put the month first"
    if day_first > month_first + (american and not other):
        return False, "dates in words put the day first"
    return None, ""


def _numeric(text: str) -> list[WrittenDate]:
    if len(text) > 300 or not any(character.isdigit() for character in text):
        return []
    return [date for date in find_dates(text) if not date.is_words and date.month_first is not None]
