"""What tests share: the repository's folder, a browser, and Hypothesis without chance."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as for `pytest &` in a script: builds would not hear it either
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:  # under `nohup`
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write anew what cases expect; read it before you commit it")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether what cases expect is to be written anew."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def home() -> Path:
    """The repository's folder."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, driven by Playwright. Where there is none: skipped with a reason, failed with REQUIRE_BROWSER=1."""
    missing = "no Chromium on this machine (install it to run the browser tests)" if not CHROMIUM else ""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = missing or "the Python package playwright is not installed"
    if missing:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip)(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
