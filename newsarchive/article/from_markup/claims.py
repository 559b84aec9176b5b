"""What the markup says of a field: values, and the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newsarchive.article.phrases import read_table
from newsarchive.model import Alternative, Basis, Capture, Found, How, Line

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A value that a place in the markup states."""

    value: str
    place: str

    @property
    def basis(self) -> Basis:
        return Basis(how=How.MARKUP, note=self.place)


def claims(capture: Capture, field: str) -> list[Claim]:
    """All values of a field, those from the places that deserve most trust first."""
    return [Claim(value=value, place=place) for place in places(field) for value in capture.metadata.get(place, ())]


@cache
def places(field: str) -> tuple[str, ...]:
    return tuple(read_table("markup_places.toml")[field])


def said(text: str) -> str:
    """The words alone, by which values are compared."""
    return " ".join(WORD.findall(text.casefold()))


def of_field(found: Iterable[Found], field: str) -> tuple[Found, ...]:
    return tuple(one for one in found if one.field == field)


def without_field(found: Iterable[Found], field: str) -> tuple[Found, ...]:
    return tuple(one for one in found if one.field != field)


def title_line(capture: Capture, found: Iterable[Found]) -> Line | None:
    """The line that is the title."""
    numbers = [number for one in of_field(found, "title") for number in one.lines]
    return next((line for line in capture.lines if line.number in numbers), None)


def with_alternatives(chosen: Found, others: Sequence[Alternative], why: str) -> Found:
    """The chosen value with those that were not, and why."""
    distinct = {said(other.value): other for other in reversed(others) if said(other.value) != said(chosen.value)}
    if not distinct:
        return chosen
    also = tuple(reversed(distinct.values()))
    return replace(chosen, basis=replace(chosen.basis, why=why, also=also))


def alternatives(stated: Iterable[Found], claimed: Iterable[Claim]) -> list[Alternative]:
    return [
        *(Alternative(value=one.value, basis=one.basis) for one in stated),
        *(Alternative(value=claim.value, basis=claim.basis) for claim in claimed),
    ]
