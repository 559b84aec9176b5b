"""Finding names in articles. First what must be left alone: a wrong link tells a lie about a person."""

import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import Kind, Passage
from newsarchive.names import Authority, Matcher, names_among, plain_words, read_names, unknown_runs

AUTHORITY = """
articles: {storm: the-storm, flood: the-flood}
not_names: [Monday, Foreign Minister]
names:
  - {name: Ann Lee, kind: person, who: Miner., basis: {supplied: x}, short: [Lee, Ann], spellings: Анна Ли}
  - {name: Ben Lee, kind: person, who: Her brother., basis: {supplied: x}, short: Lee}
  - {name: Cy Young-Roy, kind: person, who: Judge., basis: {supplied: x}, short: [Young, Roy]}
  - {name: Port, kind: place, who: Town., basis: {supplied: x}, elsewhere: Порт}
  - {name: Port Works, kind: plant, who: Makes rope., basis: {supplied: x}, spellings: [PW, JSC “Port Works”]}
  - {name: Port Works Union, kind: organisation, who: Union., basis: {supplied: x}, short: [U2, the Union]}
  - {name: The Globe, kind: organisation, who: Paper., basis: {supplied: x}, spellings: {form: Globe, only_in: storm}}
  - {name: United States, kind: place, who: Country., basis: {supplied: x}, spellings: US}
  - {name: Workers’ Hall, kind: place, who: Hall., basis: {supplied: x}}
"""


@pytest.fixture(scope="module")
def authority() -> Authority:
    return read_names(AUTHORITY)


@pytest.fixture(scope="module")
def matcher(authority: Authority) -> Matcher:
    return Matcher(authority)


def passages_of(*texts: str) -> list[Passage]:
    return [Passage(anchor=f"p-{number}", kind=Kind.PARAGRAPH, text=text) for number, text in enumerate(texts)]


def found(matcher: Matcher, *texts: str, slug: str = "x") -> list[str]:
    """Each mention as “words → name”."""
    mentions = matcher.find_mentions(passages_of(*texts), slug)
    return [f"{mention.surface} → {mention.name}" for mention in mentions]


# --- left alone ---


@pytest.mark.parametrize(
    "text",
    [
        "Portugal and Airport and Portland",
        "a port in the works",
        "See port.example and www.Port.example, or write to info@Port.example or @Port",
        "Port’n’Starboard and O’Port",
        "Part Works",
    ],
)
def test_a_part_of_a_word_or_of_an_address_is_no_mention(matcher: Matcher, text: str) -> None:
    assert found(matcher, text) == []


def test_a_surname_alone_means_nobody_without_the_full_name(matcher: Matcher) -> None:
    assert found(matcher, "Lee said so, and Young agreed.") == []


def test_a_surname_that_two_persons_of_the_article_share_means_neither(matcher: Matcher) -> None:
    assert found(matcher, "Ann Lee and Ben Lee came. Then Lee spoke.") == ["Ann Lee → ann-lee", "Ben Lee → ben-lee"]


@pytest.mark.parametrize(
    "namesake",
    [
        "Bruce Lee",
        "B. Lee",
        "Lee Marvin",
        "Ann Marvin",
        "Kim-Lee",
        "Lee-Marvin",
        "BRUCE LEE WINS",
        "said Bruce Lee",
    ],
)
def test_a_namesake_is_not_linked(matcher: Matcher, namesake: str) -> None:
    assert found(matcher, "Ann Lee came.", namesake) == ["Ann Lee → ann-lee"]


def test_a_rule_keeps_a_form_to_its_article(matcher: Matcher) -> None:
    assert found(matcher, "He wrote to the Globe.", slug="the-flood") == []
    assert found(matcher, "He wrote to the Globe.", slug="the-storm") == ["Globe → the-globe"]


def test_an_acronym_is_no_word_of_a_headline_in_capitals(matcher: Matcher) -> None:
    assert found(matcher, "LET US GO, SAYS PORT") == ["PORT → port"]


# --- found ---


@pytest.mark.parametrize("sentence", ["Lee spoke.", "As Lee spoke", "President Lee", "for Lee, who", "an anti-Lee mob"])
def test_a_surname_stands_for_the_full_name_in_the_same_article(matcher: Matcher, sentence: str) -> None:
    """Also before it: headings come first."""
    assert found(matcher, sentence, "Then Ann Lee came.") == ["Lee → ann-lee", "Ann Lee → ann-lee"]


def test_the_longest_name_wins(matcher: Matcher) -> None:
    text = "At Port, the Port Works Union struck the Port Works."
    assert found(matcher, text) == ["Port → port", "Port Works Union → port-works-union", "Port Works → port-works"]


def test_an_abbreviation_needs_its_full_form(matcher: Matcher) -> None:
    assert found(matcher, "U2 played.") == []
    assert found(matcher, "The Port Works Union (U2) struck.")[1:] == ["U2 → port-works-union"]


