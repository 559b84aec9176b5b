"""How a text begins, for lists of many articles: read off the Markdown without converting it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

from newsarchive.escape import words_of_markdown

BLOCK = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.DOTALL)
NOT_AN_OPENING = re.compile(r"\s*(?:`{3}|#|\*\*\*|\[\^[^\]]+\]:|\||[-*+] |\d+\. |!\[)|[^\n]*\n\{: [^\n]*\.caption")
STORY_HEADING = re.compile(r"^#.*\{#story-(\d+)[^{}\n]*\}\s*$", re.MULTILINE)  # “## The well {#story-2 .supplied}”
LOOKED_AT = 20_000
"""Characters of a block that may be shown of it: more would be read in vain."""
SENTENCE_END = re.compile(r"[.!?…][”’\"')]*(?=\s|$)")  # the full stop of “It rained. Then …”


@lru_cache(maxsize=20_000)  # several lists show the same article
def opening(body: str, most: int) -> str:
    """The first paragraphs' words, `most` characters at most: whole sentences if one ends in time."""
    words = ""
    for found in BLOCK.finditer(body):
        block = found[0][:LOOKED_AT]
        if not NOT_AN_OPENING.match(block):
            words = f"{words} {_plain(block)}".strip()
        if len(words) > most:
            break
    return shortened(words, most)


def story_opening(body: str, number: int, most: int) -> str:
    """How one of several stories begins; empty where the text has lost the mark of its heading."""
    headings = list(STORY_HEADING.finditer(body))
    for heading, following in zip_longest(headings, headings[1:]):
        if heading[1] == str(number):
            return opening(body[heading.end() : following.start() if following else None], most)
    return ""


def shortened(text: str, most: int) -> str:
    """The beginning of a text: whole sentences if one ends in time, else whole words and an ellipsis."""
    if len(text) <= most:
        return text
    ends = [found.end() for found in SENTENCE_END.finditer(text[:most])]
    if ends and ends[-1] >= most // 3:
        return text[: ends[-1]]
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def _plain(block: str) -> str:
    return " ".join(words_of_markdown(block).removeprefix(">").split())
