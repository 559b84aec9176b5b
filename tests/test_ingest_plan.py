"""What ingest writes and what it leaves alone: digests, hand edits, slugs, captures that fail."""

import hashlib
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import PurePosixPath
from time import process_time

import pytest

from newsarchive.content import dump, load
from newsarchive.ingest import Change, IngestPlan, plan_in_batches, plan_ingest
from newsarchive.model import SeedFile
from newsarchive.problems import ArchiveError

TEXT = """{title}

By Anna Berg

14 March 2021

Dockers in the port of Klaipeda voted on Sunday to stay out for a second week, their union said, after talks had failed.

“Nobody goes back before there is an offer,” said its chairman, Jonas Petrauskas, after the count in the club. {more}
"""


def seed(name: str = "a", *, title: str = "Dockers vote to stay out", more: str = "", sidecar: str = "") -> SeedFile:
    return SeedFile(
        file=f"seeds/{name}.txt",
        data=TEXT.format(title=title, more=more).encode(),
        sidecar_file=f"seeds/{name}.yaml" if sidecar else "",
        sidecar=sidecar.encode(),
    )


def written(plan: IngestPlan) -> dict[str, str]:
    return {file.path: file.data.decode() for file in plan.writes}


def titles(contents: dict[str, str]) -> dict[str, str]:
    return {path: load(text, file=path).title for path, text in contents.items()}


def changes(plan: IngestPlan) -> list[Change]:
    return [one.change for one in plan.ingested]


def test_a_capture_as_long_as_two_novels_is_refused() -> None:
    plan = plan_ingest([seed(more="Nobody went back to work. " * 40_000), seed("b")], {})
    assert [(problem.file, problem.code) for problem in plan.problems] == [("seeds/a.txt", "too-large")]
    assert len(plan.writes) == 1


def test_a_capture_whose_name_had_a_backslash_is_found_under_a_plain_one() -> None:
    """Archives may hold content of such, from when it was allowed."""
    old = written(plan_ingest([seed("a\\b")], {}))
    (path,) = old
    with pytest.raises(ArchiveError, match="a name without backslashes, and build"):
        load(old[path], file=path)
    plan = plan_ingest([seed("ab")], old)
    assert (changes(plan), plan.problems) == ([Change.REWRITTEN], ())
    record = load(written(plan)[path], file=path).capture
    assert record
    assert record.file == "seeds/ab.txt"


def test_what_is_asked_of_a_person_is_read_back_as_it_is_written() -> None:
    """Though the headline that is offered holds a sign that shows nothing."""
    words = "Dockers in the port of Klaipeda voted on Sunday to stay out for a second week, their union said there."
    text = f"<h1>Port sta\u2060nds</h1><h2>Dockers vote to stay out</h2><p>{words} Nobody goes back before an offer."
    page = SeedFile(file="seeds/a.html", data=f"<meta charset=utf-8>{text}".encode(), sidecar_file="", sidecar=b"")
    (made,) = plan_ingest([page], {}).ingested
    assert made.article
    assert any("Port stands" in line for doubt in made.article.review for line in doubt.settle)
    assert load(dump(made.article), file=made.path) == made.article


def test_thousands_of_wrapped_lines_are_read_within_seconds() -> None:
    lines = "\n".join(f"{number} of the dockers of the port voted to stay out once more" for number in range(9_900))
    began = process_time()
    plan = plan_ingest([seed(more=f"\n{lines}")], {})
    assert plan.problems == ()
    assert process_time() - began < 10


def test_a_megabyte_without_a_space_is_read_within_seconds() -> None:
    began = process_time()
    plan = plan_ingest([SeedFile(file="seeds/a.txt", data=b"Dockers vote\n\n" + b"a@" * 400_000)], {})
    assert [problem.code for problem in plan.problems] == ["no-article"]
    assert process_time() - began < 10


def test_a_second_run_changes_nothing() -> None:
    contents = written(plan_ingest([seed()], {}))
    again = plan_ingest([seed()], contents)
    assert again.writes == ()
    assert changes(again) == [Change.UNCHANGED]
    assert again.problems == ()


def test_a_new_sidecar_rewrites_what_nobody_edited() -> None:
    contents = written(plan_ingest([seed()], {}))
    again = plan_ingest([seed(sidecar="source: Harbour News")], contents)
    assert changes(again) == [Change.REWRITTEN]
    [(path, text)] = written(again).items()
    assert path in contents
    assert load(text, file=path).source == "Harbour News"


def test_a_changed_capture_keeps_its_address() -> None:
    contents = written(plan_ingest([seed()], {}))
    again = plan_ingest([seed(title="Dockers stay out: the vote")], contents)
    assert list(written(again)) == list(contents)
    assert "slug: dockers-vote-to-stay-out\n" in next(iter(written(again).values()))


def test_a_renamed_capture_keeps_its_content_file() -> None:
    contents = written(plan_ingest([seed("a")], {}))
    again = plan_ingest([seed("b")], contents)
    assert list(written(again)) == list(contents)
    assert "file: seeds/b.txt\n" in next(iter(written(again).values()))


