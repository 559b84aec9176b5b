"""Lines of which it is doubtful whether they belong to the text, as few questions to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from newsarchive.body import FIELD_KINDS
from newsarchive.ingest.drafting import Draft
from newsarchive.ingest.labels import is_by_archivist, spread
from newsarchive.ingest.refining import ALL_THERE_IS, NOT_OF_THE_TEXT
from newsarchive.letters import count_words
from newsarchive.linespec import format_lines
from newsarchive.model import Doubt, Kind, Label
from newsarchive.sidecar import offer_keep, offer_remove

PASSED_OVER = FIELD_KINDS | {Kind.CAPTION, Kind.CREDIT}
"""Lines of fields part no run; nor do captions, which are shown as what they are."""
LEAST_DOUBT = 0.2
"""From this doubt on a line may be asked about."""
LEAST_AT_STAKE = 20
"""Words that might be wrongly kept or left out, each counted by its doubt, below which nobody need be asked."""
HARDLY_KEPT = 0.8
"""From this doubt on a kept line is asked about, short as it is: most of these are no part of the article."""
FEWEST_WORDS = 3
"""Of such a line: what one or two words do to an article is no more than a blemish."""


class Question(StrEnum):
    """What a person is asked to decide."""

    BEGINNING = "it is not certain where the text begins"
    END = "it is not certain where the text ends"
    WITHIN = "it is not certain what belongs to the text"


def find_line_doubts(draft: Draft) -> Iterator[Doubt]:
    """At most one doubt for each question. The lines at an edge that the archivist has judged settle that edge."""
    labels = draft.labels
    text = [number for number, label in labels.items() if label.kind not in NOT_OF_THE_TEXT]
    if not text:
        return
    doubtful: dict[Question, list[int]] = {question: [] for question in Question}
    for run in _doubtful_runs(labels):
        doubtful[_question_of(run, text)] += run
    edges = {Question.BEGINNING: text[0], Question.END: text[-1]}
    for question, numbers in doubtful.items():
        if question in edges and is_by_archivist(labels[edges[question]]):
            continue
        if _at_stake(numbers, draft) < LEAST_AT_STAKE:
            numbers = [number for number in numbers if _is_hardly_kept(number, draft)]
        if numbers:
            yield _ask(question, numbers, draft)


def _is_hardly_kept(number: int, draft: Draft) -> bool:
    label = draft.labels[number]
    if label.kind is Kind.REMOVED or label.doubt < HARDLY_KEPT:
        return False
    return count_words(draft.texts[number]) >= FEWEST_WORDS


def _at_stake(numbers: Sequence[int], draft: Draft) -> float:
    return sum(draft.labels[number].doubt * count_words(draft.texts[number]) for number in numbers)


def _doubtful_runs(labels: Mapping[int, Label]) -> Iterator[list[int]]:
    """Doubtful lines that stand together."""
    run: list[int] = []
    for number, label in labels.items():
        if label.kind in PASSED_OVER:
            continue
        if label.doubt >= LEAST_DOUBT:
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _question_of(run: Sequence[int], text: Sequence[int]) -> Question:
    if run[0] <= text[0]:
        return Question.BEGINNING
    return Question.END if run[-1] >= text[-1] else Question.WITHIN


def _ask(question: Question, numbers: Sequence[int], draft: Draft) -> Doubt:
    """What is offered confirms what was done, of each line: pasted as it is, it settles the question."""
    removed = [number for number in numbers if draft.labels[number].kind is Kind.REMOVED]
    out = as_ranges(spread(removed, draft.groups), draft)
    kept = as_ranges(spread(set(numbers) - set(removed), draft.groups), draft)
    found, settle = [], []
    if out:
        found.append(f"{_lines(out)} left out and may belong to it")
    if kept:
        found.append(f"{_lines(kept)} kept and may not belong to it")
        settle.append(offer_keep(kept))
    if out:
        settle.append(offer_remove(out))
    first = draft.labels[numbers[0]]
    reason = first.reason if first.rule == ALL_THERE_IS else f"{question}: {'; '.join(found)}"
    return Doubt(reason=reason, lines=spread(numbers, draft.groups), settle=tuple(settle))


def _lines(written: str) -> str:
    return f"line {written} was" if written.isdigit() else f"lines {written} were"


def as_ranges(lines: Sequence[int], draft: Draft) -> str:
    """These lines of the capture as people write them; blank lines between part no range."""
    if not lines:
        return ""
    others = set(spread(draft.labels, draft.groups)) - set(lines)
    spanned = list(lines)
    for first, second in pairwise(lines):
        between = range(first + 1, second)
        if others.isdisjoint(between):
            spanned += between
    return str(format_lines(spanned))
