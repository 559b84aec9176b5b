"""All payloads in all places, every page judged and opened: `python3 -m tests.hostile`. About two hours."""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from http.server import ThreadingHTTPServer
from pathlib import Path

from newsarchive.cli import main as build
from tests.hostile.archive import write_archive
from tests.hostile.browse import Quiet, Seen, Share, open_share
from tests.hostile.judge import faults, pages, text_of
from tests.hostile.payloads import FAMILIES, numbered, word

HOME = Path(__file__).resolve().parents[2]
SHARES = 4
"""Into how many parts each way of opening all pages is divided: each has a browser of its own."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.hostile", description=__doc__)
    parser.add_argument("--of-each-family", type=int, default=10**9, help="payloads (default: all)")
    parser.add_argument("--every", type=int, default=1, help="open only every so many pages")
    parser.add_argument("--jobs", type=int, default=2, help="browsers at once")
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
        for page, found in wrong.items():
            print(" ", page, found)
        queries = [query for _, number, payload in payloads for query in (payload, word(number))]
        nothing = _open_all(site, queries[:: options.every], options)
    return 0 if nothing and not (wrong or lost or code) else 1


def _open_all(site: Path, queries: Sequence[str], options: argparse.Namespace) -> bool:
    """Every page and every search, as files and from a host, with the security policy and without: what only the
    policy would stop is seen. Whether nothing happened."""
    paths = [path.relative_to(site).as_posix() for path in pages(site)[:: options.every]]
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_address[1]}"
    nothing = True
    with ProcessPoolExecutor(options.jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        for address in (site.as_uri(), host):
            for without_policy in (True, False):
                shares = [
                    Share(
                        address=address,
                        pages=paths[number::SHARES],
                        queries=queries[number::SHARES],
                        without_policy=without_policy,
                        browser=options.browser,
                    )
                    for number in range(SHARES)
                ]
                seen = Seen.of_all(pool.map(open_share, shares))
                way = f"{address.partition(':')[0]}, {'without' if without_policy else 'with'} the policy"
                print(f"{way}: {seen}", flush=True)
                nothing = nothing and seen.nothing
    server.shutdown()
    return nothing


if __name__ == "__main__":
    sys.exit(main())
