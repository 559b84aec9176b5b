"""Pages that would keep the parser busy for minutes: told from their source, before it is parsed."""

from __future__ import annotations

import re

DEEPEST = 12_000
"""Elements inside one another. The parser's time grows with the square of it; browsers stop at 512."""
MOST_ATTRIBUTES = 5_000
"""Of one element, likewise."""
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][^\s/>]{0,40})(?P<rest>[^>]*)", re.IGNORECASE)
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
NEVER_NESTED = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr "
    "p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption html head body rb rt rp rtc".split()
)
"""Elements that have no end, or that the next of their kind ends."""
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which a tag is text."""


def hardship(source: str) -> str:
    """What is wrong with the page, in words; empty where nothing is."""
    depth = place = 0
    while tag := TAG.search(source, place):
        name = tag["name"].lower()
        if len(tag["rest"]) > MOST_ATTRIBUTES and len(QUOTED.sub(" ", tag["rest"]).split()) > MOST_ATTRIBUTES:
            return f"an element has more than {MOST_ATTRIBUTES:,} attributes"
        place = tag.end()
        if name in RAW and not tag["end"]:
            end = re.compile(f"</{name}", re.IGNORECASE).search(source, place)
            if not end:
                break
            place = end.start()
        elif name not in NEVER_NESTED and not tag["rest"].endswith("/"):
            depth = max(0, depth - 1) if tag["end"] else depth + 1
        if depth > DEEPEST:
            return f"elements are nested more than {DEEPEST:,} deep"
    return ""
