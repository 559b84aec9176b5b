"""feed.atom and feed.json: the latest articles for feed readers, where the archive has an address.

Atom is RFC 4287, JSON Feed version 1.1. Both need a time for each entry; an archive has dates. The first moment of the
earliest day that the date allows is given, in UTC; an article without a date stands in no feed, since every time for
it would be invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from newsarchive.config import Config
from newsarchive.markup import opening
from newsarchive.model import Article, File
from newsarchive.outputs.site import Site
from newsarchive.urls import absolute, article_path

ENTRIES = 50
SUMMARY_LENGTH = 300
ATOM = "http://www.w3.org/2005/Atom"


def files(site: Site) -> Iterator[File]:
    """Both feeds; none where no base URL is set."""
    if not site.config.base_url:
        return
    latest = [article for article in site.library.articles if article.date][:ENTRIES]
    yield File(path="feed.atom", data=atom(site.config, latest))
    yield File(path="feed.json", data=json_feed(site.config, latest))


def atom(config: Config, latest: Sequence[Article]) -> bytes:
    base_url = config.base_url or ""
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": config.language})
    _add(feed, "id", base_url)
    _add(feed, "title", config.title)
    if config.description:
        _add(feed, "subtitle", config.description)
    _add(feed, "updated", _moment(latest[0]) if latest else "1970-01-01T00:00:00Z")
    _add(feed, "link", rel="self", type="application/atom+xml", href=absolute("feed.atom", base_url=base_url))
    _add(feed, "link", rel="alternate", type="text/html", href=absolute("index.html", base_url=base_url))
    author = _add(feed, "author")
    _add(author, "name", config.title)
    for article in latest:
        feed.append(_entry(article, base_url))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'.encode()


def _entry(article: Article, base_url: str) -> ET.Element:
    address = absolute(article_path(article.slug), base_url=base_url)
    entry = ET.Element("entry", {"xml:lang": article.language})
    _add(entry, "id", address)
    _add(entry, "title", article.shown_title)
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    if article.url:
        _add(entry, "link", rel="via", href=article.url)
    _add(entry, "updated", _moment(article))
    _add(entry, "published", _moment(article))
    for name in article.authors:  # where none is stated, the feed's own author stands in (RFC 4287, 4.2.1)
        _add(_add(entry, "author"), "name", name)
    _add(entry, "summary", _summary(article))
    return entry


def json_feed(config: Config, latest: Sequence[Article]) -> bytes:
    base_url = config.base_url or ""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.title,
        "home_page_url": absolute("index.html", base_url=base_url),
        "feed_url": absolute("feed.json", base_url=base_url),
        "description": config.description,
        "language": config.language,
        "items": [_item(article, base_url) for article in latest],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(article: Article, base_url: str) -> dict[str, object]:
    address = absolute(article_path(article.slug), base_url=base_url)
    item: dict[str, object] = {
        "id": address,
        "url": address,
        "title": article.shown_title,
        "content_text": _summary(article),
        "date_published": _moment(article),
        "language": article.language,
    }
    if article.url:
        item["external_url"] = article.url
    if article.authors:
        item["authors"] = [{"name": name} for name in article.authors]
    return item


def _summary(article: Article) -> str:
    return article.standfirst or opening(article.body, SUMMARY_LENGTH)


def _moment(article: Article) -> str:
    """RFC 3339: the first moment of the earliest day that the date allows."""
    assert article.date
    return f"{article.date.earliest.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text
    return element
