"""`add`: takes captures into the archive, with what the archivist knows of them."""

from __future__ import annotations

import datetime
import hashlib
import re
import sys
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePath
from textwrap import shorten

import yaml

from newsarchive import pipeline
from newsarchive.commands.call import Call
from newsarchive.commands.offer_rows import offer_rows
from newsarchive.discrepancies import dates_ahead
from newsarchive.folder import LARGEST, bytes_of, list_files, place_of, read_file, too_large
from newsarchive.ingest import Ingested, IngestPlan, captures_recorded, plan_ingest
from newsarchive.ingest.language import UNKNOWN
from newsarchive.linespec import format_lines
from newsarchive.markup import words_of_text
from newsarchive.model import Article, Basis, How, SeedFile
from newsarchive.pages.wording import line_words, plural
from newsarchive.problems import STOPPERS, ArchiveError, Problem, problems_of
from newsarchive.readers import is_capture
from newsarchive.urls import article_path, capture_file_path, make_slug
from newsarchive.verify import read_site_record
from newsarchive.write import Recorded, put_article, write_file

STANDARD_INPUT = "-"
SUPPLIED = ("title", "source", "author", "date", "url")
WHOLE_TEXT = "give the whole text of the article; if this is all of it, say what it is: --title “…”"
ADDRESS = re.compile(r"[a-z]+://", re.IGNORECASE)  # “https://example.org/strike”
ALSO_SHOWN = ("standfirst", "place", "credit", "updated", "language")
"""Fields that are shown where they were found."""
LONGEST_SHOWN = 70
"""Characters of a value of theirs."""
WHEN_ADDED = "given when the capture was added"


def add(call: Call) -> Sequence[Problem]:
    """copies captures into seeds/ with a sidecar, ingests them, shows the result"""
    problems: list[Problem] = []
    with pipeline.one_build_at_a_time(call.root):
        for name in call.options.files:
            try:
                problems += _add_one(call, name)
            except STOPPERS as error:
                problems += problems_of(error)
    return problems


def _add_one(call: Call, name: str) -> Sequence[Problem]:
    if name != STANDARD_INPUT:
        _refuse_what_is_no_capture(call, name)
    data = sys.stdin.buffer.read(LARGEST + 1) if name == STANDARD_INPUT else read_file(Path(), name)
    if len(data) > LARGEST:
        raise ArchiveError(too_large(name))
    if not data.strip():
        raise ArchiveError(_empty(name))
    _refuse_twin(call, name, data)
    contents = pipeline.read_contents(call.root).texts
    seed = _make_seed(call, name, data, captures_recorded(contents))
    plan = _plan(call, seed, contents)
    found = plan.ingested[0].article
    if name == STANDARD_INPUT and found:  # it came without a name
        seed = _make_seed(call, f"{make_slug(found.title)}.txt", data, captures_recorded(contents))
        plan = _plan(call, seed, contents)
    if any(problem.severity == "error" for problem in plan.problems):
        # Nothing was written: the capture is no article, or what was supplied is wrong.
        return [_where_given(problem, seed, name) for problem in plan.problems]
    if seed.sidecar:  # first: a capture without it would be taken in without what was supplied
        write_file(call.root / seed.sidecar_file, seed.sidecar)
    write_file(call.root / seed.file, seed.data)
    touched = [problem for file in plan.writes for problem in put_article(call.root, file)]
    for one in plan.ingested:
        call.say(_told(seed, one))
    made = {one.path: one.article for one in plan.ingested if one.article}
    return [*plan.problems, *touched, *dates_ahead(made, datetime.date.today())]


def _plan(call: Call, seed: SeedFile, contents: Mapping[str, str]) -> IngestPlan:
    taken = _published_of_others(call.output, seed)
    return plan_ingest([seed], contents, language=call.config.language, taken=taken)


def _make_seed(call: Call, name: str, data: bytes, recorded: Mapping[str, str]) -> SeedFile:
    """The capture under a safe name of its own; its sidecar holds what was supplied.

    The name of another capture that content records is not free, though the capture be gone: under it, this one would
    be a new version of that article, at its address.
    """
    path = PurePath("capture.txt" if name == STANDARD_INPUT else name)
    ending = path.suffix.lower() if is_capture(path.name) else ".txt"
    supplied = {key: value for key in SUPPLIED if (value := _supplied(call, key))}
    values = dict(supplied) | {"basis": dict.fromkeys(supplied, WHEN_ADDED)}
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000) if supplied else ""
    digest = hashlib.sha256(data).hexdigest()
    others = {PurePath(file).stem for file, sha256 in recorded.items() if sha256 != digest}
    stem = _free_stem(call.root / "seeds", make_slug(path.stem), others, text.encode())
    return SeedFile(
        file=f"seeds/{stem}{ending}",
        data=data,
        sidecar_file=f"seeds/{stem}.yaml" if text else "",
        sidecar=text.encode(),
    )


def _free_stem(seeds: Path, wanted: str, others: Set[str], sidecar: bytes) -> str:
    """`wanted`, or with the first number that is free. The very sidecar alone is what a killed `add` left behind."""
    stems = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(stem for stem in stems if stem not in others and _is_free(seeds, stem, sidecar))


