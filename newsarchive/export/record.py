"""An article as a row for other programs: what describes it, its text, and where every part of it comes from."""

from __future__ import annotations

import json

from newsarchive.linespec import format_lines
from newsarchive.markup import read_passages
from newsarchive.model import Article, Kind, Passage
from newsarchive.outputs.data import make_record


def full_record(article: Article) -> dict[str, object]:
    """As `articles.json` of the site has it, and the text: as Markdown, and passage by passage without markup."""
    return make_record(article) | {
        "edited_by_hand": article.is_edited,
        "markdown": article.body,
        "passages": [
            {
                "anchor": passage.anchor,
                "kind": str(passage.kind),
                "text": passage.text,
                "supplied": passage.is_supplied,
            }
            for passage in read_passages(article)
        ],
        "removed": [{"lines": format_lines(entry.lines), "rule": entry.rule} for entry in article.removed],
    }


def as_json(value: object) -> str:
    """On one line, without spaces between its parts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def plain_text(article: Article) -> str:
    """The words alone, an empty line between passages, notes after them; in brackets what the archive supplied."""
    return "\n\n".join(map(_as_text, read_passages(article)))


def _as_text(passage: Passage) -> str:
    text = f"[{passage.text}]" if passage.is_supplied else passage.text
    return f"Note: {text}" if passage.kind is Kind.NOTE else text
