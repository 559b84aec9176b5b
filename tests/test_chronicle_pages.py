"""The chronicle's pages: every sentence once, in order, each link to a place that is there, however long it gets."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from building import files_of

from newsarchive.chronicle import article_dates, make_chronicle
from newsarchive.config import Config
from newsarchive.edtf import parse_edtf
from newsarchive.library import Library, make_library
from newsarchive.markup import render_body
from newsarchive.model import Article, Story
from newsarchive.outputs import Site
from newsarchive.pages.chronicle import chronicle_of, make_glance
from newsarchive.pages.chronicle_sheets import MOST_SENTENCES, addresses_of, lay_out
from newsarchive.pages.day_picture import make_day_picture
from newsarchive.pages.year_picture import make_year_picture

HOME = Path(__file__).resolve().parents[1]


def article(slug: str, body: str, *, written: str | None = "2020-08-13", source: str = "The Herald") -> Article:
    return Article(
        title=f"Title of {slug}",
        slug=slug,
        language="en",
        body=body,
        source=source,
        date=parse_edtf(written) if written else None,
    )


def small_library() -> Library:
    return make_library(
        [
            article(
                "vote",
                "On Sunday 9th August they voted.\n\nOn August 11 & 12 they struck <again>. He rules since 1994.",
            ),
            article(
                "later", "They voted on 9 August. It began in August 2020.", written="2020-09-01", source="The Post"
            ),
            article("today", "He was jeered today.", written="2020-08-17~", source="The Union"),
            article("undated", "Nothing is said of time."),
        ]
    )


def long_library() -> Library:
    """A year with far more sentences than a page holds, one day with more than a page holds, and a year between."""
    first = date(2020, 1, 1)
    days = [first + timedelta(days=n) for n in range(366)]
    bodies = [f"On {day.day} {day:%B} {day.year} they met." for day in days]
    articles = [article(f"diary-{n}", "\n\n".join(bodies[n::4])) for n in range(4)]
    articles += [article(f"vote-{n}", "On 9 August 2020 they voted.") for n in range(MOST_SENTENCES + 20)]
    articles.append(article("old", "It was founded in 1994."))
    return make_library(articles)


def site_of(library: Library) -> dict[str, str]:
    config = Config(title="Archive", description="Of tests.")
    site = Site(config=config, library=library, templates=HOME / "templates", **rest_of_site())
    return {file.path: file.data.decode() for file in files_of(site) if file.path.endswith(".html")}


def rest_of_site() -> dict[str, Any]:  # Any: what these tests do not use
    return {"read_capture": lambda file: b""}


def links_of(path: str, html: str) -> list[tuple[str, str]]:
    """Targets of a page's links within the site: path and fragment."""
    found = []
    for href in re.findall(r'<a[^>]* href="([^":]*)"', html):
        target, _, fragment = href.partition("#")
        parts = path.split("/")[:-1]
        for step in unquote(target).split("/") if target else []:
            parts = parts[:-1] if step == ".." else [*parts, step]
        found.append(("/".join(parts) if target else path, fragment))
    return found


def dead_links(pages: dict[str, str]) -> list[str]:
    """Links of the chronicle and the front page to pages that are not there; other files are not made here."""
    chronicle = [path for path in pages if path.startswith("chronicle") or path == "index.html"]
    dead = []
    for path in chronicle:
        for target, fragment in links_of(path, pages[path]):
            if target.endswith(".html") and (
                target not in pages or (fragment and f'id="{fragment}"' not in pages[target])
            ):
                dead.append(f"{path} → {target}#{fragment}")
    return dead


def test_what_several_sources_say_of_a_day_stands_together() -> None:
    days = {
        str(one.date): [voice.article.slug for voice in one.voices] for one in chronicle_of(small_library()).occasions
    }
    assert days == {
        "1994": ["vote"],
        "2020-08": ["later"],
        "2020-08-09": ["vote", "later"],
        "2020-08-11": ["vote"],
        "2020-08-12": ["vote"],
        "2020-08-17": ["today"],
    }


def test_the_order_of_the_articles_does_not_matter() -> None:
    library = small_library()
    read = [(one, article_dates(one, render_body(one).passages)) for one in library.articles]
    assert make_chronicle(read) == make_chronicle(reversed(read))


def test_a_small_chronicle_is_one_page_and_every_link_leads_somewhere() -> None:
    pages = site_of(small_library())
    html = pages["chronicle.html"]
    assert [path for path in pages if path.startswith("chronicle/")] == []
    assert "they struck &lt;again&gt;." in html
    assert ">About 17 August</time>" in html
    assert "2 sources" in html
    assert not dead_links(pages)


def test_a_sentence_links_to_its_paragraph() -> None:
    library = small_library()
    (vote,) = (one for one in library.articles if one.slug == "vote")
    anchor = render_body(vote).passages[1].anchor
    assert f'<a href="articles/vote.html#{anchor}">1994</a>' in site_of(library)["chronicle.html"]


