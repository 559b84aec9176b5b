"""The reader of saved pages: every visible word comes through, whatever the page's source looks like."""

from __future__ import annotations

import base64
import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import Capture, Markup
from newsarchive.problems import ArchiveError
from newsarchive.readers.html import read_html


def read(page: str) -> Capture:
    return read_html(page.encode(), file="seeds/x.html")


def texts(page: str) -> list[str]:
    return [line.text for line in read(page).lines]


def markdowns(page: str) -> list[str]:
    return [line.markdown for line in read(page).lines]


def markups(page: str) -> list[Markup]:
    return [line.markup for line in read(page).lines if line.markup]


# --- lines ---


def test_makes_one_line_of_each_block():
    page = "<h1>Storm</h1><p>It <b>blew</b>\n hard.</p><ul><li>Roofs<li>Trees</ul><blockquote>Help!</blockquote>Loose"
    assert texts(page) == ["Storm", "It blew hard.", "Roofs", "Trees", "Help!", "Loose"]
    assert [line.number for line in read(page).lines] == [1, 2, 3, 4, 5, 6]


def test_ends_lines_at_breaks_and_at_the_line_ends_of_preformatted_text():
    page = "<p>One<br>two<br/><br>three</p><pre>four\n  five\n\nsix</pre>"
    assert texts(page) == ["One", "two", "three", "four", "five", "six"]


def test_leaves_out_only_what_a_browser_does_not_show():
    page = (
        "<title>No</title><script>no</script><style>no</style><noscript>no</noscript><template>no</template>"
        "<p hidden>no</p><svg><title>no</title></svg><!-- no --><p style='display:none'>yes</p>"
    )
    assert texts(page) == ["yes"]
    assert markups(page)[0].path[-1] == "p[hidden]"


def test_says_where_a_line_stands():
    page = "<div id=story class='text wide'><p><span class=byline>By <a href=/x>Ann</a></span></p><p>More</p></div>"
    byline, more = markups(page)
    assert byline.tag == "p"
    assert byline.path == ("body", "div#story.text.wide", "p", "span.byline")
    assert byline.link_share == 0.6
    assert byline.elements[:2] == more.elements[:2]
    assert byline.elements[2] != more.elements[2]


def test_joins_the_cells_of_a_table_but_not_the_columns_of_a_layout():
    assert texts("<table><tr><th>Town<th>Dead<tr><td>Brest<td>3</table>") == ["Town\tDead", "Brest\t3"]
    assert texts("<table><tr><td><p>Menu</p></td><td><p>Story</p></td></tr></table>") == ["Menu", "Story"]


def test_a_cell_stays_in_its_column_whatever_is_empty_or_spans():
    page = (
        "<table><tr><th><th>2019<th>2020<tr><td>Sales<td><td>15<tr><td colspan=2>Costs<td>4"
        "<tr><td rowspan=2>Staff<td>1<td>2<tr><td>3<td>4<tr><td><td>alone<td></table>"
    )
    assert texts(page) == ["\t2019\t2020", "Sales\t\t15", "Costs\t\t4", "Staff\t1\t2", "\t3\t4", "alone"]


def test_a_line_break_within_a_cell_does_not_break_the_row():
    page = "<table><tr><th>Ship<th>Time<br>of <b>day<br>or so</b><tr><td><p>Moon<br>Star</p><td>11</table>"
    assert texts(page) == ["Ship\tTime of day or so", "Moon Star\t11"]
    assert texts("<table><tr><td><i>Menu<br>News</i><td>Story</table>") == ["Menu", "News", "Story"]


def test_a_headline_broken_to_look_well_is_one_line_but_not_a_kicker_and_a_headline():
    assert texts("<h1>The port<br>stays shut</h1><p>a<br>b</p>") == ["The port stays shut", "a", "b"]
    assert texts("<h1><span>The port<br> stays shut</span></h1>") == ["The port stays shut"]
    assert texts("<h1><span>Weather</span><br>The port stays shut</h1>") == ["Weather", "The port stays shut"]


def test_raised_numbers_stay_raised():
    assert texts("<p>10<sup>6</sup> m<sup> 2</sup>, the 1<sup>st</sup> of<sup><a href=x>12</a></sup> all</p>") == [
        "10⁶ m ², the 1st of¹² all"
    ]


def test_sets_neighbouring_links_apart_but_not_the_parts_of_a_word():
    assert texts("<a>Home</a><a>News</a>") == ["Home News"]
    assert texts("<p><span class=cap>T</span>he end</p>") == ["The end"]


