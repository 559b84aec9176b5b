"""What readers can rely on, page by page: links, facts and how they are known, safety, the same bytes every time."""

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from archive_for_pages import CAPTURE, SHA256, articles, capture, config, library, site
from building import files_of

from newsarchive.alignment import find_lines, tell_fates
from newsarchive.edtf import parse_edtf
from newsarchive.library import make_library
from newsarchive.markup import render_body
from newsarchive.model import Article
from newsarchive.outputs import Site
from newsarchive.outputs.stylesheet import shrink
from newsarchive.pages.lists import sheets
from newsarchive.pages.strip import WIDTH, draw

VOID = frozenset("meta link br hr img input path circle rect line".split())


class Document(HTMLParser):
    """A page's ids, addresses, words and tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.title = ""
        self._words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.words = " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes.update(values)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.addresses += [values[name] or "" for name in ("href", "src", "action") if name in values]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "title" in self._open[:3]:
            self.title += data
        elif not {"script", "style"} & set(self._open):
            self._words.append(data)


def pages_of(archive: Site) -> dict[str, str]:
    return {file.path: file.data.decode() for file in files_of(archive) if file.path.endswith(".html")}


@pytest.fixture(scope="module")
def files(home: Path) -> Mapping[str, bytes]:
    return {file.path: file.data for file in files_of(site(home))}


@pytest.fixture(scope="module")
def pages(files: Mapping[str, bytes]) -> Mapping[str, Document]:
    return {path: Document(data.decode()) for path, data in files.items() if path.endswith(".html")}


# --- links ---


def test_every_link_leads_to_a_file_and_to_a_place_in_it(
    files: Mapping[str, bytes], pages: Mapping[str, Document]
) -> None:
    for path, page in pages.items():
        for address in page.addresses:
            if address.startswith(("http://", "https://", "mailto:", "data:image/svg+xml,")):
                continue
            target, _, fragment = address.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target))) if target else path
            assert file in files, f"{path}: {address}"
            if fragment and file in pages:
                assert fragment in pages[file].ids, f"{path}: {address}"


def test_no_address_begins_at_the_root_of_a_host(pages: Mapping[str, Document]) -> None:
    """The site works from a USB stick and in any folder."""
    assert not [a for page in pages.values() for a in page.addresses if a.startswith("/") or a.endswith("/")]


def test_nothing_is_loaded_from_elsewhere(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".html"):
            assert not re.search(rb'<(?:img|script|iframe|source)[^>]+(?:src|srcset)="?http', data), path
            assert not re.search(rb'<link rel="stylesheet" href="http', data), path


def test_ids_are_unique_and_titles_too(pages: Mapping[str, Document]) -> None:
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
    titles = [page.title for page in pages.values()]
    assert len(titles) == len(set(titles))


def test_every_page_has_its_landmarks_one_heading_and_a_skip_link(pages: Mapping[str, Document]) -> None:
    for path, page in pages.items():
        for tag in ("main", "nav", "header", "footer", "h1", "title"):
            assert tag in page.tags, f"{path} lacks {tag}"
        assert page.tags.count("h1") == 1, path
        assert "#main" in page.addresses, path


# --- safety ---


def test_hostile_text_is_text_everywhere(files: Mapping[str, bytes], pages: Mapping[str, Document]) -> None:
    for path, page in pages.items():
        html = files[path].decode()
        ours = re.findall(
            r'<script (?:type="application/ld\+json"|(?:defer |data-)src="(?:\.\./)*(?:assets|search)/[a-z]+\.js")>',
            html,
        )
        assert page.tags.count("script") == len(ours), path
        assert not [name for name in page.attributes if name.startswith("on") or name == "style"], path
        assert "img" not in page.tags, path
        assert not [a for a in page.addresses if a.lower().lstrip().startswith(("javascript:", "data:text"))], path


def test_hostile_words_are_shown_as_they_are(pages: Mapping[str, Document]) -> None:
    words = pages["articles/hostile.html"].words
    assert "<script>alert(4)</script> and {{ 7 * 7 }} and <img src=x onerror=alert(5)>" in words
    assert '<script>alert(1)</script> {{ config }} & "quotes"' in words


def test_every_page_forbids_what_it_does_not_need(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".html"):
            policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', data.decode())
            assert policy, path
            assert "default-src &#39;none&#39;" in policy[1]
            assert "unsafe" not in policy[1]


def test_the_one_script_in_a_page_is_the_one_that_its_policy_names(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        inside = (
            re.findall(r"<script data-src=[^>]*>(.*?)</script>", data.decode(), re.DOTALL)
            if path.endswith(".html")
            else []
        )
        digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inside]
        assert [f"sha256-{digest}" in data.decode() for digest in digests] == [True] * len(inside), path
        assert len(inside) <= 1, path
    assert "<script data-src=" in files["index.html"].decode()


def test_linked_data_is_json_whatever_the_title(files: Mapping[str, bytes]) -> None:
    html = files["articles/hostile.html"].decode()
    written = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(written)["headline"].startswith("<script>alert(1)</script>")


# --- facts and how they are known ---


@pytest.mark.parametrize(
    "words",
    [
        "Source The Harbour Post supplied by the archive: from the address",
        "Date 3 May 2003 stated in line 6",
        "the capture states May 2003, line 16",
        "Author Ada Byron stated in line 5 : the masthead",
        "Original post.example",
        "Capture storm.txt 16 lines, 2 of them removed",
        "Headline stated in line 3",
        "Language en, concluded by the rule “the page’s words”",
    ],
)
def test_the_slip_says_how_each_fact_is_known(pages: Mapping[str, Document], words: str) -> None:
    assert words in pages["articles/storm.html"].words


def test_what_is_not_known_is_said_to_be_so(pages: Mapping[str, Document]) -> None:
    words = pages["articles/zabastovka.html"].words
    assert "Source not stated Date not stated Author not stated Original address not known" in words
    assert "Capture none: entered by hand" in words
    assert "Source not stated" in pages["index.html"].words


def test_a_rough_date_is_in_words_in_lists_and_on_the_page(pages: Mapping[str, Document]) -> None:
    assert "About 2003" in pages["articles/islands.html"].words
    assert "about 2003" in pages["index.html"].words


def test_no_time_element_says_more_than_is_known(home: Path) -> None:
    dates = {"about": "2020-08-17~", "span": "2019-12/2020-01", "day": "2021-03-04"}
    rough = [Article(title=d, slug=d, language="en", body="x", date=parse_edtf(date)) for d, date in dates.items()]
    archive = replace(site(home), library=make_library(rough))
    made = {file.path: file.data.decode(errors="replace") for file in files_of(archive)}
    times = re.findall(r"<time([^>]*)>(?:<a[^>]*>)?([^<]*)", made["index.html"] + made["articles/about.html"])
    assert set(times) == {
        (' datetime="2020-08"', "about 17 August 2020"),
        (' datetime="2020-08"', "About 17 August 2020"),
        (' datetime="2021-03-04"', "4 March 2021"),
    }
    assert "between December 2019 and January 2020" in made["index.html"]
    assert "about 17 August 2020\t2020-08\t" in made["search/records/0.js"]


def test_stories_are_listed_at_the_top_and_say_what_is_supplied(pages: Mapping[str, Document]) -> None:
    page = pages["articles/islands.html"]
    assert {"#story-1", "#story-2"} <= set(page.addresses)
    assert "April 2003 supplied by the archive: an estimate" in page.words
    assert "Heading supplied by the archive: the capture lost it" in page.words
    assert "Date not stated" in page.words
    assert page.words.count("[The well]") == page.words.count("The well")


def test_lists_say_that_an_article_holds_several_stories_and_show_each_under_its_own_date(
    pages: Mapping[str, Document],
) -> None:
    assert "Ada Byron, Grace M. Hopper 2 stories, April 2003" in pages["index.html"].words
    month = pages["dates/2003-04.html"]
    assert "April 2003 1 story" in month.words
    assert "The bridge It opened. Source not stated April 2003 (supplied)" in month.words
    assert "in “ From the islands ”" in month.words
    assert {"../articles/islands.html#story-1", "../articles/islands.html"} <= set(month.addresses)
    assert "The bridge" not in pages["dates/2003.html"].words


def test_an_article_and_its_capture_lead_to_each_other_line_by_line(pages: Mapping[str, Document]) -> None:
    (passage,) = [name for name in pages["articles/storm.html"].ids if name.startswith("p-")][:1]
    assert "../captures/storm.html#L8" in pages["articles/storm.html"].addresses
    assert f"../articles/storm.html#{passage}" in pages["captures/storm.html"].addresses


def test_the_capture_shows_every_line_and_what_became_of_it(pages: Mapping[str, Document]) -> None:
    page = pages["captures/storm.html"]
    assert [name for name in page.ids if re.fullmatch(r"L\d+", name)] == [f"L{number}" for number in range(1, 17)]
    for line in filter(str.strip, CAPTURE.splitlines()):
        assert " ".join(line.split()) in page.words
    for words in ("removed: skip-link", "became the title", "removed: newsletter", SHA256):
        assert words in page.words


def test_signs_that_would_mislead_stand_as_marks_in_the_capture(home: Path) -> None:
    """Letters turned round could make a line read as another; a control character has no place in a page."""
    line = "The port \u202edekots\u202c was\x0bopened\x01 \u2066again\x85"
    lines = tuple(one._replace(text=line) if one.number == 8 else one for one in capture().lines)
    storm = articles()[0]
    assert storm.capture
    archive = replace(site(home), library=make_library([storm], {storm.capture.file: replace(capture(), lines=lines)}))
    page = next(file.data.decode() for file in files_of(archive) if file.path == "captures/storm.html")
    shown = "The port ⟨U+202E⟩dekots⟨U+202C⟩ was⟨U+000B⟩opened⟨U+0001⟩ ⟨U+2066⟩again⟨U+0085⟩"
    assert f'<bdi class="words">{shown}</bdi>' in page
    assert not [sign for sign in page if not sign.isprintable() and sign != "\n"]


def test_the_captures_bytes_are_served_untouched(files: Mapping[str, bytes]) -> None:
    assert files["captures/storm.txt"] == CAPTURE.encode()


def test_a_saved_page_is_served_as_text(home: Path) -> None:
    """Its scripts would otherwise run in the archive's name."""
    storm = articles()[0]
    assert storm.capture
    saved = replace(storm, capture=replace(storm.capture, file="seeds/storm.html"))
    seen = replace(capture(), file="seeds/storm.html")
    archive = replace(site(home), library=make_library([saved], {"seeds/storm.html": seen}))
    paths = [file.path for file in files_of(archive) if file.path.startswith("captures/")]
    assert sorted(paths) == ["captures/storm.html", "captures/storm.html.txt", "captures/storm.js"]


