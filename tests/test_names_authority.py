"""The authority file: what it may say, what is wrong in it, and that ours says nothing the captures do not."""

import re
from collections import Counter
from pathlib import Path

import pytest

from newsarchive.model import Kind, Passage
from newsarchive.names import Authority, Form, Matcher, Name, NameKind, read_names
from newsarchive.problems import ArchiveError
from newsarchive.urls import make_slug

INVALID = sorted((Path(__file__).parent / "names" / "invalid").iterdir())
HEAD = "articles:\n  storm: the-storm\nnames:\n"
ENTRY = "  - name: Ann Lee\n    kind: person\n    who: Miner.\n    basis: {stated: {storm: '7, 9'}}\n"


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_what_is_wrong_is_named_with_its_line(case: Path) -> None:
    with pytest.raises(ArchiveError) as caught:
        read_names((case / "names.yaml").read_text(encoding="utf-8"), file="names.yaml")
    expected = (case / "expected-problems.txt").read_text(encoding="utf-8")
    assert "".join(f"{problem}\n" for problem in caught.value.problems) == expected


def test_an_empty_file_names_nobody() -> None:
    assert read_names("") == Authority()


def test_an_entry_needs_little() -> None:
    (name,) = read_names(HEAD + ENTRY).names
    assert (name.heading, name.index, name.slug, name.kind) == ("Ann Lee", "Ann Lee", "ann-lee", NameKind.PERSON)
    assert [(evidence.article, evidence.lines) for evidence in name.stated] == [("the-storm", (7, 9))]


def test_a_rule_given_for_the_heading_holds_for_it() -> None:
    (name,) = read_names(HEAD + ENTRY + "    spellings: {form: Ann Lee, only_in: storm}\n").names
    assert [(form.text, form.only_in) for form in name.forms] == [("Ann Lee", ("the-storm",))]


def test_two_persons_may_share_a_surname() -> None:
    """Which of them an article means is seen from the full name in it."""
    brother = ENTRY.replace("Ann", "Ben")
    names = read_names(HEAD + ENTRY + "    short: Lee\n" + brother + "    short: Lee\n").names
    assert all(any(form.is_short for form in name.forms) for name in names)


def test_a_rule_on_an_article_settles_whose_form_it_is() -> None:
    brother = ENTRY.replace("Ann", "Ben")
    ruled = "    spellings: {form: Lee, only_in: storm}\n"
    assert len(read_names(HEAD + ENTRY + ruled + brother + "    spellings: Lee\n").names) == 2


# --- the archive's own file, held against its captures ---


@pytest.fixture(scope="module")
def ours(home: Path) -> Authority:
    return read_names((home / "content" / "names.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def captures(home: Path, ours: Authority) -> dict[str, list[str]]:
    """Lines of each capture, by the slug that its title gives the article."""
    found = {}
    for path in sorted((home / "seeds").glob("*.txt")):
        lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines()]
        slug = next(slug for line in lines if (slug := make_slug(line)) in ours.articles.values())
        found[slug] = lines
    return found


def has_form(text: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def test_it_names_all_who_occur(ours: Authority) -> None:
    assert len(ours.names) >= 150


def test_each_form_stands_in_a_capture_or_is_marked_as_supplied(
    ours: Authority, captures: dict[str, list[str]]
) -> None:
    def stands(form: Form) -> bool:
        return all(has_form("\n".join(captures[slug]), form.text) for slug in form.only_in) and any(
            has_form("\n".join(lines), form.text) for lines in captures.values()
        )

    missing = [
        form.text
        for name in ours.names
        for form in name.forms
        if (form.is_captured and form.text != name.heading) or (form.text == name.heading and not name.is_standard)
        if not stands(form)
    ]
    assert missing == []


def test_a_supplied_form_is_supplied(ours: Authority, captures: dict[str, list[str]]) -> None:
    """A form that a capture has belongs below “spellings”; a heading may be either."""
    text = "\n".join(line for lines in captures.values() for line in lines)
    wrong = [
        form.text
        for name in ours.names
        for form in name.forms
        if not form.is_captured and form.text != name.heading and has_form(text, form.text)
    ]
    assert wrong == []


def test_each_capture_cited_speaks_of_the_name_in_a_cited_line(ours: Authority, captures: dict[str, list[str]]) -> None:
    silent = []
    for name in ours.names:
        for evidence in name.stated:
            cited = [captures[evidence.article][line - 1] for line in evidence.lines]
            if not all(cited) or not any(has_form(line, form.text) for line in cited for form in name.forms):
                silent.append((name.heading, evidence.lines))
    assert silent == []


def test_a_person_goes_by_the_full_name_used_most(ours: Authority, captures: dict[str, list[str]]) -> None:
    text = "\n".join(line for lines in captures.values() for line in lines)

    def uses(name: Name) -> Counter[str]:
        full = {form.text for form in name.forms if " " in form.text and "]" not in form.text} | {name.heading}
        return Counter({form: len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", text)) for form in full})

    persons = [name for name in ours.names if name.kind is NameKind.PERSON and not name.is_standard]
    assert [name.heading for name in persons if uses(name)[name.heading] < max(uses(name).values())] == []
    assert [name.heading for name in persons if not uses(name)[name.heading]] == []


# Every mention in the captures of a form that might mean two, looked up by hand: capture, line, form, whom it means.
CHECKED = """
the-key 14 Tikhanovskaya svetlana-tikhanovskaya
the-key 14 Sergei sergei-tikhanovsky
the-key 32 Putin vladimir-putin
the-key 47 BNP belarusian-independent-trade-union
the-key 95 KGB state-security-committee
a-wave 19 Svetlana]+Tikhanovskaya svetlana-tikhanovskaya
a-wave 21 Tikhanovskaya svetlana-tikhanovskaya
a-wave 23 Sasha+3% alexander-lukashenko
a-wave 25 Independent the-independent
a-wave 74 Putin vladimir-putin
belarus-mass 38 Ivan ivan-brylevski-pseudonym
belarus-mass 38 Ivan ivan-brylevski-pseudonym
belarus-regime 11 Ales ales-bialiatski
belarus-regime 11 Pinchuk natallia-pinchuk
belarus-regime 13 Pinchuck natallia-pinchuk
belarus-regime 13 Pinchuk natallia-pinchuk
belarus-regime 36 BNP belarusian-independent-trade-union
belarus-regime 42 BDKP belarusian-congress-of-democratic-trade-unions
belarus-regime 42 BNP belarusian-independent-trade-union
belarus-regime 50 BDKP belarusian-congress-of-democratic-trade-unions
belarus-regime 87 BDP belarusian-independent-trade-union
belarus-regime 107 BDKP belarusian-congress-of-democratic-trade-unions
belarus-regime 107 BDP belarusian-independent-trade-union
"""


def test_forms_that_might_mean_two_mean_whom_we_checked(ours: Authority, captures: dict[str, list[str]]) -> None:
    wanted = [row.replace("+", " ") for row in CHECKED.strip().splitlines()]
    forms = {row.split(" ", 2)[2].rpartition(" ")[0] for row in wanted}
    found = []
    for slug in ours.articles.values():
        lines = enumerate(captures[slug], 1)
        passages = [Passage(anchor=str(number), kind=Kind.PARAGRAPH, text=text) for number, text in lines]
        beginning = "-".join(slug.split("-")[:2])
        found += [
            f"{beginning} {mention.anchor} {mention.surface} {mention.name}"
            for mention in Matcher(ours).find_mentions(passages, slug)
            if mention.surface in forms
        ]
    assert found == wanted
