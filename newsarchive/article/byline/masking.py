"""A short line without its dates, times and clutter: what is left may be names."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.article.phrases import any_of, may_have, phrase_set, phrases
from newsarchive.article.written_dates import WrittenDate

CUT = " ¦ "
CLOCK = re.compile(  # “at 10:31 pm CST”, “T12:48:14Z”
    r"(?:\bat\s+|\bum\s+|[T@]\s*)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?|uhr|hrs)?"
    r"(?:\s*\(?(?-i:Z\b|[A-Z]{2,5}\b|(?:по )?(?:МСК|мск|Мск)\b)\)?|\s*[+-]\d\d:?\d\d)?"
    r"|\b(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours|uhr|h)\b",  # “1427 hrs”
    re.IGNORECASE,
)
CLOCK_DIGITS = re.compile(r"\d[:.hH]\d\d|\d{4}\s?[hHuU]")  # what each of these has
HOUR = re.compile(r"(?<![:.])\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)  # “4 AM”
COUNTS = (  # “www.example.org”, “5 hours ago”, “5h ago”, “vor 5 Stunden”, “5 min read”, “18 comments”
    r"www\.\S+"
    r"|(?:\b(?:vor|il\s+y\s+a|hace|há)\s+)?\b\d{1,2}\s*[^\W\d_]{1,8}\.?\s+(?:ago|fa|geleden|temu|atrás|назад|тому|таму)\b"
    r"|\b(?:vor|il\s+y\s+a|hace|há)\s+\d{1,2}\s+[^\W\d_]{1,8}\b"
    r"|\b\d+\s*[-–]?\s*(?:min(?:ute)?s?\.?(?:\s+(?:read|lesezeit))?|comments?|views?|shares?|words"
    r"|kommentare?|comentários?|comentarios?)\b"
)
CLUTTER = re.compile(rf"https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+|{COUNTS}", re.IGNORECASE)  # “ann@example.org”
PLAIN_CLUTTER = re.compile(COUNTS, re.IGNORECASE)
"""The same of lines without “@” and “://”: most, and in a third of the time."""
DIGIT = re.compile(r"\d")
SEPARATES = frozenset("¦|•·/–—-")
SEPARATOR = re.compile(r"\s*(?:¦|\||•|·|//|\s[-–—/]+\s|[–—]|(?<=[\d\s])/|/(?=\s|by\b))\s*")
PREPOSITIONS = (" on", " am", " le", " el", " em", " il", " op")
EVERYDAY_LABELS = frozenset({"le", "vom", "stand", "date", "data", "fecha", "datum", "update", "created", "release"})
"""Words that say what a day is only right before it: “Marie Le Pen” is a name."""
BY_IN_CREDITS = (" by", " von", " de", " di", " van")
NAMES_FOLLOW = ("by ", "by:", "von ", "par ", "por ", "da ", "przez ", "door ")


@cache
def date_label(key: str) -> re.Pattern[str]:
    """The words that say what a date is the day of: `published` or `updated`."""
    return re.compile(rf"(?<!\w){any_of(phrases(key))}(?!\w)\s*:?", re.IGNORECASE)


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases('weekdays'))}\b\.?,?\s*(?=¦)", re.IGNORECASE)


@cache
def _others() -> re.Pattern[str]:
    """Where in the line others begin: “Text: Ann Lee Fotos: Bo Chen”, “Words by Ann Lee Photos by Bo Chen”."""
    labels = any_of((*phrases("source_labels"), *phrases("credit")))
    with_by = any_of([phrase for phrase in phrases("credit") if phrase.endswith(BY_IN_CREDITS)])
    return re.compile(rf"(?<=\w)[\s.,;]+(?={labels}\s?:|{with_by}\s)", re.IGNORECASE)


def segments_of(text: str, dates: tuple[WrittenDate, ...]) -> list[str]:
    """The parts of the line between dates, times, bars, dashes and clutter, without those that hold no word."""
    masked = CUT.join(_around(text, dates))
    if dates:
        masked = _weekday().sub(CUT, masked)
    has_digits = DIGIT.search(masked) is not None
    if has_digits:
        masked = HOUR.sub(CUT, masked)
        masked = CLOCK.sub(CUT, masked) if CLOCK_DIGITS.search(masked) else masked
    if "@" in masked or "://" in masked:
        masked = CLUTTER.sub(CUT, masked)
    elif has_digits or "www." in masked:
        masked = PLAIN_CLUTTER.sub(CUT, masked)
    if may_have(masked, "source_labels", "credit"):
        masked = _others().sub(_cut_unless_joined, masked)
    for key in ("updated", "published"):
        if may_have(masked, key):
            masked = date_label(key).sub(_cut_unless_by, masked)
    if SEPARATES.isdisjoint(masked):
        segment = masked.strip(" ,;")
        return [segment] if masked.strip(" ,.:;()") else []
    segments = (segment.strip(" ,;") for segment in SEPARATOR.split(masked) if segment.strip(" ,.:;()-"))
    return [segment.removesuffix(" -") for segment in segments]


def _around(text: str, dates: tuple[WrittenDate, ...]) -> list[str]:
    parts = []
    before = 0
    for date in dates:
        parts.append(text[before : date.start])
        before = date.end
    return [*parts, text[before:]]


def _cut_unless_joined(match: re.Match[str]) -> str:
    """“Story and photos by Ann Lee” are all hers."""
    before = match.string[: match.start()].rsplit(None, 1)[-1].lower()
    return match[0] if before in phrase_set("and") else CUT


def _cut_unless_by(match: re.Match[str]) -> str:
    """“Published by” is no label of a date, and neither are everyday words away from one."""
    if match[0].strip().endswith(PREPOSITIONS):
        return CUT
    following = match.string[match.end() :].lstrip().lower()
    if match[0].strip().lower() in EVERYDAY_LABELS and following and following[0] not in "¦:":
        return match[0]
    return match[0] if following.startswith(NAMES_FOLLOW) else CUT
