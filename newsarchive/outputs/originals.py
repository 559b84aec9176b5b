"""A capture's own bytes, and the article as normalized Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.content import dump
from newsarchive.model import Article, File
from newsarchive.outputs.site import Site
from newsarchive.urls import article_markdown_path, capture_file_path


def article_files(site: Site, article: Article) -> Iterator[File]:
    yield File(path=article_markdown_path(article.slug), data=dump(article).encode())
    capture = site.library.capture_of(article)
    if capture:
        path = capture_file_path(article.slug, capture.file)
        yield File(path=path, data=site.read_capture(capture.file))
