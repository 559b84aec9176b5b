"""The commands that make the archive: both halves, or one of them."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence

from newsarchive import pipeline
from newsarchive.commands.call import Call
from newsarchive.pages.wording import plural
from newsarchive.problems import ArchiveError, Problem
from newsarchive.terminal import put


def build(call: Call) -> Sequence[Problem]:
    """seeds → content → site"""
    started = time.perf_counter()
    with pipeline.one_build_at_a_time(call.root):
        problems = _ingest(call)
        try:
            return [*problems, *_render(call, started)]
        except ArchiveError as error:
            call.say("The site was not built; the last one stands as it was.")
            return [*problems, *error.problems]


def ingest(call: Call) -> Sequence[Problem]:
    """seeds → content; never overwrites a file edited by hand, never deletes"""
    if call.options.explain:
        put(pipeline.explain_capture(call.root, call.config, call.options.explain).rstrip("\n"), sys.stdout)
        return ()
    with pipeline.one_build_at_a_time(call.root):
        return _ingest(call)


def render(call: Call) -> Sequence[Problem]:
    """content → site"""
    started = time.perf_counter()
    with pipeline.one_build_at_a_time(call.root):
        return _render(call, started)


def _ingest(call: Call) -> Sequence[Problem]:
    plan = pipeline.ingest(call.root, call.config, jobs=call.options.jobs)
    if plan.ingested:
        tally = Counter(str(one.change) for one in plan.ingested)
        call.say(f"{plural(len(plan.ingested), 'capture')}: {_listed(tally)}.")
    for one in plan.ingested:
        if one.diff:
            call.say(one.diff)
    return plan.problems


def _render(call: Call, started: float) -> Sequence[Problem]:
    rendered = pipeline.render(
        call.root, call.config, output=call.output, templates=call.templates, jobs=call.options.jobs
    )
    changes = rendered.changes
    tally = Counter(new=len(changes.added), changed=len(changes.changed), removed=len(changes.removed))
    done = f"{_listed(tally)}, {changes.unchanged:,} as before" if tally.total() else "nothing changed"
    call.say(f"{plural(len(rendered.articles), 'article')} in {time.perf_counter() - started:.1f} s; files: {done}.")
    review = sum(bool(article.review) for article in rendered.articles)
    if review:
        call.say(f"{plural(review, 'article')} to look at: `python3 build.py check` says why.")
    call.say(f"Open {(call.output / 'index.html').resolve()}")
    return rendered.problems


def _listed(tally: Counter[str]) -> str:
    return ", ".join(f"{number:,} {what}" for what, number in tally.items() if number)
