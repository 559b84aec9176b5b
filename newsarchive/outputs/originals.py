"""A capture’s own bytes, as a file and as a script, and the article as normalized Markdown."""

from __future__ import annotations

import base64
import codecs
import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from newsarchive.content import dump
from newsarchive.markup import script_data
from newsarchive.model import Article, Capture, File
from newsarchive.outputs.site import Site
from newsarchive.problems import ArchiveError, Problem
from newsarchive.urls import article_markdown_path, capture_file_path, capture_script_path

NAMES_IN_BROWSERS = {
    "cp866": "ibm866", "cp874": "windows-874", "cp932": "shift_jis", "cp936": "gbk", "cp949": "euc-kr", "cp950": "big5",
    "iso2022_jp": "iso-2022-jp", "mac_cyrillic": "x-mac-cyrillic", "mac_roman": "macintosh", "utf-16-be": "utf-16be",
    "utf-16-le": "utf-16le",
}  # fmt: skip
"""What the WHATWG Encoding Standard calls those of Python's encodings that it names quite otherwise."""
KINDS = {"htm": "html", "xhtml": "html", "mht": "mhtml"}
"""Endings that mean the same to a page that checks itself."""


def article_files(site: Site, article: Article) -> Iterator[File]:
    yield File(path=article_markdown_path(article.slug), data=dump(article).encode())
    capture = site.library.capture_of(article)
    if capture:
        data = site.read_capture(capture.file)
        if hashlib.sha256(data).hexdigest() != capture.sha256:
            what = "it changed while the site was made"
            raise ArchiveError(Problem(file=capture.file, code="capture-differs", what=what, mend="build again"))
        yield File(path=capture_file_path(article.slug, capture.file), data=data)
        yield File(path=capture_script_path(article.slug), data=as_script(capture, data))


def as_script(capture: Capture, data: bytes) -> bytes:
    """The bytes in a call that the page's own check answers (assets/check.js): as text where that gives them back."""
    kind = PurePosixPath(capture.file).suffix.lower().lstrip(".")
    values = {"encoding": _name_in_browsers(capture.encoding, data), "kind": KINDS.get(kind, kind)}
    try:
        values["text"] = data.decode("utf-8")
    except UnicodeDecodeError:
        values["base64"] = base64.b64encode(data).decode("ascii")
    return f"checkCapture({script_data(values)})\n".encode()


def _name_in_browsers(encoding: str, data: bytes) -> str:
    """“windows-1251” of “cp1251”; of one that browsers lack, a name that they do not know either."""
    if encoding == "utf-16":
        return "utf-16be" if data.startswith(codecs.BOM_UTF16_BE) else "utf-16le"
    name = encoding.replace("_", "-").replace("cp125", "windows-125").replace("iso8859", "iso-8859")
    return NAMES_IN_BROWSERS.get(encoding, name)
