"""Which facts of a content file a person has changed since ingest wrote it: told by reading its capture again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from newsarchive.ingest.plan import read_again
from newsarchive.ingest.reading import RULES
from newsarchive.ingest.settling import FIELDS
from newsarchive.model import Alternative, Article, Basis, How, SeedFile

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
    """The facts of which `name_changes` says so."""
    return ((name, basis) for name, basis in article.basis.items() if basis.note == CHANGED)


def _with_changes_named(article: Article, again: Article) -> Article:
    """`again`: what the present rules make of the same capture and its sidecar."""
    changed = {name: _changed(name, again) for name in FIELDS if not _is_backed(name, article, again)}
    return replace(article, basis={**article.basis, **changed}) if changed else article


def _is_backed(name: str, article: Article, again: Article) -> bool:
    if _values(name, article) == _values(name, again):
        return True
    basis = article.basis.get(name)
    if basis is None or basis == again.basis.get(name):
        return False
    return basis.how is How.SUPPLIED or not _is_stale(article, again)


def _is_stale(article: Article, again: Article) -> bool:
    """Whether bases may differ because the file is of other rules or another sidecar."""
    old, new = article.capture, again.capture
    return old is None or new is None or (old.rules, old.sidecar) != (RULES, new.sidecar)


def _changed(name: str, again: Article) -> Basis:
    """As that of a value in a sidecar: the one that it replaces stays, and with it the account of its lines."""
    values, basis = _values(name, again), again.basis.get(name)
    if not values or basis is None:
        return Basis(how=How.SUPPLIED, note=CHANGED)
    instead = Alternative(value=", ".join(values), basis=replace(basis, why="", also=()))
    return Basis(how=How.SUPPLIED, note=CHANGED, also=(instead, *basis.also))


def _values(name: str, article: Article) -> tuple[str, ...]:
    if name == "author":
        return article.authors
    value = getattr(article, name)
    return (str(value),) if value else ()
