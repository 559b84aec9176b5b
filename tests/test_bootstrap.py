"""The first run installs what is needed beside build.py, whole or not at all."""

import zipfile
from pathlib import Path

import pytest

from newsarchive.bootstrap import install

FILES = {
    "one.py": "",
    "one-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: one\nVersion: 1.0\n",
    "one-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "one-1.0.dist-info/RECORD": "one.py,,\none-1.0.dist-info/METADATA,,\none-1.0.dist-info/WHEEL,,\n",
}


@pytest.fixture
def package(tmp_path: Path) -> str:
    """A package that needs no network."""
    wheel = tmp_path / "one-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        for path, text in FILES.items():
            file.writestr(path, text)
    return str(wheel)


def test_what_a_killed_first_run_left_goes_with_the_next(tmp_path: Path, package: str) -> None:
    packages = tmp_path / ".packages"
    (packages / "installing-abc" / "half").mkdir(parents=True)
    install([package], packages / "whole")
    assert sorted(path.name for path in packages.iterdir()) == ["lock", "whole"]
    assert (packages / "whole" / "one.py").is_file()


def test_what_cannot_be_installed_leaves_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    packages = tmp_path / ".packages"
    with pytest.raises(SystemExit, match="2"):
        install([str(tmp_path / "none-1.0-py3-none-any.whl")], packages / "whole")
    assert "error no-packages: " in capfd.readouterr().err
    assert [path.name for path in packages.iterdir()] == ["lock"]
