"""Which braces hold attributes: “{: .caption}”, “{#talks}”, “{.caption}”. All others are words, such as “{draft}”."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor

LIST = r"\{(?=:|[#.][\w-])\:?[ ]*([^\}\n ][^\n]*)\}"


class _Attributes(AttrListTreeprocessor):
    """Python-Markdown takes whatever stands in braces for attributes, and words with it: “*so*{{ x }}”."""

    HEADER_RE = re.compile(rf"[ ]+{LIST}[ ]*$")  # type: ignore[misc]  # final only in the stubs, as are those below
    BLOCK_RE = re.compile(rf"\n[ ]*{LIST}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{LIST}")  # type: ignore[misc]


def read_attributes(markdown: Markdown) -> None:
    markdown.treeprocessors.register(_Attributes(markdown), "attr_list", 8)
