"""What an article says around its text, so that names in it are found too."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.model import Article, Kind, Passage


def with_head(article: Article, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Title, standfirst and credit, whose place is the page itself (no anchor), then the passages of the text."""
    head = (
        (Kind.TITLE, article.title),
        (Kind.STANDFIRST, article.standfirst or ""),
        (Kind.CREDIT, article.credit or ""),
    )
    above = (Passage(anchor="", kind=kind, text=" ".join(text.split())) for kind, text in head if text)
    return (*above, *passages)
