"""Digests of what the site was built from and no other file records: settings, names, articles written or touched
by hand."""

from __future__ import annotations

from collections.abc import Iterator

from newsarchive.model import File
from newsarchive.outputs.site import Site
from newsarchive.urls import SOURCE_DIGESTS


def files(site: Site) -> Iterator[File]:
    """One, which `sha256sum -c` accepts in the archive's folder. Captures stand in the front matter of articles."""
    lines = [f"{digest}  {name}\n" for name, digest in sorted(site.sources.items())]
    if lines:
        yield File(path=SOURCE_DIGESTS, data="".join(lines).encode())
