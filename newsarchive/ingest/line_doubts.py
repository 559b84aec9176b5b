"""Lines of which it is doubtful whether they belong to the text, as few questions to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from newsarchive.body import FIELD_KINDS
from newsarchive.ingest.drafting import Draft
from newsarchive.ingest.labels import is_by_archivist
from newsarchive.ingest.refining import ALL_THERE_IS, NOT_OF_THE_TEXT
from newsarchive.letters import count_words
from newsarchive.linespec import format_lines
from newsarchive.model import Doubt, Kind, Label

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
            yield _ask(question, numbers, labels)


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


def _ask(question: Question, numbers: Sequence[int], labels: Mapping[int, Label]) -> Doubt:
    """Keeping or removing the lines named settles it either way."""
    out = _as_ranges([number for number in numbers if labels[number].kind is Kind.REMOVED], labels)
    kept = _as_ranges([number for number in numbers if labels[number].kind is not Kind.REMOVED], labels)
    found = []
    if out:
        found.append(f"{_lines(out)} left out and may belong to it")
    if kept:
        found.append(f"{_lines(kept)} kept and may not belong to it")
    if kept:
        settle = f"keep: {kept}  # or “remove: {{{kept}: …}}”" + (f", or “keep: {out}, {kept}”" if out else "")
    else:
        rule = next(labels[number].rule for number in numbers)
        settle = f"keep: {out}  # or “remove: {{{out}: {rule}}}”"
    if labels[numbers[0]].rule == ALL_THERE_IS:
        return Doubt(reason=labels[numbers[0]].reason, lines=tuple(numbers), settle=settle)
    return Doubt(reason=f"{question}: {'; '.join(found)}", lines=tuple(numbers), settle=settle)


def _lines(written: str) -> str:
    return f"line {written} was" if written.isdigit() else f"lines {written} were"


def _as_ranges(numbers: Sequence[int], labels: Mapping[int, Label]) -> str:
    """These lines as people write them; blank lines between them part no range."""
    if not numbers:
        return ""
    wanted = set(numbers)
    spanned = list(numbers)
    for first, second in pairwise(numbers):
        between = range(first + 1, second)
        if not any(number in labels and number not in wanted for number in between):
            spanned += between
    return str(format_lines(spanned))
