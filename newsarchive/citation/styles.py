"""Citations as sentences: Chicago (17th ed., bibliography), APA (7th ed.) and MLA (9th ed.).

All three cite an article in a newspaper: for the web Chicago and MLA make no difference, and what APA would ask no
capture says. Titles keep the capitals of the capture: the text is never corrected, not even in a bibliography. Where a
style lets an unknown author be replaced by the publisher, the title goes first all the same, since nobody stated who
wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsarchive.citation.reference import Person, Reference
from newsarchive.edtf import MONTHS, Day, Edtf

MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
APA_AUTHORS_NAMED = 20
"""APA 9.8: up to twenty authors are named; of more, the first nineteen and the last."""

DOUBLE_QUOTE = re.compile('[“”„"]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One citation; a page sets `italic` in italics."""

    style: str
    before: str
    italic: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.italic + self.after


def cite(reference: Reference, style: str) -> Citation:
    """The citation in one of `STYLES`."""
    return STYLES[style](reference)


def chicago(reference: Reference) -> Citation:
    """Tudor, Owen. “Title.” *Source*, September 1, 2020. https://…"""
    date = _bracketed(_dated(reference.date, _chicago_day), reference) or "n.d."
    return Citation(
        style="Chicago",
        before=_ended(_inverted_then_straight(reference.authors)) + _quoted(reference.title),
        italic=reference.source or "",
        after=f"{', ' if reference.source else ''}{_ended(date).strip()}{_address(reference.url)}",
    )


def apa(reference: Reference) -> Citation:
    """Tudor, O. (2020, September 1). Title. *Source*. https://…"""
    date = f"({_dated(reference.date, _apa_day) or 'n.d.'}). "
    title = f"{reference.title}{'' if reference.title[-1:] in '?!.' else '.'} "
    named = _ended(_apa_authors(reference.authors))
    source = reference.source or ""
    stop = "." if source and not source.endswith(".") else ""
    after = stop + _address(reference.url, full_stop=False)
    return Citation(
        style="APA",
        before=f"{named}{date}{title}" if named else f"{title}{date}",
        italic=source,
        after=after if source else after.strip(),
    )


def mla(reference: Reference) -> Citation:
    """Tudor, Owen. “Title.” *Source*, 1 Sept. 2020, fpc.org.uk/…"""
    date = _bracketed(_dated(reference.date, _mla_day), reference)
    url = (reference.url or "").partition("://")[2]
    tail = ", ".join(part for part in (date, url) if part)
    authors = reference.authors
    named = f"{authors[0].inverted}, et al." if len(authors) > 2 else _inverted_then_straight(authors)
    joint = ", " if reference.source and tail else ""
    return Citation(
        style="MLA",
        before=_ended(named) + _quoted(reference.title),
        italic=reference.source or "",
        after=_ended(joint + tail).rstrip() if tail or reference.source else "",
    )


STYLES: dict[str, Callable[[Reference], Citation]] = {"Chicago": chicago, "APA": apa, "MLA": mla}
"""In the order in which a page offers them."""


# --- names ---


def _inverted_then_straight(authors: tuple[Person, ...]) -> str:
    names = [author.straight if number else author.inverted for number, author in enumerate(authors)]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _apa_authors(authors: tuple[Person, ...]) -> str:
    names = [author.initials for author in authors]
    if len(names) > APA_AUTHORS_NAMED:
        return f"{', '.join(names[: APA_AUTHORS_NAMED - 1])}, … {names[-1]}"
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])}, & {names[-1]}"


# --- dates ---


def _dated(date: Edtf | None, write: Callable[[Day], str]) -> str:
    if date is None:
        return ""
    written = write(date.start) if date.start == date.end else f"{write(date.start)}–{write(date.end)}"
    return ("ca. " if date.start.mark or date.end.mark else "") + written


def _bracketed(date: str, reference: Reference) -> str:
    """Chicago (14.145) and MLA put into brackets what the one who cites supplies; APA has no sign for it."""
    return f"[{date}]" if date and reference.is_date_concluded else date


def _chicago_day(day: Day) -> str:
    month = MONTHS[day.month - 1] if day.month else ""
    return f"{month} {day.day}, {day.year}" if day.day else f"{month} {day.year}".strip()


def _apa_day(day: Day) -> str:
    month = MONTHS[day.month - 1] if day.month else ""
    return f"{day.year}, {month} {day.day}" if day.day else f"{day.year}, {month}" if month else str(day.year)


def _mla_day(day: Day) -> str:
    month = MLA_MONTHS[day.month - 1] if day.month else ""
    return " ".join(str(part) for part in (day.day or "", month, day.year) if part)


# --- punctuation ---


def _quoted(title: str) -> str:
    """The title in quotation marks with the full stop inside, unless it has an end of its own.

    Marks of its own become single ones, as all three styles want it; « » stay.
    """
    title = DOUBLE_QUOTE.sub(lambda mark: "‘" if _opens(title, mark.start()) else "’", title)
    words = title.removesuffix("’") if "‘" in title else title  # “… of the dockers’” ends as a word does
    stop = "" if words[-1:] in "?!.…" else "."
    return f"“{words}{stop}{title[len(words) :]}” "


def _opens(title: str, place: int) -> bool:
    return place == 0 or title[place - 1].isspace() or title[place - 1] in "([—–-«"


def _ended(words: str) -> str:
    return "" if not words else f"{words} " if words.endswith(".") else f"{words}. "


def _address(url: str | None, *, full_stop: bool = True) -> str:
    return f" {url}{'.' if full_stop else ''}" if url else ""
