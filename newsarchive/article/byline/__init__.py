"""What one short line states about who wrote a text, where and when: “By Ann Lee in Minsk | 5 May 2020, 10:00”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newsarchive.article.byline.masking import DIGIT, date_label, segments_of
from newsarchive.article.byline.names import Names, read_names
from newsarchive.article.persons import A_NAME_BY_FORM, name_likeness
from newsarchive.article.phrases import any_of, first_tokens, may_have, phrase_set, phrases, tokens_of
from newsarchive.article.written_dates import WrittenDate, find_dates
from newsarchive.letters import lower_in_place

LONGEST = 220
MOST_WORDS_BEFORE_BY = 3
ARTICLES = frozenset({"ein", "eine", "un", "une", "una", "uma"})
LABELS_WITHOUT_COLON = frozenset(
    {"author", "writer", "reporter", "words", "text", "autor", "autorin", "autora", "auteur", "autore"}
    | {"texte", "texto", "testo", "tekst", "автор", "авторка", "аўтар", "аўтарка", "текст", "тэкст"}
    | {"correspondent", "verslaggever", "redacteur", "корреспондент", "кореспондент", "карэспандэнт"}
)
NOT_PLAIN = re.compile(r"[¦|•·/–—@:]")
BY_WITHOUT_SPACE = re.compile(r"^By|[a-z]By [A-Z]")
GLUED_BY = re.compile(r"By(?=[A-Z][a-z’'-]+ [A-Z])")  # “ByAnn Lee”
IN_BRACKETS = re.compile(r"\[\s*(?P<words>[^\[\]]*[^\[\]\s])\s*\]")  # “[ ANN LEE ]”
GLUED_LABEL = re.compile(r"\b(?:[Uu]pdated|[Pp]osted|[Pp]ublished)(?=\d)")  # “Updated21 Feb 2019”
GLUED_TO_LABEL = re.compile(r"(?<=[^\W\d_A-Z])(?=(?:Author|Autor|Autorka|Автор):)")  # “Ann LeeAuthor:Ann Lee”
GLUED_TO_BY = re.compile(r"[^\W\d_]{3,20}(?=By [A-Z])")  # “columnBy Ann Lee”
BY_BEHIND = " By"
"""Of “Ann Lee By”, where the page puts it before."""
INITIALS = re.compile(r"(?:[^\W\d_a-zа-я]\.){1,3}[^\W\d_a-zа-я]?\.?")  # “M.T.G”
WITH_AGENCIES = re.compile(r"\s(?:and|with|&)\s(?:news )?(?:agenc(?:ies|y)|wire (?:reports|services)|staff)$")
EVERYDAY = frozenset({"from", "von", "durch", "par", "por", "di", "door", "przez", "text", "words", "le"})
"""Words before a name that mostly stand before something else."""
OF = (" de", " di", " van")
"""Ends of phrases that do so too: “Crónica de …”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date in a line, and what the line says it is the day of."""

    date: WrittenDate
    is_published: bool
    is_updated: bool


class Byline(NamedTuple):
    """What a line states. A line that is no byline states nothing."""

    authors: tuple[str, ...] = ()
    says_by: bool = False
    """“By” or the like stands before the names."""
    likeness: float = 0.0
    """Of the first author to a person's name."""
    is_glued: bool = False
    """Something stands directly after a name: “Ann LeeStaff Writer”, “Ann Lee2020-05-03”."""
    place: str = ""
    dates: tuple[StatedDate, ...] = ()
    rest: int = 0
    """How many words are none of this."""


@cache
def _by() -> re.Pattern[str]:
    by = any_of(phrases("by"))
    label = any_of((*phrases("author_labels"), *phrases("author_labels_with_colon"), *phrases("genres")))
    start = r"(?<!\S)(?:[-–—~/(]+\s*)?"
    return re.compile(rf"{start}(?:(?P<by>(?:by)?{by})(?:\s*:\s*|\s+)|(?P<label>{label})\s*:\s*)")


