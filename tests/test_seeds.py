"""The five captures of the archive: content/ is what ingest makes of them, byte for byte.

After a change to the rules: raise `RULES`, run `python3 build.py ingest`, and read what `git diff content/` shows.
"""

import re
from pathlib import Path

import pytest

from newsarchive.content import load
from newsarchive.ingest import pair_seeds, plan_ingest
from newsarchive.linespec import format_lines
from newsarchive.model import SeedFile

HOME = Path(__file__).parents[1]
PAIRS, _ = pair_seeds(path.relative_to(HOME).as_posix() for path in (HOME / "seeds").iterdir())
SEEDS = [
    SeedFile(
        file=pair.file,
        data=(HOME / pair.file).read_bytes(),
        sidecar_file=pair.sidecar,
        sidecar=(HOME / pair.sidecar).read_bytes(),
    )
    for pair in PAIRS
]
WORD = re.compile(r"\w+")


def test_there_are_five_captures_with_sidecars() -> None:
    assert len(SEEDS) == 5


def test_content_is_what_ingest_makes_of_the_captures() -> None:
    made = {file.path: file.data.decode() for file in plan_ingest(SEEDS, {}).writes}
    kept = {path: (HOME / path).read_text(encoding="utf-8") for path in made if (HOME / path).exists()}
    assert made == kept


def test_ingesting_again_changes_nothing() -> None:
    contents = {f"content/{path.name}": path.read_text(encoding="utf-8") for path in (HOME / "content").glob("*.md")}
    plan = plan_ingest(SEEDS, contents)
    assert (plan.writes, plan.problems) == ((), ())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.file)
def test_every_word_of_a_capture_is_in_the_article_or_in_a_line_listed_as_gone(seed: SeedFile) -> None:
    [file] = plan_ingest([seed], {}).writes
    article = load(file.data.decode(), file=file.path)
    gone = {number for removed in article.removed for number in removed.lines}
    for basis in article.basis.values():
        gone.update(basis.lines, *(other.basis.lines for other in basis.also))
    lines = seed.data.decode().split("\n")
    body = " ".join(WORD.findall(re.sub(r"\\(?=\W)|(?<=\[)\^", "", article.body)))
    lost = [n for n, line in enumerate(lines, 1) if n not in gone and " ".join(WORD.findall(line)) not in body]
    assert not lost, f"lines {format_lines(lost)} are nowhere"
