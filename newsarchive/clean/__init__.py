"""Says what each line of a capture is, and which lines go, each with the rule and the reason."""

from __future__ import annotations

from newsarchive.clean.kinds import kind_rule_of
from newsarchive.clean.markup_evidence import Verdict, judge_by_markup
from newsarchive.clean.page import Page, make_page
from newsarchive.clean.removal import removal_of
from newsarchive.model import Capture, Found, Kind, Label

__all__ = ["label_lines"]


def label_lines(capture: Capture, fields: tuple[Found, ...]) -> dict[int, Label]:
    """A label for every line that is not blank, by number. Lines that a field has taken get that field's kind."""
    page = make_page(capture, fields)
    names = {number: entry.field for entry in reversed(fields) for number in entry.lines}
    verdicts = judge_by_markup(capture, page)
    return {row.number: label_row(page, place, names, verdicts.get(row.number)) for place, row in enumerate(page.rows)}


def label_row(page: Page, place: int, names: dict[int, str], verdict: Verdict | None) -> Label:
    number = page.rows[place].number
    if number in page.fields:
        return Label(kind=page.fields[number], rule=f"field-{names[number]}", reason=f"states the {names[number]}")
    if verdict:
        return label_by_markup(page, place, verdict)
    removal = removal_of(page, place)
    if removal:
        return Label(kind=Kind.REMOVED, rule=removal.name, reason=removal.reason)
    rule = kind_rule_of(page, place)
    return Label(kind=rule.kind, rule=rule.name, reason=rule.reason)


def label_by_markup(page: Page, place: int, verdict: Verdict) -> Label:
    """Of a saved page: the markup tells better than phrases where its article ends."""
    if not verdict.stays:
        return Label(kind=Kind.REMOVED, rule=verdict.rule, reason=verdict.reason, doubt=verdict.doubt)
    rule = kind_rule_of(page, place)
    return Label(kind=rule.kind, rule=rule.name, reason=rule.reason, doubt=verdict.doubt)
