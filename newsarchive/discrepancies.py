"""What shows by comparison: facts changed by hand, names that the authority file lacks, bases that lead nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from newsarchive.alignment import Fate, find_lines, letters_of, tell_fates
from newsarchive.document import Document, Path
from newsarchive.ingest import changed_fields, sidecar_of
from newsarchive.library import Library
from newsarchive.linespec import format_lines
from newsarchive.markup import read_passages
from newsarchive.model import Article, Capture, How
from newsarchive.names import NAMES_FILE, Evidence, Name, Run, names_among, plain_words, stated_passages, unknown_runs
from newsarchive.pages.wording import alternative_words, line_words
from newsarchive.problems import Problem

WORD = re.compile(r"\w+")
LEAST_LETTERS = 30
"""Of a removed line that is looked for in the text: a shorter one may stand there by chance."""


def hand_changes(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Facts that a person has changed, by content file, and of which nobody says how they are known."""
    for file, article in articles.items():
        for name, basis in changed_fields(article):
            other = basis.also[0] if basis.also else None
            instead = alternative_words(other) if other else "the capture has none"
            what = f"“{name}” was changed by hand: {instead}"
            key = name.split()[-1]
            mend = f"say how you know it, under “basis”: “{key}: {{supplied: …}}”; or put it into the sidecar"
            yield Problem(file=file, code="changed-by-hand", what=what, mend=mend, severity="warning")


