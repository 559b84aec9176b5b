"""Character references as the characters they stand for, so that a passage's words are known while it is made."""

from __future__ import annotations

import html
import re

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

ENTITY = r"(&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[0-9a-zA-Z]{2,31});)"  # “&lt;”


class _Entity(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # the stubs know only the older form
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return AtomicString(html.unescape(m[1])), m.start(0), m.end(0)


def read_entities_as_text(markdown: Markdown) -> None:
    """`&lt;` becomes the character `<` in the tree, which the serializer escapes again."""
    markdown.inlinePatterns.register(_Entity(ENTITY, markdown), "entity", 80)
