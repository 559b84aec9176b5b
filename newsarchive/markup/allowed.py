"""Which attributes may pass from Markdown's attribute lists, and what becomes of pictures and links."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from newsarchive.urls import make_slug

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CLASSES = ("caption", "credit", "supplied")
LINK = re.compile(r"(?:https?://|mailto:)\S+|#[\w-]+", re.IGNORECASE)


def keep_what_is_allowed(element: Element) -> None:
    """Drops every attribute but a heading's id, our few classes, a list's first number and a safe link."""
    if element.tag == "img":
        _show_as_link(element)
    kept: dict[str, str] = {}
    if element.tag in HEADINGS and make_slug(element.get("id", ""), fallback="-") == element.get("id"):
        kept["id"] = element.get("id", "")
    if element.tag == "p" or element.tag in HEADINGS:
        classes = [name for name in element.get("class", "").split() if name in CLASSES]
        if classes:
            kept["class"] = " ".join(classes)
    if element.tag == "ol" and element.get("start", "").isdecimal():
        kept["start"] = element.get("start", "")
    if element.tag == "a":
        kept = _link(element)
    element.attrib = kept


def _link(element: Element) -> dict[str, str]:
    """A link that leads nowhere we may go stays as its words."""
    href = element.get("href", "").strip()
    if LINK.fullmatch(href):
        return {"href": href}
    element.tag = "span"
    return {}


def _show_as_link(element: Element) -> None:
    """No request leaves the site, so a picture elsewhere is shown as a link to it."""
    element.tag = "a"
    element.text = f"[{element.get('alt') or 'picture'}]"
    element.set("href", element.get("src", ""))


def drop_dead_links(root: Element) -> None:
    """A link within the page whose target is not there stays as its words."""
    targets = {f"#{element.get('id')}" for element in root.iter() if element.get("id")}
    for element in root.iter("a"):
        href = element.get("href", "")
        if href.startswith("#") and href not in targets:
            element.tag = "span"
            del element.attrib["href"]
