"""Reading the authority file content/names.yaml; whatever is wrong in it is named with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from newsarchive.fields import LINES_MEND, Cursor, open_document
from newsarchive.names.authority import Authority, Evidence, Name, NameKind, See
from newsarchive.names.claims import Claim, report_claims
from newsarchive.names.forms import Form
from newsarchive.problems import ArchiveError
from newsarchive.spacing import visible
from newsarchive.urls import make_slug

NAMES_FILE = "content/names.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the entries of the file may refer to."""

    articles: Mapping[str, str]
    """Slugs by their short names."""
    headings: Mapping[str, str]
    """Slugs of names by their headings."""


def read_names(text: str, *, file: str = NAMES_FILE) -> Authority:
    """The authority file. ArchiveError names all that is wrong in it, each with its line."""
    cursor = open_document(text, file=file)
    entries = cursor.mappings("names")
    known = _Known(articles=_read_articles(cursor.mapping("articles")), headings=_read_headings(entries))
    names = tuple(_read_name(entry, known) for entry in entries)
    authority = Authority(
        names=names,
        see=tuple(_read_see(cursor.mapping("see"), known)),
        not_names=frozenset(_read_not_names(cursor)),
        articles=known.articles,
    )
    report_claims(
        Claim(entry=entry, heading=name.heading, form=form)
        for entry, name in zip(entries, names, strict=True)
        for form in name.forms
    )
    cursor.refuse_the_rest()
    if cursor.document.problems:
        raise ArchiveError(dict.fromkeys(cursor.document.problems))
    return authority


def _read_articles(cursor: Cursor) -> dict[str, str]:
    return {key: cursor.needed(key) for key in cursor.keys}


def _read_headings(entries: list[Cursor]) -> dict[str, str]:
    headings: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for entry in entries:
        heading = entry.text("name") or ""
        slug = entry.text("slug") or make_slug(heading)
        if heading and (slug in slugs or heading in headings):
            what = f"“{heading}” and “{slugs.get(slug, heading)}” would have the same page or heading"
            entry.report("name", "same-page", what, "join the two entries, or give one of them a “slug: …”")
        headings[heading] = slug
        slugs[slug] = heading
    return headings


def _read_name(entry: Cursor, known: _Known) -> Name:
    heading = entry.needed("name")
    belarusian, russian = entry.texts("belarusian"), entry.texts("russian")
    basis = entry.mapping("basis")
    if heading and heading in entry.texts("see_also"):
        entry.report("see_also", "see-itself", f"“{heading}” leads to itself", "write the heading of another entry")
    name = Name(
        heading=heading,
        slug=_read_slug(entry, heading),
        index=entry.text("index") or heading,
        kind=_read_kind(entry),
        forms=_read_forms(entry, heading, (*belarusian, *russian), known),
        who=entry.needed("who"),
        stated=tuple(_read_evidence(basis.mapping("stated"), known)),
        supplied=basis.text("supplied") or "",
        is_standard=_read_is_standard(entry),
        belarusian=belarusian,
        russian=russian,
        see_also=_read_targets(entry, "see_also", known),
        is_linked=not entry.flag("unlinked"),
    )
    before = len(entry.document.problems)
    basis.refuse_the_rest()
    if not name.stated and not name.supplied and len(entry.document.problems) == before:
        mend = "write “basis: {stated: {ARTICLE: LINE}}” or “basis: {supplied: WHY}”"
        entry.report("basis" if "basis" in entry else None, "bad-basis", f"nothing says how “{heading}” is known", mend)
    entry.refuse_the_rest()
    return name


def _read_slug(entry: Cursor, heading: str) -> str:
    slug = entry.text("slug") or make_slug(heading)
    if make_slug(slug) != slug:
        entry.report("slug", "bad-slug", f"“{slug}” is no slug", f"write “slug: {make_slug(slug)}”")
    return slug


def _read_kind(entry: Cursor) -> NameKind:
    written = entry.needed("kind")
    if written in list(NameKind):
        return NameKind(written)
    if written:
        entry.report("kind", "bad-kind", f"“{written}” is no kind of name", f"write one of: {', '.join(NameKind)}")
    return NameKind.PERSON


