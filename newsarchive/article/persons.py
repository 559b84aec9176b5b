"""Names of persons: what looks like one, and how a list of them is taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from unicodedata import combining, normalize

from newsarchive.article.phrases import any_of, may_have, phrases

WORD = re.compile(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]+(?:[’'ʼ\-][^\W\d_]+)*\.?")  # “O’Neill”, “Jean-Luc”, “J.R.”
NAME_EDGES = " ,.;:*†‡-–—"
INITIAL = re.compile(r"(?:[^\W\d_]\.?){1,3}")  # “J.”, “JP”
ARABIC_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)-[^\W\d_]{3}", re.IGNORECASE)  # “al-Qaradawi”
LABEL_CUT_SHORT = re.compile(r"[^\W\d_]{3,}\.")  # “Fot. Jan Kowalski”, “Bearb. Ann Lee”; not “Wm. Lee”
TEAMS = frozenset({"staff", "team", "desk", "reporters", "writers", "editors", "agency", "bureau", "service"})
TWO_WORDS = re.compile(r"[A-Z]{2}[A-Z][a-z]{2}|[a-z]{4}[A-Z]{3}")  # “ESTUpdated”


LONGEST_NAME = 60
A_NAME_BY_FORM = 0.5
"""How much two capitalised words look like a person where no given name is known."""
A_SURNAME = 0.3
"""How much a single word looks like a person where it is no given name."""
NAMES_REMEMBERED = 2048
"""A row is asked whether it is a person's name for its byline, as a headline and as a kicker."""
JOINTS = frozenset(",;&+/")
SITE = re.compile(r"\s[\w-]+(?:\.[a-z]{2,6})+$")


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case. Evidence only: a name that is not among them is still a name."""
    text = files("newsarchive.article").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(phrases(key))


@cache
def _particles(*, after_given_name: bool) -> frozenset[str]:
    """Little words within a name; after a given name also those that elsewhere are none."""
    return _words("particles") if after_given_name else _words("particles") - _words("not_names")


class Listed(NamedTuple):
    """A part of a list of names."""

    name: str
    is_joined: bool
    """“and” stands before it, rather than a comma."""


@cache
def _joints() -> re.Pattern[str]:
    joint = any_of(sorted(set(phrases("and")) - {"with", "con", "mit", "avec", "en"}))
    # A slash parts names, and a name from an agency; not the halves of “RFE/RL”.
    slash = r"(?:\s/|/\s|(?<=[^\W\d_]{4})/)"
    begin = r"(?=[\s,;&+/])"  # at most places it is over at once
    return re.compile(rf"{begin}\s*(?:(?P<and>,\s*{joint}\s+|\s{joint}\s+|&|\+)|[,;]|{slash})\s*", re.IGNORECASE)


def is_given_name(low: str) -> bool:
    """Whether the list has it, its first part, or either without accents: “maría”, “anne-lise”."""
    names = given_names()
    if low in names or low.partition("-")[0] in names:
        return True
    if low.isascii():
        return False
    bare = "".join(letter for letter in normalize("NFD", low) if not combining(letter))
    return bare in names or bare.partition("-")[0] in names


def _is_family_name_first(words: Sequence[str]) -> bool:
    """“LEE Ann”: in capitals, and only that word."""
    return len(words) == 2 and len(words[0]) > 2 and words[0].isupper() and words[1][1:].islower()


@lru_cache(maxsize=NAMES_REMEMBERED)
def name_likeness(text: str) -> float:
    """How much `text` looks like a person's name: 0 not at all, 0.5 by its form, 1 by a known given name as well."""
    words = text.split() if len(text) <= LONGEST_NAME else []
    while len(words) > 1 and words[0].lower().rstrip(".") in _words("honorifics"):
        words = words[1:]
    if not 1 <= len(words) <= 6 or words[0][0].islower() or words[-1].islower() or text.lower() in _words("cities"):
        return 0.0
    first = words[0].lower().strip(".“”\"'")
    if words[0][-1] == "." and LABEL_CUT_SHORT.fullmatch(words[0]):
        return 0.0
    known = is_given_name(first)
    vouches = known and 2 <= len(words) <= 3 and first not in _words("doubtful_given_names")
    particles = _particles(after_given_name=known)
    for word in words:
        is_vouched = vouches or (known and word is words[0])
        if word not in particles and not _may_be_of_name(word, vouched=is_vouched):
            return 0.0
    if not known and len(words) > 1 and (INITIAL.fullmatch(words[0]) or _is_family_name_first(words)):
        known = is_given_name(words[1].lower().rstrip("."))
    if len(words) == 1:
        return 0.6 if known else 0.3
    if known:
        return 1.0
    return 0.5 if len(words) <= 4 else 0.0


