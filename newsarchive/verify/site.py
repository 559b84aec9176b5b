"""A built site, held against its manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from newsarchive.folder import bytes_of
from newsarchive.problems import Problem
from newsarchive.urls import SOURCE_DIGESTS
from newsarchive.verify.folder import AGAIN, digest_of, empty_folders, folder_damage
from newsarchive.verify.listing import Manifest, read_manifest
from newsarchive.write import MANIFEST, MARK, RECORDS, RECORDS_MANIFEST, SIZES, Recorded

OF_EVERY_SITE = (MANIFEST, MARK, "index.html")
"""Of a site that was damaged, one of these may be left."""


def read_site_record(site: Path) -> Manifest:
    """What the site's build recorded of each file, its size included where that is to be had."""
    manifest = read_manifest(site / MANIFEST)
    return Manifest(files=_with_sizes(site, manifest.files), problems=manifest.problems)


def read_source_record(site: Path) -> Mapping[str, Recorded]:
    """What the site's build recorded of the files it was made from; nothing where it did not."""
    return read_manifest(site / SOURCE_DIGESTS).files


def site_damage(site: Path, record: Manifest) -> Iterator[Problem]:
    """All in which the folder is not the site that its build recorded."""
    if not any((site / name).exists() for name in OF_EVERY_SITE):
        what = "there is no such folder" if not site.exists() else "it is neither a site of ours nor a bag"
        mend = "build the site, or name its folder; the folder of an archive is named by --root"
        yield Problem(file=site.as_posix(), code="no-site", what=what, mend=mend)
        return
    yield from record.problems
    if record.files:
        yield from _record_damage(site)
        yield from folder_damage(site, record.files, beside=RECORDS)
        for path in empty_folders(site):
            what, mend = "no build made the folder", "remove it, or keep it elsewhere"
            yield Problem(file=(site / path).as_posix(), code="folder-added", what=what, mend=mend)


def _record_damage(site: Path) -> Iterator[Problem]:
    """Whether the records are as the build wrote them, and files of the site."""
    for path in sorted(RECORDS):
        if (site / path).is_symlink():
            what = "a link stands in its place"
            yield Problem(file=(site / path).as_posix(), code="is-link", what=what, mend=AGAIN)
    records = read_manifest(site / RECORDS_MANIFEST)
    yield from records.problems
    lines = "".join(f"{expected.sha256}  {path}\n" for path, expected in sorted(records.files.items()))
    is_whole = records.files.keys() == {MANIFEST, SIZES} and bytes_of(site / RECORDS_MANIFEST) == lines.encode()
    if not is_whole and not records.problems:
        what = "it is not as a build writes it"
        yield Problem(file=(site / RECORDS_MANIFEST).as_posix(), code="manifest-differs", what=what, mend=AGAIN)
    for path, expected in sorted(records.files.items()):
        if not (site / path).is_file():
            yield Problem(file=(site / path).as_posix(), code="file-missing", what="the file is missing", mend=AGAIN)
        elif digest_of(site / path) != expected.sha256:
            what = f"it is not as the build wrote it ({RECORDS_MANIFEST} says so): what it says of files may be wrong"
            yield Problem(file=(site / path).as_posix(), code="manifest-differs", what=what, mend=AGAIN)


def _with_sizes(site: Path, files: Mapping[str, Recorded]) -> dict[str, Recorded]:
    try:
        sizes = (bytes_of(site / SIZES) or b"").splitlines()
    except OSError:  # told as damage of the record
        return dict(files)
    if len(sizes) != len(files) or not all(size.isdigit() for size in sizes):
        return dict(files)
    return {path: replace(files[path], size=int(size)) for path, size in zip(sorted(files), sizes, strict=True)}
