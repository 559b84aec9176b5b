"""HTML of an article as XHTML, which e-books need: every element closed, no sign that XML forbids."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

VOID = frozenset({"br", "hr"})
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML document may hold, however written."""


def to_xhtml(html: str) -> str:
    """The same elements; links to a passage itself, which a page needs and a book does not, are left out."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.written)


def without_forbidden(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if values.get("class") == "mark":
            self._in_mark = True
            return
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in values.items())
        self.written.append(f"<{tag}{attributes}{'/' if tag in VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if self._in_mark and tag == "a":
            self._in_mark = False
        elif tag not in VOID:
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._in_mark:
            self.written.append(escape(data, quote=False))
