"""How a value is known, and what stories a page holds: as content files say it, and every form of export."""

from __future__ import annotations

from collections.abc import Mapping

from newsarchive.content.front_matter import OneLine
from newsarchive.linespec import format_lines
from newsarchive.model import Basis, How, Story


def basis_values(basis: Basis) -> OneLine:
    """`{stated: 7}`, `{inferred: RULE, lines: 7-9}`; all that the basis says, but for what is never written."""
    values = OneLine()
    if basis.how is How.STATED:
        values["stated"] = format_lines(basis.lines)
        if basis.note:
            values["note"] = basis.note
    else:
        values[str(basis.how)] = basis.note
        if basis.lines:
            values["lines"] = format_lines(basis.lines)
    if basis.why:
        values["why"] = basis.why
    if basis.also:
        values["also"] = [OneLine(value=other.value, **basis_values(other.basis)) for other in basis.also]
    return values


def bases_values(bases: Mapping[str, Basis]) -> dict[str, OneLine]:
    """Of several values, by the names of their fields."""
    return {name: basis_values(basis) for name, basis in bases.items()}


def story_values(story: Story) -> dict[str, object]:
    return {
        "heading": story.heading,
        "date": str(story.date) if story.date else None,
        "lines": format_lines(story.lines),
        "basis": bases_values(story.basis),
    }
