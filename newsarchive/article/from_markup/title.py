"""The title: the line that the page's markup repeats."""

from __future__ import annotations

import re

from newsarchive.article.from_markup.claims import (
    Claim,
    alternatives,
    claims,
    of_field,
    said,
    with_alternatives,
    without_field,
)
from newsarchive.model import Basis, Capture, Found, How, Kind, Line

FEWEST_LETTERS = 8
"""A shorter <title> or heading says “Home” or the name of the site."""
SITE = re.compile(r"\s+[|–—›»·•-]+\s+[^|–—›»·•]{2,50}$|\s*[|»]\s*[^|»]{2,50}$")  # “ | The Gazette”
JOINT = re.compile(r"\s*(?:[|»›·•]|::|[–—:-]\s)")  # before the name of the site
HEADINGS = ("h1", "h2", "h3")


def settle_title(capture: Capture, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """What the lines state where the markup repeats it, else a heading that the markup repeats, else its own title."""
    stated = of_field(found, "title")
    stating = claims(capture, "title")
    repeated = bool(stated) and any(_repeats(claim, stated[0].value) for claim in stating)
    if repeated and not _is_only_a_part(stated[0].value, capture, stating):
        return found
    chosen = _heading(capture, stating) or (stated[0] if stated else _of_markup(stating))
    if chosen is None:
        return found
    ours = said(chosen.value)
    others = [other for other in alternatives(stated, stating) if not _is_longer(said(other.value), ours)]
    why = "the heading that the markup repeats" if chosen not in stated else "it stands in the text"
    return (with_alternatives(chosen, others, why), *without_field(found, "title"))


def _repeats(claim: Claim, text: str) -> bool:
    """Whether the claim is this text, alone or with the site's name after it."""
    if said(claim.value) == said(text):
        return True
    rest = claim.value.removeprefix(text)
    return claim.place == "title" and len(text) >= FEWEST_LETTERS and rest != claim.value and bool(JOINT.match(rest))


def _is_only_a_part(text: str, capture: Capture, stating: list[Claim]) -> bool:
    """Whether another heading says in full what the markup states: “Brook storm warnings” beside “storm warnings”."""
    titles = {said(claim.value) for claim in stating}
    fuller = {title for title in titles if _is_longer(title, said(text))}
    headings = (said(line.text) for line in capture.lines if _rank(line) < len(HEADINGS))
    return said(text) not in titles and not fuller.isdisjoint(headings)


def _is_longer(title: str, ours: str) -> bool:
    """Whether a title is ours with the name of the site or section before or after it."""
    return title.startswith(f"{ours} ") or title.endswith(f" {ours}")


def _heading(capture: Capture, stating: list[Claim]) -> Found | None:
    """The first line that the markup repeats; headings before others."""
    exact = {said(claim.value) for claim in stating}
    repeated = [line for line in capture.lines if said(line.text) in exact] or [
        line for line in capture.lines if any(_repeats(claim, line.text) for claim in stating)
    ]
    if not repeated:
        return None
    line = min(repeated, key=lambda line: (_rank(line), line.number))
    basis = Basis(how=How.STATED, lines=(line.number,))
    return Found(field="title", value=line.text, basis=basis, lines=(line.number,), kind=Kind.TITLE)


def _rank(line: Line) -> int:
    if line.markup is None or line.markup.tag not in HEADINGS:
        return len(HEADINGS) + (line.markup is not None and line.markup.link_share > 0.5)
    return HEADINGS.index(line.markup.tag)


def _of_markup(stating: list[Claim]) -> Found | None:
    claim = next((claim for claim in stating if len(said(claim.value)) >= FEWEST_LETTERS), None)
    if claim is None:
        return None
    value = claim.value
    if claim.place == "title" and len(SITE.sub("", value)) >= FEWEST_LETTERS:
        value = SITE.sub("", value)
    return Found(field="title", value=value, basis=claim.basis, kind=Kind.TITLE)