def _read_is_standard(entry: Cursor) -> bool:
    written = entry.text("heading")
    if written not in (None, "standard"):
        entry.report("heading", "bad-value", f"“heading” cannot be “{written}”", "write “standard” or leave it out")
    return written == "standard"


def _read_forms(entry: Cursor, heading: str, cyrillic: tuple[str, ...], known: _Known) -> tuple[Form, ...]:
    """Each form once. A rule on the heading itself, given among the spellings, holds for the heading."""
    is_person = entry.raw("kind") == NameKind.PERSON
    captured = [
        *_read_ruled(entry, "spellings", is_short=False, known=known),
        *_read_ruled(entry, "short", is_short=True, known=known),
    ]
    ruled = {form.text for form in captured if not form.is_short}
    free = dict.fromkeys(text for text in (heading, *cyrillic) if text not in ruled)
    free |= dict.fromkeys(entry.texts("elsewhere"))
    supplied = (Form(text=text, is_captured=False) for text in free if text)
    return tuple(replace(form, is_person=is_person) for form in (*captured, *supplied))


def _read_ruled(entry: Cursor, key: str, *, is_short: bool, known: _Known) -> Iterator[Form]:
    written = entry.raw(key)
    for number, item in enumerate(written if isinstance(written, list) else [written] if written is not None else []):
        if not isinstance(item, dict):
            if text := entry.text_of(item, (key, number)):
                yield Form(text=text, is_short=is_short)
            elif isinstance(item, str):
                entry.report((key, number), "bad-value", "a spelling is empty", "write it, or delete it")
            continue
        cursor = Cursor(entry.document, item, (*entry.path, key, number))
        articles = tuple(_slug_of(cursor, "only_in", short, known) for short in cursor.texts("only_in"))
        if text := cursor.needed("form"):
            yield Form(text=text, is_short=is_short and not articles, only_in=articles)
        cursor.refuse_the_rest()


def _read_evidence(cursor: Cursor, known: _Known) -> Iterator[Evidence]:
    for short in cursor.keys:
        lines = cursor.lines(short)
        if cursor.raw(short) is None:
            cursor.report(short, "bad-lines", f"no line of “{short}” is named", LINES_MEND)
        yield Evidence(article=_slug_of(cursor, short, short, known), lines=lines, at=(*cursor.path, short))


def _slug_of(cursor: Cursor, key: str, short: str, known: _Known) -> str:
    if short not in known.articles:
        mend = f"add it below “articles”, which has: {', '.join(known.articles) or 'none'}"
        cursor.report(key, "unknown-article", f"no article goes by “{short}” in this file", mend)
    return known.articles.get(short, short)


def _read_see(cursor: Cursor, known: _Known) -> Iterator[See]:
    for index in cursor.keys:
        if not index.strip() or visible(index) != index:
            what = f"“{visible(index)}” holds signs that do not show, or none that do"
            cursor.report(index, "bad-value", what, "write the words that lead on")
        if index in known.headings:
            cursor.report(index, "see-is-name", f"“{index}” is a name of its own", "delete the line, or rename one")
        if cursor.raw(index) in (None, "", []):
            cursor.report(index, "see-nothing", f"“{index}” leads nowhere", "write the heading of an entry after it")
        yield See(index=index, targets=_read_targets(cursor, index, known))


def _read_targets(cursor: Cursor, key: str, known: _Known) -> tuple[str, ...]:
    targets = cursor.texts(key)
    for target in targets:
        if target not in known.headings:
            cursor.report(key, "unknown-name", f"“{target}” is no name in this file", "write the heading of an entry")
    return tuple(known.headings[target] for target in targets if target in known.headings)


def _read_not_names(cursor: Cursor) -> Iterator[str]:
    """Words in a list, or in lists of a list, so that they can be grouped."""
    written = cursor.raw("not_names")
    if not isinstance(written, list | None):
        cursor.report("not_names", "bad-value", "“not_names” must be a list", "write [word, word]")
        return
    for number, item in enumerate(written or []):
        for word in item if isinstance(item, list) else [item]:
            if text := cursor.text_of(word, ("not_names", number)):
                yield text
