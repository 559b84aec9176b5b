"""Scripts as they are served: a page loads one, which may be made of several."""

from __future__ import annotations

import re

from newsarchive.outputs.site import Site

JOINED = {"assets/article.js": ("assets/find.js", "assets/begin.js")}
"""What is served at an address, and of which assets it is made, in the order in which they run."""
PARTS = frozenset({"assets/begin.js"})
"""Assets that are served only as a part."""
COMMENT_OR_INDENT = re.compile(r"^[ \t]*(?://.*)?\n?", re.MULTILINE)
"""Indents, and lines that are nothing but a comment: our scripts have no text of several lines."""


def read_script(site: Site, path: str) -> str:
    """As it is served: a quarter lighter than as it is written."""
    return COMMENT_OR_INDENT.sub("", (site.templates / path).read_text(encoding="utf-8"))
