"""Names in a part of a line, without the jobs, papers and places around them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsarchive.article.byline.jobs import without_job, without_job_before
from newsarchive.article.persons import (
    A_NAME_BY_FORM,
    A_SURNAME,
    NAME_EDGES,
    TEAMS,
    TWO_WORDS,
    Listed,
    has_job,
    has_job_word,
    is_agency,
    is_desk,
    is_given_name,
    list_names,
    may_begin_a_name,
    name_likeness,
    without_site,
)
from newsarchive.article.phrases import any_of, may_begin_with, may_have, phrase_set, phrases

FIRST_WORD = re.compile(r"[^\s,;&+/]+")  # “Ann” in “Ann/Bo”
NOT_IN_A_NAME = frozenset("0123456789:?!")
USER_NAME = re.compile(r"(?P<given>[a-z]{3,})[._][a-z]{4,}")  # “by ann.tarrant”
OF_AN_AGENCY, OF_AN_INSTITUTION = 0.9, 0.4
"""How likely they are the author where a person's name would be 1."""


class Names(NamedTuple):
    """The names in a part of a line."""

    authors: tuple[str, ...] = ()
    says_by: bool = False
    """“By” or the like stands before them."""
    likeness: float = 0.0
    """Of the first to a person's name."""
    is_glued: bool = False
    """Something stands directly after one: “Ann LeeStaff Writer”."""
    place: str = ""
    rest: int = 0
    """How many words are none of this."""


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(phrases('in'))}\s+(?P<place>[^\W\d_a-z][^,;|¦]*)$")


@cache
def _ending() -> re.Pattern[str]:
    """For whom the text was written, or the word before its day. “Le” and “El” begin surnames as well."""
    day = any_of(phrases("before_a_day"))
    return re.compile(rf"\s{any_of(phrases('for'))}(?:\s.*)?$|\s(?-i:{day})$|\s*\(.*$", re.IGNORECASE)


@cache
def _joint_left() -> re.Pattern[str]:
    """“Ann Lee et”, where “published on” and a date were cut off."""
    return re.compile(rf"\s{any_of(phrases('and'))}$", re.IGNORECASE)


@cache
def _with() -> re.Pattern[str]:
    """What an institution's text was made with: “Example News with AP”."""
    return re.compile(rf"\s{any_of(phrases('with'))}\s.*$", re.IGNORECASE)


def read_names(text: str, *, says_by: bool) -> Names:
    """The names with which `text` begins; after “by”, those of institutions as well."""
    authors: list[str] = []
    is_glued = False
    likeness = 0.0
    place = ""
    is_filed = text.rstrip().endswith((" on", " am"))  # “in Kernel on”: a section of the site, before a date
    if not says_by and not _may_begin_a_name(text):
        return Names(rest=_count_rest(text, ()))
    if says_by and (user := USER_NAME.fullmatch(text)) and is_given_name(user["given"]):
        return Names(authors=(text,), says_by=True, likeness=A_NAME_BY_FORM)
    has_ending = "(" in text or may_have(text, "for", "before_a_day")
    names = (_ending().sub("", text) if has_ending else text).strip(" ,.:;")
    parts = _parts(_joint_left().sub("", names) if may_have(names, "and") else names)
    for number, written in enumerate(parts):
        where = _place().search(written.name) if may_have(written.name, "in") else None
        part = written.name[: where.start()] if where else written.name
        part = _after_de(part)
        part = _person_of_an_agency(part) if says_by and "/" in part else part
        part = _without_agency(part) if may_have(part, "with") else part
        is_whole = is_agency(part) or is_desk(part) or (says_by and _is_team(part))
        name, glued = (_once(without_site(part)), False) if is_whole else without_job(without_job_before(_once(part)))
        if number == 0:
            likeness = _likeness(name)
            house = part if is_whole else _with().sub("", part)
            if not likeness and says_by and (is_whole or _is_institution(house)):
                name, glued, likeness = house, False, OF_AN_INSTITUTION
            if not likeness:
                break
        elif not _continues(name, parts[number:]):
            if is_desk(authors[0]):
                return Names(rest=_count_rest(text, ()))  # “Staff and agencies” is nobody
            continue
        authors.append(name)
        is_glued = is_glued or glued
        place = place or (_place_name(where["place"]) if where and not is_filed else "")
    return Names(
        authors=tuple(dict.fromkeys(authors)),
        says_by=says_by and bool(authors),
        likeness=likeness,
        is_glued=is_glued,
        place=place,
        rest=_count_rest(text, (*authors, *([f"in {place}"] if place else []))),
    )