@pytest.mark.parametrize("copy", ["a", "c"])
def test_a_copy_of_a_capture_never_takes_its_place(copy: str) -> None:
    """Whichever of the two is read first: else what the sidecar says of it would be lost."""
    archived = seed("b", sidecar="source: Harbour News")
    contents = written(plan_ingest([archived], {}))
    plan = plan_ingest(sorted([archived, seed(copy)], key=lambda one: one.file), contents)
    assert plan.writes == ()
    assert [(problem.code, problem.file) for problem in plan.problems] == [("same-capture", f"seeds/{copy}.txt")]


def test_captures_that_exchange_their_names_keep_their_content_files() -> None:
    contents = written(plan_ingest([seed("a"), seed("b", title="Tug crews join the dockers")], {}))
    now = [seed("a", title="Tug crews join the dockers"), seed("b")]
    again = plan_ingest(now, contents)
    assert titles(written(again)) == titles(contents)
    assert plan_ingest(now, written(again)).writes == ()


@pytest.mark.parametrize("name", ["a", "c"])
def test_a_name_that_passes_to_a_new_capture_takes_no_content_with_it(name: str) -> None:
    """Whichever of the two is read first."""
    contents = written(plan_ingest([seed("b")], {}))
    now = sorted([seed(name), seed("b", title="Tug crews join the dockers")], key=lambda one: one.file)
    plan = plan_ingest(now, contents)
    assert titles(written(plan)) == titles(contents) | {
        "content/tug-crews-join-the-dockers.md": "Tug crews join the dockers"
    }
    assert plan_ingest(now, written(plan)).writes == ()


def test_an_edited_capture_and_a_copy_of_it_as_it_was_are_two_articles() -> None:
    contents = written(plan_ingest([seed("a")], {}))
    plan = plan_ingest([seed("a", more="He went home."), seed("b")], contents)
    assert len(written(plan)) == 2
    assert "He went home" not in written(plan)[next(iter(contents))]


def test_a_hand_edit_stays_with_its_capture_when_the_name_passes_on() -> None:
    contents = {path: text.replace("Sunday", "Monday") for path, text in written(plan_ingest([seed("b")], {})).items()}
    plan = plan_ingest([seed("b", title="Tug crews join the dockers"), seed("c")], contents)
    [path] = contents
    assert titles(written(plan)) == {
        f"{path}.new": "Dockers vote to stay out",
        "content/tug-crews-join-the-dockers.md": "Tug crews join the dockers",
    }


def test_a_hand_edit_is_left_alone_and_said() -> None:
    contents = {path: text.replace("Sunday", "Monday") for path, text in written(plan_ingest([seed()], {})).items()}
    again = plan_ingest([seed()], contents)
    assert again.writes == ()
    assert again.problems == ()
    assert changes(again) == [Change.EDITED]


def test_an_article_whose_capture_lines_a_person_wrote_in_another_way_is_still_of_that_capture() -> None:
    (path, text), *_ = written(plan_ingest([seed()], {})).items()
    block = re.search(r"capture:\n((?:  .+\n)+)", text)
    assert block
    by_hand = text.replace(block[0], f"capture: {{{', '.join(block[1].splitlines())}}}\n")
    plan = plan_ingest([seed()], {path: by_hand})
    assert (changes(plan), written(plan), plan.problems) == ([Change.EDITED], {}, ())


def test_an_edited_article_that_lost_its_capture_lines_does_not_get_a_second_one_without_a_word() -> None:
    (text,) = written(plan_ingest([seed(more="He went home.")], {})).values()
    by_hand = re.sub(r"capture:\n(?:  .+\n)+", "", text).replace("on Sunday", "on Monday")
    told = plan_ingest([seed(more="He went home.\n\nTalks are to begin anew.")], {"content/mine.md": by_hand}).problems
    assert [(problem.code, problem.severity) for problem in told] == [("same-article", "warning")]
    assert told[0].what.startswith("it says much of what stands in content/mine.md")


def test_an_article_by_hand_of_the_same_title_is_another_one() -> None:
    other = "---\ntitle: Dockers vote to stay out\n---\nThe editors' own view of what happened in the port on Sunday.\n"
    assert plan_ingest([seed()], {"content/dockers-vote-to-stay-out.md": other}).problems == ()


def test_beside_a_hand_edit_the_new_version_is_offered_with_a_diff() -> None:
    contents = {path: text.replace("Sunday", "Monday") for path, text in written(plan_ingest([seed()], {})).items()}
    again = plan_ingest([seed(more="He went home.")], contents)
    [path] = contents
    assert list(written(again)) == [f"{path}.new"]
    assert "He went home." in again.ingested[0].diff
    assert "-Dockers in the port of Klaipeda voted on Monday" in again.ingested[0].diff
    assert [(problem.code, problem.severity) for problem in again.problems] == [
        ("edited-by-hand", "error"),
        ("capture-changed", "warning"),
    ]


def test_line_ends_of_another_system_are_no_hand_edit() -> None:
    contents = {path: text.replace("\n", "\r\n") for path, text in written(plan_ingest([seed()], {})).items()}
    assert changes(plan_ingest([seed()], contents)) == [Change.UNCHANGED]


