"""Who wrote the text: the names stated at its head, else those stated after its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsarchive.article.byline import Byline, is_byline_word
from newsarchive.article.head import Head
from newsarchive.article.persons import has_job_word, is_agency, name_likeness, split_names
from newsarchive.article.phrases import any_of, phrases
from newsarchive.model import Basis, Found, How, Kind

ENOUGH = 4.0
ROWS_OF_BIO = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    names: tuple[str, ...]
    places: tuple[int, ...]
    """Rows that state them."""
    score: float
    takes: bool
    """Whether those rows leave the body: a line about the author stays."""
    note: str = ""


def find_authors(head: Head) -> tuple[Found, ...]:
    """The authors, one each; nothing where no names stand where authors stand."""
    candidates = [*_at_head(head), *_after_labels(head), *_at_end(head), *_in_bio(head)]
    candidates = [one for one in candidates if one.score >= ENOUGH]
    if not candidates:
        return ()
    best = max(candidates, key=lambda one: (one.score, -one.places[0]))
    lines = tuple(head.rows[place].number for place in best.places)
    basis = Basis(how=How.STATED, lines=lines, note=best.note)
    taken = lines if best.takes else ()
    return tuple(Found(field="author", value=name, basis=basis, lines=taken, kind=Kind.BYLINE) for name in best.names)


def _at_head(head: Head) -> list[_Candidate]:
    found = []
    for place, byline in head.bylines.items():
        if not byline.authors or place == head.anchor or place >= head.body.end:
            continue
        if byline.is_glued and not _stands_elsewhere(byline.authors, place, head):
            continue
        score = _head_score(place, byline, head)
        if score > 0:
            takes = byline.rest <= 6
            found.append(_Candidate(names=byline.authors, places=(place,), score=score, takes=takes))
    return found


def _head_score(place: int, byline: Byline, head: Head) -> float:
    anchor = head.anchor
    distance = abs(place - anchor) * (0.25 if place > anchor else 0.5)
    row = head.rows[place]
    if byline.says_by:
        return 10 - distance - 0.2 * byline.rest + byline.likeness
    if byline.dates and byline.rest <= 8:
        return 6 - distance - 0.3 * byline.rest + 3 * byline.likeness - (1.2 if row.is_item else 0)
    if byline.rest > 3 or len(row.text) > 80:
        return 0.0
    score = 3 * byline.likeness - distance - 0.5 * byline.rest
    near_date = any(
        head.bylines[other].dates for other in (place - 2, place - 1, place + 1, place + 2) if other in head.bylines
    )
    score += 2.0 * near_date
    score += 1.0 * (0 < place - anchor <= 3 and head.headline is not None)
    if place + 1 < len(head.rows) and _is_job(head.rows[place + 1].text):
        score += 1.5
    if _stands_elsewhere(byline.authors[:1], place, head, only_after=True):
        score += 1.5
    return score


def _is_job(text: str) -> bool:
    """“Staff Writer”, “Associated Press” in the row after a name."""
    return len(text.split()) <= 10 and (has_job_word(text) or is_agency(text))


def _stands_elsewhere(names: tuple[str, ...], place: int, head: Head, *, only_after: bool = False) -> bool:
    patterns = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names]
    rows = head.rows[head.body.end - 1 :] if only_after else head.rows
    here = head.rows[place].number
    return all(any(row.number != here and pattern.search(row.text) for row in rows) for pattern in patterns)


def _after_labels(head: Head) -> list[_Candidate]:
    """Names in the rows after “By” or “Author:”, as far as they go: “By”, “Ann Lee”, “and”, “Bo Chen”."""
    found = []
    for place in head.bylines:
        if not is_byline_word(head.rows[place].text):
            continue
        names: list[str] = []
        places = [place]
        for following in range(place + 1, min(place + 8, len(head.rows))):
            text = head.rows[following].text.strip(" ,")
            if text.lower() in phrases("and") or text in ("&", ","):
                places.append(following)
                continue
            parts = split_names(text)
            if names and head.rows[following - 1].text.lower().strip(" ,") not in (*phrases("and"), "&"):
                break
            if not parts or not all(name_likeness(part) or is_agency(part) or _is_proper(part) for part in parts):
                break
            names.extend(parts)
            places.append(following)
        if names:
            distance = abs(place - head.anchor) if place < head.body.end else 8 + place - head.body.end
            score = 9 - 0.25 * distance
            found.append(_Candidate(names=tuple(dict.fromkeys(names)), places=tuple(places), score=score, takes=True))
    return found


def _is_proper(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not all(map(has_job_word, words))


def _at_end(head: Head) -> list[_Candidate]:
    """“By Ann Lee” right after the last paragraph."""
    found = []
    for place, byline in head.bylines.items():
        distance = place - head.body.end
        if distance < -2 or not byline.authors or not byline.says_by or byline.rest > 6:
            continue
        if distance >= 0 or place > head.anchor + 6:
            score = 6.5 - 0.6 * max(distance, 0) + byline.likeness
            found.append(_Candidate(names=byline.authors, places=(place,), score=score, takes=True))
    return found


@cache
def _bio() -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = r"(?P<name>[^\W\d_][^\s,.;:!?]*(?:\s[^\W\d_]\.|\s[^\s,;:!?()]+){1,3})"
    about = rf"^(?:{any_of(phrases('more_by'))}\s*:?\s+)?{name}(?:,)?\s+(?:is|{any_of(phrases('bio'))})\b"
    more = rf"^{any_of(phrases('more_by'))}\s*:?\s+{name}\s*:?$"
    return re.compile(about), re.compile(more, re.IGNORECASE)


def _in_bio(head: Head) -> list[_Candidate]:
    """The line about the author after the text: “Ann Lee is a reporter in Minsk.”"""
    about, more = _bio()
    found = []
    last = min(len(head.rows), head.body.end + ROWS_OF_BIO)
    for place in range(max(head.body.start + 3, head.body.end - 4), last):
        text = head.rows[place].text
        match = about.match(text) if len(text) < 700 else None
        if match:
            if not any(work in text.lower() for work in phrases("bio_work")):
                continue
        elif not (match := more.match(text)):
            continue
        if name_likeness(match["name"]) >= 0.5:
            note = "the line about the author"
            distance = abs(place - head.body.end)
            score = 5.5 + name_likeness(match["name"]) - 0.15 * distance
            found.append(_Candidate(names=(match["name"],), places=(place,), score=score, takes=False, note=note))
    return found
