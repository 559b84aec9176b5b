"""The head of an article: its rows, its prose, its headline, and what the lines around them state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newsarchive.article.byline import LONGEST, Byline, read_byline
from newsarchive.article.card import Entry, find_card, without_label_of_title
from newsarchive.article.chrome import is_chrome
from newsarchive.article.headline import Headline, find_headline
from newsarchive.article.headline_features import ROWS_AFTER, ROWS_BEFORE, Page, is_credit, make_page
from newsarchive.article.phrases import any_of, function_words, may_begin_with, phrase_set, phrases
from newsarchive.article.prose import Body, find_body
from newsarchive.article.rows import Row, read_rows
from newsarchive.model import Capture

FEWEST_WORDS_OF_A_HEADLINE = 3
MOST_BESIDE_ITS_DAY = 8
"""Other words of a row that looks like prose and says “Published”."""
SEAM = re.compile(r"(?<=[^\W\d_A-ZÄ-ÞА-ЯЁІЎЇЄ]{3})(?=[A-ZÄ-ÞА-ЯЁІЎЇЄ][^\W\d_A-ZÄ-ÞА-ЯЁІЎЇЄ]*\s)")
"""Where a word in small letters ends and the next begins, with no space."""
LONGEST_KICKER = 40
SURE = 10.0
"""Lead of a headline that a label names."""
ROWS_OF_TAIL = 14
"""How far after the last paragraph a byline or date is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the fields are read from. Places count rows, not lines of the capture."""

    capture: Capture
    rows: Sequence[Row]
    body: Body
    headline: Headline | None
    bylines: Mapping[int, Byline]
    """What the rows before, and those after, the article's prose state."""
    card: Mapping[str, Entry]
    """What a card above the text states, by field."""
    glued_kicker: str = ""
    """That with which the headline's row began, no space between them."""

    @property
    def anchor(self) -> int:
        """The row around which byline and date are expected: the headline, else the first paragraph."""
        return self.headline.place if self.headline else self.body.start

    def paragraphs_before(self, place: int) -> int:
        """How much of the text stands above a row."""
        return sum(self.body.start <= other < place for other in self.body.prose) if place > self.anchor else 0


def read_head(capture: Capture) -> Head:
    """The head of the article in this capture."""
    page = read_page(capture)
    card = find_card(page.rows)
    page = replace(page, rows=without_label_of_title(page.rows, card))
    headline = Headline(place=card["title"].place, rival=None, lead=SURE) if "title" in card else find_headline(page)
    rows = _without_day_of_headline(_without_trail(page.rows, headline), headline)
    kicker = glued_kicker_of(rows[headline.place].text) if headline else ""
    if headline and kicker:
        rows = _with_headline(rows, headline.place, rows[headline.place].text[len(kicker) :])
    return Head(
        capture=capture,
        rows=rows,
        body=page.body,
        headline=headline,
        bylines=page.bylines,
        card=card,
        glued_kicker=kicker,
    )


@cache
def _trail() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases('home'))}\s*[›»>]\s*(?=\S)", re.IGNORECASE)


def _without_trail(rows: Sequence[Row], headline: Headline | None) -> Sequence[Row]:
    """The rows, where the headline says no more than its words: “Home ›Storm closes harbour”."""
    match = _trail().match(rows[headline.place].text) if headline else None
    return (
        _with_headline(rows, headline.place, rows[headline.place].text[match.end() :]) if headline and match else rows
    )


def _with_headline(rows: Sequence[Row], place: int, text: str) -> Sequence[Row]:
    return (*rows[:place], rows[place]._replace(text=text), *rows[place + 1 :])


def glued_kicker_of(text: str) -> str:
    """“Winter timetable” of “Winter timetableThe last ferry is cancelled”; nothing of “LinkedIn closes an office”."""
    seam = SEAM.search(text)
    if not seam or seam.start() > LONGEST_KICKER or not text[0].isupper():
        return ""
    headline = text[seam.start() :].split()
    first = headline[0].lower()
    is_seam = first in function_words() and first not in phrase_set("ends_of_brands")
    return text[: seam.start()] if is_seam and len(headline) >= FEWEST_WORDS_OF_A_HEADLINE else ""


@cache
def _glued_day() -> re.Pattern[str]:
    weekday = rf"(?i:{any_of(phrases('weekdays'))})"
    return re.compile(rf"(?<=[^\W\d_A-Z]|[.?!”\"’)])(?={weekday},? .{{0,20}}(?:19|20)\d\d$)")


def _without_day_of_headline(rows: Sequence[Row], headline: Headline | None) -> Sequence[Row]:
    """The rows, where the headline says no more than its words: “Storm closes harbourFriday, May 8, 2020”."""
    text = rows[headline.place].text if headline else ""
    day = _glued_day().search(text) if text[-4:].isdigit() else None
    if headline is None or day is None or not text[day.start()].isupper():
        return rows
    return _with_headline(rows, headline.place, text[: day.start()])


def read_page(capture: Capture) -> Page:
    """What the headline is chosen from."""
    rows = read_rows(capture)
    body = find_body(rows)
    return make_page(rows, body, _read_bylines(rows, body))


def is_of_another_article(place: int, head: Head) -> bool:
    """Whether a byline or date after the text stands right below what could be another article's headline."""
    above = head.rows[place - 1].text
    words = above.count(" ") + 1
    if place <= head.body.end or words < FEWEST_WORDS_OF_A_HEADLINE or above[-1] in ".:;,)":
        return False
    byline = head.bylines.get(place - 1, Byline())
    return not (is_credit(above) or is_chrome(above) or byline.authors or byline.dates)


def _read_bylines(rows: Sequence[Row], body: Body) -> dict[int, Byline]:
    first = max(0, body.start - ROWS_BEFORE)
    after_start = min(len(rows), body.start + ROWS_AFTER)
    tail = range(max(after_start, body.end - 3), min(len(rows), body.end + ROWS_OF_TAIL))
    found = {}
    for place in (*range(first, after_start), *tail):
        text = rows[place].text
        if len(text) > LONGEST:
            continue
        if place not in body.prose or text.startswith(("By ", "by ")):
            found[place] = read_byline(text)
        elif may_begin_with(text, "published", "updated") and _states_its_day(byline := read_byline(text)):
            found[place] = byline
    return found


def _states_its_day(byline: Byline) -> bool:
    """“Published: May 5, 2020 at 4:56 p.m. | Updated: May 6, 2020 at 6 p.m.” ends as a sentence does and is none."""
    labels = [date.is_published or date.is_updated for date in byline.dates]
    return any(labels) and byline.rest <= MOST_BESIDE_ITS_DAY
