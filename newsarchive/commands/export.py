"""`export`: the archive in other forms, whole or not at all, and never over a file that is not such an export."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from newsarchive import pipeline
from newsarchive.bootstrap import ensure_packages
from newsarchive.commands.call import Call
from newsarchive.config import refuse_export
from newsarchive.export import FORMS, Collection, Form
from newsarchive.library import make_library
from newsarchive.pages.wording import plural
from newsarchive.problems import ArchiveError, Problem
from newsarchive.terminal import hand_over
from newsarchive.write import only_one, put_in_place

STANDARD_OUTPUT = "-"
UNFINISHED = "an-export-is-being-made"
"""Stands in the folder in which one is, so that a killed one's can be told from other people's."""


def export(call: Call) -> Sequence[Problem]:
    """the archive in another form: bagit, jsonl, csv, epub or sqlite"""
    form = FORMS[call.options.form]
    if call.options.file != STANDARD_OUTPUT:
        refuse_export(Path(call.options.file), call.root, (call.output, call.templates))
    if form.is_folder:
        ensure_packages(call.home, extra="export")
    collection, problems = _collect(call)
    if call.options.file == STANDARD_OUTPUT:
        _print(form, collection)
        return problems
    path = Path(call.options.file)
    _write(form, collection, path)
    call.say(f"{plural(len(collection.articles), 'article')} in {path}")
    return problems


def _collect(call: Call) -> tuple[Collection, Sequence[Problem]]:
    read = pipeline.read_articles(call.root, call.config)
    if read.closed:
        raise ArchiveError(read.problems)  # the export would lose articles that may be there
    captures, differing = pipeline.read_captures(call.root, read.by_file)
    names = pipeline.read_authority(call.root)
    own = call.templates
    collection = Collection(
        config=call.config,
        library=make_library(read.articles, captures, names.authority),
        root=call.root,
        site=call.output,
        templates=own if (own / "epub").is_dir() else call.home / "templates",
    )
    return collection, (*read.problems, *differing, *names.problems)


def _write(form: Form, collection: Collection, path: Path) -> None:
    """Made beside its place, and put there when it is whole."""
    if (path.exists() or path.is_symlink()) and not form.is_ours(path):
        what = "what stands there is no such export of this archive's program, as it was written"
        mend = "name another file, or delete what stands there"
        raise ArchiveError(Problem(file=path.as_posix(), code="foreign-file", what=what, mend=mend))
    path = path.resolve()
    if not path.parent.is_dir():
        what, mend = "there is no such folder", "make it, or name another"
        raise ArchiveError(Problem(file=path.parent.as_posix(), code="bad-file", what=what, mend=mend))
    workshop = path.with_name(f".{path.name}.export-new")
    lock = path.with_name(f".{path.name}.export-lock")
    with only_one(lock, f"another export is writing {path.name}", keep=False):
        _clear(workshop)
        workshop.mkdir()
        try:
            (workshop / UNFINISHED).touch()
            form.write(collection, workshop / "export")
            put_in_place(workshop / "export", path)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)


def _clear(workshop: Path) -> None:
    """Takes away what a killed export left there, and nothing else."""
    if not os.path.lexists(workshop):
        return
    is_folder = workshop.is_dir() and not workshop.is_symlink()
    if not is_folder or (any(workshop.iterdir()) and not (workshop / UNFINISHED).exists()):
        what = "it stands where an export is made, and no export made it"
        raise ArchiveError(Problem(file=workshop.as_posix(), code="foreign-file", what=what, mend="move it away"))
    shutil.rmtree(workshop)


def _print(form: Form, collection: Collection) -> None:
    """To standard output, for other programs. A bag is a folder, and cannot go there."""
    if form.is_folder:
        what, mend = "a bag is a folder", "name the folder to make"
        raise ArchiveError(Problem(file=STANDARD_OUTPUT, code="bad-file", what=what, mend=mend))
    with tempfile.TemporaryDirectory() as place:
        form.write(collection, Path(place) / "export")
        with (Path(place) / "export").open("rb") as file:
            hand_over(file, sys.stdout)