def may_begin_a_name(word: str) -> bool:
    """A word without which, at its beginning, no text looks like a person's name."""
    is_before = word in _words("particles") or word.lower().rstrip(".") in _words("honorifics")
    return is_before or _may_be_of_name(word, vouched=True)


def _may_be_of_name(word: str, *, vouched: bool) -> bool:
    """A capitalised word. Words that are names as well need a given name that vouches for them."""
    bare = word.strip("“”\"'()").rstrip(".,")
    low = bare.lower()
    if not (bare[:1].isupper() or low.startswith(("d'", "d’")) or ("-" in bare and ARABIC_ARTICLE.match(bare))):
        return False
    is_simple = bare.isalpha() and bare[1:].islower()  # most words: no need of the patterns
    if not is_simple and (not WORD.fullmatch(bare + ".") or TWO_WORDS.search(bare) or low.endswith(("’s", "'s"))):
        return False
    return low not in _words("not_names") or (vouched and low in _words("names_as_well"))


def split_names(text: str) -> tuple[str, ...]:
    """The parts of a list of names: “Ann Lee, Bo Chen and Cy Diaz”."""
    return tuple(part.name for part in list_names(text))


def list_names(text: str) -> tuple[Listed, ...]:
    """The same, with what joins them."""
    if JOINTS.isdisjoint(text) and not may_have(text, "and"):
        name = text.strip(NAME_EDGES)
        return (Listed(name, False),) if name else ()
    parts = []
    start, is_joined = 0, False
    for joint in _joints().finditer(text):
        parts.append(Listed(text[start : joint.start()].strip(NAME_EDGES), is_joined))
        start, is_joined = joint.end(), joint["and"] is not None
    parts.append(Listed(text[start:].strip(NAME_EDGES), is_joined))
    return tuple(part for part in parts if part.name)


def is_agency(text: str) -> bool:
    """A wire service, which stands in a byline where a person would."""
    low = text.lower().strip(" .,;:()")
    name, _, last = low.rpartition(" ")
    return low in _words("agencies") or (last in TEAMS and name in _words("agencies"))


def is_desk(text: str) -> bool:
    """The house itself: “Editorial Board”, “Redaktion”."""
    return text[:1].isupper() and without_site(text).lower().strip(" .,;:()") in _words("desks")


def without_site(text: str) -> str:
    """“Staff Reporter” of “Staff Reporter example.org”."""
    return SITE.sub("", text) if "." in text else text


def has_job_word(text: str) -> bool:
    """A word that stands in jobs, rubrics and firms and never in a person's name."""
    nouns, particles = _words("not_names"), _words("particles")
    words = [word.strip(".,:;()") for word in text.split()]
    return any(word.lower() in nouns and word not in particles for word in words)


def has_job(text: str) -> bool:
    """A word for what a person does at a paper: “Staff Writer”, “Political Correspondent”."""
    words = [word.strip(".,:;()").lower() for word in text.split()]
    return any(word in _words("jobs") or word.endswith(phrases("ends_of_jobs")) for word in words)
