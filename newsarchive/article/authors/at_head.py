"""Names at the head of the text: in a line with “by”, beside a date, or alone under the headline."""

from __future__ import annotations

import re

from newsarchive.article.authors.candidate import (
    Candidate,
    is_interview,
    is_job,
    is_told_of,
    job_after_the_names,
    stands_elsewhere,
    tells_whence,
)
from newsarchive.article.byline import INITIALS, Byline, is_label_of_others
from newsarchive.article.byline.names import OF_AN_AGENCY
from newsarchive.article.head import Head
from newsarchive.article.headline_features import is_credit
from newsarchive.article.persons import A_NAME_BY_FORM, is_agency, is_desk, name_likeness
from newsarchive.article.phrases import phrase_set
from newsarchive.article.prose import STEM, as_said

OF_A_COLUMNIST = 1.5
"""For a name right above the headline that the text never says."""
OF_AN_INITIAL = 2.7
"""For a name that begins with an initial, right below the headline."""
INITIAL_AND_SURNAME = re.compile(r"(?:[^\W\d_a-zа-я]\. ?){1,2}[^\W\d_a-zа-я][^\W\d_]+(?:[- ][^\W\d_a-zа-я][^\W\d_]+)?")
"""“R. Villa”, which stands nowhere but in bylines."""
SURE_JOB = 1.0
"""For a name alone between headline and text, above a row with a job."""
MOST_FOR_A_BARE_NAME = 7.5
"""Less than for a name after “by”."""
OF_A_HOUSE, NEAR_BELOW = 3.0, 4
"""How much less speaks for a house whose writers are named within so many rows below it."""
NEAR_ABOVE = 3
"""Rows above the headline in which a columnist's name may stand."""
MOST_PARAGRAPHS = 2
"""Of the text. Further down, a name without “by” signs a letter or a comment."""


def candidates_at_head(head: Head) -> list[Candidate]:
    """Those of each row before the end of the text."""
    found = []
    for place, byline in head.bylines.items():
        after_the_end = bool(head.body.prose) and place >= head.body.end
        if not byline.authors or place == head.anchor or after_the_end or _is_of_another_story(place, head):
            continue
        if not byline.says_by and (is_credit(head.rows[place].text) or _is_of_others(place, head)):
            continue
        if is_interview(head.rows[place].text) and _may_be_asked(place, byline.authors[0], head):
            continue
        if byline.is_glued and not stands_elsewhere(byline.authors, place, head):
            continue
        score = _score(place, byline, head)
        if byline.likeness < 1 and byline.says_by and _names_persons_below(place, head):
            score -= OF_A_HOUSE
        if score > 0:
            names, places = _with_neighbours(place, byline, head)
            found.append(Candidate(names=names, places=places, score=score, takes=byline.rest <= 6))
    return found


def _names_persons_below(place: int, head: Head) -> bool:
    """“By Reuters”, and below the day “By Ann Lee”."""
    below = (head.bylines.get(other) for other in range(place + 1, min(place + 1 + NEAR_BELOW, len(head.rows))))
    is_house = name_likeness(head.bylines[place].authors[0]) < A_NAME_BY_FORM
    return is_house and any(said is not None and said.says_by and said.likeness == 1 for said in below)


def _is_of_another_story(place: int, head: Head) -> bool:
    """Right below what could be its headline, with paragraphs of the text above that."""
    above, said = head.rows[place - 1], head.bylines.get(place - 1, Byline())
    is_headline = above.blank_before and not said.authors and not said.dates and above.text[-1] not in '.:;,)”"'
    return is_headline and head.paragraphs_before(place) > MOST_PARAGRAPHS and place - 1 not in head.body.prose


def _may_be_asked(place: int, name: str, head: Head) -> bool:
    """Whether “Interview: Ann Lee” may say who answers: the text speaks of her, or the line leads to another."""
    return not head.anchor < place <= head.body.start or is_told_of(name, len(head.rows), head)


