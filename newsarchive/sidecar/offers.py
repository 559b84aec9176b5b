"""Lines offered for a sidecar, to be pasted as they are: what needs a person's word has “…” in its place."""

from __future__ import annotations

from collections.abc import Iterable

from newsarchive.linespec import format_lines, parse_lines
from newsarchive.strict_yaml import parse_yaml

TO_FILL_IN = "…"
NOT_PART = "not part of the article"
COMMENT = "  # "


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


def joined_offers(offers: Iterable[str]) -> tuple[str, ...]:
    """The offers of several questions with one line for each key, so that they can be pasted as a whole."""
    by_key: dict[str, list[str]] = {}
    for offer in offers:
        by_key.setdefault(key_of(offer), []).append(offer)
    return tuple(_joined(key, same) for key, same in by_key.items())


def _joined(key: str, offers: list[str]) -> str:
    """What lines are said to be is put together; of several values for one field, the first stands."""
    if len(offers) == 1 or key not in ("keep", "remove"):
        return offers[0]
    comment = "".join(offers[0].partition(COMMENT)[1:])
    values = [_value(key, offer) for offer in offers]
    if key == "keep":
        written = str(format_lines(number for value in values for number in parse_lines(str(value))))
    else:
        said = {lines: why for value in values if isinstance(value, dict) for lines, why in value.items()}
        written = ", ".join(f"{lines}: {said[lines]}" for lines in sorted(said, key=parse_lines))
        written = f"{{{written}}}"
    return f"{key}: {written}{comment}"


def _value(key: str, offer: str) -> object:
    read = parse_yaml(offer)
    return read.get(key) if isinstance(read, dict) else None
