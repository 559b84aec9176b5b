"""What one short line states about who wrote a text, where and when: “By Ann Lee in Minsk | 5 May 2020, 10:00”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsarchive.article.persons import TWO_WORDS, has_job_word, is_agency, name_likeness, split_names
from newsarchive.article.phrases import any_of, phrases
from newsarchive.article.written_dates import WrittenDate, find_dates

LONGEST = 220
CUT = " ¦ "
CLOCK = re.compile(  # “at 10:31 pm CST”, “T12:48:14Z”
    r"(?:\bat\s+|\bum\s+|[T@]\s*)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?|uhr|hrs)?"
    r"(?:\s*\(?(?-i:Z\b|[A-Z]{2,5}\b)\)?|\s*[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
HOUR = re.compile(r"\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)  # “4 AM”
CLUTTER = re.compile(  # “ann@example.org”, “5 min read”, “18 comments”
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+|\b\d{1,2}\. \d{1,2}\. \d{4}\b\.?"
    r"|\b\d+\s*[-–]?\s*(?:min(?:ute)?s?\.?(?:\s+(?:read|lesezeit))?|comments?|views?|shares?|words"
    r"|kommentare?|comentários?|comentarios?)\b",
    re.IGNORECASE,
)
SEPARATOR = re.compile(r"\s*(?:¦|\||•|·|//|\s[-–—/]+\s|[–—]|(?<=[\d\s])/|/(?=\s|by\b))\s*")
ARTICLES = frozenset({"ein", "eine", "un", "une", "una", "uma"})
GLUED_BY = re.compile(r"By(?=[A-Z][a-z’'-]+ [A-Z])")  # “ByAnn Lee”
EVERYDAY = frozenset({"from", "von", "durch", "par", "por", "di", "door", "przez", "text", "words", "le"})
"""Words before a name that mostly stand before something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date in a line, and what the line says it is the day of."""

    date: WrittenDate
    is_published: bool
    is_updated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a line states. A line that is no byline states nothing."""

    authors: tuple[str, ...] = ()
    says_by: bool = False
    """“By” or the like stands before the names."""
    likeness: float = 0.0
    """Of the first author to a person's name."""
    is_glued: bool = False
    """Something stands directly after a name: “Ann LeeStaff Writer”."""
    place: str = ""
    dates: tuple[StatedDate, ...] = ()
    rest: int = 0
    """How many words are none of this."""


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return tuple(
        re.compile(rf"(?<!\w){any_of(phrases(key))}(?!\w)\s*:?", re.IGNORECASE) for key in ("updated", "published")
    )  # type: ignore[return-value]  # mypy does not count a generator's items


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases('weekdays'))}\b\.?,?\s*(?=¦)", re.IGNORECASE)


@cache
def _by() -> re.Pattern[str]:
    by = any_of(phrases("by"))
    label = any_of(phrases("author_labels"))
    start = r"(?:^|(?<=\s))(?:[-–—~/(]+\s*)?"
    return re.compile(rf"{start}(?:(?P<by>(?:by)?{by})(?:\s*:\s*|\s+)|(?P<label>{label})\s*:\s*)", re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(phrases('in'))}\s+(?P<place>[^\W\d_a-z][^,;|¦]*)$")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(phrases('for'))}(?:\s.*)?$|\s*\(.*$", re.IGNORECASE)


@cache
def _not_by() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases('not_by'))}\s*$", re.IGNORECASE)


def is_byline_word(text: str) -> bool:
    """A line that is nothing but “By” or “Author:”; the names follow in the next."""
    return text.lower().strip(" :") in phrases("author_labels")


def read_byline(text: str) -> Byline:
    """What this line states."""
    if len(text) > LONGEST:
        return Byline()
    dates = find_dates(text) if any(character.isdigit() for character in text) else ()
    stated = _label_dates(text, dates)
    is_glued = any(text[one.start - 1].isalpha() for one in dates if one.start)
    segments = [segment for segment in SEPARATOR.split(_masked(text, dates)) if segment.strip(" ,.:;()")]
    if segments and GLUED_BY.match(segments[0]):
        segments[0] = f"By {segments[0][2:]}"
        is_glued = True
    byline = Byline()
    rest = 0
    for segment in segments:
        if byline.authors and byline.says_by:
            rest += len(segment.split())
            continue
        read = _read_segment(segment.strip(" ,;"))
        if read.authors and (read.says_by or not byline.authors):
            rest += read.rest + (len(" ".join(byline.authors).split()))
            byline = read
        else:
            rest += len(segment.split())
    return Byline(
        authors=byline.authors,
        says_by=byline.says_by,
        likeness=byline.likeness,
        is_glued=is_glued or byline.is_glued,
        place=byline.place,
        dates=stated,
        rest=rest,
    )


def _label_dates(text: str, dates: tuple[WrittenDate, ...]) -> tuple[StatedDate, ...]:
    updated, published = _labels()
    stated = []
    before = 0
    for date in dates:
        lead = text[before : date.start]
        stated.append(
            StatedDate(
                date=date,
                is_updated=updated.search(lead) is not None,
                is_published=published.search(lead) is not None and updated.search(lead) is None,
            )
        )
        before = date.end
    return tuple(stated)


