"""Reads a saved web page: its visible text as lines with their place in the markup, and what its head states."""

from __future__ import annotations

import hashlib
import re

from newsarchive.model import Capture
from newsarchive.problems import ArchiveError, Problem
from newsarchive.readers.html.decoding import decode_page
from newsarchive.readers.html.head import page_language, page_metadata
from newsarchive.readers.html.mhtml import is_mhtml, page_in_mhtml
from newsarchive.readers.html.tree import parse_page
from newsarchive.readers.html.visible import visible_lines

DEEPEST = 8_000
"""Elements inside one another. The parser's time grows with the square of it; browsers stop at 512."""
TAG = re.compile(r"<(/?)(div|span|section|article|table|ul|ol|dl|blockquote|font|center|main)\b", re.IGNORECASE)


def read_html(data: bytes, *, file: str) -> Capture:
    """The page in `data`, HTML or MHTML: every visible word stands in one of its lines, in the order of the document.

    A line is a block element: heading, paragraph, list item, caption, table row; `<br>` ends a line too. Left out is
    what a browser does not show either: scripts, styles, `<noscript>`, templates, elements with the attribute
    `hidden`, the insides of frames, players and drawings. What style sheets hide cannot be known and is kept.
    ArchiveError `bad-html` where the page is nested so deeply that it is no page.
    """
    page, charset = page_in_mhtml(data) if is_mhtml(data) else (data, "")
    decoded = decode_page(page, charset=charset, file=file)
    if _depth(decoded.text) > DEEPEST:
        mend = "save the page again from a browser, or save its text"
        what = f"elements are nested more than {DEEPEST} deep"
        raise ArchiveError(Problem(file=file, code="bad-html", what=what, mend=mend))
    tree = parse_page(decoded.text)
    return Capture(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        lines=visible_lines(tree),
        language=page_language(tree),
        metadata=page_metadata(tree),
    )


def _depth(text: str) -> int:
    """How deep the elements that may stand inside their like are nested, at the deepest place."""
    depth = deepest = 0
    for tag in TAG.finditer(text):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest
