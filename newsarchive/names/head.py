"""What an article says around its text, so that names in it are found too."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.model import Article, How, Kind, Passage


def stated_passages(article: Article, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Title, standfirst and credit, whose place is the page itself (no anchor), then the passages of the text, but for
    headings that the archive supplied: whom they name, the article may not name there."""
    head = (
        (Kind.TITLE, article.title),
        (Kind.STANDFIRST, article.standfirst or ""),
        (Kind.CREDIT, article.credit or ""),
    )
    above = (Passage(anchor="", kind=kind, text=" ".join(text.split())) for kind, text in head if text)
    supplied = {
        anchor
        for anchor, story in article.stories_by_anchor.items()
        if "heading" in story.basis and story.basis["heading"].how is How.SUPPLIED
    }
    return (*above, *(passage for passage in passages if passage.anchor not in supplied))
