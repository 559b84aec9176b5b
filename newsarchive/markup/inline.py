"""Character references as the characters they stand for, so that a passage's words are known while it is made."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

from newsarchive.escape import read_references, replace_found

ENTITY = r"(&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[0-9a-zA-Z]{2,31});)"  # “&lt;”
AMPERSAND = re.compile(r"&(?=#?\w+;)")
"""The serializer leaves it, as if it began a reference."""


@lru_cache(maxsize=4096)  # the same few signs, some of them a million times
def keep_signs(text: str) -> str:
    """Signs as Python-Markdown keeps escaped ones until the end: the inside of emphasis is gone through twice."""
    return "".join([f"{STX}{ord(sign)}{ETX}" for sign in text])


@lru_cache(maxsize=4096)
def keep_sign_of(reference: str) -> str:
    """The sign that “&lt;” stands for, kept likewise."""
    return keep_signs(html.unescape(reference))


class _Entity(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # the stubs know only the older form
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return keep_sign_of(m[1]), m.start(0), m.end(0)


class _Unescape(UnescapeTreeprocessor):
    """Brings kept signs back, a text at a time; Python-Markdown calls a function for each of them."""

    def unescape(self, text: str) -> str:
        return replace_found(self.RE, text, _sign)


@lru_cache(maxsize=4096)
def _sign(number: str) -> str:
    return chr(int(number))


class _CodeAsText(Treeprocessor):
    """Code comes into the tree escaped, unlike all other text."""

    def run(self, root: Element) -> None:
        for element in root.iter("code"):
            element.text = AtomicString(read_references(element.text or ""))


class _Ampersands(Treeprocessor):
    """“&copy;” that was written so, of a text about markup or from a careless page, stays so."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if "&" in (element.text or ""):
                element.text = AMPERSAND.sub("&amp;", element.text or "")
            if "&" in (element.tail or ""):
                element.tail = AMPERSAND.sub("&amp;", element.tail or "")


def read_entities_as_text(markdown: Markdown) -> None:
    """`&lt;` becomes the character `<` in the tree, which the serializer escapes again, once all has been read."""
    markdown.inlinePatterns.register(_Entity(ENTITY, markdown), "entity", 80)
    markdown.treeprocessors.register(_Unescape(markdown), "unescape", 0)  # in place of the one that is there
    markdown.treeprocessors.register(_CodeAsText(markdown), "code", -5)
    markdown.treeprocessors.register(_Ampersands(markdown), "ampersands", -20)
