"""Style sheets without what only its authors need."""

from __future__ import annotations

import re

from newsarchive.outputs.site import Site
from newsarchive.outputs.templates import read_template_file

STYLESHEET = "assets/style.css"
STRING_OR_COMMENT = re.compile(r"(\"[^\"]*\")|/\*.*?\*/", re.DOTALL)  # “"– "” stays as it is
SPACE = re.compile(r"\s+")
AROUND_SIGNS = re.compile(r" ?([{};,]) ?")
PLACE = re.compile(r'"(\d+)"')


def read_stylesheet(site: Site, path: str = STYLESHEET) -> str:
    """As it is served: a fifth lighter than as it is written."""
    return shrink(read_template_file(site.shelf, path))


def shrink(css: str) -> str:
    """Without comments and needless space; strings are not touched."""
    strings: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if not found[1]:
            return ""
        strings.append(found[1])
        return f'"{len(strings) - 1}"'

    plain = SPACE.sub(" ", STRING_OR_COMMENT.sub(keep, css)).strip()
    plain = AROUND_SIGNS.sub(r"\1", plain).replace(";}", "}")
    plain = plain.replace(": ", ":")  # in declarations only: no selector has a space after its colon
    return PLACE.sub(lambda found: strings[int(found[1])], plain) + "\n"
