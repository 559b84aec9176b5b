"""Runs for as many minutes as asked; writes each new kind of failure down, with what caused it."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz import inputs, promises

HOME = Path(__file__).resolve().parents[2]
ROUND = settings(
    max_examples=200,
    database=None,
    deadline=None,
    derandomize=False,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Findings:
    """Failures by the place where they arose."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self.tried = 0

    def attempt(self, name: str, data: bytes, act) -> None:  # type: ignore[no-untyped-def]  # any function of nothing
        self.tried += 1
        try:
            act()
        except (Exception, RecursionError) as error:
            places = traceback.extract_tb(error.__traceback__)
            place = places[-1]
            kind = f"{type(error).__name__} {Path(place.filename).name}:{place.lineno} {str(error)[:60]}"
            self.counts[kind] += 1
            if self.counts[kind] == 1:
                stem = f"{len(self.counts):03d}"
                self.folder.mkdir(parents=True, exist_ok=True)
                (self.folder / f"{stem}{name}").write_bytes(data)
                (self.folder / f"{stem}.log").write_text("".join(traceback.format_exception(error)), encoding="utf-8")
                print(f"{stem}{name}: {kind}", flush=True)


def run(minutes: float, folder: Path, first: int) -> Findings:
    findings = Findings(folder)
    ends = time.monotonic() + 60 * minutes
    number = first
    while time.monotonic() < ends:
        _round(findings, number)
        number += 1
    return findings


def _round(findings: Findings, number: int) -> None:
    @seed(number)
    @ROUND
    @given(inputs.captures(), st.one_of(st.just(""), inputs.yaml_texts), st.integers(0, 9))
    def from_capture(capture: tuple[str, bytes], sidecar: str, often: int) -> None:
        ending, data = capture

        def act() -> None:
            made = promises.ingest(ending, data, sidecar.encode("utf-8", "replace"))
            if made:
                promises.read_back(made[0])
                if not often:  # pages take longest
                    promises.show(*made)

        findings.attempt(ending, data + b"\n=== sidecar ===\n" + sidecar.encode("utf-8", "replace"), act)

    @seed(number)
    @ROUND
    @given(inputs.yaml_texts, inputs.texts, st.integers(0, 9))
    def from_hand(front: str, body: str, often: int) -> None:
        text = f"---\n{'' if often % 2 else 'title: T'}\n{front}\n---\n{body}"

        def act() -> None:
            article = promises.by_hand(text)
            if article and often < 3:
                promises.show(article)

        findings.attempt(".content.md", text.encode("utf-8", "replace"), act)

    from_capture()
    from_hand()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--folder", type=Path, default=HOME / ".hypothesis" / "found")
    parser.add_argument("--first", type=int, default=0, help="number of the first round; equal numbers, equal cases")
    options = parser.parse_args()
    findings = run(options.minutes, options.folder, options.first)
    print(f"{findings.tried:,} cases, {findings.counts.total():,} failed in {len(findings.counts)} ways")
    return 1 if findings.counts else 0


if __name__ == "__main__":
    sys.exit(main())
