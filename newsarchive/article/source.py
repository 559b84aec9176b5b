"""The publisher, where the capture states it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsarchive.article.head import Head
from newsarchive.article.persons import has_job_word, is_agency, name_likeness
from newsarchive.article.phrases import any_of, may_have, phrases, tokens_of
from newsarchive.article.written_dates import find_dates
from newsarchive.model import Basis, Found, How, Kind

COPYRIGHT = re.compile(  # “© 2020 The Daily Example. All rights reserved”
    r"(?:copyright|©|\(c\))[\s©,]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.:|·–-]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^|.,:;©()\d]{1,60}?)\s*(?=[|.,:;©(]|\sall\s|\sprivacy|$)",
    re.IGNORECASE,
)
OWNERS_WORDS = frozenset({"copyright", "c"})
NAME = r"(?P<name>(?:[Tt]he\s)?[A-ZÀ-ŽА-Я][\w.&’'-]*(?:\s(?:of|and|the|&|de|du|der|di|[A-ZÀ-ŽА-Я0-9][\w.&’'-]*)){0,4}?)"
TAIL = re.compile(r"\s[|–—»·-]\s(?P<name>[^|–—»·]{2,50})$")  # “Headline | The Daily Example”
DAY_FOLLOWS = re.compile(r"(?:\s+(?:on|am|vom|le|el|il|op|em|w dniu))?[\s,]*$")  # “Harbour Post on ”, before a day
ADDRESS_AT_END = re.compile(r"[\s:(]*https?://\S+$")
LONGEST = 120
ROWS_OF_FOOT = 60
ROWS_OF_MASTHEAD = 12
ENOUGH = 2
"""Lines of different kinds that name the house …"""
ENOUGH_FOR_A_WORD = 3
"""… and for a single word, which may be a section of the site."""
MASTHEAD, OWNER, OF_TITLE = "masthead", "copyright", "title"
SURE = {OWNER, OF_TITLE}


class Mention(NamedTuple):
    """A line that may name the publisher, and by which words it does."""

    name: str
    number: int
    by: str


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(phrases('publisher_before'))}\s+(?P<name>(?:the\s+)?[A-ZÀ-Ž][^|.,:;©()]{{1,50}})$", re.I
    )


@cache
def _house() -> re.Pattern[str]:
    before, after = any_of(phrases("house_before")), any_of(phrases("house_after"))
    return re.compile(rf"(?:(?P<before>(?i:{before}))[\s:]+)?{NAME}(?:(?:[’']s)?\s(?P<after>(?i:{after}))\b|[\s.!:]*$)")


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,]+{any_of(phrases('legal_forms'))}\b\.?)+$", re.IGNORECASE)


def find_source(head: Head) -> tuple[Found, ...]:
    """The publisher that a line at the foot names, else the one that lines of several kinds agree on."""
    foot = head.rows[max(head.body.end - 1, len(head.rows) - ROWS_OF_FOOT) :]
    for row in (*foot, *head.rows[:4]):
        is_likely = len(row.text) <= LONGEST and may_have(row.text, "publisher_before")
        match = _before().search(_without_day_or_address(row.text)) if is_likely else None
        name = _bare(match["name"]) if match else ""
        is_firm = match is not None and _legal().search(match["name"]) is not None  # no reader knows the owner's name
        if _is_name(name) and not is_firm:
            return _found(name, (row.number,))
    return _agreed(head)


def _without_day_or_address(text: str) -> str:
    """“First published in Harbour Post”, without “on 3 June 2021.” or “: https://…”"""
    text = ADDRESS_AT_END.sub("", text) if "://" in text else text
    dates = find_dates(text)
    is_last = bool(dates) and not text[dates[-1].end :].strip(" .")
    return DAY_FOLLOWS.sub("", text[: dates[-1].start]) if is_last else text


def _found(name: str, lines: tuple[int, ...]) -> tuple[Found, ...]:
    return (Found(field="source", value=name, basis=Basis(how=How.STATED, lines=lines), kind=Kind.SOURCE),)


def _agreed(head: Head) -> tuple[Found, ...]:
    """The name on which most kinds of lines agree, if they are enough; of equals the first."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in _mentions(head):
        if _is_name(mention.name):
            mentions[mention.name.casefold().removeprefix("the ")].append(mention)
    kinds = {key: {one.by for one in ours} for key, ours in mentions.items()}
    best = max(kinds, key=lambda key: (len(kinds[key]), -mentions[key][0].number), default="")
    if not best or len(kinds[best]) < (ENOUGH if " " in best or kinds[best] & SURE else ENOUGH_FOR_A_WORD):
        return ()
    chosen = {one.by: one.number for one in reversed(mentions[best])}
    return _found(mentions[best][0].name, tuple(sorted(chosen.values())))


def _mentions(head: Head) -> Iterator[Mention]:
    title = head.rows[head.headline.place].text if head.headline else ""
    for place, row in enumerate(head.rows):
        text = row.text
        if len(text) > LONGEST or place in head.body.prose or text == title:
            continue
        if title and (text.startswith(title) or text.endswith(title)) and (match := TAIL.search(text)):
            yield Mention(_bare(match["name"]), row.number, OF_TITLE)
        elif not OWNERS_WORDS.isdisjoint(tokens_of(text)) or "©" in text:
            if match := COPYRIGHT.search(text):
                yield Mention(_bare(match["name"]), row.number, OWNER)
        elif (may_have(text, "house_before", "house_after") or place < ROWS_OF_MASTHEAD) and (
            match := _house().match(text)
        ):
            by = (match["before"] or match["after"] or "").lower()
            if by or (place < ROWS_OF_MASTHEAD and not row.is_item):
                yield Mention(_bare(match["name"]), row.number, by or MASTHEAD)


def _bare(name: str) -> str:
    return _legal().sub("", name.strip()).removeprefix("the ")


def _is_name(name: str) -> bool:
    """Capitalised, more than a rubric, and neither a person nor an agency: those are credited in the same words."""
    words = name.split()
    if is_agency(name) or name_likeness(name) == 1 or (len(words) == 1 and has_job_word(name)):
        return False
    return 1 <= len(words) <= 6 and words[0][0].isupper() and words[-1][0].isupper()
