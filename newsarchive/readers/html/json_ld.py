"""What a page states of its article in JSON-LD, however carelessly that was written."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from newsarchive.readers.html.tree import Tree

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting|OpinionNewsArticle)\b", re.IGNORECASE)
WRAPPING = re.compile(
    r"\A\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>|;)\s*\Z"
)
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
LONE_FACT = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\\n]|\\.){1,400})"')
"""What can be read of JSON-LD that no parser reads."""
PARAGRAPH_END = re.compile(r"</(?:p|h[1-6]|li|div|blockquote)>|<br\s*/?>", re.IGNORECASE)
TAGS = re.compile(r"<[^>]{0,500}>")
PLAIN = ("headline", "datePublished", "dateModified", "dateCreated", "description", "articleBody", "inLanguage",
         "articleSection", "url", "alternativeHeadline", "dateline")  # fmt: skip
THINGS = ("author", "creator", "publisher", "mainEntityOfPage", "sourceOrganization", "copyrightHolder", "contributor")
DEEPEST = 40
LONGEST = 1_000_000
"""Characters of all that is described; what comes after is a catalogue, no article."""
Fact = tuple[str, str]
"""Where it stands, and the value."""
Thing = dict[str, object]


def json_ld_facts(tree: Tree) -> Iterator[Fact]:
    """Place and value of each fact about the article: of the first thing that is an article of this page."""
    things, broken = _described(tree)
    article = _article(things)
    if article:
        yield from _facts_of(_with_things_referred_to(article, things))
    elif broken:
        for source in broken:
            for match in LONE_FACT.finditer(source):
                yield f"json-ld {match[1]}", _text(str(_parsed(f'"{match[2]}"') or match[2]))
    else:
        yield from (fact for thing in things if _names_a_page(thing) for fact in _facts_of(thing))
    yield from (("json-ld site", name) for thing in things if _has_type(thing, "WebSite") for name in _names(thing))


def stated_body(tree: Tree) -> str:
    """The article's text as JSON-LD gives it, a paragraph a line; empty where it gives none."""
    article = _article(_described(tree)[0])
    body = article.get("articleBody") if article else None
    return _text(PARAGRAPH_END.sub("\n", html.unescape(body))) if isinstance(body, str) else ""


def _described(tree: Tree) -> tuple[list[Thing], list[str]]:
    """The things that the page describes, and the sources that no parser reads."""
    things: list[Thing] = []
    broken: list[str] = []
    left = LONGEST
    for node in tree.select('script[type*="ld+json" i]'):
        written = node.text() or ""
        left -= len(written)
        if left < 0:
            break
        source = WRAPPING.sub("", written)
        value = _parsed(source)
        if value is None:
            broken.append(source)
        things.extend(_things(value, 0))
    return things, broken


def _article(things: list[Thing]) -> Thing | None:
    articles = [thing for thing in things if _is_article(thing)]
    return max(articles, key=_fullness) if articles else None


def _parsed(source: str) -> object:
    for attempt in (source, TRAILING_COMMA.sub("", source), html.unescape(source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _with_things_referred_to(article: Thing, things: list[Thing]) -> Thing:
    """The article with its author in place of `{"@id": "#ann"}`, where the page describes her apart."""
    known = {str(thing["@id"]): thing for thing in reversed(things) if "@id" in thing and "name" in thing}

    def described(value: object) -> object:
        if isinstance(value, dict) and "name" not in value:
            return known.get(str(value.get("@id")), value)
        return value

    return {
        key: [described(one) for one in _listed(value)] if key in THINGS else value for key, value in article.items()
    }


def _things(value: object, depth: int) -> Iterator[Thing]:
    """The things described, on the page's own level: in arrays, in @graph, as the page's main entity."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _things(value.get(key), depth + 1)


def _has_type(thing: Thing, name: str) -> bool:
    return any(str(kind).rpartition("/")[2] == name for kind in _listed(thing.get("@type")))


def _is_article(thing: Thing) -> bool:
    return any(ARTICLE.search(str(kind)) for kind in _listed(thing.get("@type")))


def _names_a_page(thing: Thing) -> bool:
    return any(_has_type(thing, name) for name in ("WebPage", "VideoObject", "CreativeWork"))


def _fullness(thing: Thing) -> int:
    """Of several articles the one that tells most is meant; of equals `max` takes the first."""
    return sum(key in thing for key in (*PLAIN, *THINGS))


def _facts_of(thing: Thing) -> Iterator[Fact]:
    for key in PLAIN:
        for value in _listed(thing.get(key)):
            if isinstance(value, str):
                yield f"json-ld {key}", _text(value)
    for key in THINGS:
        for value in _listed(thing.get(key)):
            for name in [value] if isinstance(value, str) else _names(value):
                yield f"json-ld {key}", _text(name)
            if isinstance(value, dict) and key in ("author", "creator"):
                kinds = [str(kind) for kind in _listed(value.get("@type"))]
                yield from ((f"json-ld {key} type", kind) for kind in kinds)


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name in _listed(value.get("name") or value.get("@id")):
            if isinstance(name, str):
                yield name


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(written: str) -> str:
    """The words of a value, which may carry character references and tags, sometimes escaped twice."""
    return TAGS.sub(" ", html.unescape(html.unescape(written)))