def _is_of_others(place: int, head: Head) -> bool:
    """A name below “Photographs by”, in “Ann Lee/AP”, or of somebody who signs a letter or a comment further down."""
    parts = head.rows[place].text.split("/")
    if len(parts) > 1 and any(map(is_agency, parts)) and not is_agency(head.bylines[place].authors[0]):
        return True
    if place and is_label_of_others(head.rows[place - 1].text):
        return True
    return head.paragraphs_before(place) > MOST_PARAGRAPHS


def _with_neighbours(place: int, byline: Byline, head: Head) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The names of the row with those of the rows beside it, where each stands alone in a row of its own."""
    names, places = byline.authors, [place]
    if byline.says_by or byline.rest or byline.likeness < 1 or byline.dates:
        return names, (place,)
    above, below = head.bylines.get(place - 1, Byline()), head.bylines.get(place + 1, Byline())
    if place - 1 > head.anchor and _is_name_alone(above) and not is_told_of(above.authors[0], len(head.rows), head):
        names, places = (*above.authors, *names), [place - 1, place]
    if _is_name_alone(below):
        names, places = (*names, *below.authors), [*places, place + 1]
    return tuple(dict.fromkeys(names)), tuple(places)


def _is_name_alone(byline: Byline) -> bool:
    return byline.likeness == 1 and not byline.rest and not byline.says_by


def _score(place: int, byline: Byline, head: Head) -> float:
    distance = abs(place - head.anchor) * (0.25 if place > head.anchor else 0.7)
    if byline.says_by:
        known = byline.likeness > 0.3 or byline.dates or stands_elsewhere(byline.authors, place, head)
        known = known or _is_all_of_a_row(place, byline, head)
        return 10 - distance - 0.2 * byline.rest + byline.likeness if known else 0.0
    if byline.likeness < 0.5 or _is_rubric(place, byline.authors[0], head) or _is_house_of_a_person(place, head):
        return 0.0
    if byline.dates and byline.rest <= 8:
        if byline.likeness == 0.5 and _is_of_the_text(byline.authors[0], head):
            return 0.0
        item = 1.2 if head.rows[place].is_item else 0.0
        return 6 - distance - 0.3 * byline.rest + 3 * byline.likeness - item
    return _score_of_a_bare_name(place, byline, head)


def _is_all_of_a_row(place: int, byline: Byline, head: Head) -> bool:
    """“Written by: NMD” or “por M.T.G” between headline and text, whatever they mean."""
    is_said = ":" in head.rows[place].text or INITIALS.fullmatch(byline.authors[0]) is not None
    return is_said and not byline.rest and head.anchor < place <= head.body.start


def _is_house_of_a_person(place: int, head: Head) -> bool:
    """“Reuters” or “Redaktion” below a row that is nothing but a person's name."""
    above = head.bylines.get(place - 1)
    text = head.rows[place].text
    return (is_agency(text) or is_desk(text)) and above is not None and above.likeness == 1 and not above.rest


def _is_of_the_text(name: str, head: Head) -> bool:
    """Whether its last word stands in the text: “Foreign Policy” above a text on a policy is a rubric."""
    last = name.split()[-1]
    return len(last) >= STEM and any(as_said(last) in words for words in head.body.said.values())


