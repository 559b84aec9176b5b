"""Emphasis takes none of the words for its own signs.

Python-Markdown 3.11.3 ends what two signs begin with one sign and the letter after it: “*one**two*, three” loses its
comma. Versions before 3.11.1 find emphasis by other means, without that fault.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns

Delimiters: Any = getattr(inlinepatterns, "DelimiterProcessor", inlinepatterns.InlineProcessor)  # Any: one or the other
WITHOUT_SIGNS = str.maketrans("", "", "*_")


class _Emphasis(Delimiters):  # type: ignore[misc]  # see there
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        element, start, end = super().handleMatch(m, data)
        if element is not None and _words("".join(element.itertext())) != _words(data[start:end]):
            self.reset()
            return None, m.start(), m.end()  # the sign is none
        return element, start, end


def end_emphasis_with_its_sign(markdown: Markdown) -> None:
    if Delimiters is not inlinepatterns.InlineProcessor:
        markdown.inlinePatterns.register(_Emphasis("*", "strong,em", markdown), "em_strong", 60)
        markdown.inlinePatterns["em_strong"].add("_", "strong,em", smart=True)  # type: ignore[attr-defined]


def _words(text: str) -> str:
    return text.translate(WITHOUT_SIGNS)
