"""Addresses of the site's pages, and how pages point at each other so that it works from any folder."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from slugify import slugify

LONGEST_SLUG = 80
SOURCE_DIGESTS = "sources-sha256.txt"
RESERVED = frozenset(
    {"index", "con", "nul", "aux", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Our own overviews, and names that Windows gives to devices."""
ESCAPED_ONLY = re.compile(r"[^A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]")
"""What an address holds only as an escape, such as “é”, “{” and the backslash."""
USER = re.compile("[^/]*//[^/?#]*@")  # “https://name:password@”
BAD_ESCAPE = re.compile("%(?![0-9a-fA-F]{2})|%[01][0-9a-fA-F]|%7[fF]")
"""“%zz”, which is none, and escapes of control characters, such as “%00”."""


def make_slug(words: str, *, fallback: str = "untitled") -> str:
    """An address part made of a–z, 0–9 and hyphens, whatever script the words are in.

    By one table of letters: left to itself, slugify takes another one where that happens to be installed.
    """
    slug = slugify(words, max_length=LONGEST_SLUG, word_boundary=True, backend="text-unidecode") or fallback
    return f"{slug}-page" if slug in RESERVED else slug


def slug_of_file(file: str) -> str:
    """The slug of the article in `content/2020/a-day.md`, where it names none: `2020-a-day`.

    No other file has that name, so no article that is added can take its address, nor can another title.
    """
    return make_slug(file.removeprefix("content/").removesuffix(".md"))


def suffixed(slug: str, ending: str) -> str:
    """`slug-ending`, no longer than a slug may be."""
    return f"{slug[: LONGEST_SLUG - len(ending) - 1].rstrip('-')}-{ending}"


def article_path(slug: str) -> str:
    return f"articles/{slug}.html"


def article_markdown_path(slug: str) -> str:
    return f"articles/{slug}.md"


def capture_path(slug: str) -> str:
    return f"captures/{slug}.html"


def capture_file_path(slug: str, file: str) -> str:
    """Where a capture's bytes are served. A saved page would run its scripts in our name: it is served as text."""
    ending = PurePosixPath(file).suffix.lower()
    return f"captures/{slug}{'' if ending == '.txt' else ending}.txt"


def capture_script_path(slug: str) -> str:
    """The same bytes for a page that checks itself: over `file://` a browser reads scripts and nothing else."""
    return f"captures/{slug}.js"


def source_path(slug: str) -> str:
    return f"sources/{slug}.html"


def author_path(slug: str) -> str:
    return f"authors/{slug}.html"


def name_path(slug: str) -> str:
    return f"names/{slug}.html"


def date_path(year: int, month: int = 0) -> str:
    return f"dates/{year:04d}-{month:02d}.html" if month else f"dates/{year:04d}.html"


def chronicle_path(year: int = 0, month: int = 0) -> str:
    """The chronicle; of a long one, a year's page or a month's."""
    if not year:
        return "chronicle.html"
    return f"chronicle/{year:04d}-{month:02d}.html" if month else f"chronicle/{year:04d}.html"


def relative(target: str, *, base: str) -> str:
    """The link from page `base` to `target` (both from the site's root; `target` may carry a #fragment)."""
    path, hash_mark, fragment = target.partition("#")
    if path == base and hash_mark:
        return f"#{fragment}"
    here, there = base.split("/")[:-1], path.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    steps = [".."] * (len(here) - shared) + [quote(part) for part in there[shared:]]
    return "/".join(steps) + hash_mark + fragment


def absolute(path: str, *, base_url: str) -> str:
    """The full address of a page on the host where the archive is published."""
    return f"{base_url.rstrip('/')}/{quote(path)}"


def parse_web_address(written: str) -> str:
    """`written`, if it is an http(s) address with a host. ValueError where it is none."""
    is_clean = written.isprintable() and not any(c.isspace() or c in '<>"' for c in written)
    if not is_clean or not _leads_to_a_host(written):
        raise ValueError(f"“{written}” is no web address")
    return written


def parse_base_url(written: str) -> str:
    """`written` as an address to which paths can be appended, the same to each reader. ValueError where it is none."""
    if USER.match(written):
        raise ValueError("the address holds a user or a password")  # not shown: logs are kept
    address = parse_web_address(written)
    if "?" in address or "#" in address:
        raise ValueError(f"“{written}” has a query or a fragment")
    if not address.isascii():
        raise ValueError(f"“{written}” has characters that are not ASCII")
    if ESCAPED_ONLY.search(address):
        raise ValueError(f"“{written}” has characters that addresses hold only as escapes")
    if BAD_ESCAPE.search(address) or "\ufffd" in unquote(address):  # “%ff”: not UTF-8
        raise ValueError(f"“{written}” has escapes that stand for no letter")
    if {".", ".."} & set(unquote(address).split("/")):
        raise ValueError(f"“{written}” has steps to other folders")
    return address.rstrip("/") + "/"


def _leads_to_a_host(written: str) -> bool:
    try:
        parts = urlsplit(written)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half an IPv6 address, a port that is none
        return False
