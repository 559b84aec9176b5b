"""Divisions of the known captures by site, so that what is fitted can be judged on sites that it never saw."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

FOLDS = 5
OWN_ADDRESS = re.compile(
    r"""<link\b[^>]*\brel=["']?canonical["']?[^>]*\bhref=["']?(http[^"' >]+)"""
    r"""|<link\b[^>]*\bhref=["']?(http[^"' >]+)["']?[^>]*\brel=["']?canonical"""
    r"""|<meta\b[^>]*\bproperty=["']?og:url["']?[^>]*\bcontent=["']?(http[^"' >]+)"""
    r"""|<meta\b[^>]*\bcontent=["']?(http[^"' >]+)["']?[^>]*\bproperty=["']?og:url""",
    re.IGNORECASE,
)


@cache
def site_of(case: Path) -> str:
    """The host that a case's saved page names as its own; the case's name where it names none."""
    page = case / "page.html"
    found = OWN_ADDRESS.search(page.read_text(encoding="utf-8", errors="replace")) if page.exists() else None
    host = urlsplit(next(address for address in found.groups() if address)).hostname if found else None
    return re.sub(r"^(?:www|m|amp|edition|news)\.", "", host) if host else case.name


def fold_of(site: str, division: int) -> int:
    """Which fifth of the sites it belongs to."""
    return hashlib.sha256(f"{division}:{site}".encode()).digest()[0] % FOLDS
