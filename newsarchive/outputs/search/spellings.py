"""Who is meant by a form of a name that is written in other ways too, so that search can offer them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from newsarchive.names import Authority, Name, NameKind
from newsarchive.outputs.search.words import words_of

SHORTEST_SURNAME = 4
"""Letters. Below that a surname is too often another word."""
Words = tuple[str, ...]


def offers_of(names: Iterable[Name], articles: Mapping[str, int]) -> dict[str, str]:
    """By the first word of each such form: its other words, the name, and how many articles name it.

    `articles`: their number, by heading. A form is left out that shares a word with all others: it finds them too.
    """
    offers: dict[str, list[str]] = defaultdict(list)
    for name in names:
        count = articles.get(name.heading, 0)
        if count:
            for first, *rest in sorted(_telling_forms(name)):
                offers[first].append(f"{'_'.join(rest)}={quote(name.heading, safe='')}={count}")
    return {first: ",".join(found) for first, found in offers.items()}


def aliases_of(authority: Authority, articles: Mapping[str, int]) -> dict[str, str]:
    """By `n:=` and the words of each spelling, as `name:` asks for it, the names that it may mean: as `offers_of`.

    Lines of the index that only lead on (“BKDP, see …”) count as spellings.
    """
    headings = {name.slug: name.heading for name in authority.names if articles.get(name.heading)}
    meant: dict[str, set[str]] = defaultdict(set)
    for name in authority.names:
        for form in _forms(name) | _surnames(name):
            meant[_key(form)].add(name.slug)
    for line in authority.see:
        meant[_key(tuple(words_of(line.index)))].update(line.targets)
    return {
        key: ",".join(f"={quote(heading, safe='')}={articles[heading]}" for heading in found)
        for key, slugs in meant.items()
        if (found := sorted(headings[slug] for slug in slugs if slug in headings))
    }


def _key(words: Words) -> str:
    return f"n:={'_'.join(words)}"


def _forms(name: Name) -> set[Words]:
    return {tuple(words_of(form.text)) for form in name.forms} - {()}


def _surnames(name: Name) -> set[Words]:
    is_person = name.kind is NameKind.PERSON
    return {form[-1:] for form in _forms(name) if is_person and len(form[-1]) >= SHORTEST_SURNAME}


def _telling_forms(name: Name) -> Iterator[Words]:
    forms = _forms(name)
    for form in forms | _surnames(name):
        if any(not set(other) & set(form) for other in forms):
            yield form
