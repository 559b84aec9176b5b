"""Case folders: captures written by hand, and the content or the problems that ingest makes of them.

tests/cases/valid/<behaviour>/ holds `capture.txt` (or .html, .md …), perhaps `capture.yaml`, and `expected.md`.
tests/cases/invalid/<code of a problem>/ holds any files of seeds/, perhaps content/*.md, or site_config.yaml, and
`expected-problems.txt`.
`pytest tests/test_cases.py --update` writes what is expected anew: read it before you commit it.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsarchive.clean.removal import removals
from newsarchive.config import CONFIG_FILE, read_config
from newsarchive.content import DIGEST_LINE, dump, load
from newsarchive.ingest import pair_seeds, plan_ingest, rule_meanings
from newsarchive.ingest.reading import Reading, read_seed
from newsarchive.model import SeedFile
from newsarchive.problems import ArchiveError, Problem

CASES = Path(__file__).parent / "cases"
VALID = sorted(path for path in (CASES / "valid").iterdir() if path.is_dir())
BY_RULES = [case for case in VALID if {path.name for path in case.iterdir()} == {"capture.txt", "expected.md"}]
INVALID = sorted(path for path in (CASES / "invalid").iterdir() if path.is_dir())
PACKAGE = Path(__file__).parents[1] / "newsarchive"
RAISING = ("readers", "sidecar", "ingest")
"""Stages whose problems are about captures and sidecars."""
CODE = re.compile(r'(?:code=|\.report\([^"]*(?:"[a-z]+", )?)"([a-z]+(?:-[a-z]+)+)"')
UNREACHABLE = frozenset({"lost-line", "program-mistake"})
"""Codes of mistakes in the program: a case for one would be a test that expects the mistake."""
TOO_LARGE_TO_KEEP = frozenset({"too-large"})
"""Its case would be a file of a megabyte: tests/test_ingest_plan.py makes one."""


def test_there_are_cases() -> None:
    assert VALID
    assert INVALID


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_a_capture_becomes_the_expected_article(case: Path, update: bool) -> None:
    made = comparable(read_case(case))
    expected = case / "expected.md"
    if update:
        expected.write_text(made, encoding="utf-8", newline="\n")
    assert made == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_what_ingest_writes_can_be_read_back(case: Path) -> None:
    article = read_case(case).article
    assert load(dump(article), file="content/x.md") == article


@pytest.mark.parametrize("case", BY_RULES, ids=lambda case: case.name)
def test_what_is_left_after_removing_is_left_alone(case: Path) -> None:
    reading = read_case(case)
    gone = {number for removed in reading.article.removed for number in removed.lines}
    kept = "\n".join("" if line.number in gone else line.text for line in reading.capture.lines)
    again = read_seed(SeedFile(file="seeds/capture.txt", data=kept.encode()), language="en")
    assert again.article.removed == ()


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_what_is_wrong_is_named(case: Path, update: bool) -> None:
    contents = {f"content/{path.name}": path.read_text(encoding="utf-8") for path in sorted(case.glob("content/*.md"))}
    pairs, stray = pair_seeds(f"seeds/{path.name}" for path in case.iterdir() if is_seed(path))
    seeds = [seed_file(case, pair.file, pair.sidecar) for pair in pairs]
    plan = plan_ingest(seeds, contents)
    made = "".join(f"{problem}\n" for problem in sorted({*stray, *plan.problems, *wrong_settings(case)}))
    expected = case / "expected-problems.txt"
    if update:
        expected.write_text(made, encoding="utf-8", newline="\n")
    assert made == expected.read_text(encoding="utf-8")
    assert f" {case.name.partition('--')[0]}: " in made, "a case stands in the folder of its code"


def test_each_problem_of_a_capture_or_sidecar_has_a_case() -> None:
    sources = [path for stage in RAISING for path in (PACKAGE / stage).rglob("*.py")]
    codes = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert codes - UNREACHABLE - TOO_LARGE_TO_KEEP <= {case.name.partition("--")[0] for case in INVALID}


def test_each_rule_that_removes_has_a_case() -> None:
    named = {removed.rule for case in VALID for removed in read_case(case).article.removed}
    assert {rule.name for rule in removals()} <= named


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_each_rule_that_removes_can_be_said_in_words(case: Path) -> None:
    named = {removed.rule for removed in read_case(case).article.removed if not removed.rule.startswith("sidecar")}
    assert named <= rule_meanings().keys()


def read_case(case: Path) -> Reading:
    pairs, _ = pair_seeds(f"seeds/{path.name}" for path in case.iterdir() if is_seed(path))
    return read_seed(seed_file(case, pairs[0].file, pairs[0].sidecar), language="en")


def seed_file(case: Path, file: str, sidecar: str) -> SeedFile:
    data = (case / Path(sidecar).name).read_bytes() if sidecar else b""
    return SeedFile(file=file, data=(case / Path(file).name).read_bytes(), sidecar_file=sidecar, sidecar=data)


def is_seed(path: Path) -> bool:
    return path.is_file() and not path.name.startswith("expected-") and path.name != CONFIG_FILE


def wrong_settings(case: Path) -> tuple[Problem, ...]:
    try:
        read_config(case)
    except ArchiveError as error:
        return error.problems
    return ()


def comparable(reading: Reading) -> str:
    """The content file without digests: they would say again, and illegibly, that a byte has changed."""
    record = reading.article.capture
    assert record
    article = replace(reading.article, capture=replace(record, sha256="…", sidecar="…" * bool(record.sidecar), rules=0))
    return DIGEST_LINE.sub("", dump(article), count=1)
