"""What an article is, in words that search engines, reference managers and other programs know."""

from __future__ import annotations

from newsarchive.citation import is_body
from newsarchive.config import Config
from newsarchive.model import Article
from newsarchive.urls import absolute, article_path

PICTURE = "assets/card.png"
"""An article has no picture of its own; shared links show the archive's."""


def article_data(config: Config, article: Article, description: str) -> dict[str, object]:
    """schema.org NewsArticle. What is not known is absent; a date is no more precise than known."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.shown_title,
        "inLanguage": article.language,
        "description": description,
    }
    dates = (("datePublished", article.date), ("dateModified", article.updated))
    data |= {name: date.cautious_iso for name, date in dates if date and date.cautious_iso}
    if article.authors:
        data["author"] = [
            {"@type": "Organization" if is_body(name) else "Person", "name": name} for name in article.authors
        ]
    if article.source:
        data["publisher"] = {"@type": "Organization", "name": article.source}
    if article.url:
        data["isBasedOn"] = article.url
    if config.base_url:
        address = absolute(article_path(article.slug), base_url=config.base_url)
        data |= {"url": address, "mainEntityOfPage": address}
        data["image"] = absolute(PICTURE, base_url=config.base_url)
    data["isPartOf"] = {"@type": "Collection", "name": config.title}
    return data


def open_graph(config: Config, article: Article, description: str) -> tuple[tuple[str, str], ...]:
    """Properties that make a shared link show what it leads to."""
    found = [
        ("og:type", "article"),
        ("og:title", article.shown_title),
        ("og:description", description),
        ("og:site_name", config.title),
        ("og:locale", article.language.replace("-", "_")),
    ]
    if article.date and article.date.cautious_iso:
        found.append(("article:published_time", article.date.cautious_iso))
    found += [("article:author", author) for author in article.authors]
    if config.base_url:
        found.append(("og:url", absolute(article_path(article.slug), base_url=config.base_url)))
        found.append(("og:image", absolute(PICTURE, base_url=config.base_url)))
        found.append(("og:image:alt", f"A catalogue slip of {config.title}"))
    return tuple(found)
