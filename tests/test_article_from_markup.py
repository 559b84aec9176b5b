"""What a saved page's markup states of its article, beside what its lines state."""

from __future__ import annotations

import pytest

from newsarchive.article import read_statement
from newsarchive.model import Found, How
from newsarchive.readers.html import read_html

PROSE = (
    "<p>The storm tore off dozens of roofs in the old town on Monday night, the fire brigade said in the morning.</p>"
)


def fields(head: str, body: str) -> dict[str, list[Found]]:
    page = f"<head>{head}</head><body>{body}{PROSE * 4}"
    found: dict[str, list[Found]] = {}
    for one in read_statement(read_html(page.encode(), file="seeds/x.html")).found:
        found.setdefault(one.field, []).append(one)
    return found


def json_ld(facts: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {facts}}}</script>'


def values(found: list[Found]) -> list[str]:
    return [one.value for one in found]


def test_takes_the_heading_that_the_markup_repeats():
    head = "<meta property=og:title content='Storm hits town'>"
    found = fields(head, "<h2>Most read this week</h2><h1>Storm hits town</h1>")
    assert values(found["title"]) == ["Storm hits town"]
    assert found["title"][0].basis.how is How.STATED
    assert found["title"][0].lines == (2,)


def test_takes_the_whole_heading_where_the_name_of_the_blog_is_a_part_of_it():
    head = "<title>storm warnings: Brook storm warnings</title><meta property=og:title content='Brook storm warnings'>"
    found = fields(head, "<h1>storm warnings</h1><h2>Tuesday 5 June 2018</h2><h3>Brook storm warnings</h3>")
    assert values(found["title"]) == ["Brook storm warnings"]


def test_takes_the_title_element_without_the_name_of_the_site_where_no_line_is_a_headline():
    found = fields("<title>Storm hits town | The Gazette</title>", "")
    assert values(found["title"]) == ["Storm hits town"]
    assert (found["title"][0].basis.how, found["title"][0].basis.note) == (How.MARKUP, "title")


def test_says_where_in_the_markup_a_field_stands():
    head = json_ld(
        '"datePublished": "2020-08-17T06:00:00+02:00", "author": {"name": "Ann Lee"}, "publisher": {"name": "Gazette"}'
    )
    found = fields(head, "<h1>Storm hits town</h1><p>Ann Lee</p>")
    assert values(found["date"]) == ["2020-08-17"]
    assert found["date"][0].basis.note == "json-ld datePublished"
    assert values(found["author"]) == ["Ann Lee"]
    assert found["source"][0].basis.how is How.MARKUP


@pytest.mark.parametrize(
    ("facts", "authors"),
    [
        ('"author": {"@type": "Person", "name": "Ann Lee"}', ["Ann Lee"]),
        (
            '"author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Tjaden"}]',
            ["Ann Lee", "Bo Tjaden"],
        ),
        ('"author": {"@type": "Person", "name": ["Ann Lee", "Nora Tjaden"]}', ["Ann Lee", "Nora Tjaden"]),
        ('"author": "Ann Lee and Nora Tjaden"', ["Ann Lee", "Nora Tjaden"]),
        ('"author": ["Ann Lee"]', ["Ann Lee"]),
        ('"author": {"@type": "Organization", "name": "Example Gazette"}', []),
        ('"author": "Example Desk"', []),
        ('"author": {"@type": "Person", "name": "admin"}', []),
        ('"author": {"@type": "Person", "name": "https://gazette.example/ann-lee"}', []),
    ],
)
def test_takes_persons_whom_only_the_markup_names(facts: str, authors: list[str]) -> None:
    found = fields(json_ld(facts), "<h1>Storm hits town</h1>")
    assert values(found.get("author", [])) == authors
    assert all(one.basis.how is How.MARKUP and not one.lines for one in found.get("author", []))


def test_reads_an_author_whom_the_page_describes_apart():
    head = """<script type="application/ld+json">{"@graph": [
        {"@type": "NewsArticle", "headline": "Storm hits town", "author": {"@id": "#ann"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}</script>"""
    assert values(fields(head, "<h1>Storm hits town</h1>")["author"]) == ["Ann Lee"]


def test_prefers_the_author_that_a_line_states_to_one_whom_only_the_markup_names():
    head = json_ld('"author": {"@type": "Person", "name": "Ann Lee"}')
    assert values(fields(head, "<h1>Storm hits town</h1><p>By Nora Tjaden</p>")["author"]) == ["Nora Tjaden"]


