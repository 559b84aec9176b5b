"""`serve`: the archive on this machine's own address, built again whenever a file changes.

The browser learns of a new build from a script that the server holds back until there is one: the pages' security
policy allows scripts of the site and no other connection, and the served pages keep it.
"""

from __future__ import annotations

import contextlib
import json
import re
import stat
import sys
import threading
import time
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path

from newsarchive import pipeline
from newsarchive.commands.build import build
from newsarchive.commands.call import Call
from newsarchive.config import CONFIG_FILE
from newsarchive.folder import walk
from newsarchive.problems import STOPPERS, Problem, problems_of
from newsarchive.terminal import put

ADDRESS = "127.0.0.1"
HOSTS = (ADDRESS, "localhost", "[::1]")
PORT = re.compile(r":\d+$")  # ":8000"
WATCHED = ("seeds", "content", "templates")
LOOK_EVERY = 0.5  # seconds
HOLD = 20.0  # seconds that a waiting script is held back: less than browsers and proxies wait
BEGIN_PATH, SCRIPT_PATH = "/-serve/begin.js", "/-serve/wait.js"
SCRIPT_TAG = f'<script src="{BEGIN_PATH}?seen=%d" defer></script></body>'
ASK_AGAIN = "{const s=document.createElement('script');s.src='%s?seen=%d';document.body.append(s)}"
BEGIN = f"addEventListener('load',()=>{ASK_AGAIN})"
"""A script that the page itself names is part of it: held back, it would hold back the page."""
SHOW_PROBLEMS = """
{let p=document.getElementById('serve-problems');
if(!p){p=document.createElement('pre');p.id='serve-problems';p.setAttribute('role','alert');document.body.prepend(p)}
p.textContent=%s;}
"""


class Rebuilder:
    """Builds when asked, remembers how it went, and lets others wait for the next time."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._turn = threading.Condition()
        self.version = 0
        self.problems: tuple[str, ...] = ()

    def rebuild(self) -> None:
        try:
            problems = self._unfinished() or build(self._call)
        except STOPPERS as error:
            problems = problems_of(error)
        with self._turn:
            self.version += 1
            self.problems = tuple(str(problem) for problem in sorted(set(problems)))
            self._turn.notify_all()
        for problem in self.problems:
            put(problem, sys.stdout)
        pipeline.forget_told(self._call.root, problems)

    def _unfinished(self) -> Sequence[Problem]:
        """What is wrong with articles, after the first build: the page of one that is being written stays meanwhile."""
        if not self.version:
            return ()
        problems = pipeline.read_articles(self._call.root, self._call.config).problems
        return problems if any(problem.severity == "error" for problem in problems) else ()

    def wait_beyond(self, seen: int) -> bool:
        """Whether there is a build newer than `seen`, after waiting for one for a while."""
        with self._turn:
            return self._turn.wait_for(lambda: self.version > seen, timeout=HOLD)


class Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages get the waiting script, and a missing page is the site's own 404."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, rebuilder: Rebuilder, directory: str) -> None:
        self.rebuilder = rebuilder
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # the base class names them

    def parse_request(self) -> bool:
        """Refuses other names than this machine's: a site whose name is led here could read what is not published."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host", [])
        if len(hosts) == 1 and PORT.sub("", hosts[0]).lower() in HOSTS:
            return True
        self.send_error(421)
        return False

    def do_GET(self) -> None:
        if self.path.startswith(BEGIN_PATH):
            return self._send(BEGIN % (SCRIPT_PATH, self._seen()), "text/javascript; charset=utf-8")
        if self.path.startswith(SCRIPT_PATH):
            return self._send(self._script(), "text/javascript; charset=utf-8")
        asked = self._file()
        if asked and asked.suffix != ".html":
            return super().do_GET()
        try:
            page = (asked or Path(self.directory) / "404.html").read_text(encoding="utf-8")
        except OSError:
            return self._send("Not found.", "text/plain; charset=utf-8", 404)
        page = page.replace("</body>", SCRIPT_TAG % self.rebuilder.version)
        return self._send(page, "text/html; charset=utf-8", 200 if asked else 404)

    def _file(self) -> Path | None:
        """The file that is asked for; None where there is none, or where the disk cannot tell."""
        file = Path(self.translate_path(self.path))
        try:
            file = file / "index.html" if file.is_dir() else file
            return file if file.is_file() else None
        except OSError:  # a name that is too long, a folder that may not be looked into
            return None

    def _script(self) -> str:
        """What the waiting script does: reload after a good build, show what is wrong after a bad one, or ask again."""
        number = self._seen()
        if not self.rebuilder.wait_beyond(number):
            return ASK_AGAIN % (SCRIPT_PATH, number)
        if not self.rebuilder.problems:
            return "location.reload()"
        shown = SHOW_PROBLEMS % json.dumps("\n".join(self.rebuilder.problems))
        return shown + ASK_AGAIN % (SCRIPT_PATH, self.rebuilder.version)

    def _seen(self) -> int:
        """The build that the page was made by."""
        seen = self.path.partition("seen=")[2][:9]
        return int(seen) if seen.isdecimal() else 0

    def _send(self, text: str, kind: str, status: int = 200) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are not worth a line; problems are printed by the rebuilder."""


class Server(ThreadingHTTPServer):
    """Answers each reader on his own; one who goes away in the middle is nobody's mistake."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what the base class was given


def serve(call: Call) -> Sequence[Problem]:
    """builds, serves on this machine only, rebuilds on change, reloads the browser"""
    rebuilder = Rebuilder(call)
    state = _state(call.root)
    rebuilder.rebuild()
    handler = partial(Handler, rebuilder=rebuilder, directory=str(call.output))
    try:
        server = Server((ADDRESS, call.options.port), handler)
    except OSError as error:
        what, mend = f"port {call.options.port}: {error.strerror}", "name another one with --port"
        return [Problem(file="--port", code="port-taken", what=what, mend=mend)]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    call.say(f"Serving http://{ADDRESS}:{server.server_address[1]}/ (stop with Ctrl-C)")
    try:
        while True:
            time.sleep(LOOK_EVERY)
            now = _state(call.root)
            if now != state:
                state = now  # as it was before: what is saved during a rebuild is seen next time
                rebuilder.rebuild()
    except KeyboardInterrupt:
        server.shutdown()
    return []


def _state(root: Path) -> dict[str, tuple[int, int]]:
    """When each watched file was last written, and its size."""
    watched = chain.from_iterable(walk(root / folder, lambda error: None) for folder in WATCHED)
    files = [root / CONFIG_FILE, *(folder / name for folder, _, names in watched for name in names)]
    found = {}
    for path in files:
        with contextlib.suppress(OSError):  # an editor's own file, gone already
            stated = path.stat()
            if stat.S_ISREG(stated.st_mode):
                found[str(path)] = (stated.st_mtime_ns, stated.st_size)
    return found
