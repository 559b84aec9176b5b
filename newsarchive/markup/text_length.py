"""How many words an article has: the one count of its page, its records and its exports.

Counted are the words that its text shows: paragraphs, headings, list items, captions and tables; not its title and what
else stands above the text, nor its notes. Of scripts that put no space between words it is an estimate.
"""

from __future__ import annotations

import re

from newsarchive.escape import words_of_markdown
from newsarchive.letters import count_words

NOTE = re.compile(
    r"^\[\^[^\]\n]+\]:.*(?:\n+(?: {4}|\t).*)*", re.MULTILINE
)  # “[^1]: Its text,”, and lines indented below
RULE = re.compile(
    r"^[ >]*+(?:\*\*\*|-{3,}|\|?(?:[ ]*:?-+:?[ ]*\|)+[ ]*:?-*:?[ ]*)$", re.MULTILINE
)  # “***”, “| - | - |”
BEGINNING = re.compile(r"^(?:[ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t]|#{1,6}[ \t]))+", re.MULTILINE)  # “> 1. ”
TABLE_ROW = re.compile(r"^[ >]*+\|.*$", re.MULTILINE)
CELL_END = re.compile(r"(?<!\\)\|")


def text_of(body: str) -> str:
    """The words of the text, read off its Markdown without converting it: this is asked of all articles at once."""
    text = RULE.sub("", NOTE.sub("", body))
    text = BEGINNING.sub("", TABLE_ROW.sub(lambda row: CELL_END.sub(" ", row[0]), text))
    return words_of_markdown(text)


def words_of_text(body: str) -> int:
    return count_words(text_of(body))
