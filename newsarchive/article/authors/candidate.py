"""Names that may be the authors', before one row is preferred to the others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsarchive.article.head import Head
from newsarchive.article.persons import has_job, is_agency, is_desk
from newsarchive.article.phrases import any_of, phrase_set, phrases, tokens_of
from newsarchive.letters import stands_free

PUNCTUATION = " ,()|–—-"
BEFORE_A_PAPER = f"(?i:{any_of((*phrases('in'), *phrases('paper_follows')))})"
WHENCE = re.compile(
    rf"(?:\s?[,|–—-]\s|\s\()(?:{BEFORE_A_PAPER}\s)?[“«„\"]?[^\W\d_a-zа-я][^\d.:!?]{{1,28}}"
    rf"|,?\s{BEFORE_A_PAPER}\s[“«„\"]?[^\W\d_a-zа-я][^\d.:!?]{{1,28}}"
    rf"|\s{BEFORE_A_PAPER}\s[\w-]+(?:\.[\w-]+)+|\s?\([a-zа-я]{{2,4}}\)"
    r"|\s\([^\W\d_][^()]{2,60}\)",
)
"""After a name: “, Lisbon”, “ (à Lisbonne)”, “ | Lisboa”, “ reports from Lisbon”, “ for example.org”, “ (al)”,
“ (Norway, 1994–1999)”; not “ (1930–2018)”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Names, where they stand, and how much speaks for them."""

    names: tuple[str, ...]
    places: tuple[int, ...]
    """Rows that state them."""
    score: float
    takes: bool = True
    """Whether those rows leave the body: a sentence about the author stays."""
    note: str = ""


def stands_elsewhere(names: tuple[str, ...], place: int, head: Head, *, only_after: bool = False) -> bool:
    """Whether each name stands in another row as well, as words of its own."""
    first = max(0, head.body.end - 1) if only_after else 0
    others = [row.text for row in head.rows[first:] if row is not head.rows[place]]
    return all(any(stands_free(name, text) for text in others) for name in names)


def is_told_of(name: str, place: int, head: Head) -> bool:
    """Whether paragraphs above this row name that person: then she is in the news and did not write it.

    What begins with her name may be the note about her.
    """
    *_, surname = name.rstrip(".").split()
    is_plain = surname.istitle()  # “Sala” is not “la sala”; how else “LEE” and “McKay” may be written, nobody can tell
    said = surname if is_plain else surname.lower()
    texts = (head.rows[other].text for other in head.body.prose if head.body.start <= other < place)
    return any(stands_free(said, text if is_plain else text.lower()) and not text.startswith(name) for text in texts)


def is_job(text: str) -> bool:
    """“Staff Writer”, “Associated Press”, “Redaktion” after a name."""
    return 0 < len(text.split()) <= 10 and (has_job(text) or is_agency(text) or is_desk(text))


def is_interview(text: str) -> bool:
    """“Interview: Ann Lee”, who may ask or answer."""
    return text.lower().startswith(("interview:", "interview :"))


def after_the_names(names: tuple[str, ...], text: str) -> str:
    """What a row says after the last of these names."""
    return text[text.rfind(names[-1]) + len(names[-1]) :]


def tells_whence(names: tuple[str, ...], text: str) -> bool:
    """Whether nothing follows the names in a row but their place or paper: “Ann Lee, Lisbon”; not “Ann Lee, Mayor”."""
    after = after_the_names(names, text)
    return WHENCE.fullmatch(after) is not None and phrase_set("offices").isdisjoint(tokens_of(after))


def job_after_the_names(names: tuple[str, ...], text: str) -> bool:
    """Whether a row goes on with a job or an agency: “, Reuters”, “ and AP”, “ (PAP)”, “ com Lusa”."""
    first, _, others = after_the_names(names, text).strip(PUNCTUATION).partition(" ")
    is_joint = first.lower() in phrase_set("and") or first.lower() in phrase_set("with")
    return is_job(others if is_joint else f"{first} {others}".strip())
