"""Whether an English sentence speaks of what has happened or of what is to come, where its verbs say so plainly.

No grammar: a list of signs, read clause by clause outwards from the date. Where signs of both kinds stand in one
clause, or none anywhere, the tense stays open, and nothing that depends on it is resolved.
"""

from __future__ import annotations

import re
from enum import Enum


class Tense(Enum):
    """Where the clause around a date points."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


PARTICIPLE = re.compile(  # “the detained”: an adjective, no sign of the past
    r"\b(?:a|an|and|the|all|these|those|of|his|her|its|their|our|for|with|by|some|many|more|most|\d+)\s+[a-z]+ed\b",
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
    r"planned|planning|plans?|scheduled|expected|announced|called|urged|asked|demanded|promised|vowed|pledged|"
    r"threatened|proposed|wanted|hoped|invited|prepared|agreed|decided|intended|organi[sz]ed|appealed|postponed|"
    r"deadline|ahead|forthcoming|coming)\b|[’']ll\b"
)
PLAIN_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are) (?:to|due|set|going|scheduled|expected|planned))\b|[’']ll\b"
)
CLAUSE_END = re.compile(r"[,;:—–]\s|[()]| – ")


def tense_at(sentence: str, position: int) -> Tense:
    """The tense of the clause in which `position` stands, or of the nearest clause that shows one."""
    clauses = _clauses(sentence)
    own = next(number for number, (start, end) in enumerate(clauses) if start <= position <= end)
    for distance in range(len(clauses)):
        for number in dict.fromkeys((own + distance, own - distance)):
            if 0 <= number < len(clauses):
                start, end = clauses[number]
                shown = _signs(sentence[start:end])
                if shown is not None:
                    return shown
    return Tense.OPEN


def own_clause_is_past(sentence: str, position: int) -> bool:
    """Whether the very clause has a sign of the past: what a narrower reading (“today”) asks for."""
    start, end = next((start, end) for start, end in _clauses(sentence) if start <= position <= end)
    return bool(PAST_SIGN.search(PARTICIPLE.sub(" ", sentence[start:end])))


def _clauses(sentence: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in CLAUSE_END.finditer(sentence)]
    return list(zip([0, *ends], [*ends, len(sentence)], strict=True))


def _signs(clause: str) -> Tense | None:
    """What one clause shows; None where it shows nothing."""
    is_past = bool(PAST_SIGN.search(PARTICIPLE.sub(" ", clause)))
    is_future = bool(FUTURE_SIGN.search(clause))
    if is_past and not is_future:
        return Tense.PAST
    if PLAIN_FUTURE.search(clause) and not is_past:
        return Tense.FUTURE
    return Tense.OPEN if is_past or is_future else None
