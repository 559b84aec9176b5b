"""The authors: names in the markup that the text of the page bears out."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.from_markup.claims import (
    Claim,
    alternatives,
    claims,
    of_field,
    places,
    said,
    title_line,
    with_alternatives,
    without_field,
)
from newsarchive.article.persons import name_likeness, split_names
from newsarchive.article.phrases import any_of, phrases
from newsarchive.layout.roles import roles_of
from newsarchive.model import Capture, Found

NO_NAME = re.compile(r"https?:|www\.|@|\.com\b|[<>{}\[\]]|\d{3}")
LONGEST_NAME = 60
LONGEST_LIST = 160
MOST_AUTHORS = 4
"""A longer list in the markup is the staff's."""
LISTED_ANYWHERE = frozenset({"rel author", "itemprop author", "itemprop creator"})
"""Places that stand beside other articles' headlines as well."""
LINES_BEFORE_TITLE, LINES_AFTER_TITLE = 4, 12
CLOSE = 4
Names = tuple[Claim, ...]


def settle_authors(capture: Capture, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The authors that lines state, corrected by those that the markup names and the page shows."""
    stated = () if _stand_in_caption(capture, found) else of_field(found, "author")
    named = [names for place in places("author") if (names := _names_at(capture, place))]
    if stated and any(_same(stated, names) for names in named):
        return found
    head = _head_text(capture, found)
    text = f" {said(' '.join(line.text for line in capture.lines))} "
    shown = [names for names in named if _are_shown(names, head if names[0].place in LISTED_ANYWHERE else text)]
    chosen = _choose(stated, shown)
    if not chosen and not of_field(found, "author") and (unseen := _surely_persons(capture, named)):
        return (*found, *(Found(field="author", value=claim.value, basis=claim.basis) for claim in unseen))
    if not chosen:
        return (*without_field(found, "author"), *_with_conflict(stated, shown))
    names_chosen = {said(claim.value) for claim in chosen}
    others = [
        other
        for other in alternatives(of_field(found, "author"), [claim for names in shown for claim in names])
        if said(other.value) not in names_chosen
    ]
    taken = tuple(sorted({number for one in stated for number in one.lines}))
    authors = [Found(field="author", value=claim.value, basis=claim.basis, lines=taken) for claim in chosen]
    authors[0] = with_alternatives(authors[0], others, "the markup names persons, and the page shows them")
    return (*without_field(found, "author"), *authors)


def _stand_in_caption(capture: Capture, found: tuple[Found, ...]) -> bool:
    """Whether the stated names are those of a picture's makers."""
    numbers = {number for one in of_field(found, "author") for number in one.basis.lines}
    lines = [line for line in capture.lines if line.number in numbers]
    return bool(lines) and all(
        line.markup is not None and any("caption" in roles_of(name) for name in line.markup.path[-CLOSE:])
        for line in lines
    )


def _head_text(capture: Capture, found: tuple[Found, ...]) -> str:
    """The words around the title, where a byline stands."""
    title = title_line(capture, found)
    if title is None:
        return " "
    around = range(title.number - LINES_BEFORE_TITLE, title.number + LINES_AFTER_TITLE)
    return f" {said(' '.join(line.text for line in capture.lines if line.number in around))} "


def _are_shown(names: Names, text: str) -> bool:
    return all(f" {said(claim.value)} " in text for claim in names)


def _choose(stated: tuple[Found, ...], named: list[Names]) -> Names:
    """The first list of persons; where lines state authors, only one that says the same without what is no name.

    What readers saw is right more often than what a publishing system fills in: the house, an editor, a past author.
    """
    for names in named:
        persons = len(names) <= MOST_AUTHORS and all(name_likeness(claim.value) >= 0.5 for claim in names)
        if persons and (not stated or _are_names_in(names, stated)):
            return names
    return ()


def _surely_persons(capture: Capture, named: list[Names]) -> Names:
    """The first list of persons that the markup names and no line shows: by a known given name, or called persons."""
    called = set(capture.metadata.get("json-ld author type", ()))
    for names in named:
        least = 0.5 if names[0].place == "json-ld author" and called == {"Person"} else 1
        persons = len(names) <= MOST_AUTHORS and all(name_likeness(claim.value) >= least for claim in names)
        if persons and names[0].place not in LISTED_ANYWHERE:
            return names
    return ()


def _with_conflict(stated: tuple[Found, ...], shown: list[Names]) -> tuple[Found, ...]:
    """The authors stated, with the persons beside the first whom the markup names in their place."""
    ours = {said(one.value) for one in stated}
    others = [
        claim
        for names in shown
        for claim in names
        if names[0].place not in LISTED_ANYWHERE and name_likeness(claim.value) >= 0.5 and said(claim.value) not in ours
    ]
    if not stated or not others or any(said(claim.value) in ours for names in shown for claim in names):
        return stated
    return (with_alternatives(stated[0], alternatives((), others), "what readers saw"), *stated[1:])


def _are_names_in(names: Names, stated: tuple[Found, ...]) -> bool:
    """Whether each author stated is one of these names and something more: “Ann Lee CEO”."""
    if len(names) != len(stated):
        return False
    pairs = zip(sorted(said(claim.value) for claim in names), sorted(said(one.value) for one in stated), strict=True)
    return all(one == name or one.startswith(f"{name} ") for name, one in pairs)


def _same(stated: tuple[Found, ...], names: Names) -> bool:
    return {said(one.value) for one in stated} == {said(claim.value) for claim in names}


def _names_at(capture: Capture, place: str) -> Names:
    """The names that a place states; none where it names only the site, an address or a system's placeholder."""
    site = {said(claim.value) for claim in claims(capture, "source")}
    names: dict[str, Claim] = {}
    for value in capture.metadata.get(place, ()):
        for name in _parts(value):
            if said(name) and said(name) not in site:
                names.setdefault(said(name), Claim(value=name, place=place))
    return tuple(names.values())


def _parts(value: str) -> tuple[str, ...]:
    value = _by().sub("", value.strip())
    if NO_NAME.search(value) or len(value) > LONGEST_LIST:
        return ()
    nobody = places("nobody")
    return tuple(name for name in split_names(value) if name.casefold() not in nobody and len(name) <= LONGEST_NAME)


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"^{any_of(sorted(phrases('by'), key=lambda word: (-len(word), word)))}\s*:?\s+", re.IGNORECASE)
