"""The search index: words, numbers, shards, and what an article adds to it."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.edtf import parse_edtf
from newsarchive.model import File, Kind, Passage
from newsarchive.names import read_names
from newsarchive.outputs.search import Entry, Index, index_files, postings_of, text_files
from newsarchive.outputs.search.codes import decode, encode, encoded_below, gaps, shortest, shortest_set
from newsarchive.outputs.search.shards import LARGEST, shard
from newsarchive.outputs.search.spellings import aliases_of, offers_of
from newsarchive.outputs.search.stems import families, stem
from newsarchive.outputs.search.words import words_of

CALL = re.compile(r'searchShard\("([^"]+)",(\d+),(\d+),(".*")\);\n')


def entry_of(slug: str, text: str, title: str = "A title", date: str = "2020-08-17", source: str = "The Bell") -> Entry:
    return Entry(
        slug=slug,
        title=title,
        language="en",
        source=source,
        authors=("Ann Lee",),
        date=parse_edtf(date),
        passages=(Passage(anchor="p-1", kind=Kind.PARAGRAPH, text=text),),
    )


def index_of(entries: Iterable[Entry]) -> dict[str, bytes]:
    index = Index()
    for entry in entries:
        index.add(postings_of(entry))
    return {file.path: file.data for file in index_files(index)}


def text_of(files: Iterable[File]) -> str:
    calls = [CALL.fullmatch(file.data.decode()) for file in files]
    assert all(calls)
    parts = [call for call in calls if call]
    assert [(int(call[2]), int(call[3])) for call in parts] == [(n, len(parts)) for n in range(len(parts))]
    return "".join(json.loads(call[4], strict=False) for call in parts)


def levels_of(entry: Entry) -> dict[str, int]:
    postings = postings_of(entry)
    return dict(zip(postings.words.split("\n"), postings.levels, strict=True))


# --- words ---


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łódź, café, straße, Ærø", "lodz cafe strasse aero"),
        ("Ёлка и ўлада", "елка и улада"),
        ("мой мои мои\u0306", "мой мои мой"),
        ("Київ", "київ"),
        ("the government’s don't they’re", "the government dont they"),
        ("workers’ ‘strike’ O'Brien l’homme", "workers strike o brien l homme"),
        ("аб’ява, сям'я", "абява сямя"),
        ("post-electoral 1,000 90’s", "post electoral 1 000 90"),
        ("soft\u00adly ﬁnd", "softly find"),
        ("北京市 2020年", "北 京 市 2020 年"),
        ("snake_case * — …", "snake case"),
    ],
)
def test_words_are_folded(text: str, words: str) -> None:
    assert words_of(text) == words.split()


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words


def test_forms_of_a_word_are_one_family() -> None:
    words = ("strike", "strikes", "striking", "union")
    found = families({"en": {word: stem(word, "en") for word in words}})
    assert found["strike"] == {"strike", "strikes", "striking"}
    assert "union" not in found


def test_a_language_without_rules_keeps_its_words_apart() -> None:
    assert stem("забастоўкі", "be") == "забастоўкі"
    assert stem("забастовки", "ru") == stem("забастовка", "ru-BY")


# --- numbers and lists ---


@given(st.lists(st.integers(min_value=0, max_value=50_000_000)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert list(decode(b"".join(map(encode, numbers)))) == numbers


def test_codes_made_all_at_once_are_those_made_one_by_one() -> None:
    assert encoded_below(60_000) == tuple(map(encode, range(60_000)))


@pytest.mark.parametrize(("number", "length"), [(59, 1), (60, 2), (2267, 2), (2268, 3), (53_051, 3), (53_052, 4)])
def test_small_numbers_are_short(number: int, length: int) -> None:
    assert len(encode(number)) == length


def test_no_list_takes_more_than_half_a_character_for_each_article() -> None:
    everywhere = b"".join([encode(5), *(encode(8 + 5) for _ in range(99_999))])
    assert shortest(everywhere, 100_000)[:1] == b"B"
    assert len(shortest(everywhere, 100_000)) < 50_010
    assert len(shortest_set(gaps(range(100_000)), 100_000)) < 16_680


def test_an_article_without_a_word_has_its_place_all_the_same() -> None:
    """A text may be all signs; nothing else need be known of it."""
    signs = replace(entry_of("a", "⌶ ∈", title="_∈"), source=None, authors=(), date=None)
    alone, among = index_of([signs]), index_of([signs, entry_of("b", "Dockers strike.")])
    assert alone
    assert "dockers" in "".join(data.decode() for data in among.values())


# --- shards ---


@given(st.text(max_size=200), st.integers(min_value=1, max_value=1500))
def test_a_text_comes_back_from_its_shards(text: str, times: int) -> None:
    files = list(shard("text/x", text * times))
    assert text_of(files) == text * times
    assert all(len(file.data) <= LARGEST for file in files)


@pytest.mark.parametrize("text", ['"', "\\", "\\\n", "ы", "😀"])
def test_escapes_are_never_cut(text: str) -> None:
    files = list(shard("text/x", "a" + text * 100_000))
    assert len(files) > 1
    assert text_of(files) == "a" + text * 100_000
    assert all(len(file.data) <= LARGEST for file in files)


# --- an article ---


def test_a_word_of_the_title_matters_most() -> None:
    levels = levels_of(entry_of("x", "miner " * 40 + "port", title="The port"))
    assert levels["port"] > levels["miner"] > levels["s:bell"]


def test_the_same_word_matters_more_in_a_short_article() -> None:
    assert levels_of(entry_of("x", "port"))["port"] > levels_of(entry_of("x", "port " + "miner " * 3000))["port"]


def test_its_text_changes_only_with_the_article() -> None:
    (file,) = text_files(entry_of("x", "Miners  struck\nin “Port”."))
    assert file.path == "search/text/x.js"
    assert text_of([file]) == "p-1\t\tMiners struck in “Port”."


# --- the index ---


def some_entries(count: int) -> Sequence[Entry]:
    texts = (" ".join(f"w{(n * k) % 997}x" for k in range(1, 60)) for n in range(count))
    return [entry_of(f"a{n}", text, date=f"20{n % 90 + 10}") for n, text in enumerate(texts)]


def test_same_articles_same_bytes() -> None:
    assert index_of(some_entries(300)) == index_of(some_entries(300))


def test_no_shard_is_larger_than_64_kb_and_the_root_lists_them_in_order() -> None:
    files = index_of(some_entries(2000))
    assert max(map(len, files.values())) <= LARGEST
    root = json.loads(text_of([File(path="", data=files["search/root.js"])]))
    beginnings = root["beginnings"].split(" ")
    assert root["articles"] == 2000
    assert all(before < after for before, after in pairwise(beginnings))
    assert len(beginnings) == sum(path.startswith("search/words/") for path in files) > 1


def test_a_new_article_leaves_the_records_of_the_others_alone() -> None:
    before, after = index_of(some_entries(64)), index_of([*some_entries(64), entry_of("new", "Something else")])
    records = [path for path in before if path.startswith("search/records/")]
    assert all(before[path] == after[path] for path in records)


def test_an_archive_without_articles_has_an_index() -> None:
    files = index_of([])
    assert "search/root.js" in files


def test_a_word_brings_its_other_forms() -> None:
    files = index_of([entry_of("a", "A strike in the port."), entry_of("b", "Strikes everywhere.")])
    (words,) = (text_of([File(path="", data=data)]) for path, data in files.items() if "/words/" in path)
    entries = dict(entry.split(" ", 1) for entry in words.split("\t"))
    assert entries["strike"].startswith("strikes ")
    assert entries["port"].startswith(" L")
    assert entries["s:=the_bell"].startswith(" L")


def test_a_form_of_a_name_that_the_others_do_not_find_leads_to_all_of_them() -> None:
    names = read_names("""
