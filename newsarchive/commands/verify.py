"""`verify`: holds seeds, content and a built site, or a bag, against their recorded digests. It never writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsarchive import pipeline
from newsarchive.commands.call import Call
from newsarchive.pages.wording import plural
from newsarchive.problems import Problem
from newsarchive.verify import (
    Sources,
    bag_damage,
    is_bag,
    not_in_site,
    read_site_record,
    read_source_record,
    site_damage,
    source_damage,
)


def verify(call: Call) -> Sequence[Problem]:
    """holds seeds, content and a built site against their recorded digests; names each file that differs"""
    site = Path(call.options.site) if call.options.site else call.output
    if is_bag(site):
        problems = list(bag_damage(site))
        what = f"{site} is a bag, complete and valid."
    elif _is_alone(call, site):
        record = read_site_record(site)
        problems = list(site_damage(site, record))
        what = f"{plural(len(record.files), 'file')} of {site} are as they were recorded, and there are no others."
    else:
        problems, what = _verify_all(call, site)
    if not any(problem.severity == "error" for problem in problems):
        call.say(what)
    return problems


def _is_alone(call: Call, site: Path) -> bool:
    """A site that was named and is not this archive's own has other sources, wherever they are."""
    return bool(call.options.site) and not call.options.root and site.resolve() != call.output.resolve()


def _verify_all(call: Call, site: Path) -> tuple[list[Problem], str]:
    record = read_site_record(site)
    read = pipeline.read_articles(call.root, call.config)
    sources = Sources(
        root=call.root,
        articles=read.by_file,
        site=record.files,
        recorded=read_source_record(site),
    )
    problems = [*read.problems, *source_damage(sources), *site_damage(site, record), *not_in_site(sources, site)]
    what = f"{plural(len(read.articles), 'article')}, their captures and {plural(len(record.files), 'file')} of {site}"
    return problems, f"{what} are as they were recorded, and there are no others."
