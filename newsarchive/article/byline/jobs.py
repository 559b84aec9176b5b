"""Names without the jobs and papers that are written before and after them with no comma."""

from __future__ import annotations

import re

from newsarchive.article.persons import A_SURNAME, TWO_WORDS, has_job, has_job_word, is_agency, name_likeness
from newsarchive.article.phrases import phrase_set

AREA_JOBS = frozenset({"correspondent", "editor", "reporter", "columnist", "critic", "bureau", "desk"})
"""Jobs before which a country or a subject stands: “China Correspondent”."""
PAPERS_JOBS = frozenset({"staff", "news", "sports"})
"""Words before which a paper's name stands: “Lantern Staff Writer”."""
LOWER_THEN_UPPER = re.compile(r"(?<=[a-zà-ÿ])[A-Z]")  # “LeeStaff”
ROMAN = frozenset("IVX")
TO = frozenset({"to", "an", "à", "au", "a", "al", "ao", "aan", "do", "para", "для", "к", "до", "да"})
"""Before those to whom a letter is written: “Open Letter to Ann Lee”."""


def without_job(part: str) -> tuple[str, bool]:
    """The name without the job after it; whether the two were written as one word."""
    words = part.split()
    for place, word in enumerate(words):
        inner = None if word[1:].islower() else LOWER_THEN_UPPER.search(word)
        if inner and place and (has_job_word(word[inner.start() :]) or TWO_WORDS.search(word)):
            return " ".join([*words[:place], word[: inner.start()]]), True
        if place >= 2 and (has_job_word(word) or has_job(word.replace("-", " ")) or _is_house(words, place)):
            is_of_what = word.lower() in AREA_JOBS and place >= 3
            is_whose = place == 3 and word.lower() in PAPERS_JOBS and name_likeness(words[1]) <= A_SURNAME
            return " ".join(words[: place - 1 if is_of_what or is_whose else place]), False
    if len(words) == 3 and words[2].lower() in phrase_set("places_after_names") and name_likeness(words[1]) < 0.5:
        return " ".join(words[:2]), False
    return (_first_name_of(words), False) if len(words) > 4 else (part, False)


def without_job_before(part: str) -> str:
    """“Ann Lee” of “columnist Ann Lee” and “Guest Contributor Ann Lee”."""
    words = part.split()
    first = 0
    while first < len(words) - 2 and (has_job_word(words[first]) or has_job(words[first])):
        first += 1
    name = " ".join(words[first:])
    is_addressed = first > 0 and words[first - 1] in TO
    return name if first and name_likeness(name) == 1 and not is_addressed else part


def _is_house(words: list[str], place: int) -> bool:
    """“AP” in “Ann Lee AP Sports Writer”; not a surname in capitals, nor the third of that name."""
    if name_likeness(words[1]) > A_SURNAME or not words[1][:1].isupper() or words[0].isupper():
        return False
    word = words[place]
    return is_agency(word) or (word.isupper() and word.isalpha() and 2 <= len(word) <= 5 and not ROMAN.issuperset(word))


def _first_name_of(words: list[str]) -> str:
    """The person at the beginning of “Ann B. Lee Example Town News”."""
    if name_likeness(" ".join(words[:2])) < 1 or any(word.islower() for word in words):
        return " ".join(words)
    return " ".join(words[: 3 if len(words[1].strip(".")) == 1 else 2])
