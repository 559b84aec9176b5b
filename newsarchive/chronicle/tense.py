"""Whether an English sentence speaks of what has happened or of what is to come, where its verbs say so plainly.

No grammar: a list of signs, read clause by clause outwards from the date. Where signs of both kinds stand in one
clause, or none anywhere, the tense stays open, and nothing that depends on it is resolved.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache


class Tense(Enum):
    """Where the clause around a date points."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


PARTICIPLE = re.compile(  # “the detained”, “followed by …”: no sign of the past
    r"\b(?:a|an|and|the|all|these|those|of|his|her|its|their|our|for|with|by|some|many|more|most|as|if|unless|"
    r"otherwise|\d+)\s+[a-z]+ed\b|^\s*[a-z]+ed\b",
    re.I,
)
PAST_SIGN = re.compile(
    r"\b(?:was|were|had|did|took|held|brought|came|went|saw|said|began|broke|became|left|told|gave|made|met|won|lost|"
    r"stood|fell|rose|led|sent|spoke|wrote|got|kept|found|fought|ran|sought|struck|shot|swept|drew|grew|threw|flew|"
    r"cut|put|"
    r"(?!(?:need|indeed|hundred|united|speed|seed|feed|exceed|proceed|succeed|hatred|sacred|naked|wicked)\b)[a-z]+ed)\b"
)
FUTURE_SIGN = re.compile(
    r"\b(?:will|won[’']t|shall|would|could|should|may|might|must|"
    r"(?:is|are|was|were|am) to|to be|going to|due|set|upcoming|next|"
    r"planned|planning|plans?|scheduled|slated|poised|expected|expecting|hoping|announced|called|urged|asked|demanded|promised|vowed|pledged|"
    r"threatened|proposed|wanted|hoped|invited|prepared|agreed|decided|intended|organi[sz]ed|appealed|postponed|"
    r"deadline|ahead|forthcoming|coming)\b|[’']ll\b"
)
PLAIN_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are) (?:to|due|set|going|scheduled|expected|planned))\b|[’']ll\b"
)
ADVERBIAL = re.compile(  # how a clause begins that has no verb of its own: “up from 1,000 in February”
    r"\s*(?:(?:and|but|or|then)\s+)?(?:in|on|at|after|before|since|during|until|up|down|from|by|late|early|earlier|later|"
    r"only|just|even)\b",
    re.IGNORECASE,
)
NEXT_WORD = re.compile(r"\s+([A-Za-z]\w*)")
MAY_FOLLOW = frozenset(
    {"in", "at", "after", "when", "that", "by", "with", "following", "during", "against", "on", "outside"}
)
CLAUSE_END = re.compile(r"[,;:—–]\s|[()]| – ")


def tense_at(sentence: str, position: int) -> Tense:
    """The tense of the clause in which `position` stands.

    A clause that is but an adverbial (“After Sunday’s march, …”) has that of the nearest clause that shows one.
    """
    clauses = _clauses(sentence)
    own = _own(clauses, position)
    start, end = clauses[own]
    reach = len(clauses) if ADVERBIAL.match(sentence, start, end) or not sentence[start:position].strip() else 1
    for distance in range(reach):
        for number in dict.fromkeys((own + distance, own - distance)):
            if 0 <= number < len(clauses):
                shown = _signs(sentence[slice(*clauses[number])])
                if shown is not None:
                    return shown
    return Tense.OPEN


def is_told_of(sentence: str, start: int, end: int) -> bool:
    """Whether these words end what a verb of the past tells, or stand before one: “was freed today”."""
    clauses = _clauses(sentence)
    before = sentence[clauses[_own(clauses, start)][0] : start]
    if FUTURE_SIGN.search(before):
        return False
    after = NEXT_WORD.match(sentence, end)
    if after and PAST_SIGN.fullmatch(after[1]):
        return True
    return _is_past(before) and (after is None or after[1] in MAY_FOLLOW)


def _own(clauses: list[tuple[int, int]], position: int) -> int:
    return next(number for number, (start, end) in enumerate(clauses) if start <= position <= end)


def _clauses(sentence: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in CLAUSE_END.finditer(sentence)]
    return list(zip([0, *ends], [*ends, len(sentence)], strict=True))


@lru_cache(maxsize=256)  # a list of a hundred days is one clause
def _signs(clause: str) -> Tense | None:
    """What one clause shows; None where it shows nothing."""
    is_past = _is_past(clause)
    is_future = bool(FUTURE_SIGN.search(clause))
    if is_past and not is_future:
        return Tense.PAST
    if PLAIN_FUTURE.search(clause) and not is_past:
        return Tense.FUTURE
    return Tense.OPEN if is_past or is_future else None


def _is_past(clause: str) -> bool:
    return bool(PAST_SIGN.search(PARTICIPLE.sub(" ", clause)))
