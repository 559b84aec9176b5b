"""The archive in other forms: one module a form, one line each in FORMS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsarchive.export import bagit, csv, epub, jsonl, sqlite
from newsarchive.export.collection import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of export."""

    write: Callable[[Collection, Path], None]
    """Makes the file, or the folder, at a path where nothing stands."""
    is_ours: Callable[[Path], bool]
    """Whether what stands at a path is an export of this form, which a new one may replace."""
    is_folder: bool = False


FORMS: Mapping[str, Form] = {
    "bagit": Form(write=bagit.write, is_ours=bagit.is_ours, is_folder=True),
    "jsonl": Form(write=jsonl.write, is_ours=jsonl.is_ours),
    "csv": Form(write=csv.write, is_ours=csv.is_ours),
    "epub": Form(write=epub.write, is_ours=epub.is_ours),
    "sqlite": Form(write=sqlite.write, is_ours=sqlite.is_ours),
}

__all__ = ["FORMS", "Collection", "Form"]
