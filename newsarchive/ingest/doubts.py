"""What a person should look at in an article, and the sidecar lines that settle it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsarchive.ingest.drafting import Draft
from newsarchive.ingest.language import UNKNOWN
from newsarchive.ingest.line_doubts import find_line_doubts
from newsarchive.linespec import format_lines
from newsarchive.model import Article, Doubt, How
from newsarchive.sidecar import Sidecar
from newsarchive.spacing import visible

SHORT = 60
"""Words. A shorter text is more often a teaser than an article."""
FIGURE = re.compile(r"\d[.,\u00a0\u202f’' ]\d|\d ?%|[$€£¥₽]")
"""In a line without words: “4,512”, “53.2 %”, “€ 12”. Counters of pages and readers are mostly bare numbers."""
LONG = 8000
"""Words. A longer text is rarely one piece of news."""


def find_doubts(article: Article, draft: Draft, sidecar: Sidecar) -> tuple[Doubt, ...]:
    """In the order in which a person would go through them: fields first, then lines."""
    doubts = (
        *(doubt for doubt in draft.doubts if doubt.settle.partition(":")[0] not in sidecar.fields),
        *_field_doubts(article, sidecar),
        *_body_doubts(draft.words, sidecar),
        *_story_doubts(draft, sidecar),
        *_figure_doubts(draft),
        *find_line_doubts(draft),
    )
    judged = sidecar.keep | sidecar.remove.keys()
    return tuple(_visible(doubt) for doubt in doubts if not doubt.lines or not judged.issuperset(doubt.lines))


def _visible(doubt: Doubt) -> Doubt:
    """Its words may be a capture's, with signs that no file can hold."""
    return replace(doubt, reason=visible(doubt.reason).strip(), settle=visible(doubt.settle).strip())


def _field_doubts(article: Article, sidecar: Sidecar) -> Iterator[Doubt]:
    lacks_author = not article.authors and "author" not in sidecar.fields
    lacks_date = not article.date and "date" not in sidecar.fields
    if lacks_author and lacks_date:
        settle = "author: null  # or the name; and “date: 2020-08~”, as precisely as you know it"
        yield Doubt(reason="no author and no date were found", settle=settle)
    elif lacks_author:
        yield Doubt(reason="no author was found", settle="author: null  # or the name, where you know it")
    elif lacks_date:
        yield Doubt(reason="no date was found", settle="date: 2020-08~  # or as precisely as you know it")
    for name, basis in article.basis.items():
        if basis.how is How.SUPPLIED or name in sidecar.fields or name in sidecar.basis:
            continue
        if basis.also:
            others = ", ".join(other.value for other in basis.also)
            yield Doubt(reason=f"{name}: another value is possible: {others}", lines=basis.lines, settle=f"{name}: …")
        elif name == "language" and article.language == UNKNOWN:
            yield Doubt(reason="the language could not be told", settle="language: …  # its tag: sv, pt-BR")
        elif name == "title" and basis.how is How.INFERRED:
            yield Doubt(reason=f"the title is not certain: {basis.note}", lines=basis.lines, settle="title: …")


def _body_doubts(words: int, sidecar: Sidecar) -> Iterator[Doubt]:
    if words < SHORT and not sidecar.keep:
        yield Doubt(reason=f"the text has only {words} words", settle="keep: …  # the lines of the article")
    if words > LONG and not sidecar.stories:
        reason = f"the text has {words:,} words: it may be several articles"
        yield Doubt(reason=reason, settle="stories: …  # one “{lines: …, heading: …}” for each")


def _story_doubts(draft: Draft, sidecar: Sidecar) -> Iterator[Doubt]:
    """Text below a story that no story has: readers would take it for that story's."""
    if not sidecar.stories:
        return
    claimed = {number for story in sidecar.stories for number in story.lines}
    stray = tuple(number for number in sorted(draft.body_lines) if number > min(claimed) and number not in claimed)
    if stray:
        settle = f"stories: …  # with {format_lines(stray)} among the lines of one"
        yield Doubt(reason="text below a story that belongs to none", lines=stray, settle=settle)


def _figure_doubts(draft: Draft) -> Iterator[Doubt]:
    """Figures within the text that went as counters do: results of an election, copied cell by cell."""
    first, last = min(draft.body_lines, default=0), max(draft.body_lines, default=0)
    figures = [
        number
        for number, label in draft.labels.items()
        if label.rule == "signs-only" and first < number < last and FIGURE.search(draft.texts.get(number, ""))
    ]
    if figures:
        lines = tuple(sorted(line for number in figures for line in draft.groups.get(number, (number,))))
        reason = "figures within the text were removed as signs without words"
        yield Doubt(
            reason=reason, lines=lines, settle=f"keep: {format_lines(lines)}  # where they belong to the article"
        )
