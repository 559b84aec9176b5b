"""YAML as people write it here: texts, numbers, lists and mappings; what could surprise or harm is refused by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from newsarchive.problems import ArchiveError, Problem

# Any, here and below: PyYAML’s stubs know the C loader and its marks only where they are built
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})")  # “50”; “007”, “1_000”, “12:30” and “0x1f” are texts
DEEPEST = 100
"""Values inside one another. libyaml itself dies, without a word, at some tens of thousands."""
ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[\w-]", re.MULTILINE)  # “title: *name”
NESTING = re.compile(r"^(?:[ \t]*[-?:][ \t]+){20}|^ {200}", re.MULTILINE)  # “- - - - …”
MOST_BRACKETS = 500
MOST_VALUES = 300_000
"""Lines, commas and keys. Ten thousand names have fewer; what has more takes minutes and gigabytes to read."""
BETWEEN_VALUES = ("\n", "\r", ",", ": ")
LONGEST = 4_000_000
"""Characters, likewise."""
LONE_RETURN = re.compile(r"\r(?!\n)")
BREAKS_OF_YAML = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a parser's words mean for the person who wrote the text."""

    begins: str
    """The parser's words."""
    what: str = ""
    """Better ones; empty where those will do."""
    mend: str
    is_where_it_began: bool = False
    """Whether to look where what was not ended began, not where its end was missed."""


FAULTS = (
    Fault(
        begins="found unexpected end of stream",
        what="the quotation mark is never closed",
        mend="close it at the end of the value",
        is_where_it_began=True,
    ),
    Fault(
        begins="did not find expected ',' or",
        what="the bracket is never closed, or a comma is missing",
        mend="close it, or put the value in quotes",
        is_where_it_began=True,
    ),
    Fault(
        begins="did not find expected key",
        what="the line does not fit those above it: words follow a closing quotation mark, or it is indented otherwise",
        mend="put the whole value in quotes of the other kind; let keys of one level begin in one column",
    ),
    Fault(
        begins="could not find expected ':'",
        what="the line is no “key: value”",
        mend="complete or delete it; put a value that goes over several lines in quotes, its other lines indented",
    ),
    Fault(
        begins="but found another document",
        what="a line “---” begins a second document",
        mend="delete it: the file is one",
    ),
    Fault(
        begins="mapping values are not allowed",
        what="a “: ” stands within a value, or a line is indented too far",
        mend="put the value in quotes; let keys of one level begin in one column",
    ),
    Fault(
        begins="found character that cannot start",
        what="a value begins with a sign that means something else in YAML, or a line with a tab",
        mend="put the value in quotes; indent with spaces",
    ),
    Fault(
        begins="could not determine a constructor",
        what="“!…” asks for a kind of value that is not read here",
        mend="put the value in quotes, or leave “!…” out",
    ),
    Fault(
        begins="block sequence entries",
        what="a value begins with “- ”, or a list where none can stand",
        mend="put the value in quotes; begin a list on a line of its own",
    ),
    Fault(begins="found unknown escape", mend="put the value in single quotes, where a backslash is a backslash"),
    Fault(begins="found invalid Unicode", mend="put the value in single quotes, where a backslash is a backslash"),
    Fault(begins="control characters", mend="delete them"),
    Fault(begins="special characters", what="control characters are not allowed", mend="delete them"),
    Fault(begins="found undefined alias", what="“*…” repeats a value that is nowhere", mend="put the value in quotes"),
    Fault(begins="“*name” repeats", mend="write the value out in full, or put it in quotes"),
    Fault(begins="the key “", mend="say in one of the two what both say, and delete the other"),
    Fault(begins="“!!map” or “!!set”", mend="leave it out, or put the value in quotes"),
    Fault(begins="a list or a mapping stands", mend="put a value that begins with a bracket in quotes"),
    Fault(begins="more than", mend="leave out what repeats itself, or divide it"),
    Fault(begins="values are nested", mend="write them less deep"),
)
OTHER_FAULT = Fault(
    begins="", mend="put values that contain “: ”, “#” or begin with a sign in quotes; indent with spaces"
)


