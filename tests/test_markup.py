"""An article's Markdown as trusted HTML: what stays, what is refused, and which addresses passages have."""

import re
import time
from html import unescape
from pathlib import Path

import pytest

from newsarchive.markup import RenderedBody, opening, render_body, script_data
from newsarchive.model import Article, Kind


def render(body: str) -> RenderedBody:
    return render_body(Article(title="t", slug="t", language="en", body=body))


def html(body: str) -> str:
    rendered = render(body)
    return "".join([*(part.heading + part.html for part in rendered.parts), rendered.notes_html])


def anchors(body: str) -> list[str]:
    return [passage.anchor for passage in render(body).passages]


def words(body: str) -> list[str]:
    return [passage.text for passage in render(body).passages]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("&lt;i&gt;", "&lt;i&gt;"),
        (r"\*not emphasis\*", "*not emphasis*"),
        ("“Quotes” – and 'these'", "“Quotes” – and 'these'"),
        ("R&amp;amp;D &amp;copy;", "R&amp;amp;D &amp;copy;"),
        ("***&amp;copy; &#42;a&#42;***", "&amp;copy; *a*"),
        ("`a &lt; &`", "a &amp;lt; &amp;"),
    ],
)
def test_text_is_shown_as_it_was_captured(body: str, shown: str) -> None:
    assert f">{shown}<" in html(body)


@pytest.mark.parametrize(
    "body",
    ["*one**two*, three", r"*one**two*\]", "*one**two*`code`", "x&lt;**__&lt;***a***c,__*b**ay", "xb*a__*a****__y"],
)
def test_emphasis_takes_no_words_for_its_signs(body: str) -> None:
    (shown,) = words(body)
    assert re.findall(r"[^\W_]|[,<\]]", shown) == re.findall(r"[^\W_]|[,<\]]", unescape(body))


def test_a_passage_says_what_its_page_shows() -> None:
    body = "R&amp;amp;D &amp;copy; &copy; `a &lt; <b>`"
    assert words(body) == [unescape(re.sub("<[^>]*>", "", html(body))).strip()] == ["R&amp;D &copy; © a &lt; <b>"]


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<div onclick='x'>text</div>",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](&#106;avascript:alert(1))",
        "![a](https://elsewhere.example/pixel.png)",
        "a {: onclick=alert(1) style=color:red}",
        "[a](https://ok.example){: onclick=alert(1) .mark}",
        "# head {#main onmouseover=x}",
        "<iframe src=x></iframe>\n\n<style>p{}</style>",
    ],
)
def test_nothing_in_a_text_becomes_active(body: str) -> None:
    made = html(body)
    tags = set(re.findall(r"<(\w+)", made))
    attributes = set(re.findall(r"<\w+[^>]*?\s([\w-]+)=", made))
    assert tags <= {"p", "a", "h2", "span"}
    assert attributes <= {"id", "class", "href", "aria-label"}
    assert all(href.startswith(("#", "https:")) for href in re.findall(r'href="([^"]*)"', made))


def test_a_picture_elsewhere_is_a_link_since_no_request_may_leave_the_site() -> None:
    assert '<a href="https://x.example/y.png">[a view]</a>' in html("![a view](https://x.example/y.png)")


def test_an_edit_elsewhere_leaves_a_passages_address_alone() -> None:
    before = anchors("First.\n\nSecond.\n\nThird.")
    after = anchors("Another one.\n\nFirst, changed.\n\nSecond.\n\nThird.")
    assert after[2:] == before[1:]


def test_repeated_words_have_addresses_of_their_own() -> None:
    first, second, third = anchors("Again.\n\nAgain.\n\nAgain.")
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_a_heading_cannot_take_an_id_of_the_page() -> None:
    assert anchors("## Main\n\n## Notes\n\n## Main") == ["main-2", "notes-2", "main-3"]


def test_headings_begin_at_the_second_level_and_skip_none() -> None:
    assert [heading.level for heading in render("# One\n\n#### Two\n\n## Three").headings] == [2, 3, 2]


def test_every_kind_of_passage_is_found() -> None:
    body = "Text.\n\n> Said.\n\n- one\n    - two\n\nSeen.\n{: .caption}\n\n| a | b |\n|---|---|\n| c | d |\n\n## Head"
    kinds = [(passage.kind, passage.text) for passage in render(body).passages]
    assert kinds == [
        (Kind.PARAGRAPH, "Text."),
        (Kind.QUOTATION, "Said."),
        (Kind.LIST_ITEM, "one"),
        (Kind.LIST_ITEM, "two"),
        (Kind.CAPTION, "Seen."),
        (Kind.TABLE, "a b"),
        (Kind.TABLE, "c d"),
        (Kind.HEADING, "Head"),
    ]


