"""A card above or below a text, as archivists and databases write it: “Title: …”, “Source: …”, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from newsarchive.article.persons import is_agency, name_likeness
from newsarchive.article.phrases import read_table
from newsarchive.article.rows import Row
from newsarchive.article.written_dates import find_dates
from newsarchive.model import Basis, Found, How, Kind
from newsarchive.urls import parse_web_address

ENTRY = re.compile(r"(?P<label>[^\W\d_][^:]{0,30}?)\s*:\s*(?P<value>\S.*)")  # “Source: Harbour Post”
ISSUE = re.compile(  # after the name: “, 3 June 2021, p. 4”, “vom 3. Juni 2021”
    r"\s*[,;|(].*\d.*|\s+(?:of|on|vom|du|del|de|di|van|z|от|ад|від)\s+(?:dnia\s+)?\d.*"
)
CITATION = re.compile(r"\((?P<value>[^\W\d_][^(),]{1,60}, [^()]*\d[^()]*)\)")  # “(Harbour Post, 3 June 2021)”
INVERTED = re.compile(r"(?P<family>[^,\d]+), (?P<given>[^,\d]+)")  # “Holt, Maureen”
ROWS_ABOVE = 3
"""Such as the headline itself, or the name of a collection."""
ROWS_BELOW = 3
"""Of the capture, of which one may be a citation: the archivist's notes stand there too."""
ROWS_AT_END = 12
"""In which a page printed out says its address."""
LONGEST = 200
"""Characters of a line of a card. A paragraph that begins with “Source: ” is text, and must stay in it."""
MOST_ROWS = 20
FEWEST_FIELDS = 2
TELLING = frozenset({"title", "source", "url"})
"""Fields of which a card states one: bylines have labels too."""
OTHER = "other"
SLASHES_OF_A_SITE = 2
"""Of its address: “https://example.org”."""


class Entry(NamedTuple):
    """A line of a card."""

    place: int
    value: str
    label_place: int
    """The same, unless the label stands on a line of its own."""


@cache
def _fields() -> Mapping[str, str]:
    """What each label states."""
    return {label: field for field, labels in read_table("card.toml")["labels"].items() for label in labels}


def find_card(rows: Sequence[Row]) -> Mapping[str, Entry]:
    """What each line of the card states, by field; nothing where the capture has none."""
    card: dict[str, Entry] = {}
    label = ""
    for place, row in enumerate(rows[:MOST_ROWS]):
        if entry := _read_entry(row):
            card.setdefault(entry[0], Entry(place, entry[1], place))
        elif label and not label_of(row.text):
            card.setdefault(label, Entry(place, row.text, place - 1))
        elif not label_of(row.text) and (card or place >= ROWS_ABOVE):
            break
        label = label_of(row.text)
    return {**_card_below(rows), **card} if _is_card(card) else _card_below(rows)


def _card_below(rows: Sequence[Row]) -> Mapping[str, Entry]:
    """Likewise of the last rows, where brackets do for a label: “(Harbour Post, 3 June 2021)”."""
    card: dict[str, Entry] = {}
    for place in range(len(rows) - 1, 0, -1):
        entry = _read_entry(rows[place])
        if not entry or entry[0] == "title":
            break
        card[entry[0]] = Entry(place, entry[1], place)
    for place in () if card else range(max(0, len(rows) - ROWS_BELOW), len(rows)):
        if match := CITATION.fullmatch(rows[place].text):
            card["source"] = Entry(place, match["value"], place)
    return card if _is_card(card) else {}


def _read_entry(row: Row) -> tuple[str, str] | None:
    """Field and value."""
    field = field_of(row.text)
    match = ENTRY.match(row.text) if field else None
    return (field, match["value"]) if match else None


def _is_card(card: Mapping[str, Entry]) -> bool:
    """Whether it is more than a byline with labels: two fields and more, or one that no other line states so."""
    known = card.keys() - {OTHER}
    if len(known) >= FEWEST_FIELDS:
        return bool(known & TELLING)
    return "title" in known or ("source" in known and _is_dated(card["source"].value))


