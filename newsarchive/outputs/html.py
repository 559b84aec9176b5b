"""Every page of the site, through its template."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from urllib.parse import quote

from markupsafe import Markup

from newsarchive.config import Config
from newsarchive.markup import inline, script_data
from newsarchive.model import Article, File
from newsarchive.outputs.scripts import AFTER_PAINT, SCRIPT, read_script
from newsarchive.outputs.site import Site
from newsarchive.outputs.stylesheet import STYLESHEET, read_stylesheet
from newsarchive.outputs.templates import fill_in, read_template_file
from newsarchive.pages import PAGES, Page, Pages, make_article_pages
from newsarchive.pages.page import Link
from newsarchive.urls import absolute, relative

NAVIGATION = (
    ("articles", "Articles", "index.html"),
    ("sources", "Sources", "sources/index.html"),
    ("authors", "Authors", "authors/index.html"),
    ("dates", "Dates", "dates/index.html"),
    ("names", "Names", "names/index.html"),
    ("chronicle", "Chronicle", "chronicle.html"),
    ("about", "About", "about.html"),
)
FEEDS = (("feed.atom", "application/atom+xml"), ("feed.json", "application/feed+json"))
SAFE_IN_DATA = "/:='"
POLICY = (
    "default-src 'none'; style-src {styles}; img-src 'self' data:; script-src {scripts}; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""Content-Security-Policy of every page: nothing from elsewhere, nothing inline that is not named by its digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationEntry:
    link: Link
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds every page."""

    title: str
    """Of the archive."""
    language: str
    home: str
    stylesheet: str
    page_stylesheet: str
    """Of this type of page; empty where the archive's own will do."""
    style: Markup
    """The style sheet itself, on the one page that does not know where it stands; empty on all others."""
    script: str
    """Fetched by `loader`."""
    loader: Markup
    """The one script that stands in the page itself."""
    search: str
    canonical: str
    """Empty where the archive has no address."""
    policy: str
    feeds: tuple[Link, ...]
    """Where the archive has an address."""
    navigation: tuple[NavigationEntry, ...]
    linked_data: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What all pages are printed with."""

    css: str
    loader: str
    icon: str


def shared_files(pages: Pages, site: Site) -> Iterator[File]:
    """The pages of one kind that all articles share."""
    return (_print(site, page) for page in pages(site.config, site.library))


def article_files(site: Site, article: Article) -> Iterator[File]:
    """An article's own pages."""
    return (_print(site, page) for page in make_article_pages(site.config, site.library, article))


def _print(site: Site, page: Page) -> File:
    press = _press(site)
    frame = _frame(site.config, page, press)
    html = fill_in(site.shelf, page.template, page=page, view=page.view, frame=frame, icon=press.icon)
    return File(path=page.path, data=html.encode(), is_listed=page.is_listed)


@lru_cache(maxsize=1)  # a build has one site
def _press(site: Site) -> Press:
    return Press(
        css=read_stylesheet(site),
        loader=read_script(site, AFTER_PAINT),
        icon=read_icon(site),
    )


def read_icon(site: Site) -> str:
    """As an address that holds the picture itself: every page shows it, none has to fetch it."""
    svg = read_template_file(site.shelf, "icon.svg").strip()
    return f"data:image/svg+xml,{quote(svg, safe=SAFE_IN_DATA)}"


def policy(*, script: str, css: str) -> str:
    """`script`, `css`: a script and a style sheet that may stand in the page itself."""
    return POLICY.format(styles=_allow(css), scripts=_allow(script))


def _allow(text: str) -> str:
    """What the archive serves, and this one text where there is one (CSP level 2, hash-source)."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'self' 'sha256-{digest}'" if text else "'self'"


def _frame(config: Config, page: Page, press: Press) -> Frame:
    def address(target: str) -> str:
        """A missing page is shown at any depth, where only full addresses lead anywhere."""
        if config.base_url and not page.is_listed:
            return absolute(target, base_url=config.base_url)
        return relative(target, base=page.path)

    return Frame(
        title=config.title,
        language=config.language,
        home=address("index.html"),
        stylesheet=address(STYLESHEET),
        page_stylesheet=address(page.stylesheet) if page.stylesheet else "",
        style=Markup() if page.is_listed else inline(press.css),
        script=address(SCRIPT),
        loader=inline(press.loader),
        search=address("search.html"),
        canonical=absolute(page.path, base_url=config.base_url) if config.base_url and page.is_listed else "",
        policy=policy(script=press.loader, css="" if page.is_listed else press.css),
        feeds=tuple(Link(href=address(path), text=kind) for path, kind in FEEDS) if config.base_url else (),
        navigation=tuple(
            NavigationEntry(link=Link(href=address(target), text=text), is_here=section == page.section)
            for section, text, target in NAVIGATION
        ),
        linked_data=script_data(page.linked_data) if page.linked_data else Markup(),
    )


FILES = tuple(partial(shared_files, pages) for pages in PAGES)
"""One for each kind of page, so that several processes can share the work."""