NOTED = "One.[^a] Two.[^b] Three.[^a]\n\n[^a]: First *note*.\n[^b]: Second note.\n\n    Its second paragraph.\n"


def test_notes_link_to_each_reference_and_back() -> None:
    made = html(NOTED)
    ids = re.findall(r'\bid="([^"]+)"', made)
    targets = re.findall(r'href="#([^"]+)"', made)
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    assert {"ref-1", "ref-1-2", "ref-2"} <= set(targets)


def test_a_note_is_a_passage_of_its_own_words() -> None:
    assert words(NOTED) == ["One. Two. Three.", "First note.", "Second note. Its second paragraph."]


def test_a_row_longer_than_the_head_of_its_table_keeps_its_cells() -> None:
    assert words("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 |") == ["a b", "1 2 3 4", "5"]


def test_a_table_that_would_fill_the_memory_is_shown_as_it_is_written() -> None:
    shown = words("|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|b|\n" * 2_000)
    assert [len(text) for text in shown] == [2 * 4_002 + 2_000 * 4 - 1]


def test_a_note_of_ten_pages_stands_at_the_end_alone() -> None:
    text = "word " * 5_000
    for said, is_beside in (("short", True), ("¹ " * 10_001, False)):
        rendered = render(f"{text}[^1] {text}\n\n[^1]: {said}")
        assert rendered.has_sidenotes is is_beside
        assert rendered.passages[-1].text == said.strip()


def test_a_note_without_words_of_its_own_shows_none_in_the_margin() -> None:
    made = html("One[^1] and two[^2].\n\n[^1]:\n    - a\n    - b\n\n[^2]: Said.")
    assert re.findall('data-note="([^"]*)"', made) == ["2 Said."]


def test_a_note_to_which_nothing_refers_is_kept() -> None:
    rendered = render("Text.\n\n[^1]: Left over.\n")
    assert "Left over." in rendered.notes_html
    assert "doc-backlink" not in rendered.notes_html


def test_stories_are_cut_at_their_headings() -> None:
    parts = render("Before.\n\n## One {#story-1}\n\nText.\n\n***\n\n## Two {#story-2 .supplied}\n\nMore.").parts
    assert [part.anchor for part in parts] == ["", "story-1", "story-2"]
    assert "One" in parts[1].heading
    assert "Text." in parts[1].html
    assert '<h2 class="supplied" id="story-2">[Two]<a ' in parts[2].heading


def test_what_the_archive_supplied_has_its_brackets_in_the_text_itself() -> None:
    """Copies, lists and voices that read aloud have them; addresses are those of the words."""
    rendered = render("## A *lost* head[^1] {.supplied}\n\n### Kept\n\n[^1]: Note.")
    assert ">[A <em>lost</em> head<sup" in rendered.parts[0].html
    assert "</sup>]<a " in rendered.parts[0].html
    assert [heading.text for heading in rendered.headings] == ["[A lost head]", "Kept"]
    assert [passage.shown_text for passage in rendered.passages] == ["[A lost head]", "Kept", "Note."]
    assert rendered.passages[0].anchor == "a-lost-head"


def test_the_same_text_makes_the_same_bytes() -> None:
    assert html(NOTED) == html(NOTED)


def test_data_cannot_end_its_script_element() -> None:
    written = str(script_data({"a": "</script><script>alert(1)</script>", "b": "&amp;"}))
    assert "<" not in written
    assert "&" not in written


