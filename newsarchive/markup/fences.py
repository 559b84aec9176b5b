"""Code between fences (“```”), which Python-Markdown leaves to an extension that hides it from what comes after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString, code_escape

FENCE = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,})(?P<info>[^`]*)")  # “```python”
LONGEST = 100
"""Signs of a fence: of longer ones all count as equal."""
PLACE = re.compile(rf"{STX}fence:(\d+){ETX}")


class TakeFences(Preprocessor):
    """Puts a mark in the place of each fenced block. A fence that nothing closes is text, as it is written."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.taken: list[tuple[str, str]] = []
        """What follows the opening fence, and the code."""

    def run(self, lines: list[str]) -> list[str]:
        self.taken = []
        fences = [FENCE.fullmatch(line) for line in lines]
        last = _last_closing(fences)
        kept: list[str] = []
        number = 0
        while number < len(lines):
            opening = fences[number]
            end = _closing(fences, number, last) if opening else None
            if opening is None or end is None:
                kept.append(lines[number])
                number += 1
                continue
            indent = re.compile(f" {{0,{len(opening['indent'])}}}")
            code = "\n".join(indent.sub("", line, count=1) for line in lines[number + 1 : end])
            kept += ["", f"{STX}fence:{len(self.taken)}{ETX}", ""]
            self.taken.append((opening["info"].strip(), code))
            number = end + 1
        return kept


class ShowFences(BlockProcessor):
    """Makes the code of such a mark; the word that names its language stands above it, so that no word is lost."""

    def __init__(self, markdown: Markdown, fences: TakeFences) -> None:
        super().__init__(markdown.parser)
        self._fences = fences

    def test(self, parent: Element, block: str) -> bool:
        return PLACE.fullmatch(block.strip("\n")) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        place = PLACE.fullmatch(blocks.pop(0).strip("\n"))
        info, code = self._fences.taken[int(place[1])] if place else ("", "")
        if info:
            SubElement(parent, "p", {"class": "caption"}).text = AtomicString(info)
        shown = SubElement(SubElement(parent, "pre"), "code")
        shown.text = AtomicString(f"{code_escape(code)}\n")


def read_fences(markdown: Markdown) -> None:
    fences = TakeFences(markdown)
    markdown.preprocessors.register(fences, "fences", 25)  # after white space is made alike, at 30
    markdown.parser.blockprocessors.register(ShowFences(markdown, fences), "fences", 110)


def _last_closing(fences: Sequence[re.Match[str] | None]) -> dict[int, int]:
    """By length, the last line that is such a fence and nothing else: so that no search for one is in vain."""
    return {_length(found): number for number, found in enumerate(fences) if found and not found["info"].strip()}


def _length(fence: re.Match[str]) -> int:
    return min(len(fence["fence"]), LONGEST)


def _closing(fences: Sequence[re.Match[str] | None], start: int, last: dict[int, int]) -> int | None:
    """The line of the fence that closes the one at `start`: as long or longer, with nothing after it."""
    opening = fences[start]
    length = _length(opening) if opening else 0
    if all(number <= start for size, number in last.items() if size >= length):
        return None
    for number in range(start + 1, len(fences)):
        found = fences[number]
        if found and _length(found) >= length and not found["info"].strip():
            return number
    return None
