"""How a date, a language or an address is read wherever people write one: settings, sidecars, front matter."""

from __future__ import annotations

from newsarchive.edtf import parse_edtf
from newsarchive.fields import Check
from newsarchive.language_tag import parse_language
from newsarchive.urls import parse_web_address

DATE = Check(
    parse=parse_edtf,
    code="bad-date",
    mend="write 2020, 2020-08, 2020-08-17, 2020-08-17~ (approximate), 2020? (uncertain) or 2020-08/2020-09",
)
LANGUAGE = Check(parse=parse_language, code="bad-language", mend="write a tag such as en, de or pt-BR")
WEB_ADDRESS = Check(parse=parse_web_address, code="bad-url", mend="write it in full, with https://")
