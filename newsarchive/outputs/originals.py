"""The captures' own bytes, and each article as normalized Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.content import dump
from newsarchive.model import File
from newsarchive.outputs.site import Site
from newsarchive.urls import article_markdown_path, capture_file_path


def files(site: Site) -> Iterator[File]:
    for article in site.library.articles:
        yield File(path=article_markdown_path(article.slug), data=dump(article).encode())
        capture = site.library.capture_of(article)
        if capture:
            path = capture_file_path(article.slug, capture.file)
            yield File(path=path, data=site.read_capture(capture.file))
