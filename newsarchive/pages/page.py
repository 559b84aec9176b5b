"""What a page is before it is HTML: where it stands, which template shows it, and all that it shows."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.urls import relative


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site."""

    path: str
    """From the site's root."""
    template: str
    title: str
    """Of the window and the tab; no two pages share one."""
    description: str
    view: object
    """A dataclass of its page type; all its links are relative to `path`."""
    stylesheet: str = ""
    """From the site's root: what only this type of page needs, beside the archive's own style sheet."""
    section: str = ""
    """Which entry of the main navigation it belongs to."""
    properties: tuple[tuple[str, str], ...] = ()
    """Open Graph's, of the head: name and content; a name may stand several times."""
    names: tuple[tuple[str, str], ...] = ()
    """Other metadata of the head, likewise."""
    linked_data: object = None
    """What schema.org says of it, to be written as JSON."""
    is_listed: bool = True
    """False for the page that says that a page is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as a template shows it."""

    href: str
    text: str
    count: int = 0
    """Of articles behind it, where that helps the reader choose."""


def link(target: str, text: str, *, base: str, count: int = 0) -> Link:
    """A link from the page at `base` to another of the site."""
    return Link(href=relative(target, base=base), text=text, count=count)
