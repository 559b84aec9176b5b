"""A capture's lines become fields and a body, by rules and by the sidecar that overrules them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsarchive.article import read_statement
from newsarchive.body import make_blocks, write_body
from newsarchive.clean import STANDFIRST, label_lines
from newsarchive.ingest.labels import gather, settle_labels, spread
from newsarchive.ingest.language import find_language
from newsarchive.ingest.refining import refine_labels
from newsarchive.ingest.settling import Settled, settle_fields, with_title
from newsarchive.letters import count_words
from newsarchive.model import Basis, Capture, Doubt, Found, How, Kind, Label
from newsarchive.sidecar import Sidecar
from newsarchive.spacing import squeeze
from newsarchive.unwrap import unwrap

LEAST_PROSE = 60
"""Characters. Shorter lines are often no sentences."""
TEXT = Label(kind=Kind.PARAGRAPH, rule="paragraph", reason="text")
"""Of a line that only looked like a standfirst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a capture says, sorted; not yet an article."""

    settled: Settled
    body: str
    words: int
    """Of the body."""
    labels: Mapping[int, Label]
    """Of every line that is not blank; a joined line has its first number."""
    body_lines: frozenset[int]
    """Those of the capture whose words stand in the body."""
    groups: Mapping[int, tuple[int, ...]]
    """Of each joined line, the lines it was made from."""
    texts: Mapping[int, str]
    """What each of those lines says."""
    doubts: tuple[Doubt, ...] = ()


def draft_by_rules(capture: Capture, sidecar: Sidecar, *, language: str) -> Draft:
    """The draft of a capture whose lines are still to be told apart. `language` is the archive's."""
    unwrapped = unwrap(capture, sidecar.said_of_lines(), sidecar.parted_before())
    sidecar = replace(sidecar, keep=gather(sidecar.keep, unwrapped.groups))
    statement = read_statement(unwrapped.capture)
    found = (*statement.found, find_language(_prose(capture), declared=capture.language, archive=language))
    settled = settle_fields(found, sidecar, capture)
    ruled = refine_labels(unwrapped.capture, label_lines(unwrapped.capture, settled.found))
    by_form = _standfirst_by_form(unwrapped.capture, ruled)
    if by_form:
        settled = settle_fields((*found, *by_form), sidecar, capture)
        if all(entry.field != "standfirst" for entry in settled.found):  # the archivist says that there is none
            ruled |= {number: TEXT for entry in by_form for number in entry.lines}
    labels = settle_labels(ruled, sidecar)
    taken = _lines_of_fields(settled, sidecar)
    in_body = {n: label for n, label in labels.items() if label.kind is not Kind.REMOVED and n not in taken}
    blocks = make_blocks(unwrapped.capture, in_body, sidecar)
    body = write_body(blocks)
    return Draft(
        settled=with_title(settled, unwrapped.capture, frozenset(in_body)),
        body=body,
        words=count_words(body),
        labels=labels,
        texts={line.number: line.text for line in unwrapped.capture.lines},
        body_lines=frozenset(spread((number for block in blocks for number in block.lines), unwrapped.groups)),
        groups=unwrapped.groups,
        doubts=statement.doubts,
    )


def _standfirst_by_form(capture: Capture, labels: Mapping[int, Label]) -> tuple[Found, ...]:
    """The line that only its place and form tell for a standfirst, once it is known where the text begins."""
    return tuple(
        Found(
            field="standfirst",
            value=squeeze(line.text),
            basis=Basis(how=How.STATED, lines=(line.number,)),
            lines=(line.number,),
            kind=Kind.STANDFIRST,
        )
        for line in capture.lines
        if line.number in labels and labels[line.number].rule == STANDFIRST
    )


def _prose(capture: Capture) -> str:
    """The longer lines of the capture, or all where none is long: menus are often in another language."""
    long = [line.text for line in capture.lines if len(line.text) >= LEAST_PROSE]
    return " ".join(long or [line.text for line in capture.lines])


def _lines_of_fields(settled: Settled, sidecar: Sidecar) -> frozenset[int]:
    """Lines that fields take out of the body; those that the archivist claims for the body stay there."""
    claimed = {number for entry in settled.found for number in entry.lines}
    headlines = {story.heading_line for story in sidecar.stories}
    headings = {number for number, words in sidecar.headings.items() if not words}
    return frozenset(claimed - headlines - headings - sidecar.keep - sidecar.kinds.keys())
