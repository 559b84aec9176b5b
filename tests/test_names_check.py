"""What `check` says of names: those that the file lacks, and bases that do not hold."""

from newsarchive.discrepancies import name_problems, unknown_names
from newsarchive.document import Document
from newsarchive.library import Library, make_library
from newsarchive.model import Article, Capture, CaptureRecord, Line
from newsarchive.names import read_names
from newsarchive.problems import Problem

NAMES = """
articles: {{storm: the-storm}}
not_names: [Monday]
names:
  - {{name: Ann Lee, kind: person, who: Miner., basis: {{stated: {{storm: '{lines}'}}}}}}
"""


def library_of(lines: str, slug: str = "the-storm") -> Library:
    texts = ("On Monday Ann Lee met Dee Ray.", "", "She and Dee Ray left.")
    capture = Capture(
        file="seeds/x.txt",
        sha256="0" * 64,
        encoding="utf-8",
        lines=tuple(Line(number=number, text=text) for number, text in enumerate(texts, 1)),
    )
    article = Article(
        title="The storm",
        slug=slug,
        language="en",
        body="\n\n".join(filter(None, texts)),
        capture=CaptureRecord(file="seeds/x.txt", sha256="0" * 64, rules=1),
    )
    return make_library([article], {"seeds/x.txt": capture}, read_names(NAMES.format(lines=lines)))


def test_names_that_the_file_lacks_are_counted() -> None:
    assert dict(unknown_names(library_of("1"))) == {"Dee Ray": 2}


def problems_of(library: Library, lines: str) -> list[Problem]:
    return list(name_problems(library, Document(file="content/names.yaml", text=NAMES.format(lines=lines))))


def test_a_basis_whose_line_names_the_person_holds() -> None:
    assert problems_of(library_of("1, 3"), "1, 3") == []


def test_a_basis_must_cite_lines_with_text() -> None:
    (problem,) = problems_of(library_of("1-2"), "1-2")
    assert str(problem).startswith("content/names.yaml:5: warning names-unsupported: ")
    assert "seeds/x.txt, 1-2: line 2 has no text" in problem.what


def test_a_basis_must_cite_a_line_with_the_name() -> None:
    (problem,) = problems_of(library_of("3"), "3")
    assert "no form of the name stands there" in problem.what


def test_a_line_that_the_capture_has_not_is_an_error_at_its_place() -> None:
    (problem,) = problems_of(library_of("1, 9"), "1, 9")
    assert str(problem).startswith(
        "content/names.yaml:5: error names-line-beyond: “Ann Lee” cites line 9 of seeds/x.txt"
    )


def test_an_article_that_is_gone_is_named() -> None:
    (problem,) = problems_of(library_of("1", slug="another"), "1")
    assert str(problem).startswith("content/names.yaml:2: error names-unknown-slug: the archive has no article")
