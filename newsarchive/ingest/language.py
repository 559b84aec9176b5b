"""In which language a text is written, told by its little words."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

from newsarchive.article.phrases import read_table
from newsarchive.language_tag import primary_subtag
from newsarchive.letters import without_typographic, words_in
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
UNKNOWN = "und"
"""BCP 47: undetermined."""
SAMPLE = 2000
"""Characters: enough for any verdict."""
FEWEST = 8
"""Little words without which nothing is said."""
LEAST_SHARE = 0.15
LEAST_LEAD = 1.2
"""Times as many little words as the next language has: Spanish and Portuguese share many."""


def find_language(text: str, *, declared: str, archive: str) -> Found:
    """The language of `text`. What a page declares is believed unless its words say otherwise: many pages leave
    there what the makers of their system put. Few words may still show that it is the archive's language."""
    words = words_in(without_typographic(text[:SAMPLE]).casefold())
    hits = _little_words_by_language(words)
    told = _tell(hits, len(words))
    stated = Basis(how=How.MARKUP, note="the page’s lang")
    if declared and (not told or primary_subtag(declared) == told):
        return Found(field="language", value=declared, basis=stated)
    if told:
        also = (Alternative(value=declared, basis=stated),) if declared else ()
        basis = Basis(how=How.INFERRED, note="the commonest words of the text", also=also)
        return Found(field="language", value=told, basis=basis)
    if hits and hits.get(primary_subtag(archive)) == max(hits.values()):
        basis = Basis(how=How.INFERRED, note="the archive’s own: the text has few words, and some of that language")
        return Found(field="language", value=archive, basis=basis)
    return Found(field="language", value=UNKNOWN, basis=Basis(how=How.INFERRED, note="its words tell no language"))


def _little_words_by_language(words: Sequence[str]) -> Mapping[str, int]:
    languages = _languages_of_words()
    return Counter(chain.from_iterable([languages[word] for word in filter(languages.__contains__, words)]))


def _tell(hits: Mapping[str, int], words: int) -> str:
    """Tag of the language to which most of the little words belong; empty where that is not plain."""
    ranked = sorted(hits.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < max(FEWEST, LEAST_SHARE * words):
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= LEAST_LEAD * ranked[1][1] else ""


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    by_tag = {TAGS[language]: words for language, words in read_table("function_words.toml").items()}
    by_tag |= tomllib.loads(files("newsarchive.ingest").joinpath("little_words.toml").read_text(encoding="utf-8"))
    languages: dict[str, list[str]] = defaultdict(list)
    for tag, words in by_tag.items():
        for word in sorted(set(words.split())):
            languages[word].append(tag)
    return {word: tuple(tags) for word, tags in languages.items()}