def test_about_counts_what_each_rule_removed(pages: Mapping[str, Document]) -> None:
    assert "newsletter an invitation to subscribe 1 1" in pages["about.html"].words
    assert "2 articles without a stated author" not in pages["about.html"].words
    assert "1 article without a stated author" in pages["about.html"].words


# --- languages ---


def test_an_article_has_its_own_language_and_direction(files: Mapping[str, bytes], home: Path) -> None:
    assert 'lang="ru" dir="ltr"' in files["articles/zabastovka.html"].decode()
    hebrew = Article(title="שביתה", slug="hebrew", language="he", body="כן.")
    archive = replace(site(home), library=library([hebrew]))
    assert 'lang="he" dir="rtl"' in pages_of(archive)["articles/hebrew.html"]


# --- where the archive has an address ---


def test_full_addresses_are_made_only_where_the_archive_has_one(home: Path, files: Mapping[str, bytes]) -> None:
    base = "https://example.org/archive/"
    published = pages_of(site(home, config(base_url=base)))
    assert f'<link rel="canonical" href="{base}articles/storm.html">' in published["articles/storm.html"]
    assert f'href="{base}index.html"' in published["404.html"]
    assert "canonical" not in files["articles/storm.html"].decode()


# --- lists ---


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other() -> None:
    many = make_library([Article(title=f"{n}", slug=f"a{n:02}", language="en", body="x") for n in range(7)])
    first, second, third = sheets(many.articles, "sources/x.html", 3)
    assert [len(sheet.entries) for sheet in (first, second, third)] == [3, 3, 1]
    assert [sheet.path for sheet in (first, second, third)] == [
        "sources/x.html",
        "sources/x.2.html",
        "sources/x.3.html",
    ]
    assert second.pager
    assert second.pager.newer
    assert second.pager.older
    assert (second.pager.newer.href, second.pager.older.href) == ("x.html", "x.3.html")


