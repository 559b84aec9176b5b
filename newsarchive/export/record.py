"""An article as a row for other programs: what describes it, its text, and where every part of it comes from."""

from __future__ import annotations

from newsarchive.linespec import format_lines
from newsarchive.markup import read_passages
from newsarchive.model import Article, Kind
from newsarchive.outputs.data import make_record


def full_record(article: Article) -> dict[str, object]:
    """As `articles.json` of the site has it, and the text: as Markdown, and passage by passage without markup."""
    return make_record(article) | {
        "edited_by_hand": article.is_edited,
        "markdown": article.body,
        "passages": [
            {"anchor": passage.anchor, "kind": str(passage.kind), "text": passage.text}
            for passage in read_passages(article)
        ],
        "stories": [
            {"heading": story.heading, "date": str(story.date) if story.date else None} for story in article.stories
        ],
        "removed": [{"lines": format_lines(entry.lines), "rule": entry.rule} for entry in article.removed],
    }


def plain_text(article: Article) -> str:
    """The words alone, an empty line between passages, notes after them."""
    return "\n\n".join(
        f"Note: {passage.text}" if passage.kind is Kind.NOTE else passage.text for passage in read_passages(article)
    )
