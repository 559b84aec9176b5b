"""sitemap.xml and robots.txt (sitemaps.org protocol 0.9; RFC 9309). A sitemap needs absolute addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from newsarchive.model import File
from newsarchive.outputs.site import Site
from newsarchive.urls import absolute

MOST_ADDRESSES = 50_000
"""In one sitemap, by the protocol; more make several and an index of them."""
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def files(site: Site, listed: Sequence[str]) -> Iterator[File]:
    """robots.txt always; the sitemap where a base URL is set."""
    base_url = site.config.base_url
    rules = "User-agent: *\nAllow: /\n"
    if base_url:
        rules += f"\nSitemap: {absolute('sitemap.xml', base_url=base_url)}\n"
        yield from _sitemaps(sorted(listed), base_url)
    yield File(path="robots.txt", data=rules.encode())


def _sitemaps(paths: Sequence[str], base_url: str) -> Iterator[File]:
    parts = [paths[start : start + MOST_ADDRESSES] for start in range(0, len(paths), MOST_ADDRESSES)]
    if len(parts) == 1:
        yield File(path="sitemap.xml", data=_listed("urlset", "url", paths, base_url))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield File(path=name, data=_listed("urlset", "url", part, base_url))
    yield File(path="sitemap.xml", data=_listed("sitemapindex", "sitemap", names, base_url))


def _listed(root: str, element: str, paths: Sequence[str], base_url: str) -> bytes:
    rows = [f"<{element}><loc>{escape(absolute(path, base_url=base_url))}</loc></{element}>\n" for path in paths]
    return f'{HEAD}<{root} xmlns="{XMLNS}">\n{"".join(rows)}</{root}>\n'.encode()