@cache
def _by_words() -> frozenset[str]:
    words = first_tokens("by", "author_labels", "author_labels_with_colon", "genres")
    return words | {f"by{word}" for word in words}


@cache
def _our_correspondent() -> re.Pattern[str]:
    place = rf"(?:\s+{any_of(phrases('in'))}\s+[^,:]{{2,30}}[,:])?"
    return re.compile(rf"{any_of(phrases('our_correspondent'))}\b{place}[,:]?\s+", re.IGNORECASE)


@cache
def _own_photos() -> re.Pattern[str]:
    return re.compile(rf"[.,;/\s(]+{any_of(phrases('own_photos'))}\)?\.?$", re.IGNORECASE)


@cache
def _not_by() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases('not_by'))}\s*$", re.IGNORECASE)


@cache
def _others_labels() -> frozenset[str]:
    labels = {label for key in ("not_by", "credit") for label in phrases(key)}
    return frozenset({*labels, *(f"{label} by" for label in labels)})


def is_label_of_others(text: str) -> bool:
    """A line that is nothing but “Photographs by” or “Interview with”; the name that follows is no author's."""
    return text.lower().strip(" :") in _others_labels()


def is_byline_word(text: str) -> bool:
    """A line that is nothing but “By” or “Author:”; the names follow in the next."""
    return text.lower().strip(" :") in phrase_set("author_labels")


def read_byline(text: str) -> Byline:
    """What this line states."""
    if len(text) > LONGEST:
        return Byline()
    if bracketed := IN_BRACKETS.fullmatch(text):
        text = bracketed["words"]
    has_digit = DIGIT.search(text) is not None
    if text.endswith(BY_BEHIND) and name_likeness(text.removesuffix(BY_BEHIND)) == 1:
        text = f"By {text.removesuffix(BY_BEHIND)}"
    own = _own_photos().search(text) if may_have(text, "own_photos") else None
    if own and name_likeness(text[: own.start()]) >= A_NAME_BY_FORM:
        text = f"By {text[: own.start()]}"
    text = GLUED_TO_LABEL.sub(" ", text) if ":" in text else text
    text = _as_list(GLUED_LABEL.sub(r"\g<0> ", text) if has_digit else text)
    if not has_digit and _is_plain(text):
        segment = text.strip(" ,;")
        return _byline_of(_or_rest(_read_unlabelled(segment), segment), ())
    dates = find_dates(text) if has_digit else ()
    is_glued = any(text[date.start - 1].isalpha() for date in dates if date.start)
    segments = segments_of(text, dates)
    if segments and GLUED_BY.match(segments[0]):
        segments[0] = f"By {segments[0][2:]}"
        is_glued = True
    if segments and (before := GLUED_TO_BY.match(segments[0])):
        segments[0] = segments[0][before.end() :]
    byline = _byline_of(_best(segments), _label_dates(text, dates))
    is_glued = is_glued and not (byline.authors and text.count(byline.authors[0]) > 1)  # said twice, it is plain
    return byline._replace(is_glued=is_glued or byline.is_glued)


def _as_list(text: str) -> str:
    """“Ann Lee / Bo Chen” as a list of names; elsewhere a slash parts a name from a place or a rubric."""
    parts = text.split(" / ")
    return ", ".join(parts) if len(parts) > 1 and all(name_likeness(part) == 1 for part in parts) else text


def _byline_of(names: Names, dates: tuple[StatedDate, ...]) -> Byline:
    return Byline(
        authors=names.authors,
        says_by=names.says_by,
        likeness=names.likeness,
        is_glued=names.is_glued,
        place=names.place,
        dates=dates,
        rest=names.rest,
    )


@cache
def _line_words() -> frozenset[str]:
    """Words that may begin anything but a name."""
    return _by_words() | first_tokens("our_correspondent", "source_labels", "credit", "published", "updated")


