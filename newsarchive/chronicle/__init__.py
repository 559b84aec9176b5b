"""The chronicle: every date that the articles mention, resolved, in order, with its sentence and source."""

from newsarchive.chronicle.find import WrittenWhen, find_dates
from newsarchive.chronicle.mention import DateMention

__all__ = ["DateMention", "WrittenWhen", "find_dates"]