names:
  - {name: Ann Lee, index: 'Lee, Ann', kind: person, who: x, basis: {supplied: x}, short: [Lee],
     spellings: [Hanna Li-Wong]}
  - {name: Port, kind: place, who: x, basis: {supplied: x}, short: [The Port]}
  - {name: Old Bay, kind: place, who: x, basis: {supplied: x}, elsewhere: [Gammelbugt]}
""").names  # fmt: skip
    offers = offers_of(names, {"Ann Lee": 3, "Port": 2})
    assert offers == {
        "ann": "lee=Ann%20Lee=3",
        "hanna": "li_wong=Ann%20Lee=3",
        "lee": "=Ann%20Lee=3",
        "wong": "=Ann%20Lee=3",
    }


def test_every_spelling_and_line_of_the_index_of_names_leads_to_its_name() -> None:
    authority = read_names("""
names:
  - {name: Ann Lee, index: 'Lee, Ann', kind: person, who: x, basis: {supplied: x}, spellings: [Ann Li-Wong]}
  - {name: Port, kind: place, who: x, basis: {supplied: x}, short: [The Port]}
  - {name: Old Bay, kind: place, who: x, basis: {supplied: x}, elsewhere: [Gammelbugt]}
see: {AL: Ann Lee}
""")
    aliases = aliases_of(authority, {"Ann Lee": 3, "Port": 2})
    assert {key for key, names in aliases.items() if names == "=Ann%20Lee=3"} == {
        "n:=ann_lee",
        "n:=ann_li_wong",
        "n:=wong",
        "n:=al",
    }
    assert aliases["n:=the_port"] == "=Port=2"
    assert not any("bugt" in key for key in aliases)  # no article names it
