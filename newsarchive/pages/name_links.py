"""The quiet links on names in an article: the first mention of each in every paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsarchive.library import Library
from newsarchive.markup import WordLink
from newsarchive.model import Kind
from newsarchive.names import Mention
from newsarchive.urls import name_path, relative


def name_links(library: Library, mentions: Sequence[Mention], *, base: str) -> dict[str, list[WordLink]]:
    """By the anchors of passages. Headings stay without: they are for finding one's way in the text."""
    links: dict[str, list[WordLink]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        key = (mention.anchor, mention.name)
        if not mention.anchor or mention.kind is Kind.HEADING or key in seen:
            continue
        seen.add(key)
        if library.names[mention.name].is_linked:
            href = relative(name_path(mention.name), base=base)
            links[mention.anchor].append(WordLink(start=mention.start, end=mention.end, href=href, role="named"))
    return links
