"""Takes the page out of an MHTML file (what browsers save as “web page, single file”).

The library's parser of mail makes an object of each header, part and line, and of each of the parts within a part, one
within the other: a file that is made for it takes minutes and gigabytes. We need one part of it.
"""

from __future__ import annotations

import binascii
import re

HEADER_BYTES = 2048
HEADERS = rb"(?:[a-z][\w-]*:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)"  # “Content-Type: text/html;”, and lines indented below
MIME_HEAD = re.compile(rb"\A\s*" + HEADERS + rb"*?(?:mime-version|content-type):", re.IGNORECASE)
PART = re.compile(
    rb"(?:\A\s*|^--(?P<boundary>[^\r\n]+)\r?\n)(?P<head>" + HEADERS + rb"++)\r?\n", re.IGNORECASE | re.MULTILINE
)
IS_PAGE = re.compile(rb"^content-type:\s*text/html\b", re.IGNORECASE | re.MULTILINE)
CHARSET = re.compile(
    rb"^content-type:(?:[^\n]|\n[ \t])*?;\s*charset\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE | re.MULTILINE
)
ENCODING = re.compile(rb"^content-transfer-encoding:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)


def is_mhtml(data: bytes) -> bool:
    """Whether the file begins with mail headers, as MHTML does, instead of with a page."""
    return MIME_HEAD.match(data[:HEADER_BYTES]) is not None


def page_in_mhtml(data: bytes) -> tuple[bytes, str]:
    """The first HTML part and the charset that its header declares; the whole file where there is no such part."""
    part = next((part for part in PART.finditer(data) if IS_PAGE.search(part["head"])), None)
    if part is None:
        return data, ""
    end = data.find(b"\n--" + part["boundary"].rstrip(), part.end() - 1) if part["boundary"] else -1
    body = data[part.end() : end].removesuffix(b"\r") if end >= 0 else data[part.end() :]
    charset = CHARSET.search(part["head"])
    return _decoded(body, part["head"]), charset[1].decode("ascii").lower() if charset else ""


def _decoded(body: bytes, head: bytes) -> bytes:
    encoding = ENCODING.search(head)
    written = encoding[1].lower() if encoding else b""
    if written == b"quoted-printable":
        return binascii.a2b_qp(body)
    if written == b"base64":
        try:
            return binascii.a2b_base64(body + b"==")  # it may have been cut off
        except binascii.Error:
            return body
    return body
