"""Which facts of a content file a person has changed since ingest wrote it: told by reading its capture again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from newsarchive.ingest.plan import read_again
from newsarchive.ingest.reading import RULES
from newsarchive.ingest.settling import FIELDS
from newsarchive.model import Alternative, Article, Basis, How, SeedFile, Story

CHANGED = "changed by hand"


Find = Callable[[str], SeedFile | None]
Keep = Callable[[str, Callable[[], Article | None]], Article | None]


def name_changes(edited: Mapping[str, Article], find: Find, keep: Keep, *, language: str) -> dict[str, Article]:
    """Of these articles, edited by hand, those with a fact that its recorded basis no longer backs, set right.

    A fact that was changed is the archivist's; what the capture gives instead stays beside it. A basis that was
    edited with its fact is believed. Where the capture is missing or another, the basis stays as it was recorded.
    """
    named = {}
    for file, article in edited.items():
        seed = find(article.capture.file) if article.capture else None
        if not seed or not article.capture or hashlib.sha256(seed.data).hexdigest() != article.capture.sha256:
            continue
        sidecar = hashlib.sha256(seed.sidecar).hexdigest()
        key = f"read again {seed.file} {article.capture.sha256} {seed.sidecar_file} {sidecar} {language}"
        again = keep(key, partial(read_again, seed, language=language))
        if again:
            named[file] = _with_changes_named(article, again)
    return named


def changed_fields(article: Article) -> Iterator[tuple[str, Basis]]:
    """The facts of which `name_changes` says so; those of stories with the story's number."""
    facts = list(article.basis.items())
    for number, story in enumerate(article.stories, start=1):
        facts += [(f"story {number} {name}", basis) for name, basis in story.basis.items()]
    return ((name, basis) for name, basis in facts if basis.is_changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What a file says of an article, or of one of its stories."""

    values: Mapping[str, tuple[str, ...]]
    basis: Mapping[str, Basis]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Since:
    """What else than a hand may have changed since ingest wrote the file."""

    other_rules: bool
    other_sidecar: bool

    @property
    def is_anything(self) -> bool:
        return self.other_rules or self.other_sidecar


def _with_changes_named(article: Article, again: Article) -> Article:
    """`again`: what the present rules make of the same capture and its sidecar."""
    since = _since(article, again)
    changed = _changes(_facts_of(article), _facts_of(again), since)
    told = {story.lines: _facts_of_story(story) for story in again.stories}
    stories = tuple(
        replace(story, basis={**story.basis, **_changes(_facts_of_story(story), told[story.lines], since)})
        if story.lines in told
        else story
        for story in article.stories
    )
    return replace(article, basis={**article.basis, **changed}, stories=stories)


def _since(article: Article, again: Article) -> _Since:
    old, new = article.capture, again.capture
    if old is None or new is None:
        return _Since(other_rules=True, other_sidecar=True)
    return _Since(other_rules=old.rules != RULES, other_sidecar=old.sidecar != new.sidecar)


def _changes(facts: _Facts, again: _Facts, since: _Since) -> dict[str, Basis]:
    unbacked = (name for name in facts.values if not _is_backed(name, facts, again, since))
    return {name: _changed(name, again) for name in unbacked}


def _is_backed(name: str, facts: _Facts, again: _Facts, since: _Since) -> bool:
    if facts.values[name] == again.values[name]:
        return True
    basis, now = facts.basis.get(name), again.basis.get(name)
    if since.other_sidecar and now and now.how is How.SUPPLIED and _may_be_former(facts.values[name], basis, now):
        return True
    if basis is None or basis == now:
        return False
    return basis.how is How.SUPPLIED or not since.is_anything


def _may_be_former(values: tuple[str, ...], basis: Basis | None, now: Basis) -> bool:
    """Whether ingest may have written these values before the sidecar gave the present ones: none, those that it gave
    then, or those that the capture gives without it."""
    if basis is None or not values:
        return not values
    return basis.how is How.SUPPLIED or ", ".join(values) in {other.value for other in now.also}


def _changed(name: str, again: _Facts) -> Basis:
    """As that of a value in a sidecar: the one that it replaces stays, and with it the account of its lines."""
    values, basis = again.values[name], again.basis.get(name)
    if not values or basis is None:
        return Basis(how=How.SUPPLIED, note=CHANGED, is_changed=True)
    instead = Alternative(value=", ".join(values), basis=replace(basis, why="", also=()))
    return Basis(how=How.SUPPLIED, note=CHANGED, is_changed=True, also=(instead, *basis.also))


def _facts_of(article: Article) -> _Facts:
    values = {name: article.authors if name == "author" else _written(getattr(article, name)) for name in FIELDS}
    return _Facts(values=values, basis=article.basis)


def _facts_of_story(story: Story) -> _Facts:
    return _Facts(values={"heading": _written(story.heading), "date": _written(story.date)}, basis=story.basis)


def _written(value: object) -> tuple[str, ...]:
    return (str(value),) if value else ()
