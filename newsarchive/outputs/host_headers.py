"""`_headers`, which several static hosts read: what a page itself cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.model import File
from newsarchive.outputs.html import policy
from newsarchive.outputs.scripts import AFTER_PAINT, read_script
from newsarchive.outputs.site import Site
from newsarchive.outputs.stylesheet import read_stylesheet

HEADERS = (
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


def files(site: Site) -> Iterator[File]:
    security = f"{policy(script=read_script(site, AFTER_PAINT), css=read_stylesheet(site))}; frame-ancestors 'none'"
    lines = ["/*", f"  Content-Security-Policy: {security}", *(f"  {name}: {value}" for name, value in HEADERS)]
    yield File(path="_headers", data=("\n".join(lines) + "\n").encode())
