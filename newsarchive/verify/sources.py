"""Captures, sidecars and content, held against the digests in the content files' front matter."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from newsarchive import content
from newsarchive.config import CONFIG_FILE
from newsarchive.folder import list_files, read_file
from newsarchive.ingest import pair_seeds, sidecar_of
from newsarchive.model import Article, CaptureRecord
from newsarchive.names import NAMES_FILE
from newsarchive.problems import ArchiveError, Problem
from newsarchive.urls import SOURCE_DIGESTS, article_markdown_path, capture_path
from newsarchive.verify.folder import empty_folders, name_key
from newsarchive.write import OFFER, Recorded

KINDS = {CONFIG_FILE: "settings", NAMES_FILE: "names"}
"""What codes call the files that the site keeps digests of; all others are articles written by hand."""
BACKUP = "take it from your backup: it is the evidence, and a build would record it as it is now"
EITHER = "build again if you changed it; otherwise take it from your backup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """An archive's folder, as far as it can be read."""

    root: Path
    articles: Mapping[str, Article]
    """By their content files, as a build would show them."""
    site: Mapping[str, Recorded]
    """What the site's build recorded; empty where there is no site."""
    recorded: Mapping[str, Recorded]
    """What it recorded of settings, names and articles written, touched or renamed by hand."""

    @property
    def has_record(self) -> bool:
        """Whether that is known. A site of nothing but captures has no list of it."""
        return bool(self.recorded) or (bool(self.site) and SOURCE_DIGESTS not in self.site)


def source_damage(sources: Sources) -> Iterator[Problem]:
    """Captures and sidecars that are not the ones that articles were made from; content that nobody built as it is."""
    digests, problems = _seed_digests(sources.root)
    yield from problems
    yield from _empty_folders(sources.root)
    told = frozenset(problem.file for problem in problems)
    records = {file: article.capture for file, article in sources.articles.items() if article.capture}
    claimed = {record.file for record in records.values()}
    loose = {digests[file]: file for file in sorted(digests.keys() - claimed, reverse=True)}
    renamed: set[str] = set()
    for file, record in records.items():
        for problem in _settled_as_offered(sources.root, file, _capture_damage(record, digests, loose)):
            if problem.file not in told:
                renamed |= {loose[record.sha256]} if problem.code == "seed-renamed" else set()
                yield problem
    pairs, strays = pair_seeds(sorted(digests))
    yield from strays
    for pair in pairs:
        if pair.file not in claimed | renamed:
            what, mend = "no article was made from it, or its content file is missing", "run `python3 build.py ingest`"
            yield Problem(file=pair.file, code="not-ingested", what=what, mend=mend)
    yield from _damage_of_recorded(sources)
    yield from case_collisions([*digests, *sources.articles])
    for file, article in sources.articles.items():
        yield from _content_damage(sources, file, article)


def not_in_site(sources: Sources, site: Path) -> Iterator[Problem]:
    """How many articles no build has put into the site so far: no damage, but readers cannot see them."""
    missing = [one for one in sources.articles.values() if article_markdown_path(one.slug) not in sources.site]
    if sources.site and missing:
        which = f"“{missing[0].slug}”" + (f" and {len(missing) - 1:,} more" if len(missing) > 1 else "")
        number = "1 article is" if len(missing) == 1 else f"{len(missing):,} articles are"
        what, mend = f"{number} not in the site yet: {which}", "run `python3 build.py`"
        yield Problem(file=site.as_posix(), code="not-built", what=what, mend=mend, severity="warning")


def _empty_folders(root: Path) -> Iterator[Problem]:
    """No damage, but where a folder is empty, files may be gone of which nothing was recorded."""
    for name in (f"{top}/{path}" for top in ("content", "seeds") for path in empty_folders(root / top)):
        if not any(part.startswith(".") for part in name.split("/")):
            what, mend = "the folder is empty", "remove it, if nothing is missing from it"
            yield Problem(file=name, code="folder-added", what=what, mend=mend, severity="warning")