def _may_begin_a_name(text: str) -> bool:
    """Whether the first word may be a name's, or an agency's: most rows of a menu begin otherwise."""
    first = FIRST_WORD.match(text)
    return first is None or may_begin_a_name(first[0].strip(NAME_EDGES)) or may_begin_with(text, "agencies", "desks")


def _likeness(name: str) -> float:
    return OF_AN_AGENCY if is_agency(name) or is_desk(name) else name_likeness(name)


def _once(part: str) -> str:
    """The name without its repetition: links to an author often say it for the picture and again beside it."""
    words = part.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half >= 2 and words[:half] == words[half:] else part


def _parts(text: str) -> tuple[Listed, ...]:
    """The list of names. “En” joins names where a person follows, and stands before a place elsewhere."""
    parts: list[Listed] = []
    for listed in (one for several in list_names(text) for one in _two_in_a_row(several)):
        first, joint, second = listed.name.partition(" en ")
        if joint and name_likeness(first) == 1 == name_likeness(second):
            parts += (Listed(first, listed.is_joined), Listed(second, True))
        else:
            parts.append(listed)
    return tuple(parts)


def _two_in_a_row(listed: Listed) -> tuple[Listed, ...]:
    """“Ann Lee Nora Tjaden” are two: links to authors stand side by side."""
    words = listed.name.split()
    if len(words) != 4:
        return (listed,)
    pairs = [" ".join(words[:2]), " ".join(words[2:])]
    if any(name_likeness(pair) < 1 for pair in pairs):
        return (listed,)
    if words[:2] == words[2:] or name_likeness(words[1]) > A_SURNAME or words[1].lower() in phrase_set("particles"):
        return (listed,)
    return Listed(pairs[0], listed.is_joined), Listed(pairs[1], True)


def _person_of_an_agency(written: str) -> str:
    """“Ann Lee” of “by dpa/Ann Lee” and “by Ann Lee/AP”; without “by” they credit pictures."""
    first, _, second = written.partition("/")
    if is_agency(first) and name_likeness(second) == 1:
        return second
    return first if is_agency(second) and name_likeness(first) == 1 else written


def _after_de(part: str) -> str:
    """“Ann Lee” of “De Ann Lee”, as Spanish says “by”; not of “De Bruyn” or “De la Cruz”."""
    first, _, name = part.partition(" ")
    is_person = first == "De" and name.count(" ") and name_likeness(name.split()[0]) > A_SURNAME
    return name if is_person and name_likeness(name) == 1 else part


def _without_agency(part: str) -> str:
    """“Ann Lee” of “Ann Lee com Lusa”."""
    joint = _with().search(part)
    return part[: joint.start()] if joint and is_agency(joint[0].split(None, 1)[1]) else part


def _continues(name: str, parts: tuple[Listed, ...]) -> bool:
    """A person; or, where “and” or a comma before “and” joins it to the list, what by its form may be one."""
    likeness = name_likeness(name)
    if likeness == 1:
        return True
    is_of_the_list = parts[0].is_joined or any(part.is_joined or name_likeness(part.name) == 1 for part in parts[1:])
    return likeness == 0.5 and is_of_the_list and len(name.split()) in (2, 3)


def _count_rest(text: str, known: tuple[str, ...]) -> int:
    words = text.lower().split()
    joints = sum(map(phrase_set("and").__contains__, words)) + words.count("&")
    return max(0, len(words) - joints - sum(len(one.split()) for one in known))


def _place_name(written: str) -> str:
    """The place after “in”; nothing where that is a section of the site: “in News”."""
    place = written.strip(" .,")
    return place if len(place.split()) <= 4 and not has_job_word(place) else ""


def _is_team(part: str) -> bool:
    """“Example Times Staff”: what stands before the last word is no person's name."""
    words = part.split()
    return (
        len(words) > 1
        and words[-1].lower() in TEAMS
        and _is_capitalised(part)
        and name_likeness(" ".join(words[:2])) < 1
    )


def _is_institution(name: str) -> bool:
    """An institution after “by”: more than a desk or a job. “By Reporter Harbour News” had a name that was left out."""
    words = name.split()
    return _is_capitalised(name) and not has_job(words[0]) and not all(has_job_word(word) for word in words)


def _is_capitalised(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 6 or set(name) & NOT_IN_A_NAME or TWO_WORDS.search(name):
        return False
    return words[0][0].isupper() and sum(word[0].isupper() for word in words) >= len(words) - 2
