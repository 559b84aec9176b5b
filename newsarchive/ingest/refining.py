"""Kinds that only the whole capture tells: notes under their heading, times of a live blog, quotations, verse."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsarchive.body import FIELD_KINDS, linked_notes, page_notes
from newsarchive.ingest.phrases import phrases
from newsarchive.ingest.verse import find_verse
from newsarchive.letters import UNSPACED_LETTERS, count_words
from newsarchive.model import Capture, Kind, Label, Line
from newsarchive.spacing import squeeze

NUMBERED = re.compile(r"\d{1,3}[.)]?\s+\S")  # “1. The ballot”, “1 The ballot”
SENTENCE = re.compile(
    r"(?<!\S)(?:\S++\s++){7}\S*[.!?…]"  # eight words and an end
    r"|[^\s。！？]{12}[。！？]"  # “码头工人周日投票决定继续罢工。”
    rf"|[{UNSPACED_LETTERS}]{{40}}"  # Thai and its like have no sign for the end
)
NOT_OF_THE_TEXT = FIELD_KINDS | {Kind.REMOVED}
MAY_BE_NOTE_HEADING = frozenset({Kind.HEADING, Kind.PARAGRAPH})
ALL_THERE_IS = "all-there-is"
FEW_WORDS, MANY_WORDS = 20, 60
SPEECH = re.compile(r"[–—]\s*[^\W\d_a-zа-яё].*[.!?…]")  # “– Nobody, said the men.”
TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?(?:[ap]\.?m\.?|uhr|h|[A-Z]{2,4}))?", re.IGNORECASE)  # “18:40”
LONGEST_NOTE_HEADING = 40
"""Characters."""
LONGEST_QUESTION = 120
"""Characters."""
LEAST_QUESTIONS = 2
LEAST_TIMES = 3
"""Times on lines of their own that make a live blog."""
SET_IN = 4
"""Spaces."""
LEAST_QUOTATION = 60
"""Characters."""
MOST_SET_IN = 0.34
"""Share of paragraphs beyond which indentation is the capture's way of setting all of them."""


def refine_labels(capture: Capture, labels: Mapping[int, Label]) -> dict[int, Label]:
    """`labels` with what the kinds of other lines tell of a line."""
    lines = [line for line in capture.lines if line.number in labels]
    refined = dict(labels)
    refined |= _all_that_is_there(lines, refined)
    is_page = any(line.markup for line in lines)
    refined |= _captions_by_markup(lines, refined) if is_page else {}
    refined |= _speech_after_dashes(lines, refined)
    refined |= _questions_alike(lines, refined)
    refined |= _notes_below_their_heading(lines, refined)
    refined |= _notes_of_a_page(lines, refined) if is_page else {}
    refined |= _times_of_a_live_blog(lines, refined)
    refined |= _set_in_quotations(lines, refined)
    refined |= find_verse(capture, refined)
    return refined


def _of_kind(kind: Kind, lines: Sequence[Line], labels: Mapping[int, Label]) -> list[Line]:
    return [line for line in lines if labels[line.number].kind is kind]


