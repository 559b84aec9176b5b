"""`check`: builds nothing; says what is wrong and what a person should look at."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive import pipeline
from newsarchive.commands.call import Call, count
from newsarchive.linespec import format_lines
from newsarchive.model import Article
from newsarchive.problems import ArchiveError, Problem


def check(call: Call) -> Sequence[Problem]:
    """builds nothing: problems of seeds, sidecars and content, and the review list"""
    problems: list[Problem] = list(pipeline.plan(call.root, call.config).problems)
    try:
        articles = pipeline.read_articles(call.root, call.config)
    except ArchiveError as error:
        return [*problems, *error.problems]
    problems += pipeline.read_captures(call.root, articles)[1]
    doubtful = [article for article in articles if article.review]
    for article in doubtful:
        call.say(_review(article))
    call.say(f"{count(len(articles), 'article')}; {len(doubtful):,} to look at; {count(len(problems), 'problem')}.")
    return problems


def _review(article: Article) -> str:
    rows = [f"content of “{article.title}”"]
    for doubt in article.review:
        lines = f", lines {format_lines(doubt.lines)}" if doubt.lines else ""
        rows.append(f"  {doubt.reason}{lines}")
        if doubt.settle and article.capture:
            rows.append(f"    settle it in {article.capture.file.rpartition('.')[0]}.yaml:")
            rows += [f"      {line}" for line in doubt.settle.splitlines()]
    return "\n".join(rows)