def test_a_content_file_of_another_origin_is_never_overwritten() -> None:
    contents = {"content/dockers-vote-to-stay-out.md": "---\ntitle: Dockers\n---\n\nWritten by hand.\n"}
    digest = hashlib.sha256(seed().data).hexdigest()[:8]
    assert list(written(plan_ingest([seed()], contents))) == [f"content/dockers-vote-to-stay-out-{digest}.md"]


def test_of_equal_titles_each_keeps_its_address_whatever_comes_later() -> None:
    one, two, three = seed("a", more="One."), seed("b", more="Two."), seed("c", more="Three.")
    first = written(plan_ingest([one, three], {}))
    assert len(first) == 2
    together = written(plan_ingest([one, two, three], {}))
    assert first.items() <= together.items()
    assert first | written(plan_ingest([one, two, three], first)) == together


def test_the_slug_of_an_article_written_by_hand_is_taken_whatever_its_file_is_called() -> None:
    slug = "dockers-vote-to-stay-out"
    contents = {"content/x.md": f"---\ntitle: Another\nslug: {slug}\n---\n\nWritten by hand.\n"}
    assert list(written(plan_ingest([seed()], {}))) == [f"content/{slug}.md"]
    assert list(written(plan_ingest([seed()], contents))) != [f"content/{slug}.md"]
    contents = {"content/dockers vote/to stay out.md": "---\ntitle: Another\n---\n\nWritten by hand.\n"}
    assert list(written(plan_ingest([seed()], contents))) != [f"content/{slug}.md"]


def test_content_that_cannot_be_read_is_not_made_a_second_time() -> None:
    plan = plan_ingest([seed()], {})
    contents = {path: text.replace("capture:", "capture: [") for path, text in written(plan).items()}
    again = plan_ingest([seed()], contents)
    assert again.writes == ()
    assert [problem.code for problem in again.problems] == ["bad-yaml"]


def test_articles_of_one_title_get_addresses_of_their_own() -> None:
    title = "Dockers in the port of Klaipeda vote to stay out for a second week after talks have failed again"
    plan = plan_ingest([seed(name, title=title, more=name) for name in "abc"], {})
    slugs = [load(text, file=path).slug for path, text in written(plan).items()]
    assert len(set(slugs)) == 3
    assert [PurePosixPath(path).stem for path in written(plan)] == slugs


def test_one_broken_capture_harms_no_other() -> None:
    broken = SeedFile(file="seeds/broken.txt", data=b"%PDF-1.4")
    plan = plan_ingest([broken, seed()], {})
    assert changes(plan) == [Change.FAILED, Change.NEW]
    assert [problem.code for problem in plan.problems] == ["not-text"]


def test_other_processes_make_the_same() -> None:
    seeds = [seed(name, more=f"{name}.") for name in "abcde"]
    here = plan_ingest(seeds, {})
    with ProcessPoolExecutor(2) as executor:
        there = [file for part in plan_in_batches(seeds, {}, run=executor.map) for file in part.writes]
    assert list(here.writes) == there


def test_captures_may_come_one_at_a_time() -> None:
    assert changes(plan_ingest((seed(name, more=name) for name in "ab"), {})) == [Change.NEW, Change.NEW]


class Failing(bytes):
    """A capture at which reading fails."""

    error: type[Exception]

    def startswith(self, *_: object) -> bool:
        raise self.error("so it is")


def failing(error: type[Exception]) -> SeedFile:
    data = Failing(b"x")
    data.error = error
    return SeedFile(file="seeds/failing.txt", data=data)


def test_a_mistake_of_the_program_harms_no_other_capture_and_names_its_place_in_the_package() -> None:
    plan = plan_ingest([failing(LookupError), seed()], {})
    assert [problem.code for problem in plan.problems] == ["program-mistake"]
    assert "LookupError: so it is (readers/encodings.py:" in plan.problems[0].what
    assert changes(plan) == [Change.FAILED, Change.NEW]


def test_too_little_memory_is_no_mistake_of_the_program() -> None:
    with pytest.raises(MemoryError):
        plan_ingest([failing(MemoryError), seed()], {})


def test_one_word_is_no_words() -> None:
    (problem,) = plan_ingest([SeedFile(file="seeds/a.txt", data=b"Bread")], {}).problems
    assert problem.what == "no article was found in it: 1 word of text"


@pytest.mark.parametrize(
    "code",
    [
        "```\n~~~\n# a heading that is none\n```",
        "~~~ text\n```\n# a heading that is none\n~~~",
        "````\n```\n# a heading that is none\n````",
        "```\n``` python\n# a heading that is none\n```",
    ],
)
def test_only_its_like_closes_a_fence_so_that_code_stays_as_it_is(code: str) -> None:
    """Not a case folder: of signs alone on a line, two ways to count words differ, which all cases are held to."""
    text = TEXT.format(title="# Dockers vote", more=f"\n\n{code}\n\n# What comes next\n\nNobody knows.")
    (made,) = written(plan_ingest([SeedFile(file="seeds/a.md", data=text.encode())], {})).values()
    assert code in made
    assert "\n## What comes next\n" in made
