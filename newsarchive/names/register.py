"""The mentions of a whole archive, by name, packed so that an archive of any size can be indexed in memory."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsarchive.names.context import Context
from newsarchive.names.matcher import Mention

LINES_TOGETHER = 500
"""How many lines are packed at once: about a quarter of their size is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLine:
    """A mention as the index shows it."""

    article: str
    """Slug."""
    story: int
    """Which of the article's stories, from 1; 0 where it has only one, and for what stands above the first."""
    anchor: str
    """Of the passage; empty for what stands around the text: title, standfirst, credit."""
    context: Context


@dataclass(slots=True, kw_only=True)
class _Pages:
    """The lines of one name: packed ones, and the last few, which wait for company."""

    packed: list[bytes] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    count: int = 0
    surfaces: Counter[str] = field(default_factory=Counter)
    articles: list[str] = field(default_factory=list)
    """Slugs."""


class Register:
    """Takes the mentions of one article after the other; gives back those of one name after the other."""

    def __init__(self) -> None:
        self._names: dict[str, _Pages] = {}

    def add(self, article: str, mentions: Sequence[Mention], stories: Mapping[str, int]) -> None:
        """`article`: its slug; `stories`: by the anchor of a passage, the number of the story it belongs to."""
        for mention in mentions:
            pages = self._names.setdefault(mention.name, _Pages())
            context = mention.context
            story = str(stories.get(mention.anchor, 0))
            line = (article, story, mention.anchor, context.before, context.name, context.after)
            pages.waiting.append("\t".join(line))
            pages.count += 1
            pages.surfaces[mention.surface] += 1
            if pages.articles[-1:] != [article]:
                pages.articles.append(article)
            if len(pages.waiting) == LINES_TOGETHER:
                pages.packed.append(zlib.compress("\n".join(pages.waiting).encode()))
                pages.waiting.clear()

    def count(self, name: str) -> int:
        """Mentions of a name, by its slug."""
        return self._names[name].count if name in self._names else 0

    def articles(self, name: str) -> int:
        """Articles that mention it."""
        return len(self.slugs(name))

    def slugs(self, name: str) -> Sequence[str]:
        """Of the articles that mention it, in the order in which they came."""
        return self._names[name].articles if name in self._names else ()

    def surfaces(self, name: str) -> Mapping[str, int]:
        """How often it is written in each way."""
        return self._names[name].surfaces if name in self._names else {}

    def lines(self, name: str) -> Iterator[IndexLine]:
        """In the order in which they came."""
        if name not in self._names:
            return
        pages = self._names[name]
        for packed in pages.packed:
            yield from map(_line, zlib.decompress(packed).decode().split("\n"))
        yield from map(_line, pages.waiting)


def _line(packed: str) -> IndexLine:
    article, story, anchor, before, name, after = packed.split("\t")
    context = Context(before=before, name=name, after=after)
    return IndexLine(article=article, story=int(story), anchor=anchor, context=context)
