"""A BagIt bag (RFC 8493) of captures, content, site and metadata: what preservation systems take in."""

from __future__ import annotations

import hashlib
import importlib
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsarchive.config import CONFIG_FILE
from newsarchive.export import csv, jsonl
from newsarchive.export.collection import Collection
from newsarchive.folder import bytes_of, list_files, read_file
from newsarchive.problems import ArchiveError, Problem
from newsarchive.verify import bag_damage, case_collisions, is_bag, read_site_record, site_damage
from newsarchive.write import RECORDS

SOURCES = ("seeds", "content", "templates")
TAGS = ("bag-info.txt", "bagit.txt")
AGENT = "newsarchive, through bagit-python"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""The library still writes 0.97, which RFC 8493 made 1.0; what differs between the two, it does as 1.0 asks."""


def write(collection: Collection, path: Path) -> None:
    """The payload is an archive's folder as `--root` takes it. ArchiveError where the site is missing or damaged,
    or where two names are one on some systems: not every reader of the bag could unpack both.

    No date of bagging: the same archive makes the same bag, on any day.
    """
    sources = [name for folder in SOURCES for name in list_files(collection.root, folder).names]
    if collisions := list(case_collisions(sources)):
        raise ArchiveError(collisions)
    record = read_site_record(collection.site)
    damage = [problem for problem in site_damage(collection.site, record) if problem.severity == "error"]
    if damage:
        raise ArchiveError(damage)
    path.mkdir()
    _copy_sources(collection.root, sources, path)
    for name in record.files:
        _copy(collection.site / name, path / "site" / name)
    for name in sorted(RECORDS):
        _copy(collection.site / name, path / "site" / name)
    (path / "metadata").mkdir()
    jsonl.write(collection, path / "metadata" / "articles.jsonl")
    csv.write(collection, path / "metadata" / "articles.csv")
    _bag(collection, path)
    found = list(bag_damage(path))
    if found:
        raise ArchiveError(found)


def is_ours(path: Path) -> bool:
    """Whether a whole bag of ours stands there, with nothing in it that other people put there."""
    if path.is_symlink() or not is_bag(path) or AGENT.encode() not in (bytes_of(path / "bag-info.txt") or b""):
        return False
    beside = {entry.name for entry in path.iterdir()} - {"data", "manifest-sha256.txt", "tagmanifest-sha256.txt", *TAGS}
    return not beside and not list(bag_damage(path))


def _copy_sources(root: Path, names: Sequence[str], bag: Path) -> None:
    for name in names:
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_bytes(read_file(root, name))
    if (root / CONFIG_FILE).is_file():
        (bag / CONFIG_FILE).write_bytes(read_file(root, CONFIG_FILE))


def _copy(present: Path, target: Path) -> None:
    """A file of the site. ArchiveError where it has gone, or is no file any more, since the site was checked."""
    target.parent.mkdir(parents=True, exist_ok=True)
    data = bytes_of(present)
    if data is None:
        what, mend = "the file went while the bag was made", "build, and export again"
        raise ArchiveError(Problem(file=str(present), code="file-missing", what=what, mend=mend))
    target.write_bytes(data)


def _bag(collection: Collection, path: Path) -> None:
    library: Any = importlib.import_module("bagit")  # Any: it ships no types; installed only when a bag is asked for
    logging.getLogger("bagit").setLevel(logging.CRITICAL)  # what it finds, it also raises
    description = _description(collection) | {"Bagging-Date": ""}  # else the library would write today's
    try:
        library.make_bag(str(path), description, checksums=["sha256"])
        lines = (path / "bag-info.txt").read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith("Bagging-Date:")]
        (path / "bag-info.txt").write_text("".join(kept), encoding="utf-8", newline="\n")
        (path / "bagit.txt").write_bytes(DECLARATION)
        _list_tags(path)
        library.Bag(str(path)).validate()
    except library.BagError as error:
        problem = Problem(file=path.name, code="bad-bag", what=str(error), mend="see that its files can be read")
        raise ArchiveError(problem) from None


def _description(collection: Collection) -> dict[str, str]:
    config, articles = collection.config, collection.articles
    dates = [article.date for article in articles if article.date]
    period = ""
    if dates:  # each end as precisely as it is known
        first, last = min(dates, key=lambda date: date.earliest), max(dates, key=lambda date: date.latest)
        period = f", {first.start} to {last.end}"
    description = {
        "Source-Organization": config.title,
        "External-Description": f"{config.description} {len(articles):,} articles{period}".strip(),
        "Bag-Software-Agent": AGENT,
    }
    return description | ({"External-Identifier": config.base_url} if config.base_url else {})


def _list_tags(path: Path) -> None:
    names = (*TAGS, "manifest-sha256.txt")
    lines = [f"{hashlib.sha256((path / name).read_bytes()).hexdigest()} {name}\n" for name in names]
    (path / "tagmanifest-sha256.txt").write_text("".join(lines), encoding="utf-8", newline="\n")
