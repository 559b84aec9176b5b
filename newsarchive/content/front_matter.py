"""Front matter as YAML, in the few shapes that it has: the text that PyYAML would write, in a fifth of the time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # Any: as in strict_yaml.py
WIDEST = 1_000_000
"""Characters at which PyYAML breaks a text: never."""
BEYOND = re.compile(r"[\ud800-\U0010ffff]")
"""Among these are signs that libyaml writes as escapes, such as emoji."""
MISLEADING_START = re.compile(r"[-?:](?: |$)|---|\.\.\.|[,\[\]{}#&*!|>'\"%@` ]")  # “- so”
MISLEADING = re.compile(r":(?: |$)| (?:#|$)")  # “a: b”, “a #”
MISLEADING_ON_ONE_LINE = re.compile(MISLEADING.pattern + r"|[,?\[\]{}:]")  # “a, b”


class OneLine(dict[str, object]):
    """A mapping to be written on one line: `{stated: 7}`."""


class _Unusual(Exception):
    """A text that is left to PyYAML, for it needs escapes or several lines."""


class _FrontMatterDumper(_Dumper):  # type: ignore[misc]  # the base is chosen at run time
    def ignore_aliases(self, data: object) -> bool:
        """No `&id001` in files that people read."""
        return True


def _represent_one_line(dumper: Any, value: OneLine) -> Any:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)


_FrontMatterDumper.add_representer(OneLine, _represent_one_line)


def write_front_matter(values: Mapping[str, object]) -> str:
    """Keys in the order given, without the fences. A value is nothing, a text, a number, a list or a mapping."""
    try:
        return "\n".join(_lines_of(values))
    except _Unusual:
        return dump_yaml(values)


def dump_yaml(values: Mapping[str, object]) -> str:
    """The same by PyYAML."""
    written: str = yaml.dump(
        dict(values),
        Dumper=_FrontMatterDumper,
        sort_keys=False,
        width=WIDEST,
        default_flow_style=False,
        allow_unicode=True,
    )
    return written.strip()


def _lines_of(values: Mapping[str, object], indent: str = "") -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, list) and value:
            yield f"{indent}{key}:"
            for item in value:
                yield from _lines_of_item(item, indent)
        elif isinstance(value, dict) and value and not isinstance(value, OneLine):
            yield f"{indent}{key}:"
            yield from _lines_of(value, f"{indent}  ")
        else:
            yield f"{indent}{key}: {_one_line(value, MISLEADING)}"


def _lines_of_item(item: object, indent: str) -> Iterator[str]:
    if isinstance(item, dict) and item and not isinstance(item, OneLine):
        first, *others = _lines_of(item, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from others
    else:
        yield f"{indent}- {_one_line(item, MISLEADING)}"


def _one_line(value: object, misleading: re.Pattern[str]) -> str:
    if isinstance(value, str):
        return _written(value, misleading)
    if isinstance(value, dict):
        return f"{{{', '.join([f'{key}: {_one_line(one, MISLEADING_ON_ONE_LINE)}' for key, one in value.items()])}}}"
    if isinstance(value, list):
        return f"[{', '.join([_one_line(one, MISLEADING_ON_ONE_LINE) for one in value])}]"
    return "null" if value is None else str(value)


@lru_cache(maxsize=1024)  # names of rules and the like come again and again
def _written(text: str, misleading: re.Pattern[str]) -> str:
    """`text`, in quotes where YAML would read something else."""
    if not text.isprintable() or not (text.isascii() or BEYOND.search(text) is None):
        raise _Unusual
    if not text or MISLEADING_START.match(text) or misleading.search(text) or _is_no_text(text):
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return text


def _is_no_text(text: str) -> bool:
    """Whether YAML takes it for a number, a day, a truth or nothing: “2020”, “yes”."""
    return any(pattern.match(text) for _, pattern in _FrontMatterDumper.yaml_implicit_resolvers.get(text[0], ()))
