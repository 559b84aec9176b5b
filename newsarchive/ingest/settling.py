"""Fields of an article: what rules found, overruled by what the archivist supplies, each with its basis."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from newsarchive.article.written_dates import day_glued_to, find_dates, names_month
from newsarchive.document import Document
from newsarchive.model import Alternative, Basis, Capture, Found, How
from newsarchive.problems import ArchiveError
from newsarchive.sidecar import Sidecar
from newsarchive.spacing import squeeze, visible

FIELDS = ("title", "source", "date", "author", "language", "url", "standfirst", "place", "credit", "kicker", "updated")
"""In the order of the front matter."""
NO_NOTE = "by the archivist"
LONGEST_SUBSTITUTE = 80
CUT = " …"
NUMBER = re.compile(r"\d+")
NUMBER_SIGN = re.compile(r"[〇一二三四五六七八九十]")  # “二〇二〇年八月”


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The values of the fields and how each is known."""

    values: Mapping[str, tuple[str, ...]]
    basis: Mapping[str, Basis]
    found: tuple[Found, ...]
    """What rules found, without what the archivist refused: the lines of these are not part of the body."""

    def one(self, name: str) -> str | None:
        values = self.values.get(name)
        return values[0] if values else None


def settle_fields(found: Sequence[Found], sidecar: Sidecar, capture: Capture) -> Settled:
    """The sidecar's values first, then what was found. A value that the archivist sets beside a found one keeps
    that one in `also`, so that its line is accounted for; `null` says that there is none, and the line is text."""
    values: dict[str, tuple[str, ...]] = {}
    basis: dict[str, Basis] = {}
    found = [_visible(entry) for entry in found]
    for name in FIELDS:
        known = [entry for entry in found if entry.field == name]
        supplied = sidecar.fields.get(name)
        if supplied:
            values[name], basis[name] = supplied, _supplied_basis(name, known, sidecar)
        elif supplied is None and known:
            values[name], basis[name] = _values(name, known), _found_basis(name, known)
            if name in sidecar.basis:
                basis[name] = _with_said(sidecar.basis[name], basis[name], values[name])
    _refuse_unstated(values, sidecar, capture)
    refused = {name for name, supplied in sidecar.fields.items() if not supplied}
    return Settled(values=values, basis=basis, found=tuple(entry for entry in found if entry.field not in refused))


def _visible(entry: Found) -> Found:
    """Markup may state what no file can hold."""
    return entry if entry.value.isprintable() else replace(entry, value=visible(entry.value))


def with_title(settled: Settled, capture: Capture, body_lines: frozenset[int]) -> Settled:
    """With the first words of the text for a title where the capture has lost its headline: an article needs a name."""
    first = next((line for line in capture.lines if line.number in body_lines), None)
    if settled.one("title") or not first:
        return settled
    text = squeeze(first.text)
    text = text[day_glued_to(text) :]
    words = shorten(text, LONGEST_SUBSTITUTE, placeholder=CUT)
    if words == CUT.strip():  # no space near the beginning, as in Thai
        words = text[:LONGEST_SUBSTITUTE] + CUT
    basis = Basis(how=How.INFERRED, lines=(first.number,), note="first words of the text, which has no headline")
    return replace(settled, values={**settled.values, "title": (words,)}, basis={"title": basis} | dict(settled.basis))


def _values(name: str, known: Sequence[Found]) -> tuple[str, ...]:
    """All authors; of any other field, what was found first."""
    return tuple(entry.value for entry in (known if name == "author" else known[:1]))


def _found_basis(name: str, known: Sequence[Found]) -> Basis:
    """That of the first value, with the lines of all that say the same; what says otherwise is in `also`."""
    chosen = _values(name, known)
    lines = {n for entry in known if entry.value in chosen for n in (*entry.basis.lines, *entry.lines)}
    first = known[0].basis
    return replace(first, lines=tuple(sorted(lines)), also=(*first.also, *_alternatives(known, chosen)))


def _alternatives(known: Sequence[Found], chosen: Sequence[str]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(
            value=entry.value,
            basis=replace(entry.basis, lines=tuple(sorted({*entry.basis.lines, *entry.lines})), also=()),
        )
        for entry in known
        if entry.value not in chosen
    )


def _supplied_basis(name: str, known: Sequence[Found], sidecar: Sidecar) -> Basis:
    said = sidecar.basis.get(name)
    supplied = sidecar.fields[name]
    if not known or _values(name, known) != supplied:
        return replace(said or Basis(how=How.SUPPLIED, note=NO_NOTE), also=_alternatives(known, supplied))
    found = _found_basis(name, known)
    if said:
        return _with_said(said, found, supplied)
    # What was concluded is now known; the lines that it took out of the body stay accounted for.
    return found if found.how is How.STATED else Basis(how=How.SUPPLIED, note=NO_NOTE, lines=found.lines)


def _with_said(said: Basis, found: Basis, values: Sequence[str]) -> Basis:
    """How the archivist knows a value that was found as well: first what he says, beside it how it was found."""
    if said.how is How.STATED and found.how is How.STATED:
        return replace(found, lines=tuple(sorted({*found.lines, *said.lines})), note=said.note or found.note)
    same = Alternative(value=", ".join(values), basis=replace(found, why="", also=()))
    return replace(said, also=(same, *found.also))


def _refuse_unstated(values: Mapping[str, tuple[str, ...]], sidecar: Sidecar, capture: Capture) -> None:
    """A sidecar may say how a value is known only where there is one, and that a line states it only where it does."""
    written = Document(file=sidecar.file, text=sidecar.text)
    for name in sidecar.basis:
        if name not in values and name not in sidecar.fields:
            what = f"the sidecar says how “{name}” is known, but the capture states none"
            mend = f"add what it is: “{name}: …”"
            written.report(("basis", name), "bad-basis", what, mend)
    texts = {line.number: line.text for line in capture.lines}
    for name, basis in sidecar.basis.items():
        said = squeeze(" ".join(texts.get(number, "") for number in basis.lines))
        says = _names_day if name in ("date", "updated") else _says
        missing = [value for value in values.get(name, ()) if not says(said, value)]
        if basis.how is How.STATED and missing:
            what = f"the lines named as its basis do not say “{missing[0]}”"
            mend = f"name the lines that do, or write how it is known: “{name}: …” under “basis”"
            written.report(("basis", name), "not-stated", what, mend)
    if written.problems:
        raise ArchiveError(written.problems)


def _says(text: str, value: str) -> bool:
    return squeeze(value).casefold() in text.casefold()


def _names_day(text: str, date: str) -> bool:
    """Whether a day that is written there may be this one. Where none can be read, it is the archivist's to know, if
    only a month or one of the date's numbers is there."""
    days = {day for written in find_dates(text) for day in written.readings}
    ends = [end.strip("?~%") for end in date.split("/")]
    if days:
        return any(day.startswith(end) or end.startswith(day) for day in days for end in ends)
    numbers, said = ({int(number) for number in NUMBER.findall(where)} for where in (date, text))
    return names_month(text) or not numbers.isdisjoint(said) or bool(NUMBER_SIGN.search(text))