def test_keeps_the_day_that_readers_saw_where_the_markup_counts_in_universal_time():
    head = "<meta property=article:published_time content=2020-08-18T01:30:00Z>"
    found = fields(head, "<h1>Storm hits town</h1><p>August 17, 2020</p>")
    assert values(found["date"]) == ["2020-08-17"]
    assert not found["date"][0].basis.also


def test_records_a_day_in_the_markup_that_contradicts_the_text():
    head = "<meta property=article:published_time content=2019-08-18>"
    found = fields(head, "<h1>Storm hits town</h1><p>August 17, 2020</p>")
    assert values(found["date"]) == ["2020-08-17"]
    assert [other.value for other in found["date"][0].basis.also] == ["2019-08-18"]


def test_takes_no_kicker_from_a_menu():
    menu = "<nav><a href=/>Home</a> <a href=/w>World</a></nav>"
    assert "kicker" not in fields("", f"{menu}<h1>Storm hits the old town</h1><p>By Ann Lee</p>")


def test_makes_a_day_of_a_relative_date_by_its_time_element():
    found = fields("", "<h1>Storm hits town</h1><time datetime=2020-08-17T10:00>2 hours ago</time>")
    assert values(found["date"]) == ["2020-08-17"]


def test_takes_no_day_that_does_not_exist():
    assert "date" not in fields(json_ld('"datePublished": "2020-13-40"'), "<h1>Storm hits town</h1>")


def test_records_the_last_change():
    head = json_ld('"datePublished": "2020-08-17", "dateModified": "2020-08-19"')
    assert values(fields(head, "<h1>Storm hits town</h1>")["updated"]) == ["2020-08-19"]


def test_takes_no_house_and_no_address_for_an_author():
    for name in ("admin", "https://example.org/ann", "The Gazette", "Foreign Desk"):
        head = json_ld(f'"author": "{name}", "publisher": "The Gazette"')
        assert "author" not in fields(head, "<h1>Storm hits town</h1>")


def test_takes_names_beside_other_headlines_for_no_authors():
    body = "<h1>Storm hits town</h1>" + PROSE * 20 + "<h3>Elsewhere</h3><a rel=author>Ann Lee</a>"
    assert "author" not in fields("", body)


def test_finds_the_address_but_not_that_of_the_front_page():
    address = "<link rel=canonical href=https://example.org/2020/storm>"
    assert values(fields(address, "<h1>Storm hits town</h1>")["url"]) == ["https://example.org/2020/storm"]
    assert "url" not in fields("<link rel=canonical href=https://example.org/>", "<h1>Storm hits town</h1>")


def test_keeps_the_byline_and_records_another_person_whom_the_markup_names():
    head = json_ld('"author": "Bo Chen"')
    found = fields(head, "<h1>Storm hits town</h1><p>By Ann Lee</p><p>Edited by Bo Chen</p>")
    assert values(found["author"]) == ["Ann Lee"]
    assert [other.value for other in found["author"][0].basis.also] == ["Bo Chen"]


def test_takes_the_name_in_the_markup_where_the_byline_goes_on_after_it():
    """What the line says stays beside it, and the line is that of the author."""
    head = json_ld('"author": {"@type": "Person", "name": "Ann Lee"}')
    (author,) = fields(head, "<h1>Storm hits town</h1><p>By Ann Lee Gdynia</p>")["author"]
    assert (author.value, author.basis.how, author.lines) == ("Ann Lee", How.MARKUP, (2,))
    assert [(other.value, other.basis.lines) for other in author.basis.also] == [("Ann Lee Gdynia", (2,))]


def test_takes_the_day_that_readers_saw_where_a_change_seems_to_come_before_the_publication():
    head = json_ld('"datePublished": "2020-08-18T05:10:00Z"')
    assert values(
        fields(head, "<h1>Storm hits town</h1><p>Updated 11:21 pm CDT, Monday, August 17, 2020</p>")["date"]
    ) == ["2020-08-17"]
    head = json_ld('"datePublished": "2020-08-16T05:10:00Z"')
    assert values(fields(head, "<h1>Storm hits town</h1><p>Updated August 17, 2020</p>")["date"]) == ["2020-08-16"]
