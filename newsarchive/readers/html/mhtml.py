"""Takes the page out of an MHTML file (what browsers save as “web page, single file”)."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

HEADER_BYTES = 2048
MIME_HEAD = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version|content-type):", re.IGNORECASE)


def is_mhtml(data: bytes) -> bool:
    """Whether the file begins with mail headers, as MHTML does, instead of with a page."""
    return MIME_HEAD.match(data[:HEADER_BYTES]) is not None


def page_in_mhtml(data: bytes) -> tuple[bytes, str]:
    """The first HTML part and the charset that its header declares; the whole file where there is no such part."""
    message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload, part.get_content_charset() or ""
    return data, ""
