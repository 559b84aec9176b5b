"""What the names of rules mean, in words: for readers who meet them in the account of what was removed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from newsarchive.clean.markup_evidence.verdict import PLACES
from newsarchive.clean.removal import removals
from newsarchive.layout.roles import vocabulary

BY_PLACE = {
    "before-the-text": "before the article’s first line",
    "after-the-end": "after the article’s last line",
    "readers-comment": "what a reader wrote below the article",
    "only-links": "nothing but links",
    "notes-heading": "the heading of the notes; the article’s page sets its own",
    "front-matter": "says nothing that the article’s own front matter says",
}


@cache
def rule_meanings() -> Mapping[str, str]:
    """The meaning of each rule that removes lines, by its name. What a sidecar removes says why in the name itself."""
    meanings = {rule.name: rule.reason for rule in removals()}
    meanings |= {f"in-{role}": reason for role, reason in vocabulary().reasons.items()}
    meanings |= dict(PLACES.values())
    return MappingProxyType(meanings | BY_PLACE)
