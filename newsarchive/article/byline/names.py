"""Names in a part of a line, without the jobs, papers and places around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsarchive.article.persons import TWO_WORDS, has_job_word, is_agency, name_likeness, split_names
from newsarchive.article.phrases import any_of, phrases

AREA_JOBS = frozenset({"correspondent", "editor", "reporter", "columnist", "bureau", "desk"})
"""Jobs before which a country or a subject stands: “China Correspondent”."""
TEAMS = frozenset({"staff", "team", "desk", "reporters", "writers", "editors", "agency", "bureau"})
LOWER_THEN_UPPER = re.compile(r"(?<=[a-zà-ÿ])[A-Z]")  # “LeeStaff”
OF_AN_AGENCY, OF_AN_INSTITUTION = 0.9, 0.4
"""How likely they are the author where a person's name would be 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
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
    return re.compile(rf"\s{any_of(phrases('for'))}(?:\s.*)?$|\s*\(.*$", re.IGNORECASE)


def read_names(text: str, *, says_by: bool) -> Names:
    """The names with which `text` begins; after “by”, those of institutions as well."""
    authors: list[str] = []
    is_glued = False
    likeness = 0.0
    place = ""
    is_filed = text.rstrip().endswith((" on", " am"))  # “in Kernel on”: a section of the site, before a date
    parts = split_names(_ending().sub("", text).strip(" ,.:;"))
    for number, written in enumerate(parts):
        where = _place().search(written)
        part = written[: where.start()] if where else written
        name, glued = (part, False) if says_by and _is_team(part) else _without_job(part)
        if number == 0:
            likeness = _likeness(name)
            if not likeness and says_by and _is_institution(part):
                name, glued, likeness = part, False, OF_AN_INSTITUTION
            if not likeness:
                break
        elif not _continues(name, parts[number:]):
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


def _likeness(name: str) -> float:
    return OF_AN_AGENCY if is_agency(name) else name_likeness(name)


def _continues(name: str, parts: tuple[str, ...]) -> bool:
    """A person; or a name of unknown form, where a person's follows in the list."""
    likeness = name_likeness(name)
    if likeness == 1:
        return True
    joins = len(parts) > 1 and name_likeness(parts[-1]) == 1 and len(parts[0].split()) in (2, 3)
    return likeness == 0.5 and joins


def _count_rest(text: str, known: tuple[str, ...]) -> int:
    words = sum(word.lower() not in phrases("and") for word in text.split())
    return max(0, words - sum(len(one.split()) for one in known))


def _place_name(written: str) -> str:
    """The place after “in”; nothing where that is a section of the site: “in News”."""
    place = written.strip(" .,")
    return place if len(place.split()) <= 4 and not has_job_word(place) else ""


def _without_job(part: str) -> tuple[str, bool]:
    """The name without the job after it; whether the two were written as one word."""
    words = part.split()
    for place, word in enumerate(words):
        inner = LOWER_THEN_UPPER.search(word)
        if inner and place and (has_job_word(word[inner.start() :]) or TWO_WORDS.search(word)):
            return " ".join([*words[:place], word[: inner.start()]]), True
        if place >= 2 and has_job_word(word):
            keep = place - 1 if word.lower() in AREA_JOBS and place >= 3 else place
            return " ".join(words[:keep]), False
    return (_first_name_of(words), False) if len(words) > 4 else (part, False)


def _first_name_of(words: list[str]) -> str:
    """The person at the beginning of “Ann B. Lee Example Town News”."""
    if name_likeness(" ".join(words[:2])) < 1 or any(word.islower() for word in words):
        return " ".join(words)
    return " ".join(words[: 3 if len(words[1].strip(".")) == 1 else 2])


def _is_team(part: str) -> bool:
    """“Example Times Staff”: what stands before the last word is no person's name."""
    words = part.split()
    return (
        len(words) > 1
        and words[-1].lower() in TEAMS
        and _is_institution(part)
        and name_likeness(" ".join(words[:2])) < 1
    )


def _is_institution(name: str) -> bool:
    """An institution after “by”: capitalised, short, and more than a desk or a job."""
    words = name.split()
    if not 1 <= len(words) <= 6 or any(character.isdigit() for character in name) or TWO_WORDS.search(name):
        return False
    own = [word for word in words if word[0].isupper()]
    return len(own) >= len(words) - 2 and words[0][0].isupper() and not all(has_job_word(word) for word in words)