def _is_free(seeds: Path, stem: str, sidecar: bytes) -> bool:
    there = list(seeds.glob(f"{stem}.*"))
    if not there:
        return True
    return bool(sidecar) and [path.name for path in there] == [f"{stem}.yaml"] and bytes_of(there[0]) == sidecar


def _published_of_others(site: Path, seed: SeedFile) -> frozenset[str]:
    """Slugs under which the site shows articles made from other captures: whoever has kept a link to one that is gone
    from the archive must not come to see this one there."""
    files = read_site_record(site).files
    digest = hashlib.sha256(seed.data).hexdigest()
    slugs = {PurePath(path).stem for path in files if path == article_path(PurePath(path).stem)}
    return frozenset(slug for slug in slugs if _digest_of_capture(files, slug, seed.file) != digest)


def _digest_of_capture(files: Mapping[str, Recorded], slug: str, file: str) -> str:
    capture = files.get(capture_file_path(slug, file))
    return capture.sha256 if capture else ""


def _supplied(call: Call, key: str) -> object:
    values = [value.strip() for value in getattr(call.options, key, None) or [] if value.strip()]
    return values if len(values) > 1 else values[0] if values else None


def _refuse_what_is_no_capture(call: Call, name: str) -> None:
    if ADDRESS.match(name):
        what, mend = (
            "nothing is fetched from the web",
            "open the page in a browser, save it (Ctrl+S), and add that file",
        )
        raise ArchiveError(Problem(file=name, code="no-capture", what=what, mend=mend))
    path = Path(name)
    made = (call.root / pipeline.CONTENT, call.output)
    if path.is_dir():
        what, mend = "it is a folder", "name the files in it"
    elif path.suffix.lower() in (".yaml", ".yml"):
        what, mend = "it is a sidecar", "add its capture, and put it beside that in seeds/, under the same name"
    elif any(place_of(path).is_relative_to(place_of(folder)) for folder in made):
        what, mend = "it was made by this archive, from a capture or by hand", "add what it was made from"
    else:
        return
    raise ArchiveError(Problem(file=name, code="no-capture", what=what, mend=mend))


def _refuse_twin(call: Call, name: str, data: bytes) -> None:
    digest = hashlib.sha256(data).digest()
    for seed in list_files(call.root, pipeline.SEEDS).names:
        path = call.root / seed
        if path.stat().st_size == len(data) and hashlib.sha256(path.read_bytes()).digest() == digest:
            what = f"the archive has this capture already, as {seed}"
            raise ArchiveError(Problem(file=name, code="same-capture", what=what, mend="correct it in its sidecar"))


# --- what the archivist is told ---


def _empty(name: str) -> Problem:
    what = "standard input was empty" if name == STANDARD_INPUT else "the file is empty"
    return Problem(file=name, code="no-article", what=what, mend="give the text of the article")


def _where_given(problem: Problem, seed: SeedFile, name: str) -> Problem:
    """The problem, told of the file or the flag that was given: those in seeds/ were never written."""
    if problem.file == seed.file:  # where no sidecar stands yet, what may be given here helps as well
        mend = WHOLE_TEXT if problem.code == "no-article" else problem.mend
        return replace(problem, file=name, mend=mend)
    if problem.file != seed.sidecar_file:
        return problem
    rows = seed.sidecar.decode().split("\n")[: problem.line]
    keys = [key for row in rows if (key := row.partition(":")[0]) in SUPPLIED]
    return replace(problem, file=f"--{keys[-1]}", line=0) if keys else problem


def _told(seed: SeedFile, one: Ingested) -> str:
    if one.article is None:
        return f"{seed.file}: {one.change}"
    article = one.article
    removed = sum(len(entry.lines) for entry in article.removed)
    rows = [f"{seed.file} → {one.path}"]
    values = {
        "title": article.title,
        "source": article.source,
        "author": ", ".join(article.authors) or None,
        "date": article.date.words if article.date else None,
    }
    rows += [f"  {key:8}{value or '—':<44} {_known(article, key)}" for key, value in values.items()]
    rows += [f"  {key:10} {value} {_known(article, key)}" for key in ALSO_SHOWN if (value := _shown(article, key))]
    rows.append(f"  text    {plural(words_of_text(article.body), 'word')} kept; {plural(removed, 'line')} removed")
    rows += [f"    {format_lines(entry.lines)}: {entry.rule}" for entry in article.removed]
    for doubt in article.review:
        rows.append(f"  look at: {doubt.reason}")
    rows += offer_rows(article, seed.file)
    return "\n".join(rows)


def _shown(article: Article, key: str) -> str:
    value = article.updated.words if key == "updated" and article.updated else getattr(article, key)
    return shorten(value, LONGEST_SHOWN, placeholder=" …") if value and value != UNKNOWN else ""


def _known(article: Article, key: str) -> str:
    basis = article.basis.get(key)
    return "not stated" if basis is None else f"({describe(basis)})"


def describe(basis: Basis) -> str:
    """How a value is known, in a few words."""
    if basis.how is How.STATED:
        return f"stated, {line_words(basis.lines)}"
    return f"{basis.how}: {basis.note}"
