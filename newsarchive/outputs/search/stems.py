"""Which forms of a word belong together: strike, strikes, striking."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

import snowballstemmer

from newsarchive.language_tag import primary_subtag

LANGUAGES = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hu": "hungarian",
    "hy": "armenian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""A language that is not here (Belarusian, Ukrainian) has its words found as written, or with `word*`."""


@cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


@lru_cache(maxsize=1 << 18)
def stem(word: str, language: str) -> str:
    """What the forms of a word share; the word itself in a language we have no rules for."""
    name = LANGUAGES.get(primary_subtag(language))
    if not name or not word.isalpha():
        return word
    return str(_stemmer(name).stemWord(word))


def families(stems: Mapping[str, Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """For each word all forms that share its stem, itself among them; words that stand alone are left out.

    `stems`: of the words of each language. A word of two languages belongs to a family in each.
    """
    found: dict[str, frozenset[str]] = {}
    for language in sorted(stems):
        members: dict[str, set[str]] = {}
        for word, its_stem in stems[language].items():
            members.setdefault(its_stem, set()).add(word)
        for forms in members.values():
            if len(forms) > 1:
                for form in forms:
                    found[form] = found.get(form, frozenset()) | forms
    return found