def test_no_heading_takes_an_id_that_the_page_needs(home: Path) -> None:
    template = (home / "templates/article.html").read_text("utf-8") + (home / "templates/base.html").read_text("utf-8")
    ids = re.findall(r'\bid="([a-z]+)"', template)
    made = html(
        "\n\n".join(f"## {one.title()}" for one in [*ids, "Notes", "Ref 1"]) + "\n\nA note.[^1]\n\n[^1]: Its words."
    )
    found = re.findall(r'\bid="([^"]+)"', made)
    assert len(found) == len(set(found))
    assert not set(ids) & set(found)


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        (
            "## Head\n\nA caption\n{: .caption}\n\nIt *rained*.[^1] [Here](https://x.example).\n\n[^1]: n",
            "It rained. Here.",
        ),
        (r"5 \* 5 &lt; 26", "5 * 5 < 26"),
        ("Write to ann_lee@example.org, _please_.", "Write to ann_lee@example.org, please."),
        (r"The set is \{a, b}", "The set is {a, b}"),
        (
            "One sentence that is long enough. " * 5,
            "One sentence that is long enough. One sentence that is long enough.",
        ),
        ("word " * 40, "word " * 15 + "word…"),
    ],
)
def test_an_opening_is_whole_sentences_where_one_ends_in_time(body: str, begins: str) -> None:
    assert opening(body, 80) == begins


def test_an_opening_of_links_that_never_close_comes_at_once() -> None:
    started = time.process_time()
    assert opening("Words. " + "![](" * 100_000, 80).startswith("Words.")
    assert time.process_time() - started < 1


def test_an_address_may_hold_brackets() -> None:
    assert opening("See [the list](https://x.example/?a[]=1) and [more](https://x.example/).", 80) == (
        "See the list and more."
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[List](https://x.example/Schindler's_(film)) was 'seen' (by 'many').", "List was 'seen' (by 'many')."),
        ('[Mail](mailto:a@b?"c=d(1)) and more words.', "Mail and more words."),
        ("[A](https://x.example/a'b) is 'c') and d.", "A is 'c') and d."),
        ('[A](https://x.example/ "b) c.', '[A](https://x.example/ "b) c.'),
        ("[A](b c) d.", "[A](b c) d."),
        ("[A](https://x.example/b_(c)_(d(e))) f.", "A f."),
        ("[A](<https://x.example/b c> 'd') e.", "A e."),
        ("![A](https://x.example/it's_(b).png) c 'd') e.", "[A] c 'd') e."),
        ("*so*{{ x }} and *so*{y}", "so{{ x }} and so{y}"),
        ("words\n{draft}", "words {draft}"),
        ("## Storm {draft}", "Storm {draft}"),
        ("- *so*{y} it is", "so{y} it is"),
    ],
)
def test_no_word_after_an_address_or_in_braces_is_lost(written: str, shown: str) -> None:
    (passage,) = render(written).passages
    assert passage.text == shown


def test_attributes_that_are_marked_as_such_are_no_words() -> None:
    assert 'id="talks">The talks<' in html("## The talks {#talks}")
    assert 'class="caption"' in html("Words\n{: .caption}")


# --- code between fences ---

CODE = "# day  <b>&\n\n\n  - *crane*\n> {: .x} [^1]"


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("before", ["Words:\n\n", "Words:\n", "- an item\n", "> quoted\n\n", ""])
def test_code_between_fences_stays_as_it_is_written(before: str, indent: str) -> None:
    code = "\n".join(f"{indent}{line}" for line in CODE.split("\n"))
    shown = html(f"{before}{indent}````\n{code}\n{indent}`````\nAfter *it*.")
    found = re.search(r"<pre[^>]*><code>(.*)\n</code>", shown, re.DOTALL)
    assert found
    assert unescape(found[1]) == CODE
    assert "<em>it</em>" in shown
    assert words(f"```\n{CODE}\n```") == [" ".join(CODE.split())]


def test_the_word_beside_a_fence_stands_above_the_code() -> None:
    assert words("```python title=1\nx = 1\n```") == ["python title=1", "x = 1"]


@pytest.mark.parametrize(
    "body",
    ["```\nnever closed", "a ``` b\n\nc", "````\nx\n```", "> ```\n> x", "```a ` b\nc\n", "    ```\n    x\n    ```"],
)
def test_what_is_no_fence_or_never_closed_loses_no_word(body: str) -> None:
    assert re.findall(r"[a-z]+", " ".join(words(body))) == re.findall(r"[a-z]+", body)


@pytest.mark.parametrize("line", ["```", "```x", "````", "`" * 200])
def test_very_many_fences_are_read_in_no_time(line: str) -> None:
    started = time.process_time()
    html("\n".join(f"{line}{'`' * (number % 90)}" for number in range(20_000)))
    html(f"{line}\n" * 20_000)
    assert time.process_time() - started < 20


def test_a_list_does_not_show_code_as_how_a_text_begins() -> None:
    assert opening("```\nx = 1\n```\n\nThe harbour was shut.", 200) == "The harbour was shut."
