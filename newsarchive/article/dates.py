"""When the text came out and when it was changed: the dates stated at its head or right after its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.article.byline import StatedDate
from newsarchive.article.date_order import resolve
from newsarchive.article.event_days import days_of_events
from newsarchive.article.head import Head, is_of_another_article
from newsarchive.article.other_days import ROWS_OF_A_MASTHEAD, is_of_a_picture, is_of_a_visit, states_another_day
from newsarchive.article.persons import A_NAME_BY_FORM
from newsarchive.article.phrases import phrase_set
from newsarchive.article.place import ROWS_READ, day_of_dateline
from newsarchive.article.written_dates import LONGEST_OF_A_DAY, WrittenDate, day_glued_to, find_dates
from newsarchive.model import Basis, Doubt, Found, How, Kind

SCORE_OF_A_DATELINE = 5.0
SCORE_OF_A_CARD = 6.0
"""Below the text; above it a card is near the headline, as bylines are."""
IN_PRINT = re.compile(
    r"(?:a|this) (?:version of this )?(?:article|story) (?:appear(?:s|ed)|was (?:printed|published)) ", re.I
)
LONGEST_OF_PRINT = 250
FULL = len("2020-05-08")
PARTS_A_DAY = re.compile(r"[,:|(–—-]\s*(?:[^\W\d_]+\.?,?\s*)?$")  # before the day in “Notes – Friday, May 8, 2020”
RIGHT_BELOW = 1.5
"""For “Published: 4 July 2021” right below the text: more than a bare day right above the headline has."""
MOST_BESIDE_A_LAST_DAY = 1
"""Words of one of the last two lines, such as the name of its time zone."""
ISSUE = re.compile(r"(?:№|\b(?:No|Nr|Nº|N°|n\.º)\.?)\s?\d{1,5}\b")  # “Harbour Post No. 45, 18 November 2013, p. 12”


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
    elif not doubts:
        doubts += _ask_about_a_visit(head) or _ask_about_events(head)
    return DateFinding(found=tuple(found), doubts=tuple(doubts))


def _candidates(head: Head) -> list[_Candidate]:
    found = []
    for place, byline in head.bylines.items():
        if not byline.dates or states_another_day(place, head):
            continue
        label, events = _label_above(place, head), days_of_events(place, head)
        for stated in byline.dates:
            if label and not stated.is_published and not stated.is_updated:
                stated = StatedDate(date=stated.date, is_published=label == "published", is_updated=label == "updated")
            if is_of_a_picture(stated, byline, head.rows[place].text) or stated in events:
                continue
            score = _score(place, stated, head) - byline.rest * 0.25
            if score > 0:
                found.append(_Candidate(place=place, stated=stated, score=score))
    return found or _of_dateline(head) or _of_headline(head) or _of_print(head)


def _ask_about_a_visit(head: Head) -> list[Doubt]:
    doubts = []
    for place in range(min(ROWS_OF_A_MASTHEAD, len(head.rows))):
        byline, row = head.bylines.get(place), head.rows[place]
        if byline and byline.dates and is_of_a_visit(place, head):
            day = byline.dates[0].date.readings[0]
            reason = f"“{row.text}” stands apart above the headline: it may be the day on which the page was seen"
            doubts.append(Doubt(reason=reason, lines=(row.number,), settle=(f"date: …  # {day}, or null",)))
    return doubts


def _ask_about_events(head: Head) -> list[Doubt]:
    doubts = []
    for place in head.bylines:
        row = head.rows[place]
        days = (stated.date.readings[0] for stated in days_of_events(place, head))
        for day in filter(_is_whole, days):
            reason = f"“{row.text}” may say the day of what happened rather than that of the article"
            doubts.append(Doubt(reason=reason, lines=(row.number,), settle=(f"date: …  # {day}, or null",)))
    return doubts


def _of_headline(head: Head) -> list[_Candidate]:
    """“Police notes – Friday, May 8, 2020”, “Storm closes harbourFriday, May 8, 2020”: where nothing else says it."""
    if not head.headline:
        return []
    text = head.rows[head.anchor].text
    dates = [date for date in find_dates(text) if date.end == len(text) and _is_whole(date.readings[0])]
    is_apart = bool(dates) and PARTS_A_DAY.search(text[: dates[0].start]) is not None
    stated = [StatedDate(date=date, is_published=False, is_updated=False) for date in dates if is_apart]
    byline = head.bylines.get(head.anchor)
    stated += [one for one in byline.dates if one.date.end > len(text)] if byline else []  # taken off the headline
    return [_Candidate(place=head.anchor, stated=one, score=SCORE_OF_A_DATELINE) for one in stated]


def _of_print(head: Head) -> list[_Candidate]:
    """“A version of this article appears in print on March 26, 2019”, where nothing else says the day."""
    for place in range(head.body.start, len(head.rows)):
        text = head.rows[place].text
        if len(text) <= LONGEST_OF_PRINT and (match := IN_PRINT.match(text)):
            later = [date for date in find_dates(text) if date.start >= match.end()]
            dates = [date for date in later if _is_whole(date.readings[0])][:1]
            stated = [StatedDate(date=date, is_published=True, is_updated=False) for date in dates]
            return [_Candidate(place=place, stated=one, score=SCORE_OF_A_DATELINE) for one in stated]
    return []


def _of_dateline(head: Head) -> list[_Candidate]:
    """“Wien, 14. Dezember 2021 – ”, with which the text begins, where nothing else says the day."""
    for place in range(head.body.start, min(head.body.end, head.body.start + ROWS_READ)):
        text = head.rows[place].text
        if date := day_of_dateline(text) or _day_of_the_beginning(text):
            stated = StatedDate(date=date, is_published=True, is_updated=False)
            return [_Candidate(place=place, stated=stated, score=SCORE_OF_A_DATELINE)]
    return []


def _is_whole(day: str) -> bool:
    return len(day) == FULL


def _label_above(place: int, head: Head) -> str:
    """“Published” or “Updated” alone in the row before."""
    if place == 0:
        return ""
    above = head.rows[place - 1].text.lower().strip(" :")
    return next((key for key in ("published", "updated") if above in phrase_set(key)), "")


def _day_of_the_beginning(text: str) -> WrittenDate | None:
    """Of “27.09.2019 - Bremen (dpa) - The trial …”, and of “21 January 2021The bakers …”, where a line end was lost."""
    first = next(iter(find_dates(text[:LONGEST_OF_A_DAY])), None)
    if first is None or first.start:
        return None
    is_parted = text[first.end : first.end + 3] in (" - ", " – ", " — ")
    return first if is_parted or (_is_whole(first.readings[0]) and day_glued_to(text)) else None


def _score(place: int, stated: StatedDate, head: Head) -> float:
    """How likely a date in this row is the article's own."""
    says = 2.0 if stated.is_published else 0.5 if stated.is_updated else 0.0
    precise = 0.0 if len(stated.date.readings[0]) == 10 else -2.5
    if precise and head.bylines[place].rest > 2:
        return 0.0
    if place >= head.body.end and any(entry.place == place for entry in head.card.values()):
        return SCORE_OF_A_CARD + says + precise
    if place >= head.body.end:
        return _tail_score(place, head, says) + precise
    anchor = head.anchor
    if place == anchor:
        return 0.0
    if place > anchor:
        if not head.headline:
            return says + 4 - (place - anchor) + precise
        paragraphs = sum(between in head.body.prose for between in range(anchor + 1, place))
        return 9 - 0.2 * (place - anchor) - 2 * max(0, paragraphs - 2) + says + precise
    return 7 - 0.55 * (anchor - place) + says + precise


