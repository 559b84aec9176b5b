"""What a person should look at in an article, and the sidecar lines that settle it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from newsarchive.article.card import field_of
from newsarchive.ingest.drafting import Draft
from newsarchive.ingest.labels import spread
from newsarchive.ingest.language import UNKNOWN
from newsarchive.ingest.line_doubts import as_ranges, find_line_doubts
from newsarchive.model import Article, Doubt, How
from newsarchive.sidecar import Sidecar, key_of, offer_keep, offer_remove, offer_value
from newsarchive.spacing import visible

SHORT = 60
"""Words. A shorter text is more often a teaser than an article."""
FIGURE = re.compile(r"\d[.,\u00a0\u202f’' ]\d|\d ?%|[$€£¥₽]")
"""In a line without words: “4,512”, “53.2 %”, “€ 12”. Counters of pages and readers are mostly bare numbers."""
LONG = 8000
"""Words. A longer text is rarely one piece of news."""


ASKED_FOR: Mapping[str, str] = {
    "source": "who published it",
    "author": "or null: it names none",
    "date": "as precisely as you know it: 2020, 2020-08, 2020-08-17, 2020-08~",
}
"""Fields that an article should have, and how their values are written."""


def find_doubts(article: Article, draft: Draft, sidecar: Sidecar) -> tuple[Doubt, ...]:
    """In the order in which a person would go through them: fields first, then lines."""
    doubts = (
        *(doubt for doubt in draft.doubts if not sidecar.fields.keys() & set(map(key_of, doubt.settle))),
        *_field_doubts(article, draft, sidecar),
        *_body_doubts(draft, sidecar),
        *_story_doubts(draft, sidecar),
        *_figure_doubts(draft),
        *find_line_doubts(draft),
    )
    judged = sidecar.keep | sidecar.remove.keys()
    return tuple(_visible(doubt) for doubt in doubts if not doubt.lines or not judged.issuperset(doubt.lines))


def _visible(doubt: Doubt) -> Doubt:
    """Its words may be a capture's, with signs that no file can hold."""
    settle = tuple(visible(offer).strip() for offer in doubt.settle)
    return replace(doubt, reason=visible(doubt.reason).strip(), settle=settle)


def ask_for(offers: Mapping[str, str]) -> Doubt:
    """One question for all of these fields, of which nothing was found, with what is offered for each."""
    *others, last = [f"no {name}" for name in offers]
    said = f"{', '.join(others)} and {last} were found" if others else f"{last} was found"
    return Doubt(reason=said, settle=tuple(offers.values()))


def _field_doubts(article: Article, draft: Draft, sidecar: Sidecar) -> Iterator[Doubt]:
    known = {"source": article.source, "author": article.authors, "date": article.date}
    asked = {key_of(offer) for doubt in draft.doubts for offer in doubt.settle}
    missing = [name for name in ASKED_FOR if not known[name] and name not in asked | sidecar.fields.keys()]
    if missing:
        hints = {**ASKED_FOR, **_hint_of_source(draft)}
        yield ask_for({name: offer_value(name, hints[name]) for name in missing})
    for name, basis in article.basis.items():
        if basis.how is How.SUPPLIED or name in sidecar.fields or name in sidecar.basis:
            continue
        if basis.also:
            others = ", ".join(other.value for other in basis.also)
            now = ", ".join(article.authors) if name == "author" else getattr(article, name)
            reason = f"{name}: another value is possible: {others}"
            yield Doubt(reason=reason, lines=basis.lines, settle=(offer_value(name, f"{now}, or {others}"),))
        elif name == "language" and article.language == UNKNOWN:
            yield Doubt(reason="the language could not be told", settle=(offer_value(name, "its tag: sv, pt-BR"),))
        elif name == "title" and basis.how is How.INFERRED:
            settle = offer_value(name, "the headline, or words of your own")
            yield Doubt(reason=f"the title is not certain: {basis.note}", lines=basis.lines, settle=(settle,))


def _hint_of_source(draft: Draft) -> dict[str, str]:
    """“Source: Harbour Post”: who published the text, or from whom the publisher has it."""
    said = [(number, text) for number, text in draft.texts.items() if ":" in text and field_of(text) == "source"]
    return {"source": f"{ASKED_FOR['source']}; line {said[-1][0]} says “{said[-1][1]}”"} if said else {}


def _body_doubts(draft: Draft, sidecar: Sidecar) -> Iterator[Doubt]:
    """What is offered names the lines that are the text now: pasted as it is, it says that this is right."""
    whole = tuple(sorted(draft.body_lines))
    if draft.words < SHORT and not sidecar.keep:
        reason = f"the text has only {draft.words} words"
        yield Doubt(reason=reason, lines=whole, settle=(offer_keep(as_ranges(whole, draft)),))
    if draft.words > LONG and not sidecar.stories:
        reason = f"the text has {draft.words:,} words: it may be several articles"
        settle = f"keep: {as_ranges(whole, draft)}  # or “stories”, with “{{lines: …, heading: …}}” for each"
        yield Doubt(reason=reason, lines=whole, settle=(settle,))


def _story_doubts(draft: Draft, sidecar: Sidecar) -> Iterator[Doubt]:
    """Text below a story that no story has: readers would take it for that story's."""
    if not sidecar.stories:
        return
    claimed = {number for story in sidecar.stories for number in story.lines}
    stray = tuple(number for number in sorted(draft.body_lines) if number > min(claimed) and number not in claimed)
    if stray:
        settle = f"keep: {as_ranges(stray, draft)}  # or name them among the lines of a story, below “stories”"
        yield Doubt(reason="text below a story that belongs to none", lines=stray, settle=(settle,))


def _figure_doubts(draft: Draft) -> Iterator[Doubt]:
    """Figures within the text that went as counters do: results of an election, copied cell by cell."""
    first, last = min(draft.body_lines, default=0), max(draft.body_lines, default=0)
    figures = [
        number
        for number, label in draft.labels.items()
        if label.rule == "signs-only" and first < number < last and FIGURE.search(draft.texts.get(number, ""))
    ]
    if figures:
        lines = spread(figures, draft.groups)
        reason = "figures within the text were removed as signs without words"
        yield Doubt(reason=reason, lines=lines, settle=(offer_remove(as_ranges(lines, draft)),))
