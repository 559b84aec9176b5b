"""References as records that reference managers import: BibTeX, RIS and CSL-JSON.

All three say the same kind of thing, an article in a newspaper, which is also what the styles write; and each has its
place for the archive and for what it keeps of it, the capture.
"""

from __future__ import annotations

from newsarchive.citation.reference import Person, Reference

BIBTEX_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"{\textbraceleft}",  # BibTeX counts braces, escaped ones too: one alone would open or close the entry
        "}": r"{\textbraceright}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(reference: Reference) -> str:
    """A biblatex entry: its date is EDTF, so that an uncertain one stays one. `year` and `journal` serve old BibTeX.

    An `@article` must name its journal: where no publisher is known it is `@online`.
    """
    date = reference.date
    fields = {
        "author": " and ".join(map(_bibtex_name, reference.authors)),
        "title": f"{{{_tex(reference.title)}}}",  # braces within braces keep the capitals
        "journal": _tex(reference.source or ""),
        "entrysubtype": "newspaper" if reference.source else "",
        "date": str(date) if date else "",
        "year": str(date.start.year) if date else "",
        "url": (reference.url or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "langid": reference.language,
        "note": _tex(f"Text as kept in {reference.archive}"),
        "library": reference.capture,  # which bibliographies do not print
    }
    rows = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    kind = "article" if reference.source else "online"
    return f"@{kind}{{{reference.key},\n{''.join(rows)}}}\n"


def ris(reference: Reference) -> str:
    """A RIS record of type NEWS. `DA` is YYYY/MM/DD/other: the doubt of an uncertain date goes in the last part."""
    date = reference.date
    rows = [("TY", "NEWS"), ("ID", reference.key), ("TI", reference.title)]
    rows += [("AU", person.inverted) for person in reference.authors]
    if reference.source:
        rows.append(("T2", reference.source))
    if date:
        start = date.start
        month, day = f"{start.month:02d}" * bool(start.month), f"{start.day:02d}" * bool(start.day)
        rows += [("PY", str(start.year)), ("DA", f"{start.year}/{month}/{day}/{'' if date.is_exact else date.words}")]
    if reference.url:
        rows.append(("UR", reference.url))
    if reference.abstract:
        rows.append(("AB", reference.abstract))
    rows += [("LA", reference.language), ("DB", reference.archive), ("DP", reference.archive)]
    if reference.capture:
        rows.append(("AN", reference.capture))
    lines = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in rows]
    return "".join(lines) + "ER  - \r\n"


def csl_item(reference: Reference) -> dict[str, object]:
    """An item of CSL-JSON (Citation Style Language 1.0.2, type `article-newspaper`), to be put in a list."""
    item: dict[str, object] = {"id": reference.key, "type": "article-newspaper", "title": reference.title}
    if reference.authors:
        item["author"] = [
            {"family": person.family, "given": person.given} | ({"suffix": person.suffix} if person.suffix else {})
            if person.given
            else {"literal": person.family}
            for person in reference.authors
        ]
    if reference.source:
        item["container-title"] = reference.source
    if date := reference.date:
        ends = (date.start,) if date.start == date.end else (date.start, date.end)
        issued: dict[str, object] = {"date-parts": [[n for n in (d.year, d.month, d.day) if n] for d in ends]}
        if date.start.mark or date.end.mark:
            issued["circa"] = True
        item["issued"] = issued
    optional = {"URL": reference.url, "abstract": reference.abstract, "archive": reference.archive}
    optional["archive_location"] = reference.capture
    return item | {key: value for key, value in optional.items() if value} | {"language": reference.language}


def _bibtex_name(person: Person) -> str:
    """“King, Jr., Martin”; what is no person's name, in braces, so that nothing takes it apart."""
    if not person.given:
        return f"{{{_tex(person.family)}}}"
    return ", ".join(_tex(part) for part in (person.family, person.suffix, person.given) if part)


def _tex(words: str) -> str:
    return words.translate(BIBTEX_SPECIAL)
