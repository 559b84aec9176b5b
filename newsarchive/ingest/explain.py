"""Why each line of a capture went where it went, for a person to read."""

from __future__ import annotations

from textwrap import shorten

from newsarchive.ingest.reading import Reading, read_seed
from newsarchive.linespec import format_lines
from newsarchive.model import Label, SeedFile
from newsarchive.sidecar import joined_offers
from newsarchive.spacing import squeeze

WIDTH = 100
"""Characters of a line that are shown."""
LEAST_SHOWN = 0.005
"""Doubt that is shown: less would be “0%”."""
MEANING = (
    "Each line of the capture, what it is, and the rule that says so. “In doubt” is whether it belongs to the text:\n"
    "0% is certain, 100% a toss-up between keeping it and leaving it out.\n"
)


def explain(seed: SeedFile, *, language: str = "en") -> str:
    """The capture, each line with what it is, the rule that says so and why; then what a person should look at."""
    reading = read_seed(seed, language=language)
    parts = {number: lines[0] for lines in reading.draft.groups.values() for number in lines[1:]}
    rows = [_row(reading, line.number, squeeze(line.text), parts) for line in reading.capture.lines]
    article = reading.article
    fields = [
        f"{name}: {basis.how} {format_lines(basis.lines) if basis.lines else ''} {basis.note}".rstrip()
        for name, basis in article.basis.items()
    ]
    doubts = [f"- {doubt.reason}" for doubt in article.review]
    settle = (offer for doubt in article.review for offer in doubt.settle)
    offers = [f"    {offer}" for offer in joined_offers(settle, seed.sidecar.decode("utf-8", "replace"))]
    look = ["", "Look at:", *doubts, "What settles it, in the sidecar:", *offers] if doubts else []
    return "\n".join([MEANING, *rows, "", *fields, *look]) + "\n"


def _row(reading: Reading, number: int, text: str, parts: dict[int, int]) -> str:
    if not text:
        return f"{number:5}"
    shown = shorten(text, WIDTH, placeholder=" …")
    if number in parts:
        return f"{number:5}  {shown}\n{'':7}→ joined to line {parts[number]}"
    label = reading.draft.labels[number]
    return f"{number:5}  {shown}\n{'':7}→ {label.kind}, {_why(label)}"


def _why(label: Label) -> str:
    doubt = f" ({label.doubt:.0%} in doubt)" if label.doubt >= LEAST_SHOWN else ""
    return f"{label.rule}: {label.reason}{doubt}" if label.reason else f"{label.rule}{doubt}"
