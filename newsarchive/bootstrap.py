"""Makes sure that the packages we need can be imported, on a machine that has only Python and pip.

Where the environment lacks one, all are installed into `.packages/` beside build.py: no virtual environment to
activate, nothing changed outside the folder, and it also works where the system's Python refuses `pip install`
(PEP 668). An environment in which `pip install -e .` was run is used as it is. Standard library only.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:>=\s*([0-9.]+))?")  # “jinja2>=3.1,<4”
STAGING = "installing-"
"""How the names of folders begin into which a first run installs."""
WRONG_SETUP = 2
NO_PACKAGES = """\
error no-packages: pip could not install what is needed; its last words stand above (the first run needs pip and a \
network, or an environment in which `pip install -e .` was run)"""


def ensure_packages(home: Path, *, extra: str = "") -> None:
    """Makes the project's packages (and those of an optional group) importable, installing them if need be.

    Exits with status 2 and a plain sentence where that cannot be done.
    """
    needed = requirements(home, extra)
    digest = hashlib.sha256("\n".join(needed).encode()).hexdigest()[:12]
    folder = home / ".packages" / f"{sys.implementation.cache_tag}-{digest}"
    if folder.is_dir():
        sys.path.insert(0, str(folder))
    elif not all(is_met(requirement) for requirement in needed):
        install(needed, folder)
        sys.path.insert(0, str(folder))


def requirements(home: Path, extra: str) -> list[str]:
    """What pyproject.toml says the project needs."""
    project = tomllib.loads((home / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else [])]


def is_met(requirement: str) -> bool:
    """Whether the environment has the package in at least the version that is asked for."""
    match = REQUIREMENT.match(requirement)
    assert match, requirement
    try:
        found = metadata.version(match[1])
    except metadata.PackageNotFoundError:
        return False
    return _numbers(found) >= _numbers(match[2] or "0")


def install(needed: list[str], folder: Path) -> None:
    """Installs into `folder`, all or nothing; clears away what a killed first run left."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with only_first_run(folder.parent):
        if not folder.is_dir():  # another first run may have been faster
            for left in folder.parent.glob(f"{STAGING}*"):
                shutil.rmtree(left, ignore_errors=True)
            _install(needed, folder)


@contextlib.contextmanager
def only_first_run(place: Path) -> Iterator[None]:
    """Waits for another first run to end, killed or not. Windows has no such lock: two at once would both install."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install(needed: list[str], folder: Path) -> None:
    print(f"First run: installing {len(needed)} packages into {folder.parent.name}/ …", file=sys.stderr, flush=True)
    staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder.parent))
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]
    done = subprocess.run([*command, str(staging), *needed], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        staging.rename(folder)
    shutil.rmtree(staging, ignore_errors=True)
    if done.returncode:
        reason = (done.stderr.strip() or done.stdout.strip()).splitlines()
        print("\n".join(reason[-5:]), file=sys.stderr)
        print(NO_PACKAGES, file=sys.stderr)
        sys.exit(WRONG_SETUP)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])