def _is_plain(text: str) -> bool:
    """Whether a line without digits is nothing but words, none of which says what they are: most rows of a menu, and
    bare names."""
    if NOT_PLAIN.search(text) or " -" in text or "www." in text or ("By" in text and BY_WITHOUT_SPACE.search(text)):
        return False
    return _line_words().isdisjoint(tokens_of(text)) and bool(text.strip(" ,.;()"))


def _best(segments: list[str]) -> Names:
    """The first names after “by”, else the first; all other words of the line are rest."""
    best, chosen = Names(), ""
    if len(segments) == 1:
        return _or_rest(_read_segment(segments[0]), segments[0])
    for segment in segments:
        read = _read_segment(segment)
        if read.authors and (read.says_by or not best.authors):
            best, chosen = read, segment
        if best.says_by:
            break
    others = [segment for segment in segments if not segment.lower().startswith(phrases("translation"))]
    if chosen in others:
        others.remove(chosen)
    if best.likeness == 1 and not best.rest and len(others) == 1 and others[0].lower() in phrase_set("genres"):
        return best._replace(says_by=True)  # “Opinion | Ann Lee”
    return best._replace(rest=best.rest + sum(len(segment.split()) for segment in others))


def _or_rest(read: Names, segment: str) -> Names:
    return read if read.authors else Names(rest=len(segment.split()))


def _label_dates(text: str, dates: tuple[WrittenDate, ...]) -> tuple[StatedDate, ...]:
    stated = []
    before = 0
    for date in dates:
        lead = text[before : date.start]
        is_updated = date_label("updated").search(lead) is not None
        is_published = not is_updated and date_label("published").search(lead) is not None
        stated.append(StatedDate(date=date, is_published=is_published, is_updated=is_updated))
        before = date.end
    return tuple(stated)


def _read_segment(segment: str) -> Names:
    ours = _our_correspondent().match(segment) if may_have(segment, "our_correspondent") else None
    if ours:
        read = read_names(segment[ours.end() :], says_by=True)
        return read if read.likeness >= 0.5 else Names(rest=len(segment.split()))
    match = None if _by_words().isdisjoint(tokens_of(segment)) else _by().search(lower_in_place(segment))
    if not match:
        return _read_unlabelled(segment)
    before = segment[: match.start()]
    by = match["by"] or ""
    is_everyday = by in EVERYDAY or by.endswith(OF)
    if not _not_by().search(before) and len(before.split()) <= MOST_WORDS_BEFORE_BY:
        read = read_names(segment[match.end() :], says_by=True)
        is_sure = read.likeness == 1 or match["label"] not in phrase_set("genres")  # “Tribune: CYCLING IN SPAIN”
        if is_sure and _is_likely(read, before.split(), everyday=is_everyday):
            return read
    if is_everyday:  # “Ursula von der Leyen”
        read = read_names(segment, says_by=False)
        if read.likeness == 1:
            return read
    return Names(rest=len(segment.split()))


def _read_unlabelled(segment: str) -> Names:
    """The names of one that has no “by”; perhaps “Reporter Ann Lee”."""
    agencies = WITH_AGENCIES.search(segment)
    if agencies and name_likeness(segment[: agencies.start()]) == 1:  # “Ann Lee and agencies”
        return read_names(segment[: agencies.start()], says_by=True)
    label, _, names = segment.partition(" ")
    if label.lower() in LABELS_WITHOUT_COLON and name_likeness(names) == 1:
        return read_names(names, says_by=True)
    return read_names(segment, says_by=False)


def _is_likely(read: Names, before: list[str], *, everyday: bool) -> bool:
    """Whether “by” was followed by names, and not by the rest of a sentence."""
    if not before and not read.rest and read.authors and INITIALS.fullmatch(read.authors[0]):
        return True
    if everyday and (read.likeness < 0.5 or read.rest > (5 if read.likeness == 1 else 1)):
        return False
    if not before:
        return True
    if everyday:
        return before[0].lower() in ARTICLES and read.likeness == 1 and not read.rest
    return read.likeness >= 0.5 and not before[-1].islower()
