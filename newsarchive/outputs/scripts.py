"""Scripts as they are served."""

from __future__ import annotations

import re

from newsarchive.outputs.site import Site
from newsarchive.outputs.templates import read_template_file

SCRIPT = "assets/begin.js"
"""The one that every page has; it loads others where they are needed."""
AFTER_PAINT = "after_paint.js"
"""Stands in every page and fetches `SCRIPT`: a script that is asked for before, a browser waits for."""
COMMENT_OR_INDENT = re.compile(r"^[ \t]*(?://(?!#).*)?\n?", re.MULTILINE)
"""Indents, and lines that are nothing but a comment (`//#` speaks to browsers): no text of ours has several lines."""


def read_script(site: Site, path: str) -> str:
    """As it is served: a quarter lighter than as it is written."""
    return COMMENT_OR_INDENT.sub("", read_template_file(site.shelf, path))
