"""`serve`: pages on this machine's own address, built again when a file changes, problems shown in the page."""

import http.client
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from newsarchive.unchanged import RECORD

ARTICLE = "---\ntitle: Dockers stop work\n---\nFirst words.\n"


def make_archive(root: Path) -> Path:
    (root / "content").mkdir()
    (root / "content" / "dockers.md").write_text(ARTICLE, encoding="utf-8")
    return root


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return make_archive(tmp_path)


@pytest.fixture
def address(home: Path, archive: Path) -> Iterator[str]:
    """Of the archive that the test may change."""
    with serving(home, archive) as address:
        yield address


@pytest.fixture(scope="module")
def steady(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of an archive that nobody changes."""
    with serving(home, make_archive(tmp_path_factory.mktemp("steady"))) as address:
        yield address


@contextmanager
def serving(home: Path, archive: Path) -> Iterator[str]:
    """Where the server says it is; any free port."""
    command = [sys.executable, "-u", str(home / "build.py"), "serve", "--root", str(archive), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as server:
        assert server.stdout
        said = []
        for line in server.stdout:
            said.append(line)
            if line.startswith("Serving "):
                break
        else:
            pytest.fail("".join(said))
        yield line.split()[1].rstrip("/")
        server.terminate()
        server.stdout.close()


def fetch(url: str, **headers: str) -> str:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:
        return answer.read().decode()


def test_a_change_is_built_and_a_waiting_page_told_to_reload(archive: Path, address: str) -> None:
    assert "First words." in fetch(f"{address}/articles/dockers.html")
    changed = ARTICLE.replace("First", "Other")
    (archive / "content" / "dockers.md").write_text(changed, encoding="utf-8")
    assert fetch(f"{address}/-serve/wait.js?seen=1") == "location.reload()"
    assert "Other words." in fetch(f"{address}/articles/dockers.html")


def test_what_is_wrong_is_shown_in_the_page_and_the_old_page_stays(archive: Path, address: str) -> None:
    (archive / "content" / "dockers.md").write_text("---\ntitel: X\n---\nWords.\n", encoding="utf-8")
    script = fetch(f"{address}/-serve/wait.js?seen=1")
    assert "unknown-key" in script
    assert "location.reload" not in script
    assert "First words." in fetch(f"{address}/articles/dockers.html")


def refusal(url: str, **headers: str) -> tuple[int, str]:
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetch(url, **headers)
    with caught.value as answer:
        return answer.code, answer.read().decode()


def test_a_page_that_is_missing_is_the_sites_own(steady: str) -> None:
    """One whose path is too long for the disk is missing too."""
    for path in ("articles/none.html", "a" * 300, "a" * 10_000):
        code, page = refusal(f"{steady}/{path}")
        assert code == 404
        assert "<h1" in page


def test_it_answers_to_the_names_of_this_machine_alone(steady: str) -> None:
    """A site whose name is led to this machine could else read what is not published."""
    for host in ("localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]", "[::1]:8000"):
        assert "First words." in fetch(f"{steady}/articles/dockers.html", Host=host)
    for host in ("evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example"):
        for path in ("articles/dockers.html", "assets/style.css", "-serve/wait.js"):
            code, page = refusal(f"{steady}/{path}", Host=host)
            assert code == 421
            assert "First words." not in page


@pytest.mark.parametrize("hosts", [[], ["localhost", "evil.example"], [""]])
def test_a_request_that_names_no_host_or_several_is_refused(steady: str, hosts: list[str]) -> None:
    connection = http.client.HTTPConnection(steady.removeprefix("http://"), timeout=10)
    connection.putrequest("GET", "/articles/dockers.html", skip_host=True)
    for host in hosts:
        connection.putheader("Host", host)
    connection.endheaders()
    assert connection.getresponse().status == 421
    connection.close()


def test_a_page_is_whole_before_it_waits_for_the_next_build(steady: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{steady}/articles/dockers.html", wait_until="load", timeout=10_000)
    page.close()
    assert "wait.js?seen=1" in fetch(f"{steady}/-serve/begin.js?seen=1")


def test_serving_is_asked_for_each_time(archive: Path, address: str) -> None:
    assert fetch(f"{address}/index.html")
    assert not (archive / RECORD).exists()


def test_says_in_one_line_that_a_port_is_taken(home: Path, archive: Path, steady: str) -> None:
    command = [
        sys.executable,
        str(home / "build.py"),
        "serve",
        "--root",
        str(archive),
        "--port",
        steady.rpartition(":")[2],
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "--port: error port-taken: " in done.stderr
    assert "Traceback" not in done.stderr
