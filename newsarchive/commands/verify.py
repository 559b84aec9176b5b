"""`verify`: holds seeds, content and a built site against their recorded digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsarchive import content, pipeline
from newsarchive.commands.call import Call, count
from newsarchive.model import Article
from newsarchive.problems import Problem
from newsarchive.write import MANIFEST, read_manifest

AGAIN = "build again, or take it from your backup"
BACKUP = "take it from your backup: it is the evidence, and a build would record it as it is now"


def verify(call: Call) -> Sequence[Problem]:
    """holds seeds, content and a built site against their recorded digests; names each file that differs"""
    read = pipeline.read_articles(call.root, call.config)
    articles = read.articles
    site = Path(call.options.site) if call.options.site else call.output
    problems = [*read.problems, *_seeds(call.root, articles), *_contents(call.root), *_site(site)]
    if not problems:
        call.say(f"{count(len(articles), 'article')}, their captures and {site} are as they were recorded.")
    return problems


def _seeds(root: Path, articles: Sequence[Article]) -> Iterator[Problem]:
    for article in articles:
        if article.capture:
            expected = article.capture.sha256
            yield from _compare(root / article.capture.file, article.capture.file, expected, BACKUP)


def _contents(root: Path) -> Iterator[Problem]:
    for file, text in pipeline.read_contents(root).readable:
        if content.DIGEST_LINE.search(text.replace("\r\n", "\n")) and content.is_edited(text):
            what = "the file is not as ingest wrote it"
            mend = "fine if you edited it; otherwise take it from your backup"
            yield Problem(file=file, code="edited-by-hand", what=what, mend=mend, severity="warning")


def _site(site: Path) -> Iterator[Problem]:
    recorded = read_manifest(site)
    if not recorded:
        what, mend = f"no {MANIFEST} there", "build the site, or name its folder"
        yield Problem(file=site.as_posix(), code="no-manifest", what=what, mend=mend)
    for path in sorted(recorded.keys() - {MANIFEST}):
        yield from _compare(site / path, (site / path).as_posix(), recorded[path], AGAIN)


def _compare(path: Path, file: str, expected: str, mend: str) -> Iterator[Problem]:
    if not path.is_file():
        yield Problem(file=file, code="file-missing", what="the file is missing", mend=mend)
    elif hashlib.sha256(path.read_bytes()).hexdigest() != expected:
        what = f"the file differs from its recorded SHA-256 {expected[:12]}…"
        yield Problem(file=file, code="file-differs", what=what, mend=mend)