class StrictLoader(_Loader):  # type: ignore[misc]  # the base is chosen at run time
    """libyaml's safe loader, except that a key given twice is an error, and that keys, dates and odd numbers stay text.

    So a country “NO”, a short name “2020” and a line 23 are keys as they are written.
    """

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, Any]:
        if not isinstance(node, yaml.MappingNode):
            raise _refused("“!!map” or “!!set” stands before something else", node.start_mark)
        result: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _refused("a list or a mapping stands where a key belongs", key.start_mark)
            if key.value in result:
                raise _refused(f"the key “{key.value}” stands twice", key.start_mark)
            result[key.value] = self.construct_object(value, deep=deep)
        return result


def with_line_ends_of_editors(text: str) -> str:
    """`text` with a space for each sign that ends a line in YAML, but not in `grep -n`, `sed` and most editors.

    A line number in what is told must be the one that people look up. Carriage returns count where there is nothing
    else, as in captures.
    """
    if "\r" in text and "\n" in text:
        text = LONE_RETURN.sub(" ", text)
    return text if text.isascii() else text.translate(BREAKS_OF_YAML)


def parse_yaml(text: str) -> object:
    """The value that `text` holds. YAMLError where it is no YAML, or such as nobody writes by hand."""
    text = with_line_ends_of_editors(text)
    _refuse_tricks(text)
    return yaml.load(text, Loader=StrictLoader)  # a subclass of the safe loader


def load_yaml(text: str, *, file: str, first_line: int = 1) -> object:
    """The value that `text` holds; ArchiveError `bad-yaml` names the line where it is no YAML."""
    try:
        return parse_yaml(text)
    except yaml.YAMLError as error:
        words = str(getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0])
        fault = next((fault for fault in FAULTS if words.startswith(fault.begins)), OTHER_FAULT)
        line = _line_of(error, text, fault) + first_line
        what = fault.what or words
        raise ArchiveError(Problem(file=file, line=line, code="bad-yaml", what=what, mend=fault.mend)) from None


def _line_of(error: Any, text: str, fault: Fault) -> int:
    """Counted from 0. A sign that YAML forbids is told by its place among the bytes, all else by a mark."""
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    mark = next(filter(None, reversed(marks) if fault.is_where_it_began else marks), None)
    if mark:
        return int(mark.line)
    return text.encode()[: getattr(error, "position", 0)].count(b"\n")


def _refuse_tricks(text: str) -> None:
    """Stops what a few lines can blow up to gigabytes, and nesting that would end the process.

    Only a text that could hold such things is looked through: a second pass over every file would be felt.
    """
    if sum(map(text.count, BETWEEN_VALUES)) > MOST_VALUES:
        raise _refused(f"more than {MOST_VALUES:,} lines, keys and values", None)
    if len(text) > LONGEST:
        raise _refused(f"more than {LONGEST:,} characters", None)
    is_suspect = ("&" in text and ALIAS.search(text)) or NESTING.search(text)
    if not is_suspect and text.count("[") + text.count("{") <= MOST_BRACKETS:
        return
    depth = 0
    for event in yaml.parse(text, Loader=StrictLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _refused("“*name” repeats a value from elsewhere, which is not read here", event.start_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise _refused(f"values are nested more than {DEEPEST} deep", event.start_mark)


def _refused(what: str, mark: Any) -> yaml.YAMLError:
    return yaml.constructor.ConstructorError(None, None, what, mark)


def _as_written(loader: Any, node: Any) -> object:
    return loader.construct_scalar(node)


def _number_or_text(loader: Any, node: Any) -> object:
    written = loader.construct_scalar(node)
    return int(written) if PLAIN_NUMBER.fullmatch(written) else written


def _truth(loader: Any, node: Any) -> object:
    written = loader.construct_scalar(node)
    return loader.bool_values.get(written.lower(), written)  # “!!bool perhaps” is no reason to stop


StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _as_written)
StrictLoader.add_constructor("tag:yaml.org,2002:float", _as_written)
StrictLoader.add_constructor("tag:yaml.org,2002:int", _number_or_text)
StrictLoader.add_constructor("tag:yaml.org,2002:bool", _truth)