def _score_of_a_bare_name(place: int, byline: Byline, head: Head) -> float:
    """A name and at most a job: what surrounds it must speak for it."""
    row = head.rows[place]
    dated = any(_states_date(other, head) for other in (place - 2, place - 1, place + 1, place + 2))
    if not dated and (is_told_of(byline.authors[0], len(head.rows), head) or _is_asked(byline.authors[0], head)):
        return 0.0  # a caption, or a subject of the article
    job = job_after_the_names(byline.authors, row.text)
    rest = 0 if job or _says_whence(place, byline, head) else byline.rest
    is_lone_word = " " not in byline.authors[0] and byline.likeness < OF_AN_AGENCY
    if rest > 3 or len(row.text) > 80 or is_lone_word:
        return 0.0
    score = 3 * byline.likeness - 0.5 * rest
    job_below = place + 1 < len(head.rows) and is_job(head.rows[place + 1].text)
    is_below_it_again = place > head.anchor and head.rows[place - 1].text == head.rows[head.anchor].text
    above = max(0, abs(place - head.anchor) - job_below) if place < head.anchor else place - head.anchor
    above = 1 if is_below_it_again else above
    is_near = is_below_it_again or head.anchor < place <= head.body.start + 1
    score -= above * (0.15 if is_near else 0.4)
    score += 2.0 * dated
    score += 1.0 * _states_date(place + 1, head)
    if head.headline and (is_below_it_again or head.anchor < place <= max(head.body.start, head.anchor + 3)):
        is_initialled = INITIAL_AND_SURNAME.fullmatch(row.text) is not None
        score += OF_AN_INITIAL if is_initialled else 1.5 if byline.likeness > 0.5 else 1.0
    if job or job_below:
        score += 1.5
    if (job or job_below) and not rest and head.anchor < place <= head.body.start:
        score += SURE_JOB
    if stands_elsewhere(byline.authors[:1], place, head, only_after=True):
        score += 1.5
    if byline.likeness == 1 and place + 1 == head.anchor and not rest:
        score += OF_A_COLUMNIST
    if byline.likeness == 1 and place and head.rows[place - 1].text.lower() in phrase_set("genres"):
        score += 2.5  # “Comment”, and below it a name
    if byline.likeness == 1 and _is_told_of(byline.authors[0], head):
        score += 2.5
    return min(score, MOST_FOR_A_BARE_NAME)


def _is_asked(name: str, head: Head) -> bool:
    """Whether a question speaks to that person by the given name: “Ann, why did you stay?”"""
    given = f"{name.split()[0]}, "
    texts = (row.text.lstrip("–—- ") for row in head.rows[head.anchor + 1 :])
    return any(text.startswith(given) and text.endswith("?") for text in texts)


def _says_whence(place: int, byline: Byline, head: Head) -> bool:
    """Whether only the author's place or paper follows the name, and the text never speaks of that person."""
    is_sure = byline.likeness == 1 or _says_published(place + 1, head)
    if not is_sure or place <= head.anchor or not tells_whence(byline.authors, head.rows[place].text):
        return False
    return not any(is_told_of(name, len(head.rows), head) for name in byline.authors)


def _is_told_of(name: str, head: Head) -> bool:
    """Whether a paragraph begins by saying who that is: “Ann Lee is a reporter …”"""
    paragraphs = (head.rows[place].text for place in head.body.prose if place > head.body.start)
    return any(text.startswith((f"{name} is ", f"{name} writes ", f"{name} covers ")) for text in paragraphs)


def _states_date(place: int, head: Head) -> bool:
    return place in head.bylines and bool(head.bylines[place].dates) and head.bylines[place].rest <= 8


def _says_published(place: int, head: Head) -> bool:
    byline = head.bylines.get(place)
    return byline is not None and any(date.is_published for date in byline.dates)


def _is_rubric(place: int, name: str, head: Head) -> bool:
    """What stands in or above the headline is its subject or its section, not its author.

    Columnists' names stand there too: they are persons whom the text does not name.
    """
    if not head.headline:
        return False
    low = name.lower()
    above = [row.text.lower() for other, row in enumerate(head.rows[: head.anchor]) if other != place]
    is_person = name_likeness(name) == 1
    if (low in above and not is_person) or low in head.rows[head.anchor].text.lower():
        return True
    is_columnist = head.anchor - place <= NEAR_ABOVE and is_person
    return place < head.anchor and not (is_columnist and not is_told_of(name, len(head.rows), head))
