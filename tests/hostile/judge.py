"""What a page of the site may hold, whatever was captured: judged from its source, and in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from newsarchive.outputs.scripts import COMMENT_OR_INDENT

HOME = Path(__file__).resolve().parents[2]

OUR_TAGS = frozenset(
    "html head meta title link script style body a abbr header nav ul ol li form input button main footer p h1 "
    "h2 h3 h4 h5 h6 dl dt dd div span small section article table thead tbody tr th td details summary pre "
    "code blockquote hr br em strong sup i b time figure figcaption svg path line text rect circle noscript "
    "mark output label select option kbd aside bdi".split()
)
SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|#|(?!//)[\w./%-]*(?:[?#].*)?$)", re.DOTALL)
OUR_SCRIPT = re.compile(r"(?:\.\./)*(?:assets|search)/[\w./-]+\.js")
OUR_LOADER = COMMENT_OR_INDENT.sub("", (HOME / "templates/after_paint.js").read_text(encoding="utf-8"))
OUR_STYLE = re.compile(r"(?:\.\./)*assets/[\w-]+\.css|data:image/svg\+xml,%3Csvg.*")


def faults(source: str) -> Iterator[str]:
    """What in a page's source could run, ask, or lead astray."""
    tree = LexborHTMLParser(source)
    for node in tree.css("*"):
        tag = node.tag or ""
        if tag not in OUR_TAGS and not tag.startswith("-"):
            yield f"element <{tag}>"
        for name, value in node.attributes.items():
            yield from _attribute_faults(tag, name, value or "")
        if tag == "script" and not (node.attributes.get("src") or node.text() == OUR_LOADER or _is_data(node)):
            yield f"script {node.text()[:80]}"


def _attribute_faults(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in ("style", "srcdoc", "srcset", "formaction", "background", "ping", "poster"):
        yield f"attribute {name} of <{tag}>"
    elif name in ("href", "action", "src", "data-src", "xlink:href", "data"):
        if tag == "script":
            fits = OUR_SCRIPT.fullmatch(value)
        elif tag == "link":
            fits = OUR_STYLE.fullmatch(value) or SAFE_ADDRESS.match(value)
        else:
            fits = SAFE_ADDRESS.match(value)
        if not fits:
            yield f"address {value[:60]!r} of <{tag}>"
    elif name == "http-equiv" and value != "Content-Security-Policy":
        yield f"http-equiv {value}"


def _is_data(node: object) -> bool:
    attributes, text = node.attributes, node.text()  # type: ignore[attr-defined]
    if attributes.get("type") != "application/ld+json":
        return False
    json.loads(text)
    return "<" not in text


def text_of(source: str) -> str:
    """The words of a page's body with single spaces."""
    body = LexborHTMLParser(source).body
    return " ".join(body.text().split()) if body else ""


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))
