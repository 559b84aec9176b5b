"""Names in the rows after a label: “By”, “Ann Lee”, “and”, “Bo Chen”."""

from __future__ import annotations

from newsarchive.article.authors.candidate import Candidate
from newsarchive.article.byline import is_byline_word
from newsarchive.article.head import Head
from newsarchive.article.persons import has_job_word, is_agency, name_likeness, split_names
from newsarchive.article.phrases import phrase_set

LONGEST_LABEL = 30
MOST_ROWS = 7


def candidates_after_labels(head: Head) -> list[Candidate]:
    """Those of each label in the capture, the better the nearer to headline or end."""
    found = []
    for place, row in enumerate(head.rows):
        if len(row.text) > LONGEST_LABEL or not is_byline_word(row.text):
            continue
        names, places = _names_below(place, head)
        if names:
            distance = min(abs(place - head.anchor), 8 + abs(place - head.body.end), 14)
            persons = all(name_likeness(name) >= 0.5 or is_agency(name) for name in names)
            score = (9 if persons else 6) - 0.25 * distance
            found.append(Candidate(names=names, places=(place, *places), score=score))
    return found


def _names_below(label: int, head: Head) -> tuple[tuple[str, ...], tuple[int, ...]]:
    names: list[str] = []
    places: list[int] = []
    joins = True
    for place in range(label + 1, min(label + 1 + MOST_ROWS, len(head.rows))):
        text = head.rows[place].text.strip(" ,")
        if text.lower() in phrase_set("and") or text in ("&", ","):
            joins = True
            places.append(place)
            continue
        parts = split_names(text)
        joins = joins or (bool(places) and _is_next_in_list(place, head))
        if not joins or not parts or not all(_may_be_name(part) for part in parts):
            break
        names.extend(parts)
        places.append(place)
        joins = False
    return tuple(dict.fromkeys(names)), tuple(places)


def _is_next_in_list(place: int, head: Head) -> bool:
    """Whether a person stands in an item of a list as the one above does."""
    row = head.rows[place]
    return row.is_item and head.rows[place - 1].is_item and name_likeness(row.text) == 1


def _may_be_name(text: str) -> bool:
    if name_likeness(text) >= 0.5 or is_agency(text):
        return True
    words = text.split()
    if len(words) == 1:  # a pen name
        return name_likeness(text) > 0 and not has_job_word(text)
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not all(map(has_job_word, words))
