"""Turns a page's bytes into text, with what the page and its container say of their encoding as further evidence."""

from __future__ import annotations

import codecs
import re

from newsarchive.readers.encodings import Decoded, decode

META_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{3,40})", re.IGNORECASE)
DECLARED_WITHIN = 8192
"""Browsers look in the first 1,024 bytes; saved pages carry the saver's comments and scripts before the declaration."""
ESCAPED = {"iso2022_jp": b"\x1b$", "hz": b"~{"}
"""Encodings whose bytes are valid UTF-8, and what they cannot do without."""
AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What pages name, and what they mean by it (the Encoding Standard)."""
MOST_WRONG = 0.02
"""Share of a page's foreign letters that may be wrong where its encoding is declared: one bad advertisement."""


def decode_page(data: bytes, *, charset: str, file: str) -> Decoded:
    """The page's text and the encoding it was read by.

    A byte order mark decides; then bytes that are valid UTF-8 are UTF-8 whatever the page says, since pages are often
    re-encoded when saved and keep the old declaration; then the container's `charset`, the page's own, and statistics.
    """
    meta = META_CHARSET.search(data, 0, DECLARED_WITHIN)
    names = (charset, meta[1].decode("ascii", "replace") if meta else "")
    declared = [codec for codec in map(_codec, names) if codec]
    for codec in declared:
        if codec in ESCAPED and ESCAPED[codec] in data:
            return Decoded(text=data.decode(codec, "replace"), encoding=codec)
    guessed = decode(data, file=file)
    if guessed.encoding.startswith(("utf-8-sig", "utf-16", "utf-32")) or guessed.encoding == "utf-8":
        return guessed
    foreign = sum(byte > 127 for byte in data)
    for codec in declared:
        text = data.decode(codec, "replace")
        if text.count("\ufffd") <= MOST_WRONG * foreign:
            return Decoded(text=text, encoding=codec)
    return guessed


def _codec(name: str) -> str:
    """Python's codec for a declared name; empty where it is none that a page without a byte order mark may have."""
    try:
        codec = codecs.lookup(name).name if name else ""
        codec = AS_BROWSERS_DO.get(codec, codec)
        is_text = bool(codec) and b"a".decode(codec) == "a"
    except (LookupError, ValueError):  # an unknown name, or a codec that is none of text, such as “hex”
        return ""
    return codec if is_text and not codec.startswith("utf") else ""
