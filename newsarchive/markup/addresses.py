"""Where the address of a link ends: as CommonMark says, so that no words of the text are taken for a part of it.

Python-Markdown reads on for a title after each quotation mark in an address: “[List](https://x.example/Schindler's) was
'seen' (by 'many')” loses all but its first word and its last.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.inlinepatterns import IMAGE_LINK_RE, LINK_RE, ImageInlineProcessor, LinkInlineProcessor

BALANCED = r"[^\s()]*+(?:\((?:[^\s()]++|\([^\s()]*+\))*+\)[^\s()]*+)*+"  # “https://x.example/List_(film)”
ADDRESS = re.compile(
    rf"\(\s*(?:<(?P<fenced>[^<>\n]*)>|(?P<bare>{BALANCED}))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)


class _Links(LinkInlineProcessor):
    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        """The address between the brackets, no title, and where what follows begins; whether there is one."""
        return _address(self, data, index)


class _Pictures(ImageInlineProcessor):
    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        return _address(self, data, index)


def end_addresses_early(markdown: Markdown) -> None:
    markdown.inlinePatterns.register(_Links(LINK_RE, markdown), "link", 160)  # in place of those that are there
    markdown.inlinePatterns.register(_Pictures(IMAGE_LINK_RE, markdown), "image_link", 150)


def _address(processor: LinkInlineProcessor, data: str, index: int) -> tuple[str, str | None, int, bool]:
    found = ADDRESS.match(data, index)
    if not found:
        return "", None, index, False
    written = found["fenced"] if found["fenced"] is not None else found["bare"]
    return processor.unescape(written).strip(), None, found.end(), True
