"""Says what each line of a capture is, and which lines go, each with the rule and the reason.

In this order: lines of fields; lines that a rule removes for certain (`removal`); lines outside the run of rows that
is the article (`extent`, by weighed features); and what is kept gets its kind (`kinds`). Of a saved page the markup
tells better than phrases and extents what belongs to its article (`markup_evidence`).
"""

from __future__ import annotations

from dataclasses import replace

from newsarchive.clean.extent import Extent, find_extent
from newsarchive.clean.kinds import kind_rule_of
from newsarchive.clean.markup_evidence import Verdict, judge_by_markup
from newsarchive.clean.outside import doubt_outside, explain_outside, is_kept_outside, quoted
from newsarchive.clean.page import Page, make_page
from newsarchive.clean.removal import Removal, removal_of
from newsarchive.model import Capture, Found, Kind, Label

__all__ = ["STANDFIRST", "label_lines"]

STANDFIRST = "standfirst"
"""Name of the rule for one that no byline parts from the text."""


def label_lines(capture: Capture, fields: tuple[Found, ...]) -> dict[int, Label]:
    """A label for every line that is not blank, by number. Lines that a field has taken get that field's kind."""
    page = make_page(capture, fields)
    names = {number: entry.field for entry in reversed(fields) for number in entry.lines}
    labels = {
        number: Label(kind=kind, rule=f"field-{names[number]}", reason=f"states the {names[number]}")
        for number, kind in page.fields.items()
    }
    verdicts = judge_by_markup(capture, page)
    others = _labels_by_markup(page, verdicts) if verdicts else _labels_by_text(page)
    return {row.number: labels.get(row.number) or others[place] for place, row in enumerate(page.rows)}


def _labels_by_text(page: Page) -> list[Label]:
    removals = [None if row.number in page.fields else removal_of(page, place) for place, row in enumerate(page.rows)]
    candidates = [
        removal is None and row.number not in page.fields for row, removal in zip(page.rows, removals, strict=True)
    ]
    extent = _with_dialogue(find_extent(page, candidates), page.dialogue)
    return [_label_by_text(page, place, removal, extent) for place, removal in enumerate(removals)]


def _with_dialogue(extent: Extent | None, dialogue: range) -> Extent | None:
    """Turns to speak belong together, so where one is in the text, all are, without a doubt."""
    if extent is None or not range(max(extent.first, dialogue.start), min(extent.last + 1, dialogue.stop)):
        return extent
    return replace(
        extent,
        first=min(extent.first, dialogue.start),
        last=max(extent.last, dialogue.stop - 1),
        doubts=tuple(0.0 if place in dialogue else doubt for place, doubt in enumerate(extent.doubts)),
    )


def _label_by_text(page: Page, place: int, removal: Removal | None, extent: Extent | None) -> Label:
    if removal:
        header = page.view.header_above[place]
        reason = f"{removal.reason}, under {quoted(page, header)}" if removal.is_listed else removal.reason
        return Label(kind=Kind.REMOVED, rule=removal.name, reason=reason, doubt=removal.doubt)
    if extent and place == extent.standfirst:
        return Label(kind=Kind.STANDFIRST, rule=STANDFIRST, reason="right below the headline, apart from the text")
    if extent is None or is_kept_outside(page, place, extent):
        return _kept(page, place, 0.0)
    if extent.first <= place <= extent.last:
        return _kept(page, place, round(extent.doubts[place], 2))
    rule, reason = explain_outside(page, place, extent)
    doubt = round(doubt_outside(page, place, extent), 2)
    return Label(kind=Kind.REMOVED, rule=rule, reason=reason, doubt=doubt)


def _labels_by_markup(page: Page, verdicts: dict[int, Verdict]) -> list[Label]:
    labels = []
    for place, row in enumerate(page.rows):
        verdict = verdicts[row.number]
        if verdict.stays:
            labels.append(_kept(page, place, verdict.doubt))
        else:
            gone = Label(kind=Kind.REMOVED, rule=verdict.rule, reason=verdict.reason, doubt=verdict.doubt)
            labels.append(gone)
    return labels


def _kept(page: Page, place: int, doubt: float) -> Label:
    """A note is one by its number, wherever it stands."""
    rule = kind_rule_of(page, place)
    return Label(kind=rule.kind, rule=rule.name, reason=rule.reason, doubt=0.0 if rule.kind is Kind.NOTE else doubt)
