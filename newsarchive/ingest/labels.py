"""Labels of a capture's lines: those of the rules, overruled by the sidecar, spread over joined lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from newsarchive.body import FIELD_KINDS
from newsarchive.model import Kind, Label, Removed
from newsarchive.sidecar import Sidecar

SIDECAR = "sidecar"
"""Name of the rule in labels that the archivist gave."""


def settle_labels(labels: Mapping[int, Label], sidecar: Sidecar) -> dict[int, Label]:
    """`labels` with what the archivist says of lines put over them."""
    settled = dict(labels)
    for number in sorted(sidecar.keep & labels.keys()):
        kind = labels[number].kind
        settled[number] = _by_archivist(Kind.PARAGRAPH if kind is Kind.REMOVED or kind in FIELD_KINDS else kind)
    for number, kind in sidecar.kinds.items():
        settled[number] = _by_archivist(kind)
    for number, words in sidecar.headings.items():
        if not words:
            settled[number] = _by_archivist(Kind.HEADING)
    for story in sidecar.stories:
        if story.heading_line:
            settled[story.heading_line] = _by_archivist(Kind.HEADING)
    for number, reason in sidecar.remove.items():
        settled[number] = Label(kind=Kind.REMOVED, rule=f"{SIDECAR}: {reason}", reason="the archivist says so")
    return {number: label for number, label in sorted(settled.items()) if number in labels}


def _by_archivist(kind: Kind) -> Label:
    return Label(kind=kind, rule=SIDECAR, reason="the archivist says so")


def is_by_archivist(label: Label) -> bool:
    return label.rule.startswith(SIDECAR)


def removed_lines(labels: Mapping[int, Label], groups: Mapping[int, tuple[int, ...]]) -> tuple[Removed, ...]:
    """The removed lines in order, neighbours that one rule removed together. Blank lines between do not part them."""
    runs = groupby(sorted(labels.items()), key=lambda item: item[1].rule if item[1].kind is Kind.REMOVED else "")
    return tuple(Removed(lines=spread((number for number, _ in run), groups), rule=rule) for rule, run in runs if rule)


def gather(numbers: Iterable[int], groups: Mapping[int, tuple[int, ...]]) -> frozenset[int]:
    """The lines that these lines of the capture were joined into, or are."""
    numbers = frozenset(numbers)
    joined = {first: numbers.intersection(lines) for first, lines in groups.items()}
    return (numbers - frozenset().union(*joined.values())) | {first for first, lines in joined.items() if lines}


def spread(numbers: Iterable[int], groups: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    """The lines of the capture behind these lines, some of which were joined from several."""
    return tuple(sorted({line for number in numbers for line in groups.get(number, (number,))}))