def _tail_score(place: int, head: Head, says: float) -> float:
    distance = place - head.body.end
    row = head.rows[place]
    byline = head.bylines[place]
    if is_of_another_article(place, head):
        return 0.0
    if byline.says_by or says or ISSUE.search(row.text):
        return 6 - 0.5 * distance + RIGHT_BELOW * (says > 0 and distance == 0)
    is_last = place >= len(head.rows) - 2
    is_of_a_person = byline.likeness >= A_NAME_BY_FORM
    if (
        byline.rest <= MOST_BESIDE_A_LAST_DAY * is_last
        and not is_of_a_person
        and not row.is_item
        and (distance <= 3 or is_last)
    ):
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
        value, why = resolve(one.stated.date, head)
        if value:
            values.append((value, why))
    row = head.rows[candidates[0].place]
    if not values:
        date = candidates[0].stated.date
        if date.is_glued and field != "date":
            return None
        written = row.text[date.start : date.end]
        readings = " or ".join(date.readings)
        why = "digits stand right beside it" if date.is_glued else "nothing else in the capture tells which"
        reason = f"“{written}” may be {readings}: {why}"
        doubts.append(Doubt(reason=reason, lines=(row.number,), settle=(f"{field}: …  # {readings}",)))
        return None
    full = [pair for pair in values if len(pair[0]) == 10]
    value, why = min(full or values)
    byline = head.bylines.get(candidates[0].place)  # none: a paragraph, which stays
    kind = Kind.BYLINE if byline and byline.authors else Kind.DATE if field == "date" else Kind.UPDATED
    lines = (row.number,) if byline and byline.rest <= 6 else ()
    basis = Basis(how=How.STATED, lines=(row.number,), why=why)
    return Found(field=field, value=value, basis=basis, lines=lines, kind=kind)