def case_collisions(names: Iterable[str]) -> Iterator[Problem]:
    """Files of which only one would be left where upper and lower case, or two ways to store an accent, are one."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        other = seen.setdefault(name_key(name), name)
        if other == name:
            continue
        what = f"its name and that of {other} are one where upper and lower case are"
        if name.casefold() != other.casefold():  # they look alike: only escapes tell one from the other
            what = f"its name is that of another file, with accents stored otherwise: {name!a}, {other!a}"
        yield Problem(file=name, code="case-collision", what=what, mend="give it another name")


def _seed_digests(root: Path) -> tuple[dict[str, str], list[Problem]]:
    listing = list_files(root, "seeds")
    digests: dict[str, str] = {}
    problems = list(listing.problems)
    for name in listing.names:
        try:
            digests[name] = hashlib.sha256(read_file(root, name)).hexdigest()
        except ArchiveError as error:
            problems += error.problems
    return digests, problems


def _capture_damage(record: CaptureRecord, digests: Mapping[str, str], loose: Mapping[str, str]) -> Iterator[Problem]:
    if record.file not in digests:
        other = loose.get(record.sha256)
        what = f"the capture is now called {other}" if other else "the capture is missing"
        mend = "run `python3 build.py ingest`, or give it its old name" if other else BACKUP
        yield Problem(file=record.file, code="seed-renamed" if other else "seed-missing", what=what, mend=mend)
        return
    if digests[record.file] != record.sha256:
        what = f"the capture differs from its recorded SHA-256 {record.sha256[:12]}…"
        yield Problem(file=record.file, code="seed-differs", what=what, mend=BACKUP)
    sidecar = sidecar_of(record.file)
    found = digests.get(sidecar, "")
    if found and not record.sidecar:
        what = "the article was made without this sidecar"
        yield Problem(file=sidecar, code="sidecar-added", what=what, mend=EITHER)
    elif record.sidecar and not found:
        yield Problem(file=sidecar, code="sidecar-missing", what="the sidecar is missing", mend=EITHER)
    elif found != record.sidecar:
        what = f"the sidecar differs from its recorded SHA-256 {record.sidecar[:12]}…"
        yield Problem(file=sidecar, code="sidecar-differs", what=what, mend=EITHER)


def _settled_as_offered(root: Path, file: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Where a new version of an edited file waits for its editor, no build can do what is left to do."""
    offer = f"{file}{OFFER}"
    mend = f"if you changed it, take over from {offer} what you want, its “capture” lines in any case, and delete it; "
    mend += "otherwise take it from your backup"
    is_offered = os.path.lexists(root / offer)
    return (replace(problem, mend=mend) if is_offered and problem.mend == EITHER else problem for problem in problems)


def _content_damage(sources: Sources, file: str, article: Article) -> Iterator[Problem]:
    """An edit that a build has taken into the site was meant; one that none has seen may not have been."""
    try:
        data = read_file(sources.root, file)
    except ArchiveError as error:
        yield from error.problems
        return
    recorded = sources.recorded.get(file)
    if not recorded and sources.has_record:
        yield from _unknown_content(sources, file, article)
    if content.is_as_written(data):
        return
    is_built = recorded and any(
        hashlib.sha256(form).hexdigest() == recorded.sha256 for form in content.with_any_line_ends(data)
    )
    if is_built and article.capture:
        what = "the file is not as ingest wrote it, and the site was built from it as it is"
        mend = "fine if you edited it"
        yield Problem(file=file, code="edited-by-hand", what=what, mend=mend, severity="warning")
    elif not is_built and (article.capture or recorded):
        what = "the file is not as it was recorded"
        yield Problem(file=file, code="content-differs", what=what, mend=EITHER)


def _unknown_content(sources: Sources, file: str, article: Article) -> Iterator[Problem]:
    """A file that the site's build did not know by this name. That of a new capture may wait for its first build."""
    named = _as_ingest_names_it(article.slug)
    if article.capture and file == named:
        return
    if article.capture and article_markdown_path(article.slug) in sources.site:
        what, mend = f"the file is recorded as {named}", "build again if you renamed it; otherwise name it so again"
        yield Problem(file=file, code="content-renamed", what=what, mend=mend)
    else:
        what, mend = "the site was built without this file", "build again if you added it; otherwise remove it"
        yield Problem(file=file, code="content-added", what=what, mend=mend)


def _as_ingest_names_it(slug: str) -> str:
    return f"content/{slug}.md"


def _damage_of_recorded(sources: Sources) -> Iterator[Problem]:
    """Settings and names that are not those which the site was built from; articles that are gone."""
    for name, recorded in sources.recorded.items():
        kind = KINDS.get(name, "content")
        if not os.path.lexists(sources.root / name):
            yield Problem(file=name, code=f"{kind}-missing", what="the file is missing", mend=EITHER)
        elif name in KINDS and _digest(sources.root, name) != recorded.sha256:
            yield Problem(file=name, code=f"{kind}-differ", what="the file is not as it was recorded", mend=EITHER)
    for name in sorted(KINDS) if sources.recorded else ():
        if name not in sources.recorded and os.path.lexists(sources.root / name):
            what = "the site was built without this file"
            yield Problem(file=name, code=f"{KINDS[name]}-added", what=what, mend=EITHER)
    shown = {article.slug for article in sources.articles.values()}
    for path in sorted(sources.site):
        slug = PurePosixPath(path).stem
        file = _as_ingest_names_it(slug)
        if path == capture_path(slug) and slug not in shown and not os.path.lexists(sources.root / file):
            yield Problem(file=file, code="content-missing", what="the file is missing", mend=EITHER)


def _digest(root: Path, name: str) -> str:
    """Empty where the file cannot be read."""
    try:
        return hashlib.sha256(read_file(root, name)).hexdigest()
    except ArchiveError:
        return ""
