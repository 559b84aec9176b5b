"""Captures, sidecars and articles put together by chance, from pieces that have done harm somewhere."""

# ruff: noqa: E501  # pieces are read in rows

from __future__ import annotations

from hypothesis import strategies as st

from tests.hostile.payloads import numbered

PAYLOADS = [payload for _, _, payload in numbered(12)]
PROSE = (
    "Dockers in three ports stopped work on Monday, their union said.",
    "“Nobody goes back before there is an offer,” said its chairman, Jonas Petrauskas.[1]",
    "Рабочие трёх портов остановили работу в понедельник, сообщил профсоюз.",
    "By Anna Berg", "14 March 2021", "Notes", "[1] Ibid.", "Share", "# Title", "## Part", "- item", "1. item", "> said",
    "| a | b |\n|---|---|\n| c | d |", "[^1]: note", "***", "", "", "",
)  # fmt: skip
SIGNS = tuple(
    "\0\x01\x0b\x0c\x1b\x1f\x7f\x85\u00ad\u200b\u200d\u2028\u2029\u202e\u2066\ufeff\ufffe\U000e0041\u0301[]()*_`<>&!{}\\|#:-~^=\"'"
)
MARKUP = (
    "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<a href=x>", "</a>", "<b>", "<table>", "<tr>", "<td>", "<ul>", "<li>",
    "<script>", "</script>", "<svg>", "<math>", "<template>", "<pre>", "<br>", "<!--", "-->", "<![CDATA[", "<title>",
    '<meta name="author" content="', '<meta property="article:published_time" content="2020-13-45">', '">',
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800","author":[{"name":',
)  # fmt: skip
YAML = (
    "title: ", "source: ", "author: [", "]", "date: 2020-02-30", "date: 2020", "url: ", "keep: 1-3", "remove: {3: x}",
    "headings: {2: null}", "kinds: {3: quotation}", "stories:\n  - {lines: 1-3, heading: 1}", "basis: {title: ", "}",
    "- ", "  ", "\t", "&a ", "*a", "<<: *a", "!!python/name:os.system ", "!!binary x", "|", ">", "\"", "'", "\n", "\n---\n",
    "? ", ": ", "{", "[", "1e400", "~", "true", "\\ud800",
)  # fmt: skip

pieces = st.one_of(st.sampled_from(PROSE), st.sampled_from(PAYLOADS), st.sampled_from(SIGNS), st.text(max_size=20))
separators = st.sampled_from(("\n", "\n\n", "\r\n", "\r", " ", "", "\u2028"))
texts = st.builds(lambda between, parts: between.join(parts), separators, st.lists(pieces, max_size=40))
pages = st.lists(st.one_of(st.sampled_from(MARKUP), pieces), max_size=60).map("".join)
yaml_texts = st.lists(
    st.one_of(st.sampled_from(YAML), st.sampled_from(PAYLOADS), st.text(max_size=10)), max_size=20
).map("".join)
encodings = st.sampled_from(
    ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1251", "latin-1")
)


@st.composite
def captures(draw: st.DrawFn) -> tuple[str, bytes]:
    """The ending of the file's name, and its bytes."""
    ending = draw(st.sampled_from((".txt", ".md", ".html", ".mhtml")))
    text = draw(pages if ending in (".html", ".mhtml") else texts)
    if ending == ".md" and draw(st.booleans()):
        text = f"---\n{draw(yaml_texts)}\n---\n{text}"
    data = text.encode(draw(encodings), "replace")
    for place in draw(st.lists(st.integers(0, 400), max_size=4)):
        data = data[:place] + bytes([draw(st.integers(0, 255))]) + data[place + 1 :]
    return ending, data