def _masked(text: str, dates: tuple[WrittenDate, ...]) -> str:
    """The line without dates, times and clutter."""
    parts = []
    before = 0
    for date in dates:
        parts.append(text[before : date.start])
        before = date.end
    parts.append(text[before:])
    masked = CUT.join(parts)
    if dates:
        masked = _weekday().sub(CUT, masked)
    if any(character.isdigit() for character in masked):
        masked = CLOCK.sub(CUT, HOUR.sub(CUT, masked))
    if "@" in masked or "www." in masked or "://" in masked or any(character.isdigit() for character in masked):
        masked = CLUTTER.sub(CUT, masked)
    for label in _labels():
        masked = label.sub(_cut_unless_by, masked)
    return masked


def _cut_unless_by(match: re.Match[str]) -> str:
    """“Published by” is no label of a date."""
    following = match.string[match.end() :].lstrip().lower()
    if match[0].strip().endswith((" on", " am", " le", " el", " em", " il", " op")):
        return CUT
    return match[0] if following.startswith(("by ", "by:", "von ", "par ", "por ", "da ", "przez ", "door ")) else CUT


def _read_segment(segment: str) -> Byline:
    match = _by().search(segment)
    if match:
        before = segment[: match.start()].split()
        word = (match["by"] or match["label"]).lower()
        everyday = word in EVERYDAY and match["by"] is not None
        if _not_by().search(segment[: match.start()]) or len(before) > 3:
            return Byline(rest=len(segment.split()))
        read = _read_names(segment[match.end() :], says_by=True)
        if _is_likely(read, before, everyday=everyday):
            return read
        return Byline(rest=len(segment.split()))
    return _read_names(segment, says_by=False)


def _is_likely(read: Byline, before: list[str], *, everyday: bool) -> bool:
    """Whether “by” was followed by names, and not by the rest of a sentence."""
    if everyday and (read.likeness < 0.5 or read.rest > (5 if read.likeness == 1 else 0)):
        return False
    if not before:
        return True
    if everyday:
        return before[0].lower() in ARTICLES and read.likeness == 1 and not read.rest
    return read.likeness >= 0.5 and not before[-1].islower()


def _read_names(text: str, *, says_by: bool) -> Byline:
    authors: list[str] = []
    is_glued = False
    likeness = 0.0
    place = ""
    parts = split_names(_ending().sub("", text).strip(" ,.:;"))
    for number, written in enumerate(parts):
        where = _place().search(written)
        part = written[: where.start()] if where else written
        name, glued = (part, False) if says_by and _is_team(part) else _without_job(part)
        how_likely = name_likeness(name)
        if number == 0:
            if not how_likely and not is_agency(name):
                if not (says_by and _is_organisation(part)):
                    break
                name, glued = part, False
            likeness = 0.9 if is_agency(name) else how_likely or 0.4
        elif how_likely < 1 and not (how_likely == 0.5 and _joins_persons(parts[number:])):
            continue
        authors.append(name)
        is_glued = is_glued or glued
        place = place or (_place_name(where["place"]) if where and not text.rstrip().endswith((" on", " am")) else "")
    words = len([word for word in text.split() if word.lower() not in phrases("and")])
    rest = words - sum(len(author.split()) for author in authors) - (len(place.split()) + 1 if place else 0)
    return Byline(
        authors=tuple(dict.fromkeys(authors)),
        says_by=says_by and bool(authors),
        likeness=likeness,
        is_glued=is_glued,
        place=place,
        rest=max(0, rest),
    )


def _place_name(written: str) -> str:
    """The place after “in”; nothing where that is a section of the site: “in News”."""
    place = written.strip(" .,")
    return place if len(place.split()) <= 4 and not has_job_word(place) else ""


def _joins_persons(parts: tuple[str, ...]) -> bool:
    """A name of unknown form is taken for a person's where a person's follows in the list."""
    return len(parts) > 1 and name_likeness(parts[-1]) == 1 and len(parts[0].split()) in (2, 3)


AREA_JOBS = frozenset({"correspondent", "editor", "reporter", "columnist", "bureau", "desk"})


def _without_job(part: str) -> tuple[str, bool]:
    """The name without the job after it; whether the two were written as one word."""
    words = part.split()
    for place, word in enumerate(words):
        inner = re.search(r"(?<=[a-zà-ÿ])[A-Z]", word)
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


TEAMS = frozenset({"staff", "team", "desk", "reporters", "writers", "editors", "agency", "bureau"})


def _is_team(part: str) -> bool:
    """“Example Times Staff”: what stands before the last word is no person's name."""
    words = part.split()
    return (
        len(words) > 1
        and words[-1].lower() in TEAMS
        and _is_organisation(part)
        and name_likeness(" ".join(words[:2])) < 1
    )


def _is_organisation(name: str) -> bool:
    """An institution after “by”: capitalised, short, and more than a desk or a job."""
    words = name.split()
    if not 1 <= len(words) <= 6 or any(character.isdigit() for character in name) or TWO_WORDS.search(name):
        return False
    own = [word for word in words if word[0].isupper()]
    return len(own) >= len(words) - 2 and words[0][0].isupper() and not all(has_job_word(word) for word in words)
