"""Who is meant by a form of a name that is written in other ways too, so that search can offer them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from newsarchive.names import Name, NameKind
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


def _telling_forms(name: Name) -> Iterator[Words]:
    forms = {tuple(words_of(form.text)) for form in name.forms} - {()}
    surnames = {form[-1:] for form in forms if name.kind is NameKind.PERSON and len(form[-1]) >= SHORTEST_SURNAME}
    for form in forms | surnames:
        if any(not set(other) & set(form) for other in forms):
            yield form
