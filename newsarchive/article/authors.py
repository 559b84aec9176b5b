"""Who wrote the text: the names stated at its head, else those stated after its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsarchive.article.byline import Byline, is_byline_word
from newsarchive.article.head import Head
from newsarchive.article.headline_features import CREDIT
from newsarchive.article.persons import has_job, has_job_word, is_agency, name_likeness, split_names
from newsarchive.article.phrases import any_of, phrases
from newsarchive.model import Basis, Found, How, Kind

ENOUGH = 4.0
ROWS_OF_BIO = 8
LONGEST_LABEL = 30


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
        if CREDIT.search(head.rows[place].text):
            continue
        if byline.is_glued and not _stands_elsewhere(byline.authors, place, head):
            continue
        score = _head_score(place, byline, head)
        if score > 0:
            takes = byline.rest <= 6
            found.append(_Candidate(names=byline.authors, places=(place,), score=score, takes=takes))
    return found


def _head_score(place: int, byline: Byline, head: Head) -> float:
    distance = abs(place - head.anchor) * (0.25 if place > head.anchor else 0.5)
    if byline.says_by:
        known = byline.likeness > 0.3 or byline.dates or _stands_elsewhere(byline.authors, place, head)
        return 10 - distance - 0.2 * byline.rest + byline.likeness if known else 0.0
    if byline.likeness < 0.5 or _is_rubric(byline.authors[0], head):
        return 0.0
    if byline.dates and byline.rest <= 8:
        item = 1.2 if head.rows[place].is_item else 0.0
        return 6 - distance - 0.3 * byline.rest + 3 * byline.likeness - item
    return _score_of_a_bare_name(place, byline, head)


def _score_of_a_bare_name(place: int, byline: Byline, head: Head) -> float:
    """A name and at most a job: what surrounds it must speak for it."""
    row = head.rows[place]
    job = _is_job(" ".join(row.text.split()[len(byline.authors[0].split()) :]))
    rest = 0 if job else byline.rest
    if rest > 3 or len(row.text) > 80:
        return 0.0
    score = 3 * byline.likeness - 0.5 * rest
    score -= abs(place - head.anchor) * (0.15 if head.anchor < place <= head.body.start else 0.4)
    score += 2.0 * any(_states_date(other, head) for other in (place - 2, place - 1, place + 1, place + 2))
    score += 1.0 * _states_date(place + 1, head)
    if head.headline and head.anchor < place <= max(head.body.start, head.anchor + 3):
        score += 1.5 if byline.likeness > 0.5 else 1.0
    if job or (place + 1 < len(head.rows) and _is_job(head.rows[place + 1].text)):
        score += 1.5
    if _stands_elsewhere(byline.authors[:1], place, head, only_after=True):
        score += 1.5
    return score


def _states_date(place: int, head: Head) -> bool:
    return place in head.bylines and bool(head.bylines[place].dates) and head.bylines[place].rest <= 8


def _is_rubric(name: str, head: Head) -> bool:
    """What stands in or above the headline is its subject or its section, not its author."""
    low = name.lower()
    before = head.rows[: head.anchor + 1] if head.headline else ()
    return any(row.text.lower() == low for row in before) or (bool(before) and low in before[-1].text.lower())


def _is_job(text: str) -> bool:
    """“Staff Writer”, “Associated Press” after a name."""
    return 0 < len(text.split()) <= 10 and (has_job(text) or is_agency(text))


def _stands_elsewhere(names: tuple[str, ...], place: int, head: Head, *, only_after: bool = False) -> bool:
    """Whether each name stands in another row as well, as words of its own."""
    first = max(0, head.body.end - 1) if only_after else 0
    others = [row.text for row in head.rows[first:] if row is not head.rows[place]]
    return all(any(name in text and _stands_free(name, text) for text in others) for name in names)


def _stands_free(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _after_labels(head: Head) -> list[_Candidate]:
    """Names in the rows after “By” or “Author:”, as far as they go: “By”, “Ann Lee”, “and”, “Bo Chen”."""
    found = []
    for place, row in enumerate(head.rows):
        if len(row.text) > LONGEST_LABEL or not is_byline_word(row.text):
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
            if not parts or not all(
                name_likeness(part) >= 0.5 or is_agency(part) or _is_proper(part) for part in parts
            ):
                break
            names.extend(parts)
            places.append(following)
        if names:
            distance = min(abs(place - head.anchor), 8 + abs(place - head.body.end), 14)
            persons = all(name_likeness(name) >= 0.5 or is_agency(name) for name in names)
            score = (9 if persons else 6) - 0.25 * distance
            found.append(_Candidate(names=tuple(dict.fromkeys(names)), places=tuple(places), score=score, takes=True))
    return found


def _is_proper(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not all(map(has_job_word, words))


def _at_end(head: Head) -> list[_Candidate]:
    """“By Ann Lee” right after the last paragraph, or “— Ann Lee”, or her name with her job."""
    found = []
    for place, byline in head.bylines.items():
        distance = place - head.body.end
        if distance < -2 or not byline.authors or byline.rest > 6:
            continue
        if not byline.says_by:
            if 0 <= distance <= 2 and byline.likeness == 1 and byline.rest == 0 and _signs(place, head):
                found.append(_Candidate(names=byline.authors, places=(place,), score=5.0, takes=True))
            continue
        if distance >= 0 or place > head.anchor + 6:
            score = 6.5 - 0.6 * max(distance, 0) + byline.likeness
            found.append(_Candidate(names=byline.authors, places=(place,), score=score, takes=True))
    return found


def _signs(place: int, head: Head) -> bool:
    """Whether a name after the text is a signature: a dash before it, brackets around it, a job below it."""
    row = head.rows[place]
    below = head.rows[place + 1].text if place + 1 < len(head.rows) else ""
    name = head.bylines[place].authors[0]
    return (row.is_item and place == head.body.end) or row.text[0] == "(" or _is_job(below) or below.startswith(name)


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
