"""What shows by comparison: facts changed by hand, names that the authority file lacks, bases that lead nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from newsarchive.ingest import changed_fields
from newsarchive.library import Library
from newsarchive.linespec import format_lines
from newsarchive.markup import read_passages
from newsarchive.model import Article
from newsarchive.names import NAMES_FILE, Evidence, Name, Run, names_among, plain_words, stated_passages, unknown_runs
from newsarchive.pages.wording import alternative_words
from newsarchive.problems import Problem


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


def name_problems(library: Library) -> Iterator[Problem]:
    """Articles that the file speaks of and the archive lacks; lines cited that do not speak of the name."""
    for slug in library.authority.articles:
        if slug not in library.by_slug:
            what = f"the archive has no article “{slug}”"
            mend = "write the slug of the article as it is now, below “articles”"
            yield Problem(file=NAMES_FILE, code="names-unknown-slug", what=what, mend=mend, severity="warning")
    for name in library.authority.names:
        for evidence in name.stated:
            yield from _evidence_problems(library, name, evidence)


def _evidence_problems(library: Library, name: Name, evidence: Evidence) -> Iterator[Problem]:
    article = library.by_slug.get(evidence.article)
    capture = library.capture_of(article) if article else None
    if capture is None:
        return
    texts = {line.number: " ".join(line.text.split()) for line in capture.lines}
    cited = [texts.get(number, "") for number in evidence.lines]
    where = f"“{name.heading}” cites {capture.file}, {format_lines(evidence.lines)}"
    if not all(cited):
        what, mend = f"{where}: not all of these lines have text", "correct the line numbers"
    elif not any(form.text in text for text in cited for form in name.forms):
        what, mend = f"{where}: no form of the name stands there", "correct the line numbers, or add the spelling"
    else:
        return
    yield Problem(file=NAMES_FILE, code="names-unsupported", what=what, mend=mend, severity="warning")
