"""What is offered to settle the questions about an article can be pasted into its sidecar as it stands."""

from pathlib import Path

import pytest

from newsarchive.ingest import without_answered
from newsarchive.ingest.reading import read_seed
from newsarchive.model import Article, Basis, Doubt, How, SeedFile
from newsarchive.sidecar import joined_offers
from tests.test_cases import VALID

PLAIN = [
    case / "capture.txt" for case in VALID if {path.name for path in case.iterdir()} == {"capture.txt", "expected.md"}
]
ANSWERS = {"source": "Harbour Post", "author": "null", "date": "null", "title": "Dockers", "language": "en"}


def made(capture: Path, sidecar: str = "") -> Article:
    file = "seeds/capture.yaml" if sidecar else ""
    seed = SeedFile(file="seeds/capture.txt", data=capture.read_bytes(), sidecar_file=file, sidecar=sidecar.encode())
    return read_seed(seed, language="en").article


def offers_of(article: Article) -> tuple[str, ...]:
    return joined_offers(offer for doubt in article.review for offer in doubt.settle)


def filled_in(offer: str) -> str:
    key, _, rest = offer.partition(": ")
    return f"{key}: {ANSWERS[key]}" if rest.startswith("…") else offer


@pytest.mark.parametrize("capture", PLAIN, ids=lambda path: path.parent.name)
def test_pasted_as_a_whole_it_settles_all_questions_and_changes_no_word(capture: Path) -> None:
    article = made(capture)
    pasted = made(capture, "\n".join(map(filled_in, offers_of(article))))
    assert (pasted.body, pasted.review) == (article.body, ())


def test_each_key_is_offered_once_with_what_all_questions_offer() -> None:
    offers = (
        "title: A  # or B",
        "keep: 1-2  # why",
        "remove: {20: no part, 3: no part}",
        "keep: 16",
        "remove: {7-9: logo}",
    )
    assert joined_offers(offers) == (
        "title: A  # or B",
        "keep: 1-2, 16  # why",
        "remove: {3: no part, 7-9: logo, 20: no part}",
    )


def test_what_the_sidecar_says_of_lines_is_part_of_what_is_offered_in_its_place() -> None:
    """And counts: a line that goes is not offered as one that stays."""
    offers = ("keep: 13-16  # why", "remove: {40: no part}", "author: …")
    assert joined_offers(offers, "keep: [3, 5-6]  # as I know\nremove: {23-24: 'a logo, twice', 14: imprint}\n") == (
        "keep: 3, 5-6, 13, 15-16  # in place of “keep” as it is now",
        'remove: {14: imprint, 23-24: "a logo, twice", 40: no part}  # in place of “remove” as it is now',
        "author: …",
    )
    assert joined_offers(offers[:1], "remove: {14: imprint}") == ("keep: 13, 15-16  # why",)
    assert joined_offers(offers[:1], "remove: {10-20: imprint}") == ()


@pytest.mark.parametrize("sidecar", ["keep: soon", "keep: [", "remove: x", "- a", "keep: 9-1", "keep:"])
def test_a_sidecar_that_says_nothing_of_lines_or_is_wrong_changes_no_offer(sidecar: str) -> None:
    offers = ("keep: 13-16  # why", "remove: {40: logo}")
    assert joined_offers(offers, sidecar) == offers


@pytest.mark.parametrize("capture", PLAIN[:40], ids=lambda path: path.parent.name)
def test_pasted_in_place_of_what_the_sidecar_says_it_settles_all_questions_too(capture: Path) -> None:
    first = made(capture, "keep: 1\n")
    sidecar = "\n".join(map(filled_in, joined_offers((o for d in first.review for o in d.settle), "keep: 1\n")))
    whole = sidecar if "keep:" in sidecar else f"keep: 1\n{sidecar}"
    pasted = made(capture, whole)
    assert (pasted.body, pasted.review) == (first.body, ())


# --- answered in the content file ---

MISSING = Doubt(
    reason="no source, no author and no date were found",
    settle=("source: …  # who published it", "author: …", "date: …"),
)


def edited(**values: object) -> Article:
    said = {"title": "T", "slug": "t", "language": "en", "body": "Words.", "is_edited": True, "review": (MISSING,)}
    return without_answered(Article(**(said | values)))  # type: ignore[arg-type]  # each test sets other fields


def test_what_nobody_has_answered_is_asked_as_before() -> None:
    assert edited().review == (MISSING,)


def test_only_what_is_still_missing_is_asked_for() -> None:
    (doubt,) = edited(authors=("Ann Lee",), source="Harbour Post").review
    assert doubt.reason == "no date was found"


def test_a_word_on_why_a_field_has_no_value_answers_too() -> None:
    nobody = Basis(how=How.SUPPLIED, note="the paper named no reporters")
    article = edited(source="Harbour Post", authors=(), basis={"author": nobody, "date": nobody})
    assert article.review == ()


def test_a_doubtful_title_is_asked_about_until_it_is_a_persons() -> None:
    asked = Doubt(reason="the title is not certain", settle=("title: …",))
    stated = {"title": Basis(how=How.STATED, lines=(1,))}
    supplied = {"title": Basis(how=How.SUPPLIED, note="changed by hand")}
    assert edited(review=(asked,), basis=stated).review == (asked,)
    assert edited(review=(asked,), basis=supplied).review == ()
