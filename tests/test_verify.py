"""`verify` names each kind of damage by a code and each file by its name, is silent otherwise, and never writes."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from captures import DOCKERS

from newsarchive.cli import main

NAMES = "names:\n- name: Harbour Post\n  kind: organisation\n  who: a paper\n  basis: {supplied: known}\n"
MANIFEST = "manifest-sha256.txt"


@pytest.fixture(scope="module")
def built(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    (root / "seeds").mkdir()
    (root / "seeds" / "dockers.txt").write_text(DOCKERS, encoding="utf-8")
    (root / "seeds" / "dockers.yaml").write_text("source: Harbour Post\n", encoding="utf-8")
    (root / "seeds" / "miners.txt").write_text(DOCKERS.replace("Dockers", "Miners"), encoding="utf-8")
    (root / "content").mkdir()
    (root / "content" / "own.md").write_text("---\ntitle: My own\n---\nWords.\n", encoding="utf-8")
    (root / "content" / "names.yaml").write_text(NAMES, encoding="utf-8")
    (root / "site_config.yaml").write_text("title: Docks\n", encoding="utf-8")
    assert main(["--root", str(root), "--quiet"], home=home) == 0
    return root


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    """A copy, as one publishes or backs up: without times."""
    return Path(shutil.copytree(built, tmp_path / "archive", copy_function=shutil.copyfile))


def found(home: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str]]:
    """The exit code, and code and file of each problem."""
    capsys.readouterr()
    code = main(["verify", *map(str, arguments)], home=home)
    rows = [line.split(": ") for line in capsys.readouterr().err.splitlines()]
    return code, [f"{row[1].split()[1]} {row[0].partition('archive/')[2] or row[0]}" for row in rows]


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def swap_for_link(path: Path) -> None:
    aside = path.rename(path.parents[2] / f"aside-{path.name}")
    path.symlink_to(aside)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


ARTICLE = "dockers-stop-work-in-three-ports"
DAMAGE: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "flipped byte": (lambda root: flip(root / "site/about.html"), ["file-differs site/about.html"]),
    "missing": (lambda root: (root / "site/about.html").unlink(), ["file-missing site/about.html"]),
    "added": (lambda root: (root / "site/x.html").write_text("x"), ["file-added site/x.html"]),
    "added folder": (lambda root: (root / "site/x/y").mkdir(parents=True), ["folder-added site/x/y"]),
    "renamed": (
        lambda root: (root / "site/about.html").rename(root / "site/over.html"),
        ["file-renamed site/over.html"],
    ),
    "truncated": (lambda root: cut(root / "site/about.html"), ["file-truncated site/about.html"]),
    "emptied": (lambda root: (root / "site/about.html").write_text(""), ["file-truncated site/about.html"]),
    "longer": (lambda root: replace(root / "site/about.html", "a", "aa"), ["file-differs site/about.html"]),
    "a link to the same bytes": (lambda root: swap_for_link(root / "site/about.html"), ["is-link site/about.html"]),
    "a pipe": (
        lambda root: [(root / "site/about.html").unlink(), os.mkfifo(root / "site/about.html")],
        ["no-file site/about.html"],
    ),
    "other case": (lambda root: (root / "site/About.html").write_text("x"), ["case-collision site/About.html"]),
    "folder of other case": (
        lambda root: [(root / "site/Articles").mkdir(), (root / "site/Articles/x.html").write_text("x")],
        ["case-collision site/Articles/x.html"],
    ),
    "edited seed": (
        lambda root: replace(root / "seeds/dockers.txt", "three", "four"),
        ["seed-differs seeds/dockers.txt"],
    ),
    "truncated seed": (lambda root: cut(root / "seeds/dockers.txt"), ["seed-differs seeds/dockers.txt"]),
    "missing seed": (lambda root: (root / "seeds/miners.txt").unlink(), ["seed-missing seeds/miners.txt"]),
    "renamed seed": (
        lambda root: (root / "seeds/miners.txt").rename(root / "seeds/pitmen.txt"),
        ["seed-renamed seeds/miners.txt"],
    ),
    "added seed": (
        lambda root: (root / "seeds/new.txt").write_text(DOCKERS.replace("three", "six")),
        ["not-ingested seeds/new.txt"],
    ),
    "seeds of one name": (
        lambda root: (root / "seeds/Dockers.txt").write_text(DOCKERS.replace("three", "six")),
        ["not-ingested seeds/Dockers.txt", "case-collision seeds/dockers.txt"],
    ),
    "seeds of one name, its accent stored in two ways": (
        lambda root: [
            (root / "seeds" / name).write_text(DOCKERS.replace("three", number))
            for name, number in (("cafe\u0301.txt", "six"), ("caf\u00e9.txt", "seven"))
        ],
        ["not-ingested seeds/cafe\u0301.txt", "not-ingested seeds/caf\u00e9.txt", "case-collision seeds/caf\u00e9.txt"],
    ),
    "edited sidecar": (
        lambda root: replace(root / "seeds/dockers.yaml", "Post", "News"),
        ["sidecar-differs seeds/dockers.yaml"],
    ),
    "missing sidecar": (lambda root: (root / "seeds/dockers.yaml").unlink(), ["sidecar-missing seeds/dockers.yaml"]),
    "added sidecar": (
        lambda root: (root / "seeds/miners.yaml").write_text("source: X\n"),
        ["sidecar-added seeds/miners.yaml"],
    ),
    "edited content": (
        lambda root: replace(root / f"content/{ARTICLE}.md", "three ports stopped", "two ports stopped"),
        [f"content-differs content/{ARTICLE}.md"],
    ),
    "edited content of one's own": (
        lambda root: replace(root / "content/own.md", "Words", "Other words"),
        ["content-differs content/own.md"],
    ),
    "title of one's own content": (
        lambda root: replace(root / "content/own.md", "My own", "My very own"),
        ["content-differs content/own.md"],
    ),
    "address of one's own content": (
        lambda root: replace(root / "content/own.md", "title:", "slug: mine\ntitle:"),
        ["content-differs content/own.md", "not-built site"],
    ),
    "edited form of content": (
        lambda root: replace(root / f"content/{ARTICLE}.md", "digest: ", "digest:  "),
        [f"content-differs content/{ARTICLE}.md"],
    ),
    "mark of the byte order before content": (
        lambda root: replace(root / f"content/{ARTICLE}.md", "---", "\ufeff---"),
        [f"content-differs content/{ARTICLE}.md"],
    ),
    "missing content": (
        lambda root: (root / f"content/{ARTICLE}.md").unlink(),
        ["not-ingested seeds/dockers.txt", f"content-missing content/{ARTICLE}.md"],
    ),
    "missing content of one's own": (
        lambda root: (root / "content/own.md").unlink(),
        ["content-missing content/own.md"],
    ),
    "added content": (
        lambda root: (root / "content/more.md").write_text("---\ntitle: More\n---\nWords.\n"),
        ["content-added content/more.md", "not-built site"],
    ),
    "renamed content": (
        lambda root: (root / f"content/{ARTICLE}.md").rename(root / "content/pitmen.md"),
        ["content-renamed content/pitmen.md"],
    ),
    "copy of content": (
        lambda root: shutil.copy(root / f"content/{ARTICLE}.md", root / "content/pitmen.md"),
        ["same-slug content/pitmen.md", "content-added content/pitmen.md", "not-built site"],
    ),
    "renamed content of one's own": (
        lambda root: (root / "content/own.md").rename(root / "content/mine.md"),
        ["content-added content/mine.md", "content-missing content/own.md", "not-built site"],
    ),
    "a file among seeds that is no capture": (
        lambda root: (root / "seeds/scan.pdf").write_text("x"),
        ["unknown-ending seeds/scan.pdf"],
    ),
    "sidecar without a capture": (
        lambda root: (root / "seeds/tailors.yaml").write_text("source: X\n"),
        ["lone-sidecar seeds/tailors.yaml"],
    ),
    "edited names": (
        lambda root: replace(root / "content/names.yaml", "a paper", "a Paper"),
        ["names-differ content/names.yaml"],
    ),
    "missing names": (lambda root: (root / "content/names.yaml").unlink(), ["names-missing content/names.yaml"]),
    "edited settings": (
        lambda root: replace(root / "site_config.yaml", "Docks", "Docka"),
        ["settings-differ site_config.yaml"],
    ),
    "missing settings": (lambda root: (root / "site_config.yaml").unlink(), ["settings-missing site_config.yaml"]),
    "emptied content": (
        lambda root: (root / f"content/{ARTICLE}.md").write_text(""),
        [f"no-front-matter content/{ARTICLE}.md", "not-ingested seeds/dockers.txt"],
    ),
    "edited manifest": (
        lambda root: flip_digest(root / "site" / MANIFEST),
        ["file-differs site/404.html", f"manifest-differs site/{MANIFEST}"],
    ),
    "line gone from the manifest": (
        lambda root: drop_first_line(root / "site" / MANIFEST),
        ["file-added site/404.html", f"manifest-differs site/{MANIFEST}"],
    ),
    "line of the manifest that is none": (
        lambda root: append(root / "site" / MANIFEST, "x\n"),
        [f"manifest-differs site/{MANIFEST}", f"bad-manifest site/{MANIFEST}"],
    ),
    "line of the manifest that leads out": (
        lambda root: append(root / "site" / MANIFEST, f"{'0' * 64}  ../seeds/dockers.txt\n"),
        [f"manifest-differs site/{MANIFEST}", f"bad-manifest site/{MANIFEST}"],
    ),
    "a line end gone from the manifest's own record": (
        lambda root: cut_last_byte(root / "site/tagmanifest-sha256.txt"),
        ["manifest-differs site/tagmanifest-sha256.txt"],
    ),
    "a line gone from it": (
        lambda root: drop_first_line(root / "site/tagmanifest-sha256.txt"),
        ["manifest-differs site/tagmanifest-sha256.txt"],
    ),
    "a link to the same manifest": (lambda root: swap_for_link(root / "site" / MANIFEST), [f"is-link site/{MANIFEST}"]),
    "empty manifest": (lambda root: (root / "site" / MANIFEST).write_text(""), [f"empty-manifest site/{MANIFEST}"]),
    "missing manifest": (lambda root: (root / "site" / MANIFEST).unlink(), [f"no-manifest site/{MANIFEST}"]),
    "missing site": (lambda root: shutil.rmtree(root / "site"), ["no-site site"]),
    "folder behind a link": (
        lambda root: [(root / "site/sources").rename(root / "s"), (root / "site/sources").symlink_to(root / "s")],
        ["is-link"] * 5,
    ),
}


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def cut_last_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip_digest(path: Path) -> None:
    text = path.read_text()
    path.write_text(("1" if text[0] == "0" else "0") + text[1:])


def drop_first_line(path: Path) -> None:
    path.write_text(path.read_text().partition("\n")[2])


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are something else there")
@pytest.mark.parametrize(("harm", "expected"), DAMAGE.values(), ids=DAMAGE.keys())
def test_each_kind_of_damage_has_a_code_and_each_file_is_named(
    home: Path, archive: Path, capsys: pytest.CaptureFixture[str], harm: Callable[[Path], object], expected: list[str]
) -> None:
    harm(archive)
    before = state(archive)
    code, problems = found(home, capsys, "--root", archive)
    assert code == 1
    if expected[0] == "is-link" and len(expected) > 1:
        assert {problem.split()[0] for problem in problems} == {"is-link"}
        assert len(problems) >= len(expected)
    else:
        assert sorted(problem.partition(":")[0] for problem in problems) == sorted(expected)
    assert state(archive) == before


@pytest.mark.parametrize(("name", "code"), [("site_config.yaml", "settings"), ("content/names.yaml", "names")])
def test_settings_and_names_that_no_build_has_seen_are_named(
    home: Path, archive: Path, capsys: pytest.CaptureFixture[str], name: str, code: str
) -> None:
    (archive / name).rename(archive / "aside")
    assert main(["--root", str(archive), "--quiet"], home=home) == 0
    (archive / "aside").rename(archive / name)
    assert found(home, capsys, "--root", archive) == (1, [f"{code}-added {name}"])
    assert main(["--root", str(archive), "--quiet"], home=home) == 0
    assert found(home, capsys, "--root", archive) == (0, [])


def test_what_the_site_was_built_from_can_be_checked_without_us(archive: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "site/sources-sha256.txt"]
    assert subprocess.run(command, cwd=archive, check=False).returncode == 0
    listed = (archive / "site" / "sources-sha256.txt").read_text().split()[1::2]
    assert listed == ["content/names.yaml", "content/own.md", "site_config.yaml"]


def test_what_a_power_cut_left_of_a_site_the_next_build_mends(
    home: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With kept results too: files are compared, not trusted."""
    for name in ("about.html", f"articles/{ARTICLE}.html", "articles.json", "assets/style.css", "sources-sha256.txt"):
        (archive / "site" / name).write_bytes((archive / "site" / name).read_bytes()[:50])
    (archive / "site" / "index.html").write_bytes(b"")
    assert found(home, capsys, "--root", archive)[0] == 1
    assert main(["--root", str(archive), "--quiet"], home=home) == 0
    assert found(home, capsys, "--root", archive) == (0, [])


