"""Two names that claim one form: refused, unless rules in the file keep them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from newsarchive.fields import Cursor
from newsarchive.names.forms import Form, Key

MOST_BEARERS = 1000
"""Of one surname: each of its mentions has all of them weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One name's right to a form."""

    entry: Cursor
    heading: str
    form: Form


def report_claims(claims: Iterable[Claim]) -> None:
    """Reports `same-form` at each entry that claims what an earlier one has.

    A short form may be shared: the article's full names decide. Where `only_in` speaks of an article, it decides.
    """
    free: dict[Key, Claim] = {}
    short: dict[Key, Claim] = {}
    bearers: Counter[Key] = Counter()
    ruled: defaultdict[tuple[Key, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = claim.form.key
        for slug in claim.form.only_in:
            _refuse(claim, ruled[key, slug])
            ruled[key, slug].append(claim)
        if claim.form.only_in:
            continue
        rivals = (free.get(key),) if claim.form.is_short else (free.get(key), short.get(key))
        _refuse(claim, [rival for rival in rivals if rival])
        bearers[key] += claim.form.is_short
        if bearers[key] == MOST_BEARERS:
            what = f"“{claim.form.text}” is short for more than {MOST_BEARERS:,} names"
            claim.entry.report("short", "same-form", what, "leave it out where it tells nobody apart")
        (short if claim.form.is_short else free).setdefault(key, claim)


def _refuse(claim: Claim, rivals: list[Claim]) -> None:
    rival = next((rival for rival in rivals if rival.heading != claim.heading), None)
    if rival:
        what = f"“{claim.form.text}” is claimed by “{rival.heading}” and by “{claim.heading}”"
        mend = "say where it means which: {form: …, only_in: ARTICLE}; or list a surname below “short”"
        claim.entry.report("name", "same-form", what, mend)
