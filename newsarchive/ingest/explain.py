"""Why each line of a capture went where it went, for a person to read."""

from __future__ import annotations

from newsarchive.ingest.reading import Reading, read_seed
from newsarchive.linespec import format_lines
from newsarchive.model import Label, SeedFile
from newsarchive.spacing import squeeze

WIDTH = 72
"""Characters of a line that are shown."""


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
    doubts = [f"- {doubt.reason}\n    {doubt.settle}" for doubt in article.review]
    return "\n".join([*rows, "", *fields, *(["", "Look at:", *doubts] if doubts else [])]) + "\n"


def _row(reading: Reading, number: int, text: str, parts: dict[int, int]) -> str:
    if not text:
        return f"{number:5}"
    if number in parts:
        return f"{number:5}  {'':12} {'(joined to ' + str(parts[number]) + ')':28} {text[:WIDTH]}"
    label = reading.draft.labels[number]
    return f"{number:5}  {label.kind:12} {label.rule[:28]:28} {text[:WIDTH]}{_reason(label)}"


def _reason(label: Label) -> str:
    doubt = f", doubt {label.doubt:.2f}" if label.doubt else ""
    return f"\n{'':7}→ {label.reason}{doubt}" if label.reason or doubt else ""
