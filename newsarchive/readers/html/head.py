"""What a page states of itself in its markup: meta tags, links, microdata, `<time>`, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsarchive.readers.html.json_ld import Fact, json_ld_facts
from newsarchive.readers.html.tree import Node, Tree, attribute
from newsarchive.spacing import visible

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,9}")  # “en”, “pt_BR”
SPACES = re.compile(r"\s+")
LONGEST_FACT = 10_000
"""Characters. No title or description has so many; what has would stand on every page that lists the article."""
BODY = "articleBody"
"""The fact that may be longer."""


def page_language(tree: Tree) -> str:
    """The language that the page declares, as BCP 47 writes it; empty where it declares none."""
    declared = [
        *(attribute(node, "lang") or attribute(node, "xml:lang") for node in tree.select("html, body")),
        *(
            attribute(node, "content")
            for node in tree.select('meta[property="og:locale"], meta[http-equiv="content-language" i]')
        ),
    ]
    return next((value.replace("_", "-") for value in declared if LANGUAGE.fullmatch(value)), "")


def page_metadata(tree: Tree) -> dict[str, tuple[str, ...]]:
    """Values by where they stand (`title`, `meta og:title`, `json-ld headline`, `itemprop author`), each once.

    JSON-LD is that of the article, where the page describes several things.
    """
    found: dict[str, dict[str, None]] = {}
    for facts in (_titles(tree), _meta(tree), _links(tree), _microdata(tree), _times(tree), json_ld_facts(tree)):
        for place, value in facts:
            if len(value) > LONGEST_FACT and not place.endswith(BODY):
                continue
            value = visible(SPACES.sub(" ", value)).strip()
            if value:
                found.setdefault(place, {})[value] = None
    return {place: tuple(values) for place, values in found.items()}


def _titles(tree: Tree) -> Iterator[Fact]:
    for node in tree.select("title"):
        if node.parent is not None and node.parent.tag == "head":
            yield "title", node.text()


def _meta(tree: Tree) -> Iterator[Fact]:
    for node in tree.select("meta[content]"):
        name = next((attribute(node, key) for key in ("property", "name", "itemprop") if attribute(node, key)), "")
        if name:
            yield f"meta {name.lower()}", attribute(node, "content")


def _links(tree: Tree) -> Iterator[Fact]:
    for node in tree.select('link[rel~="canonical"][href]'):
        yield "link canonical", tree.address(attribute(node, "href"))
    for node in tree.select('a[rel~="author"], link[rel~="author"]'):
        yield "rel author", node.text(separator=" ")


def _microdata(tree: Tree) -> Iterator[Fact]:
    for node in tree.select("[itemprop]"):
        if node.tag != "meta":
            for name in attribute(node, "itemprop").split():
                yield f"itemprop {name}", _microdata_value(node)


def _microdata_value(node: Node) -> str:
    """A thing that is described by properties of its own is known by its name."""
    for key in ("content", "datetime"):
        if attribute(node, key):
            return attribute(node, key)
    if "itemscope" in node.attributes:
        named = node.css_first('[itemprop~="name"]')
        if named is not None:
            return attribute(named, "content") or named.text(separator=" ")
    text = node.text(separator=" ")
    return text if len(text) < 300 else ""  # the whole article is no value


def _times(tree: Tree) -> Iterator[Fact]:
    for node in tree.select("time"):
        yield "time", attribute(node, "datetime") or node.text(separator=" ")
