"""What a person should look at in an article, and the sidecar lines that settle it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsarchive.ingest.drafting import Draft
from newsarchive.linespec import format_lines
from newsarchive.model import Article, Doubt, How, Kind, Label
from newsarchive.sidecar import Sidecar

TOSS_UP = 0.5
"""From this doubt on a label is worth a look."""
SHORT = 60
"""Words. A shorter text is more often a teaser than an article."""
LONG = 8000
"""Words. A longer text is rarely one piece of news."""


def find_doubts(article: Article, draft: Draft, sidecar: Sidecar) -> tuple[Doubt, ...]:
    """In the order in which a person would go through them: fields first, then lines."""
    open_doubts = [doubt for doubt in draft.doubts if doubt.settle.partition(":")[0] not in sidecar.fields]
    return (
        *open_doubts,
        *_field_doubts(article, sidecar),
        *_body_doubts(article, sidecar),
        *_line_doubts(draft.labels),
    )


def _field_doubts(article: Article, sidecar: Sidecar) -> Iterator[Doubt]:
    if not article.authors and "author" not in sidecar.fields:
        yield Doubt(reason="no author was found", settle="author: null  # or the name, where you know it")
    if not article.date and "date" not in sidecar.fields:
        yield Doubt(reason="no date was found", settle="date: 2020-08~  # or as precisely as you know it")
    for name, basis in article.basis.items():
        if basis.how is How.SUPPLIED:
            continue
        if basis.also:
            others = ", ".join(other.value for other in basis.also)
            yield Doubt(reason=f"{name}: another value is possible: {others}", lines=basis.lines, settle=f"{name}: …")
        elif name == "title" and basis.how is How.INFERRED:
            yield Doubt(reason=f"the title is not certain: {basis.note}", lines=basis.lines, settle="title: …")


def _body_doubts(article: Article, sidecar: Sidecar) -> Iterator[Doubt]:
    words = len(article.body.split())
    if words < SHORT and not sidecar.keep:
        yield Doubt(reason=f"the text has only {words} words", settle="keep: …  # the lines of the article")
    if words > LONG and not sidecar.stories:
        reason = f"the text has {words:,} words: it may be several articles"
        yield Doubt(reason=reason, settle="stories: …  # one “{lines: …, heading: …}” for each")


def _line_doubts(labels: Mapping[int, Label]) -> Iterator[Doubt]:
    doubtful: dict[tuple[Kind, str, str], list[int]] = {}
    for number, label in labels.items():
        if label.doubt >= TOSS_UP:
            doubtful.setdefault((label.kind, label.rule, label.reason), []).append(number)
    for (kind, rule, reason), numbers in doubtful.items():
        lines = tuple(numbers)
        written = format_lines(lines)
        if kind is Kind.REMOVED:
            settle = f"keep: {written}  # or “remove: {{{written}: {rule}}}”, to confirm"
            yield Doubt(reason=f"removed as {rule}: {reason}".rstrip(": "), lines=lines, settle=settle)
        else:
            settle = f"remove: {{{written}: …}}  # or “keep: {written}”, to confirm"
            yield Doubt(reason=f"kept as {kind}: {reason}".rstrip(": "), lines=lines, settle=settle)
