"""The commands that make the archive: both halves, or one of them."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from newsarchive import pipeline
from newsarchive.commands.call import Call
from newsarchive.names import NAMES_FILE
from newsarchive.pages.wording import plural
from newsarchive.problems import STOPPERS, Problem, problems_of
from newsarchive.terminal import put
from newsarchive.unchanged import Sources, Told, look_at, record_of

MOST_NAMED = 3
"""Files named in a line; the problems name all."""


def build(call: Call) -> Sequence[Problem]:
    """seeds → content → site"""
    started = time.perf_counter()
    with pipeline.one_build_at_a_time(call.root):
        before = look_at(call.root, call.home)
        problems, said = _ingest(call)
        try:
            rendered, told = _render(call, started, said)
        except STOPPERS as error:
            call.say("The site was not built; the last one stands as it was.")
            return [*problems, *problems_of(error)]
        return _remembered(call, before, told, [*problems, *rendered])


def ingest(call: Call) -> Sequence[Problem]:
    """seeds → content; never overwrites a file edited by hand, never deletes"""
    if call.options.explain is not None:
        put(pipeline.explain_capture(call.root, call.config, call.options.explain).rstrip("\n"), sys.stdout)
        return ()
    with pipeline.one_build_at_a_time(call.root):
        problems, _ = _ingest(call)
        return problems


def render(call: Call) -> Sequence[Problem]:
    """content → site"""
    started = time.perf_counter()
    with pipeline.one_build_at_a_time(call.root):
        before = look_at(call.root, call.home)
        problems, told = _render(call, started, [])
        return _remembered(call, before, told, problems)


def _ingest(call: Call) -> tuple[Sequence[Problem], Sequence[str]]:
    """What is wrong, and what was said."""
    plan = pipeline.ingest(call.root, call.config, jobs=call.options.jobs)
    said = [one.diff for one in plan.ingested if one.diff]
    if plan.ingested:
        tally = Counter(str(one.change) for one in plan.ingested)
        said.insert(0, f"{plural(len(plan.ingested), 'capture')}: {_listed(tally)}.")
    for words in said:
        call.say(words)
    return plan.problems, said


def _render(call: Call, started: float, said: Sequence[str]) -> tuple[Sequence[Problem], Told]:
    """What is wrong, and what the next build says if there is nothing new; `said` was said before."""
    rendered = pipeline.render(
        call.root, call.config, output=call.output, templates=call.templates, jobs=call.options.jobs
    )
    changes = rendered.changes
    tally = Counter(new=len(changes.added), changed=len(changes.changed), removed=len(changes.removed))
    done = f"{_listed(tally)}, {changes.unchanged:,} as before" if tally.total() else "nothing changed"
    articles = plural(len(rendered.articles), "article")
    call.say(f"{articles} in {time.perf_counter() - started:.1f} s; files: {done}.")
    rest = [f"Open {(call.output / 'index.html').resolve()}"]
    review = sum(bool(article.review) for article in rendered.articles)
    if review:
        rest.insert(0, f"{plural(review, 'article')} to look at: `python3 build.py check` says why.")
    rest = [*_missing(rendered), *rest]
    for words in rest:
        call.say(words)
    return rendered.problems, Told(first=said, articles=articles, rest=rest)


def _missing(rendered: pipeline.Rendered) -> Iterator[str]:
    """What the site lacks until a file is mended: an archive of thousands does not show it."""
    if rendered.left_out:
        files = rendered.left_out
        more = f" and {len(files) - MOST_NAMED:,} more" * (len(files) > MOST_NAMED)
        named = f"{', '.join(files[:MOST_NAMED])}{more}"
        yield f"The site is without {plural(len(files), 'article')} until mended: {named}."
    if rendered.is_without_names:
        yield f"The site has no names, no pages of names and no links to them until {NAMES_FILE} is mended."


def _remembered(call: Call, before: Sources, told: Told, problems: Sequence[Problem]) -> Sequence[Problem]:
    """The problems. Where there are none, the next build need not look into what nobody touches."""
    if not problems and call.options.run in (build, render):  # `serve` builds too
        record = _record(call, before, told)
        if record and pipeline.is_whole(call.output) and record == _record(call, before, told):
            pipeline.remember(call.root, record)
    return problems


def _record(call: Call, before: Sources, told: Told) -> Mapping[str, object] | None:
    after = look_at(call.root, call.home)
    return record_of(call.options.arguments, call.output, before=before, after=after, told=told)


def _listed(tally: Counter[str]) -> str:
    return ", ".join(f"{number:,} {what}" for what, number in tally.items() if number)
