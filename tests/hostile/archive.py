"""Archives that hold payloads in every place that captures, sidecars, articles, names and settings have for text."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

FIELDS = ("title", "source", "author", "standfirst", "kicker", "credit", "place")
IN_A_CAPTURE = 30
PROSE = (
    "Dockers in three ports stopped work on Monday, their union said, and asked for the release of two colleagues "
    "who had been arrested at the gates. The port authority said that talks were open to anybody who wanted them."
)


def write_archive(root: Path, payloads: Sequence[str]) -> None:
    """Each payload in each field of an article written by hand; each in a capture as text, as a page, as Markdown."""
    for folder in ("seeds", "content"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for number, article in enumerate(_by_hand(payloads)):
        _write(root / "content" / f"by-hand-{number}.md", article)
    for number, part in enumerate(_parts(payloads)):
        _write(root / "seeds" / f"text-{number}.txt", as_text(part))
        _write(root / "seeds" / f"page-{number}.html", as_page(part))
        _write(root / "seeds" / f"markdown-{number}.md", as_markdown(part))
        _write(root / "seeds" / f"text-{number}.yaml", as_sidecar(part))
    _write(root / "content" / "names.yaml", as_names(payloads[:: max(1, len(payloads) // 60)]))
    some = payloads[:: max(1, len(payloads) // 40)]
    _write(
        root / "site_config.yaml",
        f"title: {quoted(' '.join(some))}\ndescription: {quoted(' '.join(some))}\nbase_url: https://archive.example/\n",
    )


def _by_hand(payloads: Sequence[str]) -> Iterator[str]:
    for first, payload in enumerate(payloads):
        fields = [f"{name}: {quoted(payloads[(first + n) % len(payloads)])}" for n, name in enumerate(FIELDS)]
        basis = f"basis: {{title: {{supplied: {quoted(payload)}, why: {quoted(payload)}}}}}"
        review = f"review: [{{reason: {quoted(payload)}, settle: {quoted(payload)}}}]"
        head = "\n".join((*fields, "date: 2020-09-01", basis, review))
        yield f"---\n{head}\n---\n\n{PROSE}\n\n{payload}\n\n{PROSE}\n"


def _parts(payloads: Sequence[str]) -> Iterator[Sequence[str]]:
    return (payloads[first : first + IN_A_CAPTURE] for first in range(0, len(payloads), IN_A_CAPTURE))


def as_text(payloads: Sequence[str]) -> str:
    """Lines among prose, the first as headline and byline."""
    lines = [" ".join(payload.split()) for payload in payloads]
    body = "\n\n".join(f"{PROSE}\n\n{line}" for line in lines)
    return f"{lines[0]}\n\nBy {lines[-1]}\n\n1 September 2020\n\n{body}\n\n{PROSE}\n"


def as_page(payloads: Sequence[str]) -> str:
    """Payloads as markup, as text and in the metadata of a page."""
    first = payloads[0]
    linked = {"@type": "NewsArticle", "headline": first, "author": {"@type": "Person", "name": payloads[-1]}}
    body = "\n".join(f"<p>{PROSE}</p>\n<p>{html.escape(payload)}</p>\n{payload}" for payload in payloads)
    return (
        f"<!doctype html><html><head><title>{html.escape(first)}</title>"
        f'<meta property="og:title" content="{html.escape(first)}"><meta name="author" content="{html.escape(first)}">'
        f'<script type="application/ld+json">{json.dumps(linked)}</script></head>'
        f"<body><article><h1>{html.escape(first)}</h1>{body}<p>{PROSE}</p></article></body></html>"
    )


def as_markdown(payloads: Sequence[str]) -> str:
    head = "\n".join(f"{name}: {quoted(payload)}" for name, payload in zip(FIELDS, payloads, strict=False))
    body = "\n\n".join(f"{PROSE}\n\n{payload}" for payload in payloads)
    return f"---\n{head}\ndate: 2020-09-01\n---\n\n{body}\n"


def as_sidecar(payloads: Sequence[str]) -> str:
    fields = [f"{name}: {quoted(payload)}" for name, payload in zip(FIELDS[1:], payloads, strict=False)]
    notes = ", ".join(f"{name}: {quoted(payloads[-1])}" for name in FIELDS[1:])
    reason, heading = quoted(payloads[-1]), quoted(payloads[0])
    return "\n".join((*fields, f"basis: {{{notes}}}", f"remove: {{9: {reason}}}", f"headings: {{7: {heading}}}")) + "\n"


def as_names(payloads: Sequence[str]) -> str:
    """Names whose headings, forms, descriptions and references are payloads, and one that all articles mention."""
    entries = "".join(
        f"- name: {quoted(payload)}\n  slug: name-{number}\n  kind: person\n  who: {quoted(payload)}\n"
        f"  index: {quoted(payload)}\n  spellings: [{quoted(payload)}, {quoted(f'zq{number}z')}]\n"
        f"  belarusian: {quoted(payload)}\n  basis: {{supplied: {quoted(payload)}}}\n"
        for number, payload in enumerate(dict.fromkeys(payloads))
    )
    dockers = "- name: Dockers\n  kind: organisation\n  who: those who work in ports\n  basis: {supplied: known}\n"
    return f"names:\n{entries}{dockers}see: {{{quoted('see ' + payloads[0])}: Dockers}}\n"


def quoted(text: str) -> str:
    """A YAML text that holds exactly these signs."""
    return json.dumps(text)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
