"""The parsed page: a thin, typed face of the HTML parser, so that no other module depends on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node = LexborNode
TEXT = "-text"
UNSAFE = re.compile(r"[\s\x00-\x1f]")
LONGEST_ADDRESS = 4000
"""Characters. Few servers answer a longer one, and those of saved pages had at most 1,788."""
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A page as a browser would build it, however broken its source is."""

    parser: LexborHTMLParser
    """Kept, since nodes are views into it."""
    base: str
    """Address against which the page's links are resolved; empty where the page does not tell."""

    @property
    def body(self) -> Node | None:
        return self.parser.body or self.parser.root

    def select(self, selector: str) -> list[Node]:
        return self.parser.css(selector)

    def address(self, href: str) -> str:
        """The full address of a link, or nothing where it is not one that a reader can safely follow."""
        if len(href) > LONGEST_ADDRESS:
            return ""
        try:
            address = urljoin(self.base, href.strip())
            parts = urlsplit(address)
        except ValueError:  # such as “http://[” or a port that is no number
            return ""
        if parts.scheme not in SAFE_SCHEMES or UNSAFE.search(address):
            return ""
        return address if parts.netloc or parts.scheme == "mailto" else ""

    def link(self, href: str) -> str:
        """Where a link leads, in full; “#fn1” within the page; “#” where a reader could not follow it."""
        page, sign, place = href.strip().partition("#")
        if sign and (not page or (self.base and self.address(page) == self.base)):
            return "#" if UNSAFE.search(place) else f"#{place}"
        return self.address(href) or "#"


def parse_page(text: str) -> Tree:
    """The tree of a page's source."""
    # As with scripts on: else a picture within <noscript> in the head would end the head.
    parser = LexborHTMLParser(text.replace("\0", ""), scripting=True)
    return Tree(parser=parser, base=_base(parser))


def attribute(node: Node, name: str) -> str:
    """The attribute's value, stripped; empty where there is none."""
    return (node.attributes.get(name) or "").strip()


def _base(parser: LexborHTMLParser) -> str:
    """What `<base>` says, seen from the page's own address."""
    own = next(iter(_addresses(parser)), "")
    given = parser.css_first("base[href]")
    base = urljoin(own, attribute(given, "href")) if given else own
    return base if base.startswith(("http://", "https://")) and len(base) <= LONGEST_ADDRESS else ""


def _addresses(parser: LexborHTMLParser) -> Iterator[str]:
    """What the page says its own address is, the most trustworthy first."""
    for selector, name in (
        ('link[rel~="canonical"][href]', "href"),
        ('meta[property="og:url"][content]', "content"),
    ):
        for node in parser.css(selector):
            if attribute(node, name).startswith(("http://", "https://")):
                yield attribute(node, name)
