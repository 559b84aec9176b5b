"""Bytes become text: the encoding is found by its marks, else by what reads best, and recorded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from charset_normalizer import from_bytes

from newsarchive.problems import ArchiveError, Problem

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = [
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "koi8_r", "koi8_u", "iso8859_2", "iso8859_5",
    "iso8859_15", "mac_roman", "cp866", "big5", "gb18030", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
COMMONEST = "cp1252"
"""Named where another encoding would give the same text."""
NO_TEXT: Mapping[bytes, str] = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "a document of an old Office program, as of Word",
    b"PK\x03\x04": "a ZIP file, as documents of Word and LibreOffice are",
    b"\x1f\x8b": "a packed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
"""What files are by the bytes that they begin with."""
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")  # “é” in UTF-8
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROL_BYTES = bytes(code for code in range(128) if CONTROL.match(chr(code)))
MOST_CONTROLS = 0.02
"""A text may hold a stray control character; a file of which one in fifty is one is no text."""
SAMPLE = 20_000
"""Bytes that the detection looks at: it is slow, and more does not change its mind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    text: str
    encoding: str
    """Python's name of it; `utf-8+cp1252` where single bytes of the second stand within the first."""


def decode(data: bytes, *, file: str) -> Decoded:
    """The text of a capture. ArchiveError `not-text` where the bytes are a picture, a PDF or the like."""
    if kind := next((kind for begins, kind in NO_TEXT.items() if data.startswith(begins)), ""):
        raise ArchiveError(not_text(file, f"this is {kind}"))
    decoded = _decode(data)
    has_controls = len(data.translate(None, CONTROL_BYTES)) < len(data)
    if has_controls and len(decoded.text) - len(CONTROL.sub("", decoded.text)) > MOST_CONTROLS * len(decoded.text):
        raise ArchiveError(not_text(file, "the file holds no text"))
    return decoded


def not_text(file: str, what: str) -> Problem:
    mend = "save its text as .txt or .md, or the page that it was printed from as .html, and take that in"
    return Problem(file=file, code="not-text", what=what, mend=mend)


def _decode(data: bytes) -> Decoded:
    if data.startswith(codecs.BOM_UTF8):
        rest = _decode(data[len(codecs.BOM_UTF8) :])
        return Decoded(text=rest.text, encoding="utf-8-sig" if rest.encoding == "utf-8" else rest.encoding)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(text=data.decode(encoding, "replace"), encoding=encoding)
    utf16 = _unmarked_utf16(data)
    if utf16:
        return Decoded(text=data.decode(utf16, "replace"), encoding=utf16)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        return _decode_foreign(data, first_bad=error.start)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin or Cyrillic text is a 0 or a 4."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 8 or b"\x00" not in sample:  # spaces and full stops have a 0 in any language
        return None
    low = sum(byte in b"\x00\x04" for byte in sample[1::2])
    high = sum(byte in b"\x00\x04" for byte in sample[::2])
    if low > 0.7 * half > 2 * high:
        return "utf-16-le"
    if high > 0.7 * half > 2 * low:
        return "utf-16-be"
    return None


def _decode_foreign(data: bytes, *, first_bad: int) -> Decoded:
    """Not UTF-8 throughout: UTF-8 with stray bytes of Windows-1252, or one of the older encodings."""
    strays = len(re.findall(rb"[\x80-\xff]", MULTIBYTE.sub(b"", data)))
    if 2 * len(MULTIBYTE.findall(data)) >= strays:  # in other encodings such sequences are rare accidents
        return Decoded(text=_decode_mixed(data), encoding="utf-8+cp1252")
    start = max(0, first_bad - SAMPLE // 4)
    best = from_bytes(data[start : start + SAMPLE], cp_isolation=CANDIDATES).best()
    encoding = best.encoding if best else COMMONEST
    text = data.decode(encoding, "replace")
    is_same = data.decode(COMMONEST, "replace") == text
    return Decoded(text=text, encoding=COMMONEST if is_same else encoding)


def _decode_mixed(data: bytes) -> str:
    parts: list[str] = []
    while data:
        try:
            parts.append(data.decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            parts.append(data[: error.start].decode("utf-8"))
            parts.append(data[error.start : error.end].decode("cp1252", "replace"))
            data = data[error.end :]
    return "".join(parts)