def test_an_empty_archive_says_so(home: Path) -> None:
    archive = replace(site(home), library=make_library([]))
    assert "holds no article yet" in pages_of(archive)["index.html"]


# --- the rest ---


def test_the_same_archive_makes_the_same_bytes(home: Path, files: Mapping[str, bytes]) -> None:
    again = {file.path: file.data for file in files_of(site(home))}
    assert list(again) == list(files)
    assert again == dict(files)


def test_notes_stand_beside_their_lines_only_where_they_fit() -> None:
    def notes(body: str) -> bool:
        return render_body(Article(title="t", slug="t", language="en", body=body)).has_sidenotes

    text = "Words and words. " * 60
    assert notes(f"Short.[^1] {text}\n\n[^1]: A note.\n")
    assert not notes("No note at all.")
    assert not notes(f"Short.[^1] And.[^2] {text}\n\n[^1]: {text * 3}\n[^2]: Far below.\n")


def test_the_picture_of_a_capture_has_a_bar_for_each_line_that_is_not_blank() -> None:
    storm = articles()[0]
    passages = render_body(storm).passages
    bars = draw(tell_fates(storm, capture(), passages, find_lines(storm, capture(), passages)))
    places = [float(x) for bar in bars for x in re.findall(r"M([\d.]+)", bar.path)]
    assert len(places) == 11
    assert max(places) < WIDTH


def test_shrinking_a_style_sheet_leaves_its_strings_alone() -> None:
    css = '/* a "note" */\na::before { content: ",  /* x */ {"; }\n\n@media (width > 1px) { b , i { top: 0; } }\n'
    assert shrink(css) == 'a::before{content:",  /* x */ {"}@media (width > 1px){b,i{top:0}}\n'
