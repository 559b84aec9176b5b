"""An article that a page holds in its JSON-LD and shows nowhere: pages that a script fills in are saved so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsarchive.model import Line, Markup
from newsarchive.readers.html.json_ld import stated_body
from newsarchive.readers.html.tree import Tree

FEWEST_WORDS = 60
MOST_SHOWN = 0.1
"""Share of its words, four at a time, that the page may show: the first sentence before a barrier is no article."""
WORD = re.compile(r"\w+")
PATH = ("body", "script[itemprop=articleBody]", "p")


def stated_lines(tree: Tree, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The paragraphs of `articleBody` as lines after the page's own; none where the page shows them itself."""
    paragraphs = [" ".join(part.split()) for part in stated_body(tree).split("\n") if part.strip()]
    ours = set(_fours(" ".join(paragraphs)))
    shown = ours.intersection(_fours(" ".join(line.text for line in lines)))
    if len(ours) < FEWEST_WORDS or len(shown) > MOST_SHOWN * len(ours):
        return ()
    number = max((max(line.markup.elements, default=1) for line in lines if line.markup), default=1)
    last = len(lines)
    around = (1, number + 1)
    return tuple(
        Line(
            number=last + place,
            text=paragraph,
            markup=Markup(tag="p", path=PATH, elements=(*around, number + 1 + place)),
        )
        for place, paragraph in enumerate(paragraphs, 1)
    )


def _fours(text: str) -> Iterator[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return zip(words, words[1:], words[2:], words[3:], strict=False)