def same_articles(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Content files that seem to hold an article of which an earlier one holds a version, or the whole."""
    first: dict[tuple[str, str], str] = {}
    for file, article in articles.items():
        headline = f"{_letters(article.title)} {article.date}"
        signs = {"text": _letters(article.body), "address": article.url or "", "headline and date": headline}
        same = [name for name, sign in signs.items() if sign and first.setdefault((name, sign), file) != file]
        if same:
            what = f"it has the {same[0]} of {first[same[0], signs[same[0]]]}"
            mend = "nothing to do if both are worth keeping; else remove the capture and the content file of one"
            yield Problem(file=file, code="same-article", what=what, mend=mend, severity="warning")


def dates_ahead(articles: Mapping[str, Article], today: date) -> Iterator[Problem]:
    """Dates that are still to come, where they are said. A day more is allowed: papers have their own time."""
    for file, article in articles.items():
        said = [("date", article.date, article.basis), ("updated", article.updated, article.basis)]
        said += [(f"story {n} date", story.date, story.basis) for n, story in enumerate(article.stories, start=1)]
        for name, day, bases in said:
            if not day or day.earliest <= today + timedelta(days=1):
                continue
            basis = bases.get(name.split()[-1])
            is_sidecar = article.capture and not article.is_edited and basis and basis.how is How.SUPPLIED
            place = sidecar_of(article.capture.file) if article.capture and is_sidecar else file
            what = f"“{name}” is still to come: {day.words}"
            mend = "correct it; where the capture states it so, a sidecar can say otherwise"
            yield Problem(file=place, code="date-ahead", what=what, mend=mend, severity="warning")


def removals_amiss(file: str, article: Article, capture: Capture, document: Document) -> Iterator[Problem]:
    """Where an article edited by hand and what it says of removed lines do not agree with its capture.

    `document`: its front matter.
    """
    passages = read_passages(article)
    fates = tell_fates(article, capture, passages, find_lines(article, capture, passages))
    pairs = _pairs(" ".join(passage.text for passage in passages))
    lost = [one.line.number for one in fates if one.fate is Fate.UNKNOWN and not _is_mostly_in(pairs, one.line.text)]
    if lost:
        what = f"{line_words(lost)} of {capture.file} {_stand(lost)} neither in the text nor below “removed”"
        mend = f"put the words back, or add “- {{lines: {format_lines(lost)}, rule: WHY}}” below “removed”"
        line = document.line_of(("removed",))
        yield Problem(file=file, line=line, code="not-accounted-for", what=what, mend=mend, severity="warning")
    text = "".join(letters_of(passage.text) for passage in passages)
    gone = {number for removed in article.removed for number in removed.lines}
    texts = {line.number: letters_of(line.text) for line in capture.lines}
    kept = "\n".join(words for number, words in texts.items() if number not in gone)
    for number, removed in enumerate(article.removed):
        said = {line: texts.get(line, "") for line in removed.lines}
        # What a line that was kept says as well stands there by right.
        shown = [n for n, words in said.items() if len(words) >= LEAST_LETTERS and words in text and words not in kept]
        if shown:
            what = f"{line_words(shown)} of {capture.file} {_stand(shown)} in the text, though said to be removed"
            mend = "take the words out of the text, or the lines off the list"
            line = document.line_of(("removed", number))
            yield Problem(file=file, line=line, code="removed-in-text", what=what, mend=mend, severity="warning")


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(WORD.findall(text.casefold())))


def _is_mostly_in(pairs: Set[tuple[str, str]], line: str) -> bool:
    """Whether a line stands in the text but for some words that were edited."""
    own = _pairs(line)
    return bool(own) and 2 * len(own & pairs) >= len(own)


def _stand(lines: Sequence[int]) -> str:
    return "stands" if len(lines) == 1 else "stand"


def _letters(text: str) -> str:
    return "".join(WORD.findall(text)).casefold()


def lines_beyond(article: Article, capture: Capture) -> Iterator[tuple[Path, int]]:
    """Lines that its content file, edited by hand, speaks of and the capture has not, each with the key that does."""
    said: list[tuple[Path, Sequence[int]]] = [(("basis", name), basis.lines) for name, basis in article.basis.items()]
    for number, story in enumerate(article.stories):
        said.append((("stories", number), story.lines))
        said += [(("stories", number, "basis", name), basis.lines) for name, basis in story.basis.items()]
    said += [(("removed", number), removed.lines) for number, removed in enumerate(article.removed)]
    last = max((line.number for line in capture.lines), default=0)
    for path, lines in said:
        if lines and max(lines) > last:
            yield path, min(line for line in lines if line > last)


def not_stated(article: Article, capture: Capture) -> Iterator[tuple[Path, str]]:
    """Values that the lines named as their basis in a content file edited by hand do not say, each with its key.

    Rules may have put a value together or turned capitals round, so its words count, in any order.
    """
    if not article.is_edited:
        return
    texts = {line.number: line.text for line in capture.lines}
    values = {"title": article.title, "source": article.source, "author": " ".join(article.authors)}
    values |= {"kicker": article.kicker, "standfirst": article.standfirst, "credit": article.credit}
    for name, value in values.items():
        basis = article.basis.get(name)
        if not value or not basis or basis.how is not How.STATED:
            continue
        said = WORD.findall(" ".join(texts.get(number, "") for number in basis.lines).casefold())
        if not set(WORD.findall(value.casefold())) <= set(said):
            yield ("basis", name), value


def unknown_names(library: Library) -> Counter[str]:
    """Runs of capitalized words that no entry of the authority file knows."""
    runs: Counter[Run] = Counter()
    plain: set[str] = set()
    for article in library.articles:
        passages = stated_passages(article, read_passages(article))
        mentions = library.matcher.find_mentions(passages, article.slug)
        runs.update(unknown_runs(passages, mentions))
        plain |= plain_words(passages)
    return names_among(runs, plain, library.authority)


def name_problems(library: Library, names: Document) -> Iterator[Problem]:
    """What the file of names says wrongly of articles; all that can be said without them was said when it was read."""
    yield from dangling_names(library, names)
    for name in library.authority.names:
        for evidence in name.stated:
            yield from _unsupported(library, name, evidence, names)


def dangling_names(library: Library, names: Document) -> Iterator[Problem]:
    """Articles that the file of names speaks of and the archive lacks; lines that it cites and the capture has not."""
    for short, slug in library.authority.articles.items():
        if slug not in library.by_slug:
            what = f"the archive has no article “{slug}”"
            mend = "write the slug of the article as it is now; or delete the line, and what is said of it below"
            yield _of_names(names, ("articles", short), "names-unknown-slug", what, mend)
    for name in library.authority.names:
        for evidence in name.stated:
            capture = _capture_cited(library, evidence)
            beyond = [line for line in evidence.lines if line > capture.lines[-1].number] if capture else []
            if capture and beyond:
                what = (
                    f"“{name.heading}” cites line {beyond[0]} of {capture.file}, which has {len(capture.lines)} lines"
                )
                yield _of_names(names, evidence.at, "names-line-beyond", what, "correct the line numbers")


def _capture_cited(library: Library, evidence: Evidence) -> Capture | None:
    article = library.by_slug.get(evidence.article)
    capture = library.capture_of(article) if article else None
    return capture if capture and capture.lines else None


def _unsupported(library: Library, name: Name, evidence: Evidence, names: Document) -> Iterator[Problem]:
    capture = _capture_cited(library, evidence)
    if capture is None or evidence.lines[-1] > capture.lines[-1].number:
        return
    texts = {line.number: " ".join(line.text.split()) for line in capture.lines}
    cited = [texts.get(number, "") for number in evidence.lines]
    where = f"“{name.heading}” cites {capture.file}, {format_lines(evidence.lines)}"
    if not all(cited):
        blank = [number for number, text in zip(evidence.lines, cited, strict=True) if not text]
        what, mend = f"{where}: {line_words(blank)} {_has(blank)} no text", "correct the line numbers"
    elif not any(form.text in text for text in cited for form in name.forms):
        what, mend = f"{where}: no form of the name stands there", "correct the line numbers, or add the spelling"
    else:
        return
    yield replace(_of_names(names, evidence.at, "names-unsupported", what, mend), severity="warning")


def _has(lines: Sequence[int]) -> str:
    return "has" if len(lines) == 1 else "have"


def _of_names(names: Document, at: Path, code: str, what: str, mend: str) -> Problem:
    return Problem(file=NAMES_FILE, line=names.line_of(at), code=code, what=what, mend=mend)
