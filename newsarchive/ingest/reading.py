"""One capture becomes one article, with an account of every line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsarchive.edtf import parse_edtf
from newsarchive.ingest.as_written import draft_as_written
from newsarchive.ingest.doubts import find_doubts
from newsarchive.ingest.drafting import Draft, draft_by_rules
from newsarchive.ingest.labels import removed_lines, spread
from newsarchive.ingest.language import UNKNOWN
from newsarchive.ingest.phrases import phrases
from newsarchive.ingest.refining import SENTENCE
from newsarchive.ingest.settling import NO_NOTE
from newsarchive.linespec import format_lines
from newsarchive.model import Article, Basis, Capture, CaptureRecord, How, SeedFile, Story
from newsarchive.problems import ArchiveError, Problem
from newsarchive.readers import read_capture
from newsarchive.sidecar import Sidecar, StoryPlan, read_sidecar
from newsarchive.spacing import squeeze, tidy
from newsarchive.urls import make_slug

RULES = 39
"""Number of the present rules. Raise it when rules change what they make of a capture: content not edited by hand
is then made again."""
LEAST_WORDS = 12
"""A capture with fewer words of text than this holds no article, unless the archivist says which lines are one."""
SHORT_TEXT = 60
"""Words. A shorter text is an article only where it has a sentence, and does not ask its reader to log in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was made of a capture, and what became of each of its lines."""

    capture: Capture
    draft: Draft
    article: Article


def read_seed(seed: SeedFile, *, language: str) -> Reading:
    """The article in a capture. ArchiveError where there is none, or where the sidecar is wrong."""
    capture = read_capture(seed.data, file=seed.file)
    sidecar = Sidecar()
    is_markdown = seed.file.lower().endswith(".md")
    if seed.sidecar_file:
        sidecar = read_sidecar(seed.sidecar, file=seed.sidecar_file, lines=capture.lines, is_shaped=is_markdown)
    draft = (draft_as_written if is_markdown else draft_by_rules)(capture, sidecar, language=language)
    _refuse_without_article(draft, sidecar, seed.file)
    article = _make_article(capture, draft, sidecar)
    article = replace(article, review=find_doubts(article, draft, sidecar))
    _refuse_lost_lines(capture, article, draft.body_lines)
    return Reading(capture=capture, draft=draft, article=article)


def _refuse_without_article(draft: Draft, sidecar: Sidecar, file: str) -> None:
    if _holds_article(draft) or (draft.words and (sidecar.keep or sidecar.fields)):
        return
    words = "1 word" if draft.words == 1 else f"{draft.words} words"
    what = "no article was found in it" + (f": {words} of text" if draft.words else "")
    mend = "remove the capture, or name the lines of the article in a sidecar: “keep: 3-9”"
    raise ArchiveError(Problem(file=file, code="no-article", what=what, mend=mend))


def _holds_article(draft: Draft) -> bool:
    if draft.words >= SHORT_TEXT:
        return True
    said = f"{draft.settled.one('title')} {draft.body}".lower()
    is_wall = any(phrase in said for phrase in phrases("walls"))
    return draft.words >= LEAST_WORDS and not is_wall and SENTENCE.search(draft.body) is not None


def _make_article(capture: Capture, draft: Draft, sidecar: Sidecar) -> Article:
    """The article, but for what a person should look at in it."""
    settled = draft.settled
    title = settled.one("title") or ""
    date, updated = settled.one("date"), settled.one("updated")
    return Article(
        title=title,
        slug=make_slug(title),
        language=settled.one("language") or UNKNOWN,
        body=draft.body,
        source=settled.one("source"),
        date=parse_edtf(date) if date else None,
        authors=settled.values.get("author", ()),
        url=settled.one("url"),
        standfirst=settled.one("standfirst"),
        place=settled.one("place"),
        credit=settled.one("credit"),
        kicker=settled.one("kicker"),
        updated=parse_edtf(updated) if updated else None,
        stories=_make_stories(capture, sidecar),
        basis={name: _spread_basis(basis, draft.groups) for name, basis in settled.basis.items()},
        capture=CaptureRecord(
            file=capture.file, sha256=capture.sha256, rules=RULES, encoding=capture.encoding, sidecar=sidecar.sha256
        ),
        removed=removed_lines(draft.labels, draft.groups),
    )


def _make_stories(capture: Capture, sidecar: Sidecar) -> tuple[Story, ...]:
    texts = {line.number: squeeze(line.text) for line in capture.lines} if sidecar.stories else {}
    return tuple(
        Story(
            heading=plan.heading or texts[plan.heading_line],
            date=plan.date,
            lines=plan.lines,
            basis=_story_basis(plan),
        )
        for plan in sidecar.stories
    )


def _story_basis(plan: StoryPlan) -> dict[str, Basis]:
    stated = Basis(how=How.STATED, lines=(plan.heading_line,))
    heading = stated if plan.heading_line else Basis(how=How.SUPPLIED, note=NO_NOTE)
    date = {"date": Basis(how=How.SUPPLIED, note=NO_NOTE)} if plan.date else {}
    return {"heading": heading, **date, **plan.basis}


def _spread_basis(basis: Basis, groups: Mapping[int, tuple[int, ...]]) -> Basis:
    """With all lines of the capture that were joined into those it names."""
    if not groups:
        return basis
    also = tuple(replace(other, basis=_spread_basis(other.basis, groups)) for other in basis.also)
    return replace(basis, lines=spread(basis.lines, groups), also=also)


def _refuse_lost_lines(capture: Capture, article: Article, body_lines: frozenset[int]) -> None:
    """The promise that no line vanishes: each is in a field, in the body, or listed as removed."""
    accounted = set(body_lines)
    accounted |= {number for removed in article.removed for number in removed.lines}
    accounted |= {number for basis in article.basis.values() for number in _cited(basis)}
    lost = [line.number for line in capture.lines if line.text and line.number not in accounted and tidy(line.text)]
    if lost:
        what = f"lines {format_lines(lost)} would be in no field, not in the text and not among the removed"
        mend = "this is a mistake of the program: report it; “keep” in a sidecar helps until then"
        raise ArchiveError(Problem(file=capture.file, line=lost[0], code="lost-line", what=what, mend=mend))


def _cited(basis: Basis) -> tuple[int, ...]:
    return basis.lines + tuple(number for other in basis.also for number in other.basis.lines)
