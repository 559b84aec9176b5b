"""In which language a text is written, told by its little words."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from newsarchive.clean.phrases import read_data
from newsarchive.letters import letter_runs
from newsarchive.model import Alternative, Basis, Found, How

TAGS = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "portuguese": "pt",
    "italian": "it",
    "dutch": "nl",
    "polish": "pl",
    "russian": "ru",
    "ukrainian": "uk",
    "belarusian": "be",
}
SAMPLE = 2000
"""Characters: enough for any verdict."""
FEWEST = 8
"""Little words without which nothing is said."""
LEAST_SHARE = 0.15
LEAST_LEAD = 1.2
"""Times as many little words as the next language has: Spanish and Portuguese share many."""


def find_language(text: str, *, declared: str) -> tuple[Found, ...]:
    """The language of `text`. What a page declares is believed unless its words say otherwise: many pages leave
    there what the makers of their system put."""
    told = tell_language(text)
    stated = Basis(how=How.MARKUP, note="the page’s lang")
    if declared and (not told or declared.lower().partition("-")[0] == told):
        return (Found(field="language", value=declared, basis=stated),)
    if not told:
        return ()
    also = (Alternative(value=declared, basis=stated),) if declared else ()
    basis = Basis(how=How.INFERRED, note="the commonest words of the text", also=also)
    return (Found(field="language", value=told, basis=basis),)


def tell_language(text: str) -> str:
    """Tag of the language to which most of the little words belong; empty where that is not plain."""
    words = Counter(letter_runs(text[:SAMPLE].casefold()))
    languages = _languages_of_words()
    hits: Counter[str] = Counter()
    for word in words.keys() & languages.keys():
        for tag in languages[word]:
            hits[tag] += words[word]
    ranked = sorted(hits.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < max(FEWEST, LEAST_SHARE * words.total()):
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= LEAST_LEAD * ranked[1][1] else ""


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    languages: dict[str, list[str]] = defaultdict(list)
    for language, words in read_data("function_words.toml").items():
        for word in sorted(set(words.split())):
            languages[word].append(TAGS[language])
    return {word: tuple(tags) for word, tags in languages.items()}
