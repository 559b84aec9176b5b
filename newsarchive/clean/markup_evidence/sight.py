"""What can be seen of a saved page's lines: where each stands, what stands around it, as named features."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsarchive.clean.markup_evidence.scene import SHORT, Scene, fours, make_of, words_of
from newsarchive.layout import Layout
from newsarchive.layout.roles import Roles, tag_of
from newsarchive.layout.structure import HARMLESS, block_place

LINKED = (0.001, 0.2, 0.5, 0.9, 0.999)
"""Where one class of shares of links ends and the next begins."""
SHARES = (0.001, 0.05, 0.2, 0.5, 0.8, 0.95)
COUNTS = (2, 3, 6, 12, 30)
NEAR = 3
"""Innermost elements of a line that count as near."""
SERIES = 3
"""Elements of one make in a row from which they count as a series, such as a list of teasers."""
SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}$")
SHAPES = {
    "p": "paragraph", "blockquote": "paragraph", "pre": "paragraph", "h1": "title", "h2": "heading", "h3": "heading",
    "h4": "heading", "h5": "heading", "h6": "heading", "li": "item", "dt": "item", "dd": "item", "td": "cell",
    "tr": "cell", "th": "cell", "figcaption": "caption", "caption": "caption",
}  # fmt: skip
TELLING_TAGS = frozenset({
    "nav", "footer", "header", "aside", "form", "button", "article", "main", "figure", "figcaption", "blockquote",
    "table", "li", "dl", "a", "pre", "section", "label", "select", "textarea", "address", "details", "center", "td",
    "p",
})  # fmt: skip


def features(scene: Scene) -> list[list[str]]:
    """The features of each row."""
    found = [list(dict.fromkeys(seen_of(scene, place))) for place in range(len(scene.markups))]
    for one, other in pairwise(range(len(found))):
        found[one] += seen_of_neighbour(scene, one, other, "before")
        found[other] += seen_of_neighbour(scene, other, one, "after")
    return found


def seen_of(scene: Scene, place: int) -> Iterator[str]:
    yield from seen_of_shape(scene, place)
    yield from seen_of_roles(scene, place)
    yield from seen_of_containers(scene, place)
    yield from seen_of_statements(scene, place)


def seen_of_shape(scene: Scene, place: int) -> Iterator[str]:
    row, markup, kind, region = scene.page.rows[place], scene.markups[place], scene.kinds[place], scene.regions[place]
    shape = SHAPES.get(markup.tag, "block")
    linked = bisect(LINKED, markup.link_share)
    yield f"tag {markup.tag}"
    yield f"{kind} tag {markup.tag}"
    yield f"linked {linked}"
    yield f"{kind} linked {linked}"
    yield f"{region}"
    yield f"{region} {kind}"
    yield f"{region} {shape}"
    yield f"{region} {shape} {kind}"
    yield f"{region} linked {linked}"
    yield f"{region} {'ends as a sentence' if SENTENCE_END.search(row.text) else 'ends as no sentence'}"
    if row.hits:
        hit = row.hits[0]
        yield f"says {hit.rule} {hit.way}"
        yield f"says {hit.way} {kind}"
        yield f"{region} says {hit.way}"
    if markup.tag == scene.main_tag:
        yield f"{region.split()[0]} {kind} main tag"


def seen_of_roles(scene: Scene, place: int) -> Iterator[str]:
    markup, kind, region = scene.markups[place], scene.kinds[place], scene.regions[place].split()[0]
    near = roles_at(scene.layout, markup.elements[-NEAR:])
    far = roles_at(scene.layout, markup.elements[:-NEAR]) - near
    for tag in sorted({tag_of(name) for name in markup.path} & TELLING_TAGS):
        yield f"inside {tag}"
    for role in sorted(near):
        yield f"near {role}"
        yield f"{kind} near {role}"
        yield f"{region} near {role}"
    for role in sorted(far):
        yield f"within {role}"
        yield f"{region} within {role}"
    if not (near | far) - HARMLESS:
        yield "no foreign role"
        yield f"{kind} no foreign role"


def roles_at(layout: Layout, numbers: Sequence[int]) -> Roles:
    return frozenset[str]().union(*(layout.elements[number].roles for number in numbers))


def seen_of_containers(scene: Scene, place: int) -> Iterator[str]:
    layout, markup, kind = scene.layout, scene.markups[place], scene.kinds[place]
    own = block_place(markup)
    for steps, side in ((1, "container"), (2, "outer")):
        if own < steps:
            return
        number = markup.elements[own - steps]
        element = layout.elements[number]
        share = bisect(SHARES, element.prose / max(1, layout.prose))
        yield f"{side} prose {share}"
        yield f"{kind} {side} prose {share}"
        yield f"{side} linked {bisect(LINKED, element.linked / max(1, element.size))}"
        if steps == 1:
            yield f"container rows {bisect(COUNTS, element.lines)}"
            yield f"container own prose {bisect(SHARES, element.prose / max(1, element.size))}"
            yield f"container {element.tag}"
        if number == layout.main:
            yield f"{side} is main"
            yield f"{kind} {side} is main"
        elif layout.main and make_of(element) == make_of(layout.elements[layout.main]):
            yield f"{side} like main"
            yield f"{kind} {side} like main"
    yield from seen_of_series(scene, markup.elements[:own])


def seen_of_series(scene: Scene, around: Sequence[int]) -> Iterator[str]:
    """Whether one of these elements is one of several alike, each with links: a list of teasers."""
    for number in around:
        element = scene.layout.elements[number]
        if number == scene.layout.root or element.prose > 0.5 * scene.layout.prose or not element.linked:
            continue
        if element.lines > 1 and scene.makes[element.parent, make_of(element)] >= SERIES:
            yield f"in series {element.tag}"
            yield f"in series linked {bisect(LINKED, element.linked / max(1, element.size))}"
            return


def seen_of_statements(scene: Scene, place: int) -> Iterator[str]:
    row, region = scene.page.rows[place], scene.regions[place]
    if scene.title < 0:
        yield "no title"
    else:
        yield "before title" if place < scene.title else "title" if place == scene.title else "after title"
    if scene.stated_body:
        said = list(fours(row.text))
        if said:
            share = sum(four in scene.stated_body for four in said) / len(said)
            yield f"stated body {'yes' if share > 0.7 else 'no' if share < 0.3 else 'partly'}"
    words = words_of(row.text)
    if words in scene.titles:
        yield "is title"
    if any(words == text or (len(words) > SHORT and text.startswith(words[:SHORT])) for text in scene.descriptions):
        yield "is description"
        yield f"is description {region}"


def seen_of_neighbour(scene: Scene, place: int, other: int, side: str) -> Iterator[str]:
    one, two = scene.markups[place], scene.markups[other]
    prose = "prose" if scene.kinds[other] == "prose" else "no prose"
    yield f"{side} {scene.regions[other].split()[0]} {prose}"
    yield f"{side} linked {bisect(LINKED, two.link_share)}"
    if one.elements[:-1] == two.elements[:-1]:
        yield f"{side} sibling {prose}"
