"""How a command shows the lines that settle what is asked about an article."""

from __future__ import annotations

from newsarchive.ingest import sidecar_of
from newsarchive.model import Article
from newsarchive.sidecar import joined_offers


def offer_rows(article: Article, capture: str, sidecar: str = "") -> list[str]:
    """All that is offered for the article, to be pasted into the sidecar of its capture as it stands.

    `sidecar`: what that says now.
    """
    offers = joined_offers((offer for doubt in article.review for offer in doubt.settle), sidecar)
    return [f"    settle it in {sidecar_of(capture)}:", *(f"      {offer}" for offer in offers)] if offers else []
