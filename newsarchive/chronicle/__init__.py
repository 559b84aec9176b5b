"""The chronicle: every date that the articles mention, resolved, in order, with its sentence and source."""

from newsarchive.chronicle.find import WrittenWhen, find_dates
from newsarchive.chronicle.mention import DateMention
from newsarchive.chronicle.named import WEEKDAYS
from newsarchive.chronicle.order import Chronicle, Occasion, Voice, article_dates, make_chronicle

__all__ = [
    "WEEKDAYS",
    "Chronicle",
    "DateMention",
    "Occasion",
    "Voice",
    "WrittenWhen",
    "article_dates",
    "find_dates",
    "make_chronicle",
]