def _is_dated(value: str) -> bool:
    """Whether a name and a day stand there, and the name is that of neither a person nor an agency."""
    name = ISSUE.sub("", value)
    return name != value and bool(find_dates(value)) and not is_agency(name) and name_likeness(name) < 1


def field_of(text: str) -> str:
    """Which field a line of a card would state: “Source: Harbour Post”; empty where it is none."""
    match = ENTRY.match(text) if ":" in text and len(text) <= LONGEST else None
    return _fields().get(match["label"].lower(), "") if match else ""


def label_of(text: str) -> str:
    """Which field the next line of a card would state: “Source:”; empty where it is no label alone."""
    return _fields().get(text[:-1].rstrip().lower(), "") if text.endswith(":") else ""


def without_label_of_title(rows: Sequence[Row], card: Mapping[str, Entry]) -> Sequence[Row]:
    """The rows, where that of the title says it alone."""
    if "title" not in card:
        return rows
    place, title, _ = card["title"]
    return (*rows[:place], rows[place]._replace(text=title), *rows[place + 1 :])


def stated_on_card(rows: Sequence[Row], card: Mapping[str, Entry]) -> Iterator[Found]:
    """Publisher, address and an author whose family name comes first: what no other rule reads."""
    readers = (
        ("source", "source", _publisher),
        ("url", "url", _address),
        ("source", "url", _address),
        ("author", "author", _inverted_name),
    )
    for label, field, value_of in readers:
        if label in card and (value := value_of(card[label].value)):
            number = rows[card[label].place].number
            kind = Kind.BYLINE if field == "author" else Kind.SOURCE
            yield Found(
                field=field, value=value, basis=Basis(how=How.STATED, lines=(number,)), lines=(number,), kind=kind
            )


def with_labels(found: Iterable[Found], rows: Sequence[Row], card: Mapping[str, Entry]) -> Iterator[Found]:
    """What was found, with the line of its label where that stands alone above the line of the value."""
    labels = {rows[entry.place].number: rows[entry.label_place].number for entry in card.values()}
    for entry in found:
        lines = {number for line in entry.lines for number in (labels.get(line, line), line)}
        yield replace(entry, lines=tuple(sorted(lines))) if len(lines) > len(entry.lines) else entry


def address_above(rows: Sequence[Row]) -> Iterator[Found]:
    """That of the page, where the capture begins with nothing but an address; not of a front page."""
    for row in rows[:ROWS_ABOVE]:
        address = _address(row.text)
        if address.rstrip("/").count("/") > SLASHES_OF_A_SITE:
            basis = Basis(how=How.INFERRED, lines=(row.number,), note="the address with which the capture begins")
            yield Found(field="url", value=address, basis=basis, lines=(row.number,), kind=Kind.SOURCE)
            return


def address_below(rows: Sequence[Row]) -> Iterator[Found]:
    """That of the page, where a label says so near its end: “URL to article: https://…”."""
    for row in rows[-ROWS_AT_END:]:
        match = ENTRY.match(row.text) if "://" in row.text else None
        if match and match["label"].lower() in _labels_of_page() and (address := _address(match["value"])):
            basis = Basis(how=How.STATED, lines=(row.number,))
            yield Found(field="url", value=address, basis=basis, lines=(row.number,), kind=Kind.SOURCE)
            return


@cache
def _labels_of_page() -> frozenset[str]:
    return frozenset(read_table("card.toml")["of_the_page"])


def _publisher(value: str) -> str:
    """Without day and page of the issue. Agencies are sources of another kind."""
    name = ISSUE.sub("", value)
    return "" if is_agency(name) or _address(name) else name


def _address(value: str) -> str:
    try:
        return parse_web_address(value)
    except ValueError:
        return ""


def _inverted_name(value: str) -> str:
    match = INVERTED.fullmatch(value)
    return value if match and name_likeness(f"{match['given']} {match['family']}") == 1 else ""
