"""Feeds, sitemap and data: what other programs read."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

from building import files_of

from newsarchive.config import Config
from newsarchive.edtf import parse_edtf
from newsarchive.library import make_library
from newsarchive.model import Article, File, Story
from newsarchive.outputs import Site, sitemap
from newsarchive.outputs.sitemap import MOST_ADDRESSES

ARTICLES = [
    Article(title="Older & <odd>", slug="older", language="en", body="Words.", date=parse_edtf("2020-08")),
    Article(
        title="=cmd()", slug="newer", language="be", body="Words.", date=parse_edtf("2020-09-01"), authors=("A B",)
    ),
    Article(title="Undated", slug="undated", language="en", body="Words."),
]
ATOM = "{http://www.w3.org/2005/Atom}"


def made(home: Path, base_url: str | None) -> dict[str, File]:
    config = Config(title="Strikes", description="Reports.", base_url=base_url)
    site = Site(
        config=config, library=make_library(ARTICLES, {}), templates=home / "templates", read_capture=lambda file: b""
    )
    return {file.path: file for file in files_of(site)}


def test_without_an_address_there_is_nothing_that_needs_one(home: Path) -> None:
    files = made(home, None)
    assert not {"feed.atom", "feed.json", "sitemap.xml"} & files.keys()
    assert b"Sitemap" not in files["robots.txt"].data


def test_feeds_hold_the_dated_articles_newest_first(home: Path) -> None:
    files = made(home, "https://example.org/a/")
    feed = ET.fromstring(files["feed.atom"].data)
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["=cmd()", "Older & <odd>"]
    assert feed.findtext(f"{ATOM}updated") == "2020-09-01T00:00:00Z"
    items = json.loads(files["feed.json"].data)["items"]
    assert [item["url"] for item in items] == [f"https://example.org/a/articles/{s}.html" for s in ("newer", "older")]


def test_the_sitemap_lists_every_page_but_the_missing_one(home: Path) -> None:
    files = made(home, "https://example.org/a/")
    listed = {loc.text for loc in ET.fromstring(files["sitemap.xml"].data).iter() if loc.tag.endswith("loc")}
    pages = {f"https://example.org/a/{path}" for path in files if path.endswith(".html") and path != "404.html"}
    assert listed == pages
    assert b"Sitemap: https://example.org/a/sitemap.xml" in files["robots.txt"].data


def test_more_addresses_than_a_sitemap_may_have_make_several_and_an_index() -> None:
    config = Config(title="Strikes", base_url="https://example.org/a/")
    site = Site(config=config, library=make_library([]), templates=Path(), read_capture=lambda file: b"")
    paths = [f"articles/{number:05}.html" for number in range(MOST_ADDRESSES + 1)]
    files = {file.path: file.data for file in sitemap.files(site, paths)}
    listed = {
        path: [loc.text for loc in ET.fromstring(data).iter() if loc.tag.endswith("loc")]
        for path, data in files.items()
        if path.endswith(".xml")
    }
    base = "https://example.org/a"
    assert listed["sitemap.xml"] == [f"{base}/sitemap-1.xml", f"{base}/sitemap-2.xml"]
    assert listed["sitemap-1.xml"] + listed["sitemap-2.xml"] == [f"{base}/{path}" for path in paths]
    assert max(map(len, listed.values())) == MOST_ADDRESSES


def test_the_table_has_a_row_an_article_and_no_formulas(home: Path) -> None:
    text = made(home, None)["articles.csv"].data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["slug"] for row in rows] == ["newer", "older", "undated"]
    assert rows[0]["title"] == "'=cmd()"


def test_a_story_under_its_own_date_is_cited_by_itself(home: Path) -> None:
    story = Story(heading="The well", date=parse_edtf("2003-04"), lines=(), basis={})
    listing = replace(ARTICLES[0], stories=(story, replace(story, heading="The bridge", date=None)))
    site = Site(
        config=Config(title="Strikes"), library=make_library([listing]), templates=home / "templates",
        read_capture=lambda file: b"",
    )  # fmt: skip
    files = {file.path: file.data for file in files_of(site)}
    (item,) = json.loads(files["dates/2003-04.csl.json"])
    assert (item["id"], item["title"], item["issued"]) == ("older-story-1", "The well", {"date-parts": [[2003, 4]]})
    assert b"older-story" not in files["dates/2020.bib"] + files["articles.bib"]


def test_each_list_can_be_taken_into_a_reference_manager(home: Path) -> None:
    files = made(home, None)
    for stem in ("articles", "articles/newer", "authors/a-b", "dates/2020", "dates/2020-09"):
        assert files[f"{stem}.bib"].data.startswith(b"@online{newer,")
        assert files[f"{stem}.ris"].data.startswith(b"TY  - NEWS")
        assert json.loads(files[f"{stem}.csl.json"].data)[0]["id"] == "newer"
