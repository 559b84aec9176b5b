"""How problems are told: one line each, whatever is in them."""

from newsarchive.problems import Problem


def test_a_problem_is_one_line_that_leaves_the_terminal_alone() -> None:
    problem = Problem(file="seeds/a\nb\x1b[2J.txt", code="x", what="“\u202etxt” and\x00\ud800", mend="naïve “Ж” 中")
    assert str(problem) == (r"seeds/a\nb\x1b[2J.txt: error x: “\u202etxt” and\x00\ud800 (naïve “Ж” 中)")
