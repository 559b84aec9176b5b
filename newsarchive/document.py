"""A text of YAML that people write: where in it a value stands, and what was found wrong so far."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from newsarchive.problems import Problem
from newsarchive.strict_yaml import StrictLoader, with_line_ends_of_editors

Path = tuple[str | int, ...]
"""The way to a value: keys, and places in lists."""
Pair = tuple[yaml.Node, yaml.Node]


@dataclass(slots=True, kw_only=True)
class Document:
    """The text behind cursors: where a path stands in it, and the problems found so far."""

    file: str
    text: str
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)
    _root: yaml.Node | None = field(default=None, init=False)
    """Composed for the first problem and kept for the others."""
    _pairs: dict[int, dict[str, Pair]] = field(default_factory=dict, init=False)
    """Keys with their values, by the number of the mapping's node: thousands of problems may lie in one mapping."""
    lines_named: int = field(default=0, init=False)
    """How many, each as often as it is named."""

    def line_of(self, path: Path) -> int:
        node = self._root = self._root or yaml.compose(with_line_ends_of_editors(self.text), Loader=StrictLoader)
        line = node.start_mark.line if node else 0
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = self._pairs_of(node).get(str(step))
                if pair is None:
                    break
                line, node = pair[0].start_mark.line, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line
        return int(line) + self.first_line

    def _pairs_of(self, mapping: yaml.MappingNode) -> dict[str, Pair]:
        if id(mapping) not in self._pairs:
            self._pairs[id(mapping)] = {pair[0].value: pair for pair in mapping.value}
        return self._pairs[id(mapping)]

    def lines_of(self, key: str) -> tuple[int, ...]:
        """The lines of a key of the document and of its value, without blank ones after it."""
        first, texts = self.line_of((key,)), self.text.split("\n")
        values = self._root.value if isinstance(self._root, yaml.MappingNode) else []
        value = next((value for written, value in values if written.value == key), None)
        last = value.end_mark.line + self.first_line if value else first
        if value and value.end_mark.column == 0:  # the mark is where the next key begins
            last -= 1
        while last > first and not texts[last - self.first_line].partition("#")[0].strip():
            last -= 1
        return tuple(range(first, max(first, last) + 1))

    def report(self, path: Path, code: str, what: str, mend: str) -> None:
        problem = Problem(file=self.file, line=self.line_of(path), code=code, what=what, mend=mend)
        self.problems.append(problem)
