"""How problems are told: one line each, whatever is in them."""

import errno

import pytest

from newsarchive.problems import Problem, disk_problem


def test_a_problem_is_one_line_that_leaves_the_terminal_alone() -> None:
    problem = Problem(file="seeds/a\nb\x1b[2J.txt", code="x", what="“\u202etxt” and\x00\ud800", mend="naïve “Ж” 中")
    assert str(problem) == (r"seeds/a\nb\x1b[2J.txt: error x: “\u202etxt” and\x00\ud800 (naïve “Ж” 中)")


@pytest.mark.parametrize(
    ("number", "mend"),
    [
        (errno.EACCES, "see that it can be read and written"),
        (errno.EMFILE, "raise the limit of open files: ulimit -n 1024"),
        (
            errno.ENOSPC,
            "make room on the disk; if it has room, it may be FAT32: take exFAT, whose folders hold more files",
        ),
        (errno.EROFS, "name a place on a disk that can be written to"),
    ],
)
def test_what_to_do_follows_from_why_the_system_refused(number: int, mend: str) -> None:
    assert disk_problem(OSError(number, "…", "site/x.html")).mend == mend
