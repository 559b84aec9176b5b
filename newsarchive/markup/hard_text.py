"""Text that would keep the converter busy for minutes is made easy for it, or shown as it is written.

Python-Markdown begins a paragraph anew after each thing that it finds in it, and looks for the end of each bracket, to
the end of the paragraph if there is none. Tens of thousands of such signs in one paragraph take hours. Nobody writes
them, so nobody misses the links. It also begins anew after each heading and rule that no blank line parts from what
follows, and counts the references to one note from the first on with each. The sanitizer's time grows with the square
of a text of many “&amp;” and signs such as “»”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from newsarchive.escape import ESCAPED, read_references, replace_found, without_backslashes
from newsarchive.markup.inline import ENTITY, keep_sign_of, keep_signs

SIGN = re.compile(r"[\\`*_\[<&]")  # with which all begins that an inline pattern finds
LINE_BREAK = "  \n"
BRACKET = re.compile(r"[\[\]()]")
OPENS = {"]": "[", ")": "("}
FEW_BRACKETS = 10
DEAR = 1000
"""How much longer it takes to look at a character behind a bracket than to copy one."""
MOST_WORK = 4_000_000_000
"""Characters copied for one article: about two seconds."""
ENDS_A_BLOCK = re.compile(r"(?P<quoted>(?:> ?)*) {0,3}(?:#.*|[-*_=][-*_= ]*)")  # “> ## The talks”, “***”, “====”
MANY_BLOCKS = 100
"""In lines without a blank one between them."""
LONG_TEXT = re.compile(r">[^<]{10000,}")
PIECE = re.compile(r"[^<]{5000}(?:[^&;<]{0,40};)?")  # no reference to a character is cut in two
CUT = "<!---->"
CODE = "`"
ADDRESS = re.compile(r"<|\]\(")


class ShowAsWritten(Treeprocessor):
    """Takes from the inline patterns what comes when their time is used up, and all in which they can find nothing.

    Most passages are plain words; to try a dozen patterns on each is a fifth of a conversion. The patterns would also
    copy a passage for each escaped sign in it, as captures have many.
    """

    def run(self, root: Element) -> None:
        work = 0
        for element in root.iter():
            for place in ("text", "tail"):
                text = getattr(element, place) or ""
                if not isinstance(text, AtomicString):
                    text = read_escapes(text)
                    setattr(element, place, text)
                if not SIGN.search(text) and LINE_BREAK not in text:
                    setattr(element, place, AtomicString(text))
                    continue
                work += work_of(text)
                if work > MOST_WORK and SIGN.search(text):
                    setattr(element, place, as_written(text))


class PartLongRuns(Preprocessor):
    """Sets a blank line after each heading and rule, where there are many with none between them."""

    def run(self, lines: list[str]) -> list[str]:
        parted: list[str] = []
        for is_blank, run in groupby(lines, key=lambda line: not line.strip()):
            run_lines = list(run)
            ends = [None if is_blank else ENDS_A_BLOCK.fullmatch(line) for line in run_lines]
            if sum(map(bool, ends)) < MANY_BLOCKS:
                parted += run_lines
                continue
            for line, end in zip(run_lines, ends, strict=True):
                parted += [line, end["quoted"].rstrip()] if end else [line]
        return parted


class Footnotes(FootnoteExtension):
    """The extension, except that a note may be referred to thousands of times."""

    def unique_ref(self, reference: str, found: bool = False) -> str:
        """An id for one more reference; the extension tries all those that are taken."""
        if not found:
            return reference
        times = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        name, separator, note = reference.partition(self.get_separator())
        return reference if times == 1 else f"{name}{times}{separator}{note}"


def make_hard_text_easy(markdown: Markdown) -> None:
    markdown.preprocessors.register(PartLongRuns(markdown), "long-runs", 10)  # after white space is made alike, at 30
    markdown.treeprocessors.register(ShowAsWritten(markdown), "hard-text", 25)  # before the inline patterns, at 20


def read_escapes(text: str) -> str:
    """The text with escaped signs and character references read, as far as the patterns would read them all alike:
    within code and addresses they are something else."""
    if CODE in text:
        return text
    text = replace_found(ESCAPED, text, keep_signs)
    if not ADDRESS.search(text):
        text = replace_found(re.compile(ENTITY), text, keep_sign_of)
    return text if "]" in text else text.replace("[", keep_signs("["))  # nothing ends what it would begin


def work_of(text: str) -> int:
    """Characters that the inline patterns would copy or look at."""
    work = len(SIGN.findall(text)) * len(text)
    if text.count("[") > FEW_BRACKETS:
        work += DEAR * sum(_looked_at(text))
    return work


def cut_long_texts(html: str) -> str:
    """Has comments, which the sanitizer takes out, part a long text into several."""
    return LONG_TEXT.sub(lambda text: PIECE.sub(rf"\g<0>{CUT}", text[0]), html)


def as_written(text: str) -> AtomicString:
    """The words that the Markdown stands for, as far as escapes and character references go."""
    return AtomicString(read_references(without_backslashes(text)))


def _looked_at(text: str) -> Iterator[int]:
    """For each bracket, how far it is to the one that closes it."""
    open_brackets: dict[str, list[int]] = {"[": [], "(": []}
    for found in BRACKET.finditer(text):
        if found[0] in open_brackets:
            open_brackets[found[0]].append(found.start())
        elif starts := open_brackets[OPENS[found[0]]]:
            yield found.start() - starts.pop()
    for starts in open_brackets.values():
        yield from (len(text) - start for start in starts)
