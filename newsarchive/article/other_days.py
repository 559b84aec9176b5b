"""Days where an article's own would stand that are others': of visits, lives, comments, print-outs, pictures."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.byline import Byline, StatedDate
from newsarchive.article.head import Head
from newsarchive.article.headline_features import is_credit
from newsarchive.article.persons import A_NAME_BY_FORM
from newsarchive.article.phrases import any_of, phrases

NOT_OURS = re.compile(  # of a comment, a quoted message, a citation, a copyright
    r"\b(?:reply|antworten|répondre|responder|rispondi|odpowiedz|ответить)\b"
    r"|\b(?:retrieved|accessed|abgerufen|consulté)\b|©|\bcopyright\b"
    r"|\bprint(?:ed on|ed at|out| date)\b"
    r"|\b(?:ausgedruckt|gedruckt|imprimé|impreso|impresso|stampato|wydrukowano|afgedrukt)\b"
    r"|\b(?:распечат|дата друку|надрукован|раздрукав|data wydruku)"
    r"|\b(?:copied|(?:re)?typed|transcribed|scanned|digiti[sz]ed|clipped|downloaded|abschrift|abgeschrieben|copié|transcrit)\b"
)
OF_A_LIFE = re.compile(  # “Born: May 2, 1930”, “Died 14 September 2018”
    r"\W*(?:born|died|geb(?:oren|\.)|gest(?:orben|\.)|née?|mort[eo]?|morta|décédée?|naci(?:do|da|ó)|muri[óo]|falleci(?:do|da|ó)"
    r"|nat[oa]|nasci(?:do|da)|morreu|falecid[oa]|overleden|urodz\w+|ur\.|zmarła?|zm\.|родил(?:ся|ась)|умер(?:ла)?"
    r"|скончал(?:ся|ась)|нарадзі(?:ўся|лася)|памёр|памерла|народи(?:вся|лася)|помер(?:ла)?)(?!\w)"
)
MOST_BESIDE_A_DAY = 3
"""Other words of a line with a day and an agency that is no caption."""
DEGREES = re.compile(r"[°º˚] ?[CFС](?!\w)")  # the last of these letters is a Cyrillic one
ROWS_OF_A_MASTHEAD, LONGEST_OF_A_MENU = 2, 60
TEMPERATURE = re.compile(r"[-–−]?\d{1,3}(?:[.,]\d)? ?[°º˚]? ?[CF]")  # “17.5 C”, beside the day on which a page was seen
MOST_PARAGRAPHS = 2
"""Of the text above a name with a date."""
HANDLE = re.compile(r"\(@\w+\)")  # “— Ann Lee (@annlee) May 5, 2020”


def states_another_day(place: int, head: Head) -> bool:
    """Whether the days of this row are none of the article."""
    row, byline = head.rows[place], head.bylines[place]
    low = row.text.lower()
    if NOT_OURS.search(low) or OF_A_LIFE.match(low) or (row.is_item and HANDLE.search(row.text)):
        return True
    if _is_beside_the_weather(place, head) or is_of_a_visit(place, head):
        return True
    is_named = byline.likeness >= A_NAME_BY_FORM and not byline.says_by
    return is_named and head.paragraphs_before(place) > MOST_PARAGRAPHS  # “Ann Lee on May 3, 2020”: a reader's comment


def _is_beside_the_weather(place: int, head: Head) -> bool:
    """As the day on which somebody looked is, at the top of a page: not that of the article."""
    if place >= head.anchor:
        return False
    beside = head.rows[max(0, place - 2) : place + 2]
    return DEGREES.search(head.rows[place].text) is not None or any(TEMPERATURE.fullmatch(row.text) for row in beside)


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases('weekdays'))}\b", re.IGNORECASE)


def is_of_a_visit(place: int, head: Head) -> bool:
    """“Friday, May 8, 2020” or “8 May 2020, Friday, 13:42” at the very top, with menus or the paper's name between it
    and the headline."""
    between = head.rows[place + 1 : head.anchor]
    if place >= ROWS_OF_A_MASTHEAD or not head.headline or not between:
        return False
    title = head.rows[head.anchor].text
    are_of_page = (len(row.text) <= LONGEST_OF_A_MENU or title in row.text or is_credit(row.text) for row in between)
    weekday = _weekday().search(head.rows[place].text)
    return all(are_of_page) and weekday is not None and (not weekday.start() or head.bylines[place].rest <= 1)


def is_of_a_picture(stated: StatedDate, byline: Byline, text: str) -> bool:
    """“The bridge on March 3, 2011. Photo: Ann Lee”; not “LISBON, May 7, 2020 (Reuters)”."""
    is_labelled = stated.is_published or stated.is_updated
    return not is_labelled and byline.rest > MOST_BESIDE_A_DAY and is_credit(text)