def test_keeps_right_to_left_text_and_references_as_written():
    assert texts("<p dir=rtl>שלום עולם</p>") == ["שלום עולם"]
    assert texts("<p>R&amp;D &lt;b&gt; caf&eacute; &#8364;5 &bogus;</p>") == ["R&D <b> café €5 &bogus;"]


@pytest.mark.parametrize(
    "page",
    [
        "", "<", "<html", "</p></div>", "<p>a<div>b</p></div>", "<table>a<tr>b", "<a><a><b></a>", "<!--", "<body><!--",
        "<base href='http://['><a href='http://[::1'>x</a>", "<script type=application/ld+json>[[[", "<frameset>",
    ],
)  # fmt: skip
def test_reads_broken_pages(page: str):
    assert read(page).encoding == "utf-8"


def test_reads_a_page_nested_five_thousand_deep_in_good_time():
    start = time.perf_counter()
    assert texts("<div><b>" * 5000 + "deep") == ["deep"]
    assert time.perf_counter() - start < 10


def test_refuses_a_page_nested_without_reason():
    with pytest.raises(ArchiveError, match="bad-html"):
        read("<div>" * 50_000)


def test_refuses_an_element_with_tens_of_thousands_of_attributes():
    """But not a page whose script looks like one."""
    words = " ".join(f"a{number}=x" for number in range(20_000))
    with pytest.raises(ArchiveError, match="attributes"):
        read(f"<div {words}>word</div>")
    assert texts(f"<script>if (1<b {words}) x()</script><p>word</p>") == ["word"]


def test_refuses_a_page_of_tens_of_thousands_of_lines():
    with pytest.raises(ArchiveError, match="lines"):
        read("<p>word" * 20_001)


BODY = " ".join(f"word{number}" for number in range(80))
STATED = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "First.\\n\\n{BODY}"}}</script>'


def test_an_article_that_stands_only_in_the_json_ld_follows_the_pages_own_lines():
    assert texts(f"{STATED}<div id=app></div>") == ["First.", BODY]
    assert texts(f"{STATED}<p>Loading</p>") == ["Loading", "First.", BODY]


def test_an_article_that_the_page_shows_is_not_read_a_second_time():
    assert texts(f"{STATED}<p>{BODY}</p>") == [BODY]


PIECES = ("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<li>", "<td>", "<br>", "<a href=x>", "</a>", "<table>",
          "<tr>", "</table>", " ", "<h2>", "<pre>", "word")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_loses_no_word_of_any_page(pieces: list[str]):
    words = {number: f"w{number}w" for number, piece in enumerate(pieces) if piece == "word"}
    text = " ".join(texts("".join(words.get(number, piece) for number, piece in enumerate(pieces))))
    assert all(text.count(word) == 1 for word in words.values())


# --- Markdown ---


def test_keeps_links_and_emphasis():
    page = "<base href=https://example.org/a/><p>See <a href=b.html>the <em>report</em></a>, <strong>now </strong>or no"
    address = "https://example.org/a/b.html"
    assert markdowns(page) == [f"See [the]({address}) [*report*]({address}), **now** or no"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "b", "//"])
def test_drops_the_target_of_a_link_that_leads_nowhere_safe(href: str):
    page = f'<p>go <a href="{href}">there</a></p>'
    assert markdowns(page) == [""]
    assert texts(page) == ["go there"]


def test_escapes_what_looks_like_markdown():
    page = r"<p><b>x</b> *a* _b_ c_d [e] `f` &amp;lt; \</p>"
    assert markdowns(page) == [r"**x** \*a\* \_b\_ c_d [e] \`f\` &amp;lt; \\"]


# --- encodings ---


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<meta charset=windows-1251><p>Минск".encode(), "utf-8"),  # re-encoded when it was saved
        ("<meta charset=windows-1251><p>Минск".encode("cp1251"), "cp1251"),
        (codecs.BOM_UTF8 + "<meta charset=koi8-r><p>Минск".encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "<meta charset=utf-8><p>Минск".encode("utf-16-le"), "utf-16"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Минск'.encode("koi8-r"), "koi8-r"),
    ],
)
def test_decodes_by_the_best_evidence(data: bytes, encoding: str):
    capture = read_html(data, file="seeds/x.html")
    assert (capture.lines[0].text, capture.encoding) == ("Минск", encoding)


def test_reads_windows_1252_where_latin_1_is_declared():
    data = "<meta charset=iso-8859-1><p>“Yes” – café".encode("cp1252")
    assert read_html(data, file="seeds/x.html").lines[0].text == "“Yes” – café"


