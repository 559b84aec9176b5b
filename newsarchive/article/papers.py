"""Names of papers, as they stand above headlines."""

from __future__ import annotations

from newsarchive.article.phrases import function_words, phrase_set

FEWEST_WORDS, MOST_WORDS = 2, 5


def is_paper(text: str) -> bool:
    """Whether a line is one by its form: “Example Evening News”, “Gazeta Przykładowa”."""
    words = text.split()
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return False
    is_named = all(word[0].isupper() or word in function_words() for word in words)
    return is_named and not phrase_set("papers").isdisjoint((words[0].lower(), words[-1].lower()))
