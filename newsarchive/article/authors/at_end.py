"""Names after the text: a signature, a line about the author, a link to more by her, a copyright."""

from __future__ import annotations

import re
from functools import cache
from math import inf

from newsarchive.article.authors.candidate import (
    Candidate,
    is_interview,
    is_job,
    is_told_of,
    job_after_the_names,
    tells_whence,
)
from newsarchive.article.authors.notes import CONTACT, what_she_is
from newsarchive.article.byline import read_byline
from newsarchive.article.head import Head, is_of_another_article
from newsarchive.article.persons import name_likeness
from newsarchive.article.phrases import any_of, may_begin_with, may_have, phrase_set, phrases, tokens_of

ROWS_OF_BIO = 10
LONGEST_BIO = 700
LONGEST_HEADER = 80
SCORE_OF_A_LONE_NAME = 4.2
FARTHEST_OF_A_LABEL = 2.4
"""What distance from the text takes from “Author: Ann Lee” at most: short answers of an interview look like none."""
MOST_WORDS_OF_A_FAREWELL = 3
ENDS_OF_SENTENCES = (".", "!", "?", "…", "”", '"', "»", "“")
LEAST_OF_A_REPORTER, MOST_BESIDE_REPORTERS = 0.5, 6
"""Likeness to a person's name; words that are none, such as the places they reported from."""
SPEECH = re.compile(r"[,:]\s[“\"«„‘']|(?:[“«„]|\s\")\s?[a-zß-ÿа-џ]")
"""What somebody says; not the title of a book, “author of “Storm””."""
SCORE_OF_INITIALS = 4.1
INITIALS_FIRST = re.compile(r"^\((?P<who>[a-zß-ÿ]{2,3}(?:/[a-zß-ÿ]{2,3})?)\)\s+[A-ZÀ-Ž]")
INITIALS_LAST = re.compile(r"[.!?…”»\"“]\s+\((?P<who>[a-zß-ÿ]{2,3}(?:/[a-zß-ÿ]{2,3})?)\)$")
INITIALS_ALONE = re.compile(r"(?P<who>(?:[^\W\d_a-zß-ÿа-џ]\.\s?-?){2,4})")
NO_INITIALS = frozenset(
    {"sic", "etc", "usw", "end", "fin", "tbc", "tba", "net", "cf", "ii", "iii", "iv", "vi", "xi", "p.s.", "u.s."}
)
READERS_SAY = re.compile(rf"(?:\d+\s+)?{any_of(phrases('readers_say'))}(?:\s*\(?\d+\)?)?\s*:?")
"""“3 Comments”, “Comments (3)”, “Leave a reply”"""
NAME = r"(?P<name>[^\W\d_][^\s,.;:!?()]*(?:\s[^\W\d_]\.|\s[^\s,;:!?().]+){1,3})"
SHORTEST_NAME = f"{NAME[:-1]}?)"
"""Where words follow that could belong to it: “Ann Lee on Twitter”."""
OWNER = re.compile(rf"(?:©|\(c\)|copyright)\s*(?:\d{{4}}\s*[-–]?\s*)*(?:by\s+)?{NAME}\s*(?:$|[.|–-])", re.IGNORECASE)


def candidates_at_end(head: Head) -> list[Candidate]:
    """Those of the rows around and after the last paragraph."""
    return [*_signatures(head), *_reporters(head), *_about_the_author(head), *_owners(head), *_initials(head)]


def _signatures(head: Head) -> list[Candidate]:
    """“By Ann Lee” right after the last paragraph, or “— Ann Lee”, or her name with her job."""
    found: list[Candidate] = []
    last = _rows_of_readers(head)
    for place, byline in head.bylines.items():
        text = head.rows[place].text
        distance = place - head.body.end
        if distance < -2 or place <= head.body.start + 1 or place > last or not byline.authors or byline.rest > 6:
            continue
        if is_interview(text):
            continue
        if byline.says_by and is_of_another_article(place, head):
            break  # from here on, other articles are listed
        if byline.says_by:
            is_labelled = ":" in text and not byline.rest
            farness = min(0.6 * max(distance, 0), FARTHEST_OF_A_LABEL if is_labelled else inf)
            score = 6.5 - farness + byline.likeness
            found.append(Candidate(names=byline.authors, places=(place,), score=score))
        elif distance <= 3 and byline.likeness >= 0.5 and not byline.rest and _signs_off(place, head):
            found.append(Candidate(names=byline.authors, places=(place,), score=SCORE_OF_A_LONE_NAME))
        elif (
            0 <= distance <= 3
            and byline.likeness == 1
            and (byline.rest == 0 or job_after_the_names(byline.authors, text) or tells_whence(byline.authors, text))
        ):
            if _signs(place, head):
                found.append(Candidate(names=byline.authors, places=(place,), score=5.0))
            elif distance == 0 and _stands_alone(place, head):
                found.append(Candidate(names=byline.authors, places=(place,), score=SCORE_OF_A_LONE_NAME))
    says_by = {one.names for one in found if head.bylines[one.places[0]].says_by and one.places[0] >= head.body.end}
    return [] if len(says_by) > 1 else found  # several are those of other articles


