"""Lines of a capture, linked to where its page shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsarchive.library import Library
from newsarchive.model import Article
from newsarchive.pages.page import Link
from newsarchive.pages.wording import line_words
from newsarchive.urls import capture_path, relative

LinkLines = Callable[[Sequence[int]], Link]


def line_link(library: Library, article: Article, lines: Sequence[int], *, base: str) -> Link:
    """“lines 7, 9”; not linked where no page shows them, as when a person wrote a number that the capture has not."""
    capture = library.capture_of(article)
    words = line_words(lines)
    if capture is None or not capture.lines or lines[0] > capture.lines[-1].number:
        return Link(href="", text=words)
    return Link(href=relative(f"{capture_path(article.slug)}#L{lines[0]}", base=base), text=words)
