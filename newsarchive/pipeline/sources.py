"""What an archive's folder holds: captures with their sidecars, content, the file of names; what is wrong with one is
told, and the others are read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from newsarchive import content
from newsarchive.config import Config
from newsarchive.discrepancies import lines_beyond, not_stated
from newsarchive.document import Document
from newsarchive.folder import list_files, read_file, read_text, text_of_bytes
from newsarchive.ingest import SeedPair, name_changes, pair_seeds, sidecar_of, stem_of, without_answered
from newsarchive.library import Keep, make_anew
from newsarchive.model import Article, Capture, SeedFile
from newsarchive.names import NAMES_FILE, Authority, read_names
from newsarchive.problems import ArchiveError, Problem
from newsarchive.readers import is_capture, read_capture
from newsarchive.urls import suffixed

SEEDS, CONTENT, ARTICLE_ENDING = "seeds", "content", ".md"
OTHER_ENDINGS = (".md", ".markdown", ".md.txt")  # what systems and editors make of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The files in content/ that may be articles."""

    texts: Mapping[str, str]
    """By address; of one that cannot be read, what can be told of it, if only that it is there."""
    by_hand: Mapping[str, str]
    """SHA-256 of those that are not, byte for byte, as ingest wrote them."""
    problems: tuple[Problem, ...]
    closed: tuple[Problem, ...]
    """Those of them that are folders: which articles lie in there is not known."""

    @property
    def readable(self) -> Iterator[tuple[str, str]]:
        wrong = {problem.file for problem in self.problems}
        return ((file, text) for file, text in self.texts.items() if file not in wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """The articles that can be shown, in the order of their files, and what is wrong with the others."""

    by_file: Mapping[str, Article]
    by_hand: Mapping[str, str]
    """SHA-256 of the files behind those of them that were written, touched or renamed by hand."""
    problems: tuple[Problem, ...]
    closed: tuple[Problem, ...]
    """Those of them that are folders, in which there may be more."""
    left_out: tuple[str, ...]
    """Files of articles that cannot be shown."""

    @property
    def is_whole(self) -> bool:
        """Whether all articles that the archive has are among them."""
        return not self.left_out and not self.closed

    @property
    def articles(self) -> Sequence[Article]:
        return tuple(self.by_file.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityFile:
    """The archive's file of names, and what is wrong in it."""

    authority: Authority
    document: Document
    """Where what it says stands in it."""
    problems: tuple[Problem, ...]


def read_contents(root: Path) -> Contents:
    """The content files by address, and what is wrong with those that cannot be read."""
    listing = list_files(root, CONTENT)
    files = (problem.file for problem in listing.problems if problem not in listing.closed)
    texts = {file: "" for file in files if file.endswith(ARTICLE_ENDING)}
    problems = [problem for problem in listing.problems if problem.file in texts or problem in listing.closed]
    by_hand: dict[str, str] = {}
    for file in listing.names:
        if not file.endswith(ARTICLE_ENDING):
            problems += [_other_ending(file)] if file.lower().endswith(OTHER_ENDINGS) else []
            continue
        try:
            data = read_file(root, file)
            if not content.is_as_written(data):
                by_hand[file] = hashlib.sha256(data).hexdigest()
            texts[file] = text_of_bytes(data, file=file)
            if not content.FRONT_MATTER.match(texts[file].replace("\r\n", "\n")):
                raise ArchiveError(content.no_front_matter(texts[file], file))
        except ArchiveError as error:
            texts[file] = ""
            problems += error.problems
    return Contents(texts=dict(sorted(texts.items())), by_hand=by_hand, problems=tuple(problems), closed=listing.closed)


def _other_ending(file: str) -> Problem:
    what, mend = "articles are read only where their names end in “.md”", "name it so, or keep it elsewhere"
    return Problem(file=file, code="unknown-ending", what=what, mend=mend, severity="warning")


def read_articles(root: Path, config: Config, *, keep: Keep = make_anew) -> Articles:
    """All articles that can be shown, each with a slug of its own, and what was changed by hand said to be so."""
    contents = read_contents(root)
    found: dict[str, Article] = {}
    problems = list(contents.problems)
    for file, text in contents.readable:
        try:
            found[file] = content.load(text, file=file, language=config.language)
        except ArchiveError as error:
            problems.extend(error.problems)
            continue
        problems += content.contradictions(found[file], text, file=file)
    taken: set[str] = set()
    for file in sorted(found, key=lambda file: (PurePosixPath(file).stem != found[file].slug, file)):
        slug = found[file].slug
        if slug in taken:
            own = suffixed(slug, hashlib.sha256(file.encode()).hexdigest()[:8])
            problems.append(_same_slug(file, slug, own))
            found[file] = replace(found[file], slug=own)
        taken.add(slug)
    edited = {file: article for file, article in found.items() if article.is_edited}
    if edited:
        edited |= name_changes(edited, Seeds(root).find, keep, language=config.language)
        found |= {file: without_answered(article) for file, article in edited.items()}
    renamed = (file for file, one in found.items() if one.capture and file != f"{CONTENT}/{one.slug}{ARTICLE_ENDING}")
    by_hand = {file: hashlib.sha256(contents.texts[file].encode()).hexdigest() for file in renamed}
    by_hand |= {file: digest for file, digest in contents.by_hand.items() if file in found}
    left_out = tuple(file for file in contents.texts if file not in found)
    return Articles(by_file=found, by_hand=by_hand, problems=tuple(problems), closed=contents.closed, left_out=left_out)


def _same_slug(file: str, slug: str, own: str) -> Problem:
    what = f"another article has the slug “{slug}” too; this one is shown as “{own}”"
    mend = "give one of them another “slug: …”"
    return Problem(file=file, code="same-slug", what=what, mend=mend, severity="warning")


def read_authority(root: Path) -> AuthorityFile:
    """Without a file of names, or with a wrong one, nobody is named."""
    document = Document(file=NAMES_FILE, text="")
    if NAMES_FILE not in (listing := list_files(root, CONTENT)).names:
        problems = tuple(problem for problem in listing.problems if problem.file == NAMES_FILE)
        return AuthorityFile(authority=Authority(), document=document, problems=problems)
    try:
        document.text = read_text(root, NAMES_FILE)
        return AuthorityFile(authority=read_names(document.text), document=document, problems=())
    except ArchiveError as error:
        return AuthorityFile(authority=Authority(), document=document, problems=error.problems)


def read_captures(root: Path, by_file: Mapping[str, Article]) -> tuple[dict[str, Capture], tuple[Problem, ...]]:
    """The captures behind the articles, by address; those that are missing or changed are reported, not shown, and so
    is what articles say of lines that they have not. `by_file`: the articles by their files.
    """
    captures: dict[str, Capture] = {}
    listing = list_files(root, SEEDS)
    names = frozenset(listing.names)
    problems: list[Problem] = []
    for content_file, article in by_file.items():
        if not article.capture or listing.is_hindered(article.capture.file):
            continue
        file = article.capture.file
        if file not in names:
            what = f"the capture of “{article.slug}” is missing"
            mend = "put it back: it is the evidence for the article"
            problems.append(Problem(file=file, code="capture-differs", what=what, mend=mend))
            continue
        try:
            capture = read_capture(read_file(root, file), file=file)
        except ArchiveError as error:
            problems += error.problems
            continue
        if capture.sha256 == article.capture.sha256:
            captures[file] = capture
            problems += _lines_beyond(root, content_file, article, capture)
            problems += _not_stated(root, content_file, article, capture)
            continue
        what = f"the capture of “{article.slug}” is not the one that the article was made from"
        mend = "run `python3 build.py ingest`, or put the old capture back"
        problems.append(Problem(file=file, code="capture-differs", what=what, mend=mend))
    return captures, (*listing.problems, *problems)


def _lines_beyond(root: Path, file: str, article: Article, capture: Capture) -> Iterator[Problem]:
    for path, line in lines_beyond(article, capture):
        place = content.front_matter_of(read_text(root, file), file=file).line_of(path)
        what = f"line {line} does not exist: {capture.file} has {len(capture.lines)} lines"
        mend = "correct the number, or say how you know it: {supplied: …}"
        yield Problem(file=file, line=place, code="line-beyond-capture", what=what, mend=mend)


def _not_stated(root: Path, file: str, article: Article, capture: Capture) -> Iterator[Problem]:
    for path, value in not_stated(article, capture):
        place = content.front_matter_of(read_text(root, file), file=file).line_of(path)
        what = f"the lines named as its basis do not say “{value}”"
        mend = "name the lines that do, or say how you know it: {supplied: …}"
        yield Problem(file=file, line=place, code="not-stated", what=what, mend=mend, severity="warning")


class Seeds:
    """The captures with their sidecars, read one after the other, and what was wrong with any of the files."""

    def __init__(self, root: Path) -> None:
        self._root = root
        listing = list_files(root, SEEDS)
        without = {stem_of(name) for name in listing.hindered}
        # A capture without its sidecar would lose what the archivist supplied.
        names = [name for name in listing.names if stem_of(name) not in without]
        self._pairs, stray = pair_seeds(names)
        self.problems = [*listing.problems, *stray]

    def files(self) -> Iterator[SeedFile]:
        for pair in self._pairs:
            if seed := self._read(pair):
                yield seed

    def find(self, file: str) -> SeedFile | None:
        """The capture at this address, where it can be read."""
        pair = next((pair for pair in self._pairs if pair.file == file), None)
        return self._read(pair) if pair else None

    def _read(self, pair: SeedPair) -> SeedFile | None:
        try:
            sidecar = read_file(self._root, pair.sidecar) if pair.sidecar else b""
            data = read_file(self._root, pair.file)
        except ArchiveError as error:
            self.problems += error.problems
            return None
        return SeedFile(file=pair.file, data=data, sidecar_file=pair.sidecar, sidecar=sidecar)


def read_beside(path: Path) -> SeedFile:
    """A file anywhere as a capture, with the sidecar beside it. ArchiveError `no-capture` where it is none."""
    if not is_capture(path.name) or not path.is_file():
        what = "it is no kind of capture" if path.is_file() else "there is no such file"
        mend = "name a capture: text, Markdown, or a saved page (.txt, .md, .html …)"
        raise ArchiveError(Problem(file=path.as_posix(), code="no-capture", what=what, mend=mend))
    sidecar = path.with_name(sidecar_of(path.name))
    has_sidecar = sidecar.is_file()
    return SeedFile(
        file=path.as_posix(),
        data=read_file(path.parent, path.name),
        sidecar_file=sidecar.as_posix() if has_sidecar else "",
        sidecar=read_file(sidecar.parent, sidecar.name) if has_sidecar else b"",
    )
