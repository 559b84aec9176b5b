"""The mentions of the whole archive: the index of names, related articles and the front page draw on them."""

from __future__ import annotations

from functools import lru_cache

from newsarchive.library import Library
from newsarchive.names import Register
from newsarchive.pages.reading import gist_of


@lru_cache(maxsize=1)  # reading every article costs most of what a page of names does; a build has one library
def make_register(library: Library) -> Register:
    """The mentions in every article, newest article first. Remembered, since several kinds of page ask for it."""
    register = Register()
    for article in library.articles if library.authority.names else ():
        gist = gist_of(library, article)
        register.add(article.slug, gist.mentions, gist.stories)
    return register