@pytest.mark.parametrize("text", ["Port’s mayor", "Port's mayor", "the Ports’ mayor or Port’ mayor", "“Port,” he said"])
def test_a_possessive_or_a_sign_ends_a_name(matcher: Matcher, text: str) -> None:
    assert found(matcher, text) == ["Port → port"]


def test_apostrophes_quotes_and_spaces_are_alike(matcher: Matcher) -> None:
    text = 'Workers\' Hall, Workers’\u00a0Hall, JSC "Port Works"'
    assert [line.partition(" →")[2] for line in found(matcher, text)] == [
        " workers-hall",
        " workers-hall",
        " port-works",
    ]


def test_names_are_found_in_any_script(matcher: Matcher) -> None:
    assert found(matcher, "Анна Ли вернулась в «Порт».") == ["Анна Ли → ann-lee", "Порт → port"]


def test_a_name_in_capitals_is_found(matcher: Matcher) -> None:
    assert found(matcher, "PORT (AP) – Ann Lee", "ANN LEE RETURNS")[::2] == ["PORT → port", "ANN LEE → ann-lee"]


def test_a_mention_knows_its_place_and_its_line(matcher: Matcher) -> None:
    text = " ".join(["before"] * 30) + " Ann Lee " + " ".join(["after"] * 30)
    (mention,) = matcher.find_mentions(passages_of("Nothing.", text), "x")
    assert (mention.anchor, text[mention.start : mention.end]) == ("p-1", "Ann Lee")
    line = mention.context
    assert (line.before[:8], line.before[-7:]) == ("… before", "before ")
    assert (line.after[:6], line.after[-7:]) == (" after", "after …")
    assert 100 <= len(line.before + line.name + line.after) <= 130


@given(st.lists(st.sampled_from(["Ann", "Lee", "Port", "Works", "’s", "-", ".", "@", "US", "и", "a", " ", "\u0301"])))
def test_mentions_are_what_the_text_says_there(parts: list[str]) -> None:
    """In order, without overlap, whatever stands around them."""
    text = "".join(parts)
    passages = passages_of(text, text)
    mentions = Matcher(read_names(AUTHORITY)).find_mentions(passages, "x")
    places = [(mention.anchor, mention.start, mention.end) for mention in mentions]
    assert places == sorted(places)
    for mention in mentions:
        assert mention.surface == text[mention.start : mention.end] != ""
        whole = mention.context.before + mention.context.name + mention.context.after
        assert len(text) > 100 or whole == text
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(places))


def test_many_names_cost_no_more_than_few() -> None:
    """A tree of tokens: ten thousand names must not make an article slow, let alone ten thousand times."""
    entry = "  - {{name: Given{n} Family{n}, kind: person, who: x, basis: {{supplied: x}}, short: Family{n}}}\n"
    text = " ".join(f"and Given{n} Family{n} said" for n in range(250))

    def seconds(names: int) -> float:
        matcher = Matcher(read_names("names:\n" + "".join(entry.format(n=n) for n in range(names))))
        start = time.perf_counter()
        assert len(matcher.find_mentions(passages_of(text), "x")) == 250
        return time.perf_counter() - start

    assert seconds(2500) < 20 * seconds(250)


# --- for check ---


def unknown(authority: Authority, *texts: str) -> dict[str, int]:
    passages = passages_of(*texts)
    runs = Counter(unknown_runs(passages, Matcher(authority).find_mentions(passages, "x")))
    return dict(names_among(runs, plain_words(passages), authority))


def test_capitalized_words_that_no_entry_knows_are_counted(authority: Authority) -> None:
    text = "On Monday Ann Lee met Dee Ray of the Ministry of the Sea. “We went,” said Dee Ray’s aide. They saw NATO."
    assert unknown(authority, text) == {"Dee Ray of the Ministry of the Sea": 1, "Dee Ray": 1, "NATO": 1}


def test_words_that_open_a_sentence_are_not_names(authority: Authority) -> None:
    text = "Then they went. When? (Friends did). “So be it.” Others stayed. But Dee Ray did not, but NATO. NATO did."
    assert unknown(authority, text) == {"Dee Ray": 1, "NATO": 2}


def test_everyday_words_months_and_weekdays_are_not_names(authority: Authority) -> None:
    texts = (
        "He wrote: Dear all, The strike, Nov 3, goes on. They met Crane on Tue, in Sept, at NATO.",
        "all of the dear",
    )
    assert unknown(authority, *texts) == {"Crane": 1, "NATO": 1}


def test_words_that_the_file_passes_over_are_not_names(authority: Authority) -> None:
    assert unknown(authority, "He met Foreign Minister Dee Ray on Monday.") == {"Dee Ray": 1}
