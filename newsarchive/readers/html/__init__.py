"""Reads a saved web page: its visible text as lines with their place in the markup, and what its head states."""

from __future__ import annotations

import hashlib

from newsarchive.model import Capture
from newsarchive.problems import ArchiveError, Problem
from newsarchive.readers.html.decoding import decode_page
from newsarchive.readers.html.hardship import hardship
from newsarchive.readers.html.head import page_language, page_metadata
from newsarchive.readers.html.mhtml import is_mhtml, page_in_mhtml
from newsarchive.readers.html.stated_body import stated_lines
from newsarchive.readers.html.tree import parse_page
from newsarchive.readers.html.visible import visible_lines
from newsarchive.readers.limits import LONGEST, MOST_LINES, refuse_beyond


def read_html(data: bytes, *, file: str) -> Capture:
    """The page in `data`, HTML or MHTML: every visible word stands in one of its lines, in the order of the document.

    A line is a block element: heading, paragraph, list item, caption, table row; `<br>` ends a line too. Left out is
    what a browser does not show either: scripts, styles, `<noscript>`, templates, elements with the attribute
    `hidden`, the insides of frames, players and drawings. What style sheets hide cannot be known and is kept.
    An article that the page holds for machines only, to be shown by a script, follows as the last lines.
    ArchiveError `bad-html` where the page is nested so deeply that it is no page, `too-large` where no news is so long.
    """
    page, charset = page_in_mhtml(data) if is_mhtml(data) else (data, "")
    decoded = decode_page(page, charset=charset, file=file)
    if what := hardship(decoded.text):
        mend = "save the page again from a browser, or save its text"
        raise ArchiveError(Problem(file=file, code="bad-html", what=what, mend=mend))
    tree = parse_page(decoded.text)
    lines = visible_lines(tree)
    refuse_beyond(LONGEST, sum(len(line.text) for line in lines), "characters of text", file=file)
    refuse_beyond(2 * LONGEST, sum(len(line.markdown) for line in lines), "characters of text and links", file=file)
    refuse_beyond(MOST_LINES, len(lines), "lines", file=file)
    return Capture(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        lines=(*lines, *stated_lines(tree, lines)),
        language=page_language(tree),
        metadata=page_metadata(tree),
    )