@cache
def _reporting_by() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\(){any_of(phrases('reporting_by'))}:?\s+(?P<names>[^;()]+)", re.IGNORECASE)


def _reporters(head: Head) -> list[Candidate]:
    """“(Reporting by Ann Lee in Minsk and Bo Chen; Editing by Cy Diaz)”, as agencies sign, also within the last line;
    “To contact the reporter on this story: Ann Lee in Minsk at ann@example.org”."""
    found = []
    first = max(head.body.start + 1, head.body.end - ROWS_OF_BIO)
    for place in range(first, min(len(head.rows), head.body.end + ROWS_OF_BIO)):
        text = head.rows[place].text
        is_likely = "(" in text or may_begin_with(text, "reporting_by")
        match = _reporting_by().search(text) if is_likely else None
        byline = read_byline(f"By {match['names'].strip(' .')}") if match else None
        if byline and byline.likeness >= LEAST_OF_A_REPORTER and byline.rest <= MOST_BESIDE_REPORTERS:
            score = 6.0 + byline.likeness - 0.15 * abs(place - head.body.end)
            note = "a line at the end says who reported"
            found.append(Candidate(names=byline.authors, places=(place,), score=score, takes=False, note=note))
    return found


def _initials(head: Head) -> list[Candidate]:
    """As local papers sign: “… as planned. (hb)” at the end of the text, “N.V.” below it, “(tk) An unusual night …”."""
    if not head.body.prose:
        return []
    found = []
    last = min(head.body.end, len(head.rows) - 1)  # a short last line may not look like prose
    for place, pattern in (
        (head.body.start, INITIALS_FIRST),
        (head.body.end - 1, INITIALS_LAST),
        (last, INITIALS_LAST),
    ):
        match = pattern.search(head.rows[place].text)
        if match and match["who"] not in NO_INITIALS:
            found.append(_initialled(match["who"], place))
    for place in range(head.body.end - 1, last + 1):
        match = INITIALS_ALONE.fullmatch(head.rows[place].text)
        if match and match["who"].lower() not in NO_INITIALS and _ends_above(place, head):
            found.append(_initialled(match["who"], place, takes=True))
    return found


def _initialled(who: str, place: int, *, takes: bool = False) -> Candidate:
    note = "initials at an end of the text"
    return Candidate(names=(who,), places=(place,), score=SCORE_OF_INITIALS, takes=takes, note=note)


def _ends_above(place: int, head: Head) -> bool:
    return place > 0 and head.rows[place - 1].text.endswith(ENDS_OF_SENTENCES)


def _signs_off(place: int, head: Head) -> bool:
    """Whether a name stands below “Yours,”, above a day of its own, or below the last paragraph of a text that greets:
    those who write letters sign them, whatever they are called."""
    above, below = head.rows[place - 1], head.bylines.get(place + 1)
    if above.text.endswith(",") and above.text.count(" ") < MOST_WORDS_OF_A_FAREWELL:
        return True
    if not above.text.endswith(ENDS_OF_SENTENCES) or _is_lone_name(place + 1, head):
        return False
    if below is not None and below.dates and not below.rest and not below.authors:
        return True
    rows = head.rows[head.anchor : head.body.start + 1]
    return any(row.text.lower().lstrip("—- ").startswith(phrases("greetings")) for row in rows)


def _rows_of_readers(head: Head) -> int:
    """The row after which readers have the word, or the last one."""
    tail = range(head.body.start + 2, len(head.rows))
    return next((place for place in tail if _are_of_readers(head.rows[place].text)), len(head.rows))


def _are_of_readers(text: str) -> bool:
    is_likely = len(text) <= LONGEST_HEADER and may_begin_with(text, "readers_say")
    return is_likely and READERS_SAY.fullmatch(text.lower()) is not None


