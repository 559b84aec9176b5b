"""The flow goes one way: a module imports only from earlier stages."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "newsarchive"
ROW = re.compile(r"^\|[^|]*\|(?P<modules>[^|]*`[^|]*)\|", re.MULTILINE)  # “| read | `readers/` | …”
TABLE = (PACKAGE / "README.md").read_text(encoding="utf-8").partition("\n## ")[0]
FLOW = [name for row in ROW.finditer(TABLE) for name in re.findall(r"`(\w+)/?`", row["modules"])]
"""As the package's README tells it."""
LONGEST_MODULE = 300  # lines; style asks for 250, this is where it stops being a matter of taste
MODULES = sorted(PACKAGE.rglob("*.py"))


def stage_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_stages(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("newsarchive"):
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("newsarchive.")}
    return found


def test_the_flow_is_all_that_there_is_each_once() -> None:
    assert sorted(FLOW) == sorted({stage_of(path) for path in MODULES} - {"__init__"})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_earlier_stages(path: Path) -> None:
    stage = stage_of(path)
    if stage == "__init__":
        return
    assert stage in FLOW, f"{stage} has no place in the flow: add it to the table of README.md where it belongs"
    later = [name for name in imported_stages(path) - {stage} if FLOW.index(name) >= FLOW.index(stage)]
    assert not later, f"{path.name} imports from later stages: {later}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