def _not_removed(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[Line]:
    removed = Kind.REMOVED  # looked up once: it takes Python 3.11 as long as all else here
    return [line for line in lines if labels[line.number].kind is not removed]


def _all_that_is_there(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Of a page on which next to nothing reads like an article, all that does not go for certain: a person decides."""
    kept = [line for line in lines if labels[line.number].kind not in NOT_OF_THE_TEXT]
    if _reads_like_text(kept):
        return {}
    text = " ".join(line.text for line in lines)
    if count_words(text) < MANY_WORDS or any(phrase in text.lower() for phrase in phrases("walls")):
        return {}
    reason = "next to nothing on the page reads like text"
    spared = Label(kind=Kind.PARAGRAPH, rule=ALL_THERE_IS, reason=reason, doubt=1.0)
    item = Label(kind=Kind.LIST_ITEM, rule=ALL_THERE_IS, reason=reason, doubt=1.0)
    return {
        line.number: item if line.text.lstrip().startswith("•") else spared
        for line in lines
        if labels[line.number].kind is Kind.REMOVED and labels[line.number].doubt > 0
    }


def _reads_like_text(lines: Sequence[Line]) -> bool:
    words = 0
    for line in lines:
        words += count_words(line.text)
        if words >= FEW_WORDS or SENTENCE.search(line.text):
            return True
    return False


def _captions_by_markup(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    label = Label(kind=Kind.CAPTION, rule="figcaption", reason="the page’s markup says so")
    return {
        line.number: label
        for line in _of_kind(Kind.PARAGRAPH, lines, labels)
        if line.markup and line.markup.tag == "figcaption"
    }


def _speech_after_dashes(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """“– Nobody, said the men.” is no item of a list: in many languages a dash opens what somebody says."""
    label = Label(kind=Kind.PARAGRAPH, rule="speech-after-dash", reason="a dash, and sentences to their end")
    return {
        line.number: label
        for line in _of_kind(Kind.LIST_ITEM, lines, labels)
        if not line.markup and SPEECH.fullmatch(line.text.strip())
    }


def _questions_alike(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Questions above answers that begin with a dash are no headings where the asker’s other words are none."""
    unmarked = [line for line in _of_kind(Kind.HEADING, lines, labels) if not line.markup]
    questions = {line.number for line in unmarked if line.text.rstrip().endswith("?")}
    if len(questions) < LEAST_QUESTIONS:
        return {}
    kept = [line for line in lines if labels[line.number].kind not in NOT_OF_THE_TEXT and not line.markup]
    asked = [
        line
        for line, below in pairwise(kept)
        if SPEECH.fullmatch(below.text.strip())
        and not SPEECH.fullmatch(line.text.strip())
        and len(line.text) <= LONGEST_QUESTION
    ]
    headings = [line for line in asked if line.number in questions]
    if len(headings) < LEAST_QUESTIONS or all(labels[line.number].kind is Kind.HEADING for line in asked):
        return {}
    reason = "a question among others that are no headings"
    return {
        line.number: labels[line.number]._replace(kind=Kind.PARAGRAPH, rule="question", reason=reason)
        for line in headings
    }


def _notes_below_their_heading(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Numbered lines after “Notes”, to the end of the text. The heading goes: the page of an article sets its own."""
    heads = [place for place, line in enumerate(lines) if _is_note_heading(line, labels[line.number])]
    if not heads:
        return {}
    below = _not_removed(lines[heads[-1] + 1 :], labels)
    numbered = [line for line in below if NUMBERED.match(line.text.strip()) or labels[line.number].kind is Kind.NOTE]
    if not numbered or numbered != below[: len(numbered)]:
        return {}
    above = [line.markdown or line.text for line in lines[: heads[-1]]]
    if linked_notes([line.text for line in numbered], above) < len(numbered):
        return {}
    note = Label(kind=Kind.NOTE, rule="note-below-heading", reason="numbered, below the heading of the notes")
    gone = Label(kind=Kind.REMOVED, rule="notes-heading", reason="the article’s page sets a heading of its own")
    return {line.number: note for line in numbered} | {lines[heads[-1]].number: gone}


def _notes_of_a_page(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Of a saved page, the notes to which numbers in the text lead, though they look like what follows an article."""
    text = [line for line in lines if labels[line.number].kind not in NOT_OF_THE_TEXT]
    notes = {note.line for note in page_notes(text, lines)}
    if not notes:
        return {}
    note = Label(kind=Kind.NOTE, rule="note-of-page", reason="a number in the text leads to it")
    gone = Label(kind=Kind.REMOVED, rule="notes-heading", reason="the article’s page sets a heading of its own")
    above = [line for line, below in pairwise(lines) if below.number == min(notes)]
    heads = [line.number for line in above if _is_note_heading(line, labels[line.number])]
    return dict.fromkeys(notes, note) | dict.fromkeys(heads, gone)


def _is_note_heading(line: Line, label: Label) -> bool:
    if len(line.text) > LONGEST_NOTE_HEADING or label.kind not in MAY_BE_NOTE_HEADING:
        return False
    return squeeze(line.text).strip(" :").casefold() in phrases("notes")


def _times_of_a_live_blog(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    kept = _not_removed(lines, labels)
    times = [line for line in kept if (text := line.text.strip())[:1].isdigit() and TIME.fullmatch(text)]
    if len(times) < LEAST_TIMES:
        return {}
    label = Label(kind=Kind.HEADING, rule="time-of-entry", reason="a time above each entry: a live blog")
    return {line.number: label for line in times}


def _set_in_quotations(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    paragraphs = [line for line in _of_kind(Kind.PARAGRAPH, lines, labels) if len(line.text) >= LEAST_QUOTATION]
    set_in = [line for line in paragraphs if line.text.startswith(" " * SET_IN)]
    if not set_in or len(set_in) > MOST_SET_IN * len(paragraphs) or set_in[0] is paragraphs[0]:
        return {}
    label = Label(kind=Kind.QUOTATION, rule="set-in-quotation", reason="indented, unlike the other paragraphs")
    return {line.number: label for line in set_in}