def _stands_alone(place: int, head: Head) -> bool:
    """A name right after the last paragraph, which the text has not named, and with no other name below it: no tag."""
    row = head.rows[place]
    below = head.bylines.get(place + 1)
    is_place = place + 2 == len(head.rows) and below is not None and below.likeness < 1
    is_named = below is not None and below.likeness >= 0.5 and not below.dates and not is_place
    is_list = row.is_item or (is_named and not may_begin_with(head.rows[place + 1].text, "credit"))
    if is_list or any(_is_lone_name(other, head) for other in range(head.body.start + 1, place)):
        return False  # others sign above: letters, comments
    return not any(is_told_of(name, place, head) for name in head.bylines[place].authors)


def _is_lone_name(place: int, head: Head) -> bool:
    """“Ann Lee”, “Ann Lee, Minsk”"""
    byline = head.bylines.get(place)
    return byline is not None and byline.likeness == 1 and byline.rest <= 2 and not byline.says_by


def _signs(place: int, head: Head) -> bool:
    """Whether a name after the text is a signature: a dash or bracket before it, or below it a job or more of her."""
    row = head.rows[place]
    below = head.rows[place + 1].text if place + 1 < len(head.rows) else ""
    parts = head.bylines[place].authors[0].split()
    told = below.startswith((f"{parts[0]} ", f"{parts[-1]} ")) and len(below) > len(row.text) + 10
    if row.text[0] == "(" or (row.is_item and place == head.body.end) or told or is_job(below):
        return True
    has_office = len(below) <= LONGEST_HEADER and not phrase_set("offices").isdisjoint(tokens_of(below))
    return has_office or below.lower().rstrip(".") in phrase_set("own_photos")


@cache
def _bio() -> tuple[re.Pattern[str], ...]:
    more = any_of(phrases("more_by"))
    reach = any_of(phrases("reach"))
    reached = any_of(phrases("reached"))
    as_what = rf"(?:(?:[\w-]+\s){{0,2}}(?i:{any_of(phrases('jobs'))})\s)?"  # “Staff writer Ann Lee can be reached at …”
    return (
        re.compile(rf"^(?:{more}\s*:?\s+)?{NAME}{what_she_is()}"),
        re.compile(rf"^{NAME}(?:,|\s[–—-])\s(?:[^,.]*\s)?{any_of(phrases('jobs'))}\b"),
        re.compile(rf"^{more}\s*:?\s+{NAME}\s*[:→»>.]*$", re.IGNORECASE),
        re.compile(rf"^{as_what}{SHORTEST_NAME}(?:\s(?i:{reached})\b|:{CONTACT})"),
        re.compile(
            rf"(?:^|\b(?:tip|story)\?\s+){reach}\s+{as_what}{SHORTEST_NAME}\s+(?:on|at|by|via|via|@|auf|sur|en|no|su|op)\b",
            re.IGNORECASE,
        ),
    )


def _about_the_author(head: Head) -> list[Candidate]:
    """“Ann Lee is a reporter in Minsk.” “More from Ann Lee” “Follow Ann Lee on …” “Ann Lee: ann@example.org”"""
    about, with_job, more, reached, reach = _bio()
    found = []
    last = min(len(head.rows), head.body.end + ROWS_OF_BIO)
    for place in range(max(head.body.start + 3, head.body.end - 4), last):
        text = head.rows[place].text
        if len(text) > LONGEST_BIO:
            continue
        match = about.match(text) if may_have(text, "bio") else None
        match = match or (with_job.match(text) if may_have(text, "jobs") and not SPEECH.search(text) else None)
        if match and not _tells_of_work(text):
            match = None
        least = 0.5 if match else 1.0
        match = match or (more.match(text) if may_begin_with(text, "more_by") else None)
        match = match or (reached.match(text) if ":" in text or may_have(text, "reached") else None)
        match = match or (reach.search(text) if may_have(text, "reach") else None)
        if match and place > head.body.start and is_told_of(match["name"], place, head):
            continue
        if match and (likeness := name_likeness(match["name"])) >= least:
            score = 5.5 + likeness - 0.15 * abs(place - head.body.end)
            note = "a line about the author"
            found.append(Candidate(names=(match["name"],), places=(place,), score=score, takes=False, note=note))
    return found


def _tells_of_work(text: str) -> bool:
    low = text.lower()
    return any(work in low for work in phrases("bio_work"))


def _owners(head: Head) -> list[Candidate]:
    """A person who holds the copyright of her own site."""
    found = []
    for place in range(max(head.body.end, len(head.rows) - 12), len(head.rows)):
        match = OWNER.search(head.rows[place].text) if len(head.rows[place].text) < 120 else None
        if match and name_likeness(match["name"]) == 1:
            note = "holds the copyright"
            found.append(Candidate(names=(match["name"],), places=(place,), score=4.2, takes=False, note=note))
    return found
