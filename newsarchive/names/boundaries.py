"""Where a form may stand: not inside an address or a longer word; nor, of a person, beside a word that changes whom.

Wrong is worse than none: a surname beside an unknown first name is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.names.forms import APOSTROPHE

HYPHENS = frozenset("-\u2010\u2011")
ANSWERS_TO = re.compile(
    # Words that may stand, with a capital, before a surname alone: titles, and words that open a sentence.
    "president|minister|premier|chair(?:man|woman|person)|secretary|director|mr|mrs|ms|dr|prof|professor|judge|leader"
    "|general|colonel|comrade|dictator|президент|прэзідэнт|министр|міністр|господин|спадар"
    "|after|against|although|and|as|at|because|before|but|by|for|from|how|if|in|like|meanwhile|of|on|once|or|since|so"
    "|that|the|then|though|to|under|until|what|when|where|while|why|with|yet|но|але|и|і|а|как|як|когда|калі|если|в|у|на",
    re.IGNORECASE,
)


def stands_free(keys: Sequence[str], first: int, end: int, is_person: bool) -> bool:
    """Whether the tokens from `first` to before `end` are words of their own."""
    before = [keys[place] if place >= 0 else "" for place in (first - 1, first - 2, first - 3)]
    after = [keys[place] if place < len(keys) else "" for place in (end, end + 1)]
    if _is_in_word(before, after) or _is_in_address(before, after):
        return False
    if not is_person:
        return True
    if _is_double_barrelled(before, after):
        return False
    return end - first > 1 or not _has_other_names(before, after, keys)


def _is_in_word(before: list[str], after: list[str]) -> bool:
    """“Brien” in O’Brien; but not the name before a possessive ’s."""
    starts_inside = before[0] == APOSTROPHE and _is_word(before[1])
    return starts_inside or (after[0] == APOSTROPHE and _is_word(after[1]) and after[1] not in ("s", "S"))


def _is_in_address(before: list[str], after: list[str]) -> bool:
    """“Belsat” in belsat.eu or @belsat."""
    if before[0] == "@" or (before[0] == "." and before[1].islower()):
        return True
    return after[0] in (".", "@") and after[1].islower()


def _is_double_barrelled(before: list[str], after: list[str]) -> bool:
    """“Bader” in Bader-Blau; but not the name in anti-Bader."""
    return (before[0] in HYPHENS and _is_capitalized(before[1])) or (after[0] in HYPHENS and _is_capitalized(after[1]))


def _has_other_names(before: list[str], after: list[str], keys: Sequence[str]) -> bool:
    """“Roman” in Roman Protasevich, “Lukashenko” in Viktor Lukashenko or V. Lukashenko."""
    if after[0] == " " and _is_first_or_last_name(after[1], keys):
        return True
    if before[0] != " ":
        return False
    if before[1] == "." and len(before[2]) == 1 and before[2].isupper():
        return True
    return _is_first_or_last_name(before[1], keys) and not ANSWERS_TO.fullmatch(before[1])


def _is_first_or_last_name(word: str, keys: Sequence[str]) -> bool:
    """A capitalized word that is no acronym. Among words all in capitals, any may be a name."""
    return _is_capitalized(word) and (not word.isupper() or len(word) == 1 or all(key.upper() == key for key in keys))


def _is_capitalized(word: str) -> bool:
    return word[:1].isupper()


def _is_word(token: str) -> bool:
    return token[:1].isalnum()