def test_several_kinds_at_once_are_all_named(home: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted((archive / "site").rglob("*.html"))[::3]:
        flip(path)
    (archive / "site" / "index.html").unlink(missing_ok=True)
    names = {path.relative_to(archive).as_posix() for path in sorted((archive / "site").rglob("*.html"))[::3]}
    _, problems = found(home, capsys, "--root", archive)
    assert len(problems) >= len(names)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="rights are something else there")
def test_what_may_not_be_read_is_named(home: Path, built: Path) -> None:
    """In a process without root's rights, which may read everything."""
    with tempfile.TemporaryDirectory() as place:  # not pytest's folder, into which nobody else may look
        Path(place).chmod(0o755)
        archive = shutil.copytree(built, Path(place) / "archive", copy_function=shutil.copyfile)
        archive.chmod(0o755)
        (archive / "site" / "about.html").chmod(0)
        (archive / "seeds" / "miners.txt").chmod(0)
        lowered = f"import os, sys; sys.path.insert(0, {str(home)!r}); import newsarchive.cli, pathlib; "
        lowered += f"arguments = ['verify', '--root', {str(archive)!r}]; "
        lowered += "verify = lambda: newsarchive.cli.main(arguments, home=pathlib.Path()); "
        lowered += "verify(); "  # Python itself may lie where only root may read: now all of it has been read
        lowered += "os.geteuid() or os.setuid(65534); sys.exit(verify())"
        done = subprocess.run([sys.executable, "-c", lowered], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert "about.html: error unreadable" in done.stderr
    assert "seeds/miners.txt: error unreadable" in done.stderr
    assert "Traceback" not in done.stderr


def state(root: Path) -> dict[str, tuple[int, int]]:
    paths = [path for path in root.rglob("*") if not path.is_symlink()]
    return {str(path): (path.lstat().st_mtime_ns, path.lstat().st_size) for path in [root, *paths]}


def test_a_copy_is_as_good_as_the_original(home: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(archive)
    assert found(home, capsys, "--root", archive) == (0, [])
    assert state(archive) == before


def test_a_site_alone_needs_no_sources(home: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = shutil.move(archive / "site", archive.parent / "alone")
    assert found(home, capsys, alone) == (0, [])
    flip(Path(alone) / "index.html")
    assert found(home, capsys, alone)[0] == 1


def test_sha256sum_accepts_the_manifests(archive: Path) -> None:
    for name in (MANIFEST, "tagmanifest-sha256.txt"):
        command = ["sha256sum", "--check", "--strict", "--quiet", name]
        subprocess.run(command, cwd=archive / "site", check=True, capture_output=True)


def test_what_hosts_and_git_add_is_told_but_no_damage(
    home: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / "site" / ".git" / "refs").mkdir(parents=True)
    (archive / "site" / ".git" / "HEAD").write_text("x")
    (archive / "site" / "CNAME").write_text("example.org")
    assert found(home, capsys, "--root", archive) == (0, ["file-added site/.git", "file-added site/CNAME"])


def test_empty_folders_among_captures_and_content_are_told_but_no_damage(
    home: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("seeds/2020/08", "content/2020", "seeds/.drafts/x"):
        (archive / folder).mkdir(parents=True)
    assert found(home, capsys, "--root", archive) == (0, ["folder-added content/2020", "folder-added seeds/2020/08"])


def test_articles_that_are_not_in_the_site_are_counted_but_no_damage(
    home: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Welders", "Tailors"):
        path = archive.parent / f"{name}.txt"
        path.write_text(DOCKERS.replace("Dockers", name), encoding="utf-8")
        assert main(["--root", str(archive), "add", str(path)], home=home) == 0
    capsys.readouterr()
    assert main(["--root", str(archive), "verify"], home=home) == 0
    told = capsys.readouterr().err
    assert (
        "warning not-built: 2 articles are not in the site yet: “tailors-stop-work-in-three-ports” and 1 more" in told
    )
    assert main(["--root", str(archive), "--quiet"], home=home) == 0
    assert found(home, capsys, "--root", archive) == (0, [])


def test_an_edit_that_was_built_is_told_but_no_damage(
    home: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(archive / f"content/{ARTICLE}.md", "three ports stopped", "two ports stopped")
    replace(archive / "content/own.md", "Words", "Other words")
    main(["--root", str(archive), "--quiet"], home=home)
    assert found(home, capsys, "--root", archive) == (0, [f"edited-by-hand content/{ARTICLE}.md"])


def test_a_content_file_may_be_renamed(home: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once a build has seen it; what is in it is checked as before."""
    (archive / f"content/{ARTICLE}.md").rename(archive / "content/pitmen.md")
    assert main(["--root", str(archive), "--quiet"], home=home) == 0
    assert found(home, capsys, "--root", archive) == (0, [])
    replace(archive / "content/pitmen.md", "three ports stopped", "two ports stopped")
    assert found(home, capsys, "--root", archive) == (1, ["content-differs content/pitmen.md"])


def test_an_article_by_hand_that_no_build_has_seen_is_named_in_an_archive_that_had_none(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    (archive / "seeds").mkdir(parents=True)
    (archive / "seeds/dockers.txt").write_text(DOCKERS, encoding="utf-8")
    assert main(["--root", str(archive), "--quiet"], home=home) == 0
    assert found(home, capsys, "--root", archive) == (0, [])
    (archive / "content/more.md").write_text("---\ntitle: More\n---\nWords.\n")
    assert found(home, capsys, "--root", archive) == (1, ["not-built site", "content-added content/more.md"])


def test_line_ends_that_git_changed_are_no_damage(
    home: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = archive / f"content/{ARTICLE}.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(home, capsys, "--root", archive) == (0, [])