# --- MHTML ---


def test_reads_the_page_in_an_mhtml_file():
    data = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
        b"--B\r\nContent-Type: text/css\r\n\r\np{}\r\n"
        b"--B\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>=CC=E8=ED=F1=EA</p>\r\n--B--\r\n"
    )
    capture = read_html(data, file="seeds/x.mhtml")
    assert [line.text for line in capture.lines] == ["Минск"]
    assert capture.encoding == "cp1251"


HEAD = b"MIME-Version: 1.0\r\n"
PAGE = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>Words"


@pytest.mark.parametrize(
    "data",
    [
        HEAD + PAGE,
        HEAD + b"Content-Type: multipart/related;\r\n\tboundary=B\r\n\r\n--B\r\n" + PAGE + b"\r\n--B--\r\n",
        HEAD + b"X-Note: a\r\n" * 200_000 + PAGE,
        HEAD + b"X-Note: a\r\n" + b" a\r\n" * 200_000 + PAGE,
        HEAD + b"X-Note: " + b"(" * 200_000 + b"\r\n" + PAGE,
        HEAD + PAGE.replace(b"utf-8", b"utf-8" + b'; a="' * 100_000),
        HEAD
        + b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(3_000))
        + PAGE,
        HEAD
        + b"Content-Type: multipart/mixed; boundary=B\r\n\r\n"
        + b"--B\r\nA: b\r\n\r\nc\r\n" * 100_000
        + b"--B\r\n"
        + PAGE,
    ],
    ids=["alone", "a part", "headers", "a folded header", "brackets", "parameters", "nested parts", "many parts"],
)
def test_finds_the_page_among_the_parts_and_headers_of_an_mhtml_file(data: bytes) -> None:
    assert [line.text for line in read_html(data, file="seeds/x.mhtml").lines] == ["Words"]


def test_reads_an_mhtml_page_that_was_cut_off() -> None:
    written = base64.b64encode(b"<p>Dockers stop work</p>")[:-5]
    data = HEAD + b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + written
    assert [line.text for line in read_html(data, file="seeds/x.mhtml").lines] == ["Dockers stop work"]


# --- metadata ---


def ld(json: str) -> dict[str, tuple[str, ...]]:
    return dict(read(f"<script type='application/ld+json'>{json}</script>").metadata)


def test_finds_the_article_among_the_things_of_json_ld():
    article = '{"@type":["NewsArticle"],"headline":"Storm &amp; rain","author":[{"@type":"Person","name":"Ann"},"Bob"]}'
    site = '{"@type":"WebSite","name":"The Gazette"}'
    expected = {
        "json-ld headline": ("Storm & rain",),
        "json-ld author": ("Ann", "Bob"),
        "json-ld author type": ("Person",),
        "json-ld site": ("The Gazette",),
    }
    assert ld(f'{{"@graph":[{site},{article}]}}') == expected
    assert ld(f"[{article},{site}]") == expected


def test_reads_careless_json_ld():
    assert ld('<!-- {"@type":"NewsArticle","headline":"A\nB",} -->') == {"json-ld headline": ("A B",)}
    cut_off = '{"@type":"NewsArticle","headline":"A \\"b\\"","datePublished":"2020-08-17","author":'
    assert ld(cut_off) == {"json-ld headline": ('A "b"',), "json-ld datePublished": ("2020-08-17",)}


def test_reads_meta_tags_links_microdata_and_times():
    page = (
        "<html lang=be_BY><title>Storm | Gazette</title><meta property=og:title content=Storm>"
        "<link rel=canonical href=https://example.org/1><a rel=author>Ann</a>"
        "<span itemprop=author itemscope>by <b itemprop=name>Ann</b></span><time datetime=2020-08-17>Monday</time>"
    )
    capture = read(page)
    assert capture.language == "be-BY"
    assert dict(capture.metadata) == {
        "title": ("Storm | Gazette",),
        "meta og:title": ("Storm",),
        "link canonical": ("https://example.org/1",),
        "rel author": ("Ann",),
        "itemprop author": ("Ann",),
        "itemprop name": ("Ann",),
        "time": ("2020-08-17",),
    }


def test_what_is_too_long_to_be_a_title_is_none() -> None:
    page = f"<head><meta property='og:title' content='{'Storm ' * 5000}'><title>Storm</title></head><p>It blew."
    assert read(page).metadata == {"title": ("Storm",)}
