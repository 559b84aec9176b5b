"""Pages that would keep the parser busy for minutes: told from their source, before it is parsed."""

from __future__ import annotations

import re

DEEPEST = 10_000
"""Elements inside one another. The parser's time grows with the square of it; browsers stop at 512."""
MANY_ATTRIBUTES, MOST_ATTRIBUTES = 100, 5_000
"""Of one element, likewise: some elements may have many, or one of them most."""
MOST_MARKS = 75_000
"""“<”, with which tags and comments begin. Of 228 saved pages that we measured, the richest has 8,588."""
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][^\s/>]{0,40})(?P<rest>[^>]*)", re.IGNORECASE)
QUOTED = re.compile(r"(?:(?:\"[^\"]*\"|'[^']*')\s*+)++")
NEVER_NESTED = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr "
    "p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption html head body rb rt rp rtc".split()
)
"""Elements that have no end, or that the next of their kind ends."""
OF_ITEMS = frozenset({"ul", "ol", "dl", "table"})
"""Elements whose items, which are not counted, are elements around what they hold."""
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which a tag is text."""


def hardship(source: str) -> str:
    """What is wrong with the page, in words; empty where nothing is."""
    if source.count("<") > MOST_MARKS:
        return f"the page has more than {MOST_MARKS:,} tags and comments"
    depth = place = work = 0
    while tag := TAG.search(source, place):
        name = tag["name"].lower()
        if len(tag["rest"]) > MANY_ATTRIBUTES:
            attributes = len(QUOTED.sub(" ", tag["rest"]).split(None, MOST_ATTRIBUTES + 1))
            work += attributes**2 if attributes > MANY_ATTRIBUTES else 0
        if work > MOST_ATTRIBUTES**2:
            return "elements have attributes by the thousand"
        place = tag.end()
        if name in RAW and not tag["end"]:
            end = re.compile(f"</{name}", re.IGNORECASE).search(source, place)
            if not end:
                break
            place = end.start()
        elif name not in NEVER_NESTED and not tag["rest"].endswith("/"):
            levels = 1 + (name in OF_ITEMS)
            depth = max(0, depth - levels) if tag["end"] else depth + levels
        if depth > DEEPEST:
            return f"elements are nested more than {DEEPEST:,} deep"
    return ""
