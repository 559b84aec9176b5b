"""Questions that a person has answered in the content file itself, where ingest will not write any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsarchive.ingest.doubts import ASKED_FOR, ask_for
from newsarchive.ingest.language import UNKNOWN
from newsarchive.ingest.settling import FIELDS
from newsarchive.model import Article, Doubt, How
from newsarchive.sidecar import key_of


def without_answered(article: Article) -> Article:
    """An article edited by hand without the questions that its fields answer now."""
    return replace(article, review=tuple(_left_open(article)))


def _left_open(article: Article) -> Iterator[Doubt]:
    for doubt in article.review:
        offers = {name: offer for offer in doubt.settle if (name := key_of(offer)) in FIELDS}
        still = {name: offer for name, offer in offers.items() if not _is_answered(article, name)}
        if still == offers:
            yield doubt
        elif still and ASKED_FOR.keys() >= offers.keys():
            yield ask_for(still)


def _is_answered(article: Article, name: str) -> bool:
    """A value answers, unless it is the doubtful one that stood there; so does a word on why there is none."""
    basis = article.basis.get(name)
    if basis and basis.how is How.SUPPLIED:
        return True
    value = article.authors if name == "author" else getattr(article, name)
    if not value or value == UNKNOWN:
        return False
    return basis is None or (name != "title" and not basis.also)
