"""All payloads in all places, every page judged and opened: `python -m tests.hostile`. Half an hour."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from newsarchive.cli import main as build
from tests.hostile.archive import write_archive
from tests.hostile.browse import Seen, open_context, open_page, visit
from tests.hostile.judge import faults, pages, text_of
from tests.hostile.payloads import FAMILIES, numbered, word

HOME = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--of-each-family", type=int, default=10**9, help="payloads (default: all)")
    parser.add_argument("--every", type=int, default=1, help="open only every so many pages")
    parser.add_argument("--browser", default="/usr/bin/chromium")
    options = parser.parse_args()
    payloads = list(numbered(options.of_each_family))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_archive(root, [payload for _, _, payload in payloads])
        code = build(["--root", str(root), "--jobs", "2"], home=HOME)
        site = root / "site"
        wrong = {page: found for page in pages(site) if (found := set(faults(page.read_text(encoding="utf-8"))))}
        shown = " ".join(text_of(page.read_text(encoding="utf-8")) for page in (site / "articles").glob("*.html"))
        lost = [number for _, number, _ in payloads if word(number) not in shown]
        print(f"{len(payloads):,} payloads of {len(FAMILIES)} families in {len(pages(site)):,} pages; exit code {code}")
        print(f"pages with markup that could run or ask: {len(wrong)}; payloads whose words are lost: {len(lost)}")
        seen = _open_all(site, payloads, options)
    print(
        f"{seen.pages:,} pages opened: {len(seen.ran)} ran, {len(seen.asked)} requests left, {len(seen.failed)} errors"
    )
    for what in (*wrong.items(), *seen.ran[:9], *seen.asked[:9], *seen.failed[:9]):
        print(" ", what)
    return 0 if seen.nothing and not (wrong or lost or code) else 1


def _open_all(site: Path, payloads: list[tuple[str, int, str]], options: argparse.Namespace) -> Seen:
    """Every page and every search, without the security policy: what only the policy would stop is seen."""
    seen = Seen()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox", "--disable-gpu"])
        page = open_page(open_context(browser, seen, site.as_uri(), without_policy=True), seen)
        visit(page, [path.as_uri() for path in pages(site)[:: options.every]], seen)
        for _, number, payload in payloads[:: options.every]:
            for query in (payload, word(number)):
                page.goto(f"{site.as_uri()}/search.html?q={quote(query)}#{quote(payload)}")
                page.wait_for_function("document.querySelector('[role=status]')?.textContent")
                seen.ran += [f"search for {query!r}: {fault}" for fault in set(faults(page.content()))]
                seen.pages += 1
        browser.close()
    return seen


if __name__ == "__main__":
    sys.exit(main())
