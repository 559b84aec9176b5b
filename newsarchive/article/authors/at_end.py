"""Names after the text: a signature, a line about the author, a link to more by her, a copyright."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.authors.candidate import Candidate, is_job
from newsarchive.article.head import Head
from newsarchive.article.persons import name_likeness
from newsarchive.article.phrases import any_of, phrases

ROWS_OF_BIO = 10
LONGEST_BIO = 700
NAME = r"(?P<name>[^\W\d_][^\s,.;:!?()]*(?:\s[^\W\d_]\.|\s[^\s,;:!?().]+){1,3})"
OWNER = re.compile(rf"(?:©|\(c\)|copyright)\s*(?:\d{{4}}\s*[-–]?\s*)*(?:by\s+)?{NAME}\s*(?:$|[.|–-])", re.IGNORECASE)


def candidates_at_end(head: Head) -> list[Candidate]:
    """Those of the rows around and after the last paragraph."""
    return [*_signatures(head), *_about_the_author(head), *_owners(head)]


def _signatures(head: Head) -> list[Candidate]:
    """“By Ann Lee” right after the last paragraph, or “— Ann Lee”, or her name with her job."""
    found = []
    for place, byline in head.bylines.items():
        distance = place - head.body.end
        if distance < -2 or place <= head.anchor + 6 or not byline.authors or byline.rest > 6:
            continue
        if byline.says_by:
            score = 6.5 - 0.6 * max(distance, 0) + byline.likeness
            found.append(Candidate(names=byline.authors, places=(place,), score=score))
        elif 0 <= distance <= 3 and byline.likeness == 1 and byline.rest == 0 and _signs(place, head):
            found.append(Candidate(names=byline.authors, places=(place,), score=5.0))
    return found


def _signs(place: int, head: Head) -> bool:
    """Whether a name after the text is a signature: a dash or bracket before it, or below it a job or more of her."""
    row = head.rows[place]
    below = head.rows[place + 1].text if place + 1 < len(head.rows) else ""
    parts = head.bylines[place].authors[0].split()
    told = below.startswith((f"{parts[0]} ", f"{parts[-1]} ")) and len(below) > len(row.text) + 10
    return (row.is_item and place == head.body.end) or row.text[0] == "(" or is_job(below) or told


@cache
def _bio() -> tuple[re.Pattern[str], ...]:
    aside = r"(?:\s*\([^()]{1,60}\)|\s@\w+)?,?\s+"
    more = any_of(phrases("more_by"))
    reach = any_of(phrases("reach"))
    return (
        re.compile(rf"^(?:{more}\s*:?\s+)?{NAME}{aside}(?:{any_of(phrases('bio'))})\b"),
        re.compile(rf"^{NAME},\s(?:[^,.]*\s)?{any_of(phrases('jobs'))}\b"),
        re.compile(rf"^{more}\s*:?\s+{NAME}\s*[:→»>.]*$", re.IGNORECASE),
        re.compile(
            rf"(?:^|\b(?:tip|story)\?\s+){reach}\s+{NAME}\s+(?:on|at|by|via|via|@|auf|sur|en|no|su|op)\b", re.IGNORECASE
        ),
    )


def _about_the_author(head: Head) -> list[Candidate]:
    """“Ann Lee is a reporter in Minsk.” “More from Ann Lee” “Follow Ann Lee on …”"""
    about, with_job, more, reach = _bio()
    found = []
    last = min(len(head.rows), head.body.end + ROWS_OF_BIO)
    for place in range(max(head.body.start + 3, head.body.end - 4), last):
        text = head.rows[place].text
        if len(text) > LONGEST_BIO:
            continue
        match = about.match(text) or with_job.match(text)
        if match and not any(work in text.lower() for work in phrases("bio_work")):
            match = None
        least = 0.5 if match else 1.0
        match = match or more.match(text) or reach.search(text)
        if match and (likeness := name_likeness(match["name"])) >= least:
            score = 5.5 + likeness - 0.15 * abs(place - head.body.end)
            note = "a line about the author"
            found.append(Candidate(names=(match["name"],), places=(place,), score=score, takes=False, note=note))
    return found


def _owners(head: Head) -> list[Candidate]:
    """A person who holds the copyright of her own site."""
    found = []
    for place in range(max(head.body.end, len(head.rows) - 12), len(head.rows)):
        match = OWNER.search(head.rows[place].text) if len(head.rows[place].text) < 120 else None
        if match and name_likeness(match["name"]) == 1:
            note = "holds the copyright"
            found.append(Candidate(names=(match["name"],), places=(place,), score=4.2, takes=False, note=note))
    return found
