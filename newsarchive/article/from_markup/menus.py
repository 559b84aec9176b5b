"""Lines of menus, footers and the like, which state nothing of the article."""

from __future__ import annotations

from newsarchive.layout.roles import roles_of, tag_of
from newsarchive.model import Capture, Found, Markup

FIELDS = frozenset({"kicker", "standfirst", "place", "credit"})
"""Fields that are found by where a line stands rather than by what it says."""
FOREIGN_TAGS = frozenset({"nav", "footer", "form", "button"})
FOREIGN_ROLES = frozenset({"navigation", "footer", "form", "related", "share", "notice", "comments"})
CLOSE = 4
"""Innermost elements of a line that count."""


def without_menus(capture: Capture, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """`found` without the fields that only lines of menus state."""
    stating = {number for one in found if one.field in FIELDS for number in one.lines}
    lines = (line for line in capture.lines if line.number in stating)
    menus = {line.number for line in lines if line.markup and _is_of_a_menu(line.markup)}
    return tuple(one for one in found if one.field not in FIELDS or not one.lines or not menus.issuperset(one.lines))


def _is_of_a_menu(markup: Markup) -> bool:
    if any(tag_of(name) in FOREIGN_TAGS for name in markup.path):
        return True
    return any(roles_of(name) & FOREIGN_ROLES for name in markup.path[-CLOSE:])
