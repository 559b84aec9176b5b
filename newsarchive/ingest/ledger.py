"""What content already holds: which capture each file was made from, and which slugs are taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from newsarchive.ingest.existing import Existing, read_existing, slug_by_hand
from newsarchive.model import Article
from newsarchive.problems import ArchiveError, Problem
from newsarchive.urls import suffixed

SHORTEST_DIGEST = 8
SHORTEST_TELLING = 40
"""Characters of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What is taken. Its sets grow while captures are gone through one after the other."""

    contents: Mapping[str, str]
    by_seed: Mapping[str, Existing]
    by_digest: Mapping[str, Existing]
    """For a capture that was given another name."""
    problems: tuple[Problem, ...]
    unreadable: tuple[str, ...]
    """Content that nobody can tell the capture of: an article made anew could be there twice."""
    lines_by_hand: Mapping[str, str]
    """Longer lines of articles that name no capture, each with the file where it stands first."""
    slugs: set[str]
    read: dict[str, str]
    """By digest, the capture of this run that has these bytes."""

    def old(self, seed: str, sha256: str) -> Existing | None:
        """The content that was made from this capture, whatever it was called then, or from an earlier version of it.

        One whose bytes another capture of this run has is that one's: there a name has passed to a new capture.
        """
        named = self.by_seed.get(seed)
        if named and named.record.sha256 == sha256:
            return named
        if same := self.by_digest.get(sha256):
            return same
        return named if named and named.record.sha256 not in self.read else None

    def twin(self, body: str) -> str:
        """The article without a capture in which half of this text stands; empty where none is."""
        lines = _telling_lines(body)
        places = Counter(self.lines_by_hand[line] for line in lines if line in self.lines_by_hand)
        file, shared = (places.most_common(1) or [("", 0)])[0]
        return file if shared * 2 >= len(lines) else ""

    def is_moved(self, seed: str, sha256: str) -> bool:
        """Whether content was made from a capture so named or of these bytes, and none from one that is both."""
        if same := self.by_digest.get(sha256):
            return same.record.file != seed
        return seed in self.by_seed


def _telling_lines(text: str) -> set[str]:
    """Those that hardly stand in two articles by chance."""
    return {line.strip() for line in text.splitlines() if len(line.strip()) >= SHORTEST_TELLING}


def open_ledger(contents: Mapping[str, str], taken: Iterable[str] = ()) -> Ledger:
    """What the content files (paths and texts) take. `taken`: slugs that are taken besides."""
    found: list[Existing] = []
    problems: list[Problem] = []
    unreadable: list[str] = []
    lines_by_hand: dict[str, str] = {}
    slugs = {*taken, *(PurePosixPath(path).stem.casefold() for path in contents)}
    for path, text in sorted(contents.items()):
        try:
            entry = read_existing(path, text)
        except ArchiveError as error:
            problems.extend(error.problems)
            unreadable.append(text)
            continue
        found.extend([entry] if entry else [])
        for line in _telling_lines(text) if not entry else ():
            lines_by_hand.setdefault(line, path)
        slugs.add(entry.slug if entry else slug_by_hand(path, text))
    found.sort(key=lambda entry: PurePosixPath(entry.path).stem != entry.slug)  # a copy never unseats the file it is of
    return Ledger(
        contents=contents,
        by_seed={entry.record.file: entry for entry in reversed(found)},
        by_digest={entry.record.sha256: entry for entry in reversed(found)},
        problems=tuple(problems),
        unreadable=tuple(unreadable),
        lines_by_hand=lines_by_hand,
        slugs=slugs,
        read={},
    )


def captures_recorded(contents: Mapping[str, str]) -> dict[str, str]:
    """The captures that content was made from, be they there or not: SHA-256 by address."""
    return {file: entry.record.sha256 for file, entry in open_ledger(contents).by_seed.items()}


def free_slug(article: Article, taken: set[str]) -> str:
    """The article's slug, or where another has it, with the beginning of its capture's digest: whatever else is in
    the archive or comes to it, and in whatever order, that stays the same."""
    digest = article.capture.sha256 if article.capture else ""
    candidate, length = article.slug, SHORTEST_DIGEST
    while candidate in taken:
        candidate = suffixed(article.slug, digest[:length])
        length += 1
    return candidate
