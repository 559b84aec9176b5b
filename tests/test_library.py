"""The order of articles, their neighbours, and what they stand under."""

from collections.abc import Iterable
from dataclasses import replace

from newsarchive.edtf import parse_edtf
from newsarchive.library import Piece, StoryOf, make_library
from newsarchive.model import Article, Capture, CaptureRecord, Story


def article(slug: str, date: str = "", source: str | None = None, authors: tuple[str, ...] = ()) -> Article:
    known = parse_edtf(date) if date else None
    return Article(title=slug, slug=slug, language="en", body="x", date=known, source=source, authors=authors)


def slugs(pieces: Iterable[Piece]) -> list[str]:
    """Of a story, its article's with its number."""
    return [f"{one.article.slug} {one.number}" if isinstance(one, StoryOf) else one.slug for one in pieces]


def test_newest_first_undated_last_in_whatever_order_they_come() -> None:
    made = [article("b", "2020"), article("a", "2020"), article("none"), article("c", "2021-03"), article("d", "2019")]
    assert slugs(make_library(made).articles) == ["c", "a", "b", "d", "none"]
    assert make_library(made[::-1]).articles == make_library(made).articles


def test_neighbours_end_at_the_ends() -> None:
    library = make_library([article("new", "2021"), article("old", "2020")])
    newest, oldest = library.articles
    assert library.neighbours(newest).newer is None
    assert library.neighbours(newest).older == oldest
    assert library.neighbours(oldest).newer == newest


def test_an_article_without_a_date_is_neither_earlier_nor_later() -> None:
    dated, undated = make_library([article("dated", "2020"), article("undated")]).articles
    library = make_library([dated, undated])
    assert library.neighbours(dated).older is None
    assert library.neighbours(undated).newer is None


def test_a_year_without_a_month_stands_only_under_its_year() -> None:
    (year,) = make_library([article("a", "2020"), article("b", "2020-08"), article("c", "2020-08-17~")]).years
    assert slugs(year.pieces) == ["c", "b", "a"]
    assert [(month.name, slugs(month.pieces)) for month in year.months] == [("August 2020", ["c", "b"])]
    assert slugs(year.without_month) == ["a"]


def test_an_interval_stands_under_both_its_ends() -> None:
    later, earlier = make_library([article("a", "2020-12/2021-01")]).years
    assert [month.name for month in (*later.months, *earlier.months)] == ["January 2021", "December 2020"]


def test_a_story_stands_under_its_own_date_where_its_article_does_not() -> None:
    dates = ("2023", "2022-12~", "2022-04~/2022-12~", None, "2023-05")
    stories = tuple(
        Story(heading=str(date), date=parse_edtf(date) if date else None, lines=(), basis={}) for date in dates
    )
    listing = replace(article("listing", "2023~"), stories=stories)
    later, earlier = make_library([article("whole", "2022-06-01"), listing]).years
    assert slugs(later.pieces) == ["listing"]
    assert [(month.name, slugs(month.pieces)) for month in later.months] == [("May 2023", ["listing 5"])]
    assert slugs(earlier.pieces) == ["listing 2", "whole", "listing 3"]
    assert [(month.name, slugs(month.pieces)) for month in earlier.months] == [
        ("April 2022", ["listing 3"]),
        ("June 2022", ["whole"]),
        ("December 2022", ["listing 2", "listing 3"]),
    ]


def test_an_article_stands_under_each_of_its_authors() -> None:
    library = make_library([article("a", authors=("Ada", "Grace")), article("b", authors=("Ada",))])
    assert [(group.name, slugs(group.articles)) for group in library.authors] == [("Ada", ["a", "b"]), ("Grace", ["a"])]


ALIKE = ("Ann Lee", "ann lee", "ANN LEE", "Ann-Lee", "Ánn Lee", "Ann  Lee", "Li", "Ли", "***", "???", "Index")


def test_the_address_of_a_source_or_an_author_does_not_depend_on_the_others() -> None:
    """Nor on the order in which they come; and no two share one."""
    alone = {name: make_library([article("a", source=name)]).source_slugs[name] for name in ALIKE}
    together = make_library([article(f"a{number}", authors=(name,)) for number, name in enumerate(ALIKE)])
    assert together.author_slugs == alone
    assert len({slug.casefold() for slug in alone.values()}) == len(ALIKE)
    assert (alone["Ann Lee"], alone["Li"]) == ("ann-lee", "li")


def test_a_capture_that_changed_since_is_not_the_articles_capture() -> None:
    record = CaptureRecord(file="seeds/a.txt", sha256="1" * 64, rules=1)
    made = Article(title="a", slug="a", language="en", body="x", capture=record)
    same = Capture(file="seeds/a.txt", sha256="1" * 64, encoding="utf-8", lines=())
    other = Capture(file="seeds/a.txt", sha256="2" * 64, encoding="utf-8", lines=())
    assert make_library([made], {"seeds/a.txt": same}).capture_of(made) == same
    assert make_library([made], {"seeds/a.txt": other}).capture_of(made) is None
    assert make_library([made]).capture_of(made) is None
