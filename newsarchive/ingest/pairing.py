"""Which files in seeds/ are captures, and which sidecar belongs to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsarchive.problems import Problem
from newsarchive.readers import is_capture, unknown_ending

SIDECAR_ENDING = ".yaml"
SIDECAR_ENDINGS = (SIDECAR_ENDING, ".yml")
"""What people call them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedPair:
    """Names of a capture and of its sidecar (empty where there is none), from the archive's root."""

    file: str
    sidecar: str


def pair_seeds(names: Iterable[str]) -> tuple[tuple[SeedPair, ...], tuple[Problem, ...]]:
    """Captures with their sidecars, among all files in seeds/; what is neither is a problem."""
    listed = sorted(names)
    captures = [name for name in listed if is_capture(name)]
    sidecars = {stem_of(name): name for name in listed if name.endswith(SIDECAR_ENDING)}
    stems = Counter(stem_of(name) for name in captures)
    pairs = tuple(SeedPair(file=name, sidecar=sidecars.get(stem_of(name), "")) for name in captures)
    problems = [_of_no_use(name) for name in listed if not is_capture(name) and name not in sidecars.values()]
    meant = {way: stem for stem in stems for way in (stem.casefold(), *_with_endings(stem, captures))}
    for stem, name in sidecars.items():
        if stems[stem] == 0:
            problems.append(_without_capture(name, meant.get(stem.casefold(), "")))
        elif stems[stem] > 1:
            problems.append(_of_several(name, stem))
    return pairs, tuple(sorted(problems))


def stem_of(name: str) -> str:
    """What a capture and its sidecar have in common: seeds/x."""
    return name.rpartition(".")[0]


def sidecar_of(capture: str) -> str:
    """What the sidecar of a capture is called, whether there is one or not."""
    return f"{stem_of(capture)}{SIDECAR_ENDING}"


def _with_endings(stem: str, captures: Iterable[str]) -> Iterator[str]:
    """“storm.txt”, as in a sidecar that was called “storm.txt.yaml”."""
    return (name.casefold() for name in captures if stem_of(name) == stem)


def _of_no_use(name: str) -> Problem:
    if not name.lower().endswith(SIDECAR_ENDINGS):
        return unknown_ending(name)
    what, mend = "sidecars are read only where their names end in “.yaml”", f"name it {sidecar_of(name)}"
    return Problem(file=name, code="unknown-ending", what=what, mend=mend)


def _without_capture(name: str, meant: str) -> Problem:
    """`meant`: the stem of the capture whose sidecar it may be."""
    named = f"name it {meant}{SIDECAR_ENDING}, after its capture" if meant else "give it the name of its capture"
    mend = f"{named}, or remove it"
    return Problem(file=name, code="lone-sidecar", what="there is no capture to this sidecar", mend=mend)


def _of_several(name: str, stem: str) -> Problem:
    what = f"several captures are called “{stem.rpartition('/')[2]}”, and its lines can be those of one only"
    return Problem(file=name, code="shared-sidecar", what=what, mend="rename all captures but one")
