"""`check`: builds nothing; says what is wrong and what a person should look at."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from newsarchive import content, pipeline
from newsarchive.commands.call import Call
from newsarchive.commands.offer_rows import offer_rows
from newsarchive.discrepancies import (
    dates_ahead,
    hand_changes,
    name_problems,
    removals_amiss,
    same_articles,
    unknown_names,
)
from newsarchive.folder import read_text
from newsarchive.ingest import sidecar_of
from newsarchive.library import make_library
from newsarchive.model import Article, Capture
from newsarchive.names import NAMES_FILE
from newsarchive.pages.wording import line_words, names_lines, plural
from newsarchive.problems import ArchiveError, Problem

MOST_UNKNOWN = 100
"""Forms shown that the authority file lacks."""


def check(call: Call) -> Sequence[Problem]:
    """builds nothing: problems of seeds, sidecars, content and names, and the review list"""
    problems: list[Problem] = list(pipeline.plan(call.root, call.config).problems)
    read = pipeline.read_articles(call.root, call.config)
    articles = read.articles
    names = pipeline.read_authority(call.root)
    captures, differing = pipeline.read_captures(call.root, read.by_file)
    library = make_library(articles, captures, names.authority)
    problems += [*read.problems, *names.problems, *differing]
    problems += [*hand_changes(read.by_file), *same_articles(read.by_file)]
    problems += dates_ahead(read.by_file, datetime.date.today())
    problems += _removals_amiss(call, read.by_file, captures)
    if read.is_whole:  # else a name may be said of an article that cannot be read
        problems += name_problems(library, names.document)
    doubtful = sum(bool(article.review) for article in articles)
    _say_unknown(call, unknown_names(library))
    for file, article in read.by_file.items():  # last: what is said last is what is read
        if article.review:
            call.say(_review(call, file, article))
    call.say(f"{plural(len(articles), 'article')}; {doubtful:,} to look at; {plural(len(set(problems)), 'problem')}.")
    return problems


def _removals_amiss(call: Call, articles: Mapping[str, Article], captures: Mapping[str, Capture]) -> Iterator[Problem]:
    for file, article in articles.items():
        capture = captures.get(article.capture.file) if article.is_edited and article.capture else None
        if capture:
            document = content.front_matter_of(read_text(call.root, file), file=file)
            yield from removals_amiss(file, article, capture, document)


def _say_unknown(call: Call, names: Counter[str]) -> None:
    """The most frequent first: those are worth an entry."""
    ranked = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    if ranked:
        call.say(f"{plural(len(ranked), 'capitalized form')} not in {NAMES_FILE}:")
    for name, number in ranked[:MOST_UNKNOWN]:
        call.say(f"  {number:>6,}  {name}")
    if len(ranked) > MOST_UNKNOWN:
        call.say(f"  and {len(ranked) - MOST_UNKNOWN:,} more")


def _review(call: Call, file: str, article: Article) -> str:
    rows = [f"{file}: “{article.title}”"]
    for doubt in article.review:
        lines = f", {line_words(doubt.lines)}" if doubt.lines and not names_lines(doubt.reason) else ""
        rows.append(f"  {doubt.reason}{lines}")
    if article.is_edited:
        rows.append(f"    answer in {file}, which was edited by hand: mend it, or delete the question below “review”")
    elif article.capture:
        capture = article.capture.file
        rows += offer_rows(article, capture, _text_of(call, sidecar_of(capture)))
    return "\n".join(rows)


def _text_of(call: Call, sidecar: str) -> str:
    """Of one that is missing or cannot be read, nothing: the latter is told elsewhere."""
    try:
        return read_text(call.root, sidecar)
    except ArchiveError:
        return ""
