"""A small archive, written by hand, that has one of everything pages must show."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from newsarchive.config import Config
from newsarchive.content import load
from newsarchive.library import Library, make_library
from newsarchive.model import Article, Capture, Line
from newsarchive.outputs import Site

CAPTURE = """Skip to content

Storm over the harbour

By Ada Byron
3 May 2003

The storm came at night.[1] It took two boats
and a crane.

Nobody was hurt
• The ferry stayed in port
• The crane fell on a shed

[1] Harbour office, 4 May.
Subscribe to our letter
"""
SHA256 = hashlib.sha256(CAPTURE.encode()).hexdigest()
STORM = f"""---
title: Storm over the harbour
source: The Harbour Post
date: '2003-05-03'
author: Ada Byron
slug: storm
language: en
url: https://post.example/storm?a=1&b=2
basis:
  title: {{stated: 3}}
  source: {{supplied: from the address}}
  date: {{stated: 6, also: [{{value: 2003-05, stated: 16}}]}}
  author: {{stated: 5, note: the masthead}}
  language: {{inferred: the page’s words}}
capture: {{file: seeds/storm.txt, sha256: {SHA256}, rules: 1}}
removed:
  - {{lines: 1, rule: skip-link}}
  - {{lines: 16, rule: newsletter}}
---

The storm came at night.[^1] It took two boats and a crane.

## Nobody was hurt

- The ferry stayed in port
- The crane fell on a shed

[^1]: Harbour office, 4 May.
"""
STORIES = """---
title: From the islands
slug: islands
date: 2003~
author: [Ada Byron, Grace M. Hopper]
stories:
  - {heading: The bridge, date: 2003-04, lines: 1-4, basis: {date: {supplied: an estimate}, heading: {stated: 1}}}
  - {heading: The well, date: null, lines: 5-9, basis: {heading: {supplied: the capture lost it}}}
---

## The bridge {#story-1}

It opened.

***

## The well {#story-2 .supplied}

It dried up.
"""
HOSTILE = """---
title: <script>alert(1)</script> {{ config }} & "quotes"
slug: hostile
author: </title><img src=x onerror=alert(2)>
source: '"><script>alert(3)</script>'
standfirst: <b>bold</b> </script>
---

<script>alert(4)</script> and {{ 7 * 7 }} and <img src=x onerror=alert(5)>

[here](javascript:alert(6)) and [there](JaVaScRiPt:alert(7)) and ![picture](https://tracker.example/x.png)

Attributes {: onclick="alert(8)" style="color:red" #main .skip}
"""
SHORT = "---\ntitle: Забастовка\nslug: zabastovka\nlanguage: ru\n---\n\nДа.\n"


def articles() -> list[Article]:
    return [load(text, file=f"content/{number}.md") for number, text in enumerate((STORM, STORIES, HOSTILE, SHORT))]


def capture() -> Capture:
    lines = tuple(Line(number=number, text=text) for number, text in enumerate(CAPTURE.splitlines(), 1))
    return Capture(file="seeds/storm.txt", sha256=SHA256, encoding="utf-8", lines=lines)


def library(more: Sequence[Article] = ()) -> Library:
    return make_library([*articles(), *more], {"seeds/storm.txt": capture()})


def config(**changes: object) -> Config:
    values: dict[str, object] = {"title": "The Harbour Archive", "description": "Reporting from the harbour."}
    return Config(**(values | changes))  # type: ignore[arg-type]  # keyword values of several types


def site(home: Path, settings: Config | None = None, read: Callable[[str], bytes] | None = None) -> Site:
    return Site(
        config=settings or config(),
        library=library(),
        templates=home / "templates",
        read_capture=read or (lambda file: CAPTURE.encode()),
    )
