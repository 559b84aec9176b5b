"""The chronicle of the five articles, held against a list that a person made: what it finds must be right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from newsarchive.chronicle import DateMention, WrittenWhen, find_dates
from newsarchive.content import load
from newsarchive.edtf import parse_edtf
from newsarchive.model import Kind, Passage

HERE = Path(__file__).parent
LIST = yaml.safe_load((HERE / "chronicle" / "expected.yaml").read_text(encoding="utf-8"))
LEAST_PRECISION, LEAST_RECALL = 0.98, 0.90


def lines_of(article: dict[str, Any]) -> dict[int, str]:
    """The lines of the article's body, by number."""
    first, last = map(int, article["body"].split("-"))
    lines = (HERE.parent / "seeds" / article["seed"]).read_text(encoding="utf-8").split("\n")
    return {n: line.strip() for n, line in enumerate(lines, 1) if first <= n <= last and line.strip()}


def kind_of(line: str) -> Kind:
    return Kind.LIST_ITEM if line.startswith("•") else Kind.NOTE if line.startswith("[") else Kind.PARAGRAPH


def found_in(article: dict[str, Any]) -> list[tuple[int, range, DateMention]]:
    """Each mention found, with its line and its place there."""
    lines = lines_of(article)
    passages = [Passage(anchor=f"line-{n}", kind=kind_of(text), text=text) for n, text in lines.items()]
    stories = {f"line-{n}": parse_edtf(written) for n, written in article.get("stories", {}).items()}
    when = WrittenWhen(article=parse_edtf(article["written"]), stories=stories)
    placed = []
    for mention in find_dates(passages, when=when, language="en"):
        number = int(mention.anchor.removeprefix("line-"))
        start = lines[number].index(mention.sentence) + mention.start
        placed.append((number, range(start, start + len(mention.surface)), mention))
    return placed


def listed_place(line: str, words: str) -> range:
    assert line.count(words) >= 1, f"“{words}” is not in the line"
    return range(line.index(words), line.index(words) + len(words))


def overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def test_the_list_names_words_that_stand_in_the_seeds() -> None:
    for article in LIST:
        lines = lines_of(article)
        assert all(entry["words"] in lines[entry["line"]] for entry in article["mentions"])


def test_the_list_takes_its_dates_from_the_archive() -> None:
    """Else the figures below would be those of other articles."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((HERE.parent / "content").glob("*.md"))}
    articles = [load(text, file=name, language="en") for name, text in texts.items()]
    dates = {
        one.capture.file: (str(one.date), {story.lines[0]: str(story.date) for story in one.stories})
        for one in articles
        if one.capture
    }
    for article in LIST:
        assert dates[f"seeds/{article['seed']}"] == (article["written"], article.get("stories", {}))


def test_what_is_found_is_right_and_little_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong is worse than none: a mention that is not in the list, or dated otherwise, counts as wrong."""
    right, wrong, missed = [], [], []
    for article in LIST:
        lines, found = lines_of(article), found_in(article)
        claimed = set()
        for entry in article["mentions"]:
            place = listed_place(lines[entry["line"]], entry["words"])
            hits = [i for i, (n, span, _) in enumerate(found) if n == entry["line"] and overlap(span, place)]
            claimed.update(hits)
            dates = {str(found[i][2].date) for i in hits}
            told = f"{article['seed'][:3]} line {entry['line']}: “{entry['words']}” {entry.get('date')} found {dates}"
            if not hits and "date" in entry:
                missed.append(told)
            elif hits:
                (right if dates == {entry.get("date")} else wrong).append(told)
        wrong += [
            f"{article['seed'][:3]} line {n}: {m.surface}" for i, (n, _, m) in enumerate(found) if i not in claimed
        ]
    precision = len(right) / (len(right) + len(wrong))
    recall = len(right) / (len(right) + len(missed))
    with capsys.disabled():
        print(f"\nchronicle of the five articles: precision {precision:.1%}, recall {recall:.1%} ({len(right)} dates)")
    assert precision >= LEAST_PRECISION, wrong
    assert recall >= LEAST_RECALL, missed