def test_an_archive_without_dates_says_so() -> None:
    library = make_library([article("undated", "Nothing is said of time.")])
    assert "No article mentions a date." in site_of(library)["chronicle.html"]
    assert make_glance(library, base="index.html") is None


def test_a_long_chronicle_is_cut_and_loses_nothing() -> None:
    library = long_library()
    chronicle = chronicle_of(library)
    sheets = lay_out(chronicle)
    assert len({sheet.path for sheet in sheets}) == len(sheets)
    assert all(sum(one.count for one in sheet.occasions) <= MOST_SENTENCES for sheet in sheets)
    told = [(one.date, voice.article.slug) for sheet in sheets for one in sheet.occasions for voice in one.voices]
    assert sorted(map(str, told)) == sorted(
        str((one.date, v.article.slug)) for one in chronicle.occasions for v in one.voices
    )
    assert len(told) == len(set(told))
    pages = site_of(library)
    assert {"chronicle/1994.html", "chronicle/2020.html", "chronicle/2020-08.html", "chronicle/2020-08.2.html"} <= set(
        pages
    )
    assert not dead_links(pages)


def test_the_picture_shows_every_day_and_the_table_its_gaps() -> None:
    chronicle = chronicle_of(small_library())
    picture = make_day_picture(chronicle, addresses_of(lay_out(chronicle)), base="chronicle.html")
    assert picture is not None
    assert picture.name == "8 to 21 August 2020".replace(" to ", "–")
    assert [row.label for row in picture.rows] == ["The Herald", "The Post", "The Union"]
    assert [(dot.link.text, dot.is_doubtful) for dot in picture.rows[2].dots] == [
        ("about Monday 17 August 2020: 1 sentence", True)
    ]
    assert [row.sources for row in picture.table][:4] == ["", "The Herald 1, The Post 1", "", "The Herald 1"]


def test_many_sources_share_the_last_row_and_none_is_left_out() -> None:
    library = make_library(
        [article(f"a{n}", "On 9 August 2020 they voted.", source=f"Paper {n:02}") for n in range(20)]
    )
    chronicle = chronicle_of(library)
    picture = make_day_picture(chronicle, addresses_of(lay_out(chronicle)), base="chronicle.html")
    assert picture is not None
    assert [row.label for row in picture.rows][-1] == "13 other sources"
    assert picture.rows[-1].dots[0].link.text.endswith("13 sentences")


def test_years_without_a_word_are_a_gap_in_picture_and_table() -> None:
    chronicle = chronicle_of(small_library())
    picture = make_year_picture(
        chronicle, {1994: "chronicle.html#y-1994", 2020: "chronicle.html#y-2020"}, base="chronicle.html"
    )
    assert picture is not None
    assert [(row.year.text, row.sentences) for row in picture.table] == [
        ("1994", "1"),
        ("1995 to 2019", ""),
        ("2020", "6"),
    ]
    assert [bar.link.text for bar in picture.bars] == ["1994: 1 sentence", "2020: 6 sentences"]


def test_a_century_is_drawn_as_one_bar() -> None:
    body = "The union grew from 1920 to 2020 in every port."
    picture = make_year_picture(
        chronicle_of(make_library([article("long", body)])), {1920: "chronicle.html#y"}, base="x"
    )
    assert picture
    assert [bar.link.text for bar in picture.bars] == ["1920 to 2020: 1 sentence"]


def test_a_story_lends_its_date_and_the_rule_names_it() -> None:
    story = Story(heading="One", date=parse_edtf("2022-12~"), lines=(1,), basis={})
    one = article("page", "## One {: #story-1 }\n\nThey met last month.", written="2023~")
    told = Article(**{name: getattr(one, name) for name in one.__dataclass_fields__} | {"stories": (story,)})
    (mention,) = article_dates(told, render_body(told).passages)
    assert (str(mention.date), mention.rule) == (
        "2022-11~",
        "the month before that of the story’s date, about December 2022",
    )


def test_the_busiest_day_does_not_burst_its_row() -> None:
    chronicle = chronicle_of(long_library())
    picture = make_day_picture(chronicle, addresses_of(lay_out(chronicle)), base="chronicle.html")
    assert picture is not None
    radii = [float(dot.radius.removesuffix("em")) for row in picture.rows for dot in row.dots]
    assert max(radii) <= 0.72
    assert min(radii) >= 0.16


def test_a_reader_can_walk_from_sheet_to_sheet() -> None:
    pages = site_of(long_library())
    july, august = pages["chronicle/2020-07.html"], pages["chronicle/2020-08.html"]
    assert '<a rel="next" href="2020-08.html">After: August 2020, part 1 of 2</a>' in july
    assert '<a rel="prev" href="2020-07.html">Before: July 2020</a>' in august
    assert '<p class="up"><a href="2020.html">2020</a></p>' in august


def test_the_calendar_s_last_days_break_nothing() -> None:
    """A mistyped year is a mistake of the archivist's, not the end of the build."""
    library = make_library([article("typo", "They struck on Friday 31 December.", written="9999-12-31")], {})
    site = site_of(library)
    assert "9999" in site["chronicle.html"]
