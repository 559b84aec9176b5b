"""Lines offered for a sidecar, to be pasted as they are: what needs a person's word has “…” in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

import yaml

from newsarchive.linespec import format_lines, parse_lines
from newsarchive.strict_yaml import parse_yaml

TO_FILL_IN = "…"
NOT_PART = "not part of the article"
COMMENT = "  # "
LINE_KEYS = ("keep", "remove")
PLAIN_WORDS = re.compile(r"[^\W\d_][\w ’-]*(?<! )")  # what YAML reads as written: “not part of the article”
Said = Mapping[int, str]
"""Lines, and why each goes; of those that stay, no word."""


def key_of(offer: str) -> str:
    return offer.partition(":")[0]


def offer_value(key: str, hint: str) -> str:
    """A line for a value that only a person knows."""
    return f"{key}: {TO_FILL_IN}{COMMENT}{hint}"


def offer_keep(lines: str) -> str:
    """A line that says of these lines that they stay."""
    return f"keep: {lines}{COMMENT}or name them below “remove”, and why"


def offer_remove(lines: str) -> str:
    """A line that says of these lines that they go."""
    said = ", ".join(f"{part.strip()}: {NOT_PART}" for part in lines.split(","))
    return f"remove: {{{said}}}{COMMENT}or name them below “keep”"


def joined_offers(offers: Iterable[str], sidecar: str = "") -> tuple[str, ...]:
    """The offers of several questions with one line for each key, so that they can be pasted as a whole.

    `sidecar`: the text of the one that is there. What it says of lines stands: the line offered repeats it, and says
    that it takes the place of its own.
    """
    there = _said_in(sidecar)
    by_key: dict[str, list[str]] = {}
    for offer in offers:
        by_key.setdefault(key_of(offer), []).append(offer)
    return tuple(filter(None, (_joined(key, same, there) for key, same in by_key.items())))


def _joined(key: str, offers: list[str], there: Mapping[str, Said]) -> str:
    """What lines are said to be is put together; of several values for one field, the first stands. Empty where all of
    it is said already."""
    if key not in LINE_KEYS or (len(offers) == 1 and not any(there.values())):
        return offers[0]
    settled = {number for said in there.values() for number in said}
    offered = {number: why for offer in offers for number, why in _said_in(offer)[key].items() if number not in settled}
    if not offered:
        return ""
    said = {**there[key], **offered}
    comment = f"{COMMENT}in place of “{key}” as it is now" if there[key] else "".join(offers[0].partition(COMMENT)[1:])
    return f"{key}: {_written(key, said)}{comment}"


def _written(key: str, said: Said) -> str:
    if key == "keep":
        return str(format_lines(said))
    numbers: dict[str, list[int]] = {}
    for number, why in said.items():
        numbers.setdefault(why, []).append(number)
    spans = [(span.strip(), why) for why, of_one in numbers.items() for span in str(format_lines(of_one)).split(",")]
    ordered = sorted(spans, key=lambda span: parse_lines(span[0]))
    return f"{{{', '.join(f'{span}: {_quoted(why)}' for span, why in ordered)}}}"


def _quoted(words: str) -> str:
    return words if PLAIN_WORDS.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def _said_in(text: str) -> Mapping[str, Said]:
    """What a sidecar says of lines, by key. Of a wrong one nothing: what is wrong with it is told elsewhere."""
    try:
        read = parse_yaml(text)
        values = read if isinstance(read, dict) else {}
        return {key: _said(values.get(key)) for key in LINE_KEYS}
    except (ValueError, yaml.YAMLError):
        return {key: {} for key in LINE_KEYS}


def _said(value: object) -> Said:
    if isinstance(value, dict):
        return {number: str(why) for lines, why in value.items() for number in parse_lines(str(lines))}
    named = value if isinstance(value, list) else [] if value is None else [value]
    return {number: "" for lines in named for number in parse_lines(str(lines))}
