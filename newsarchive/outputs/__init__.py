"""From the site to its files: one module an output, one line each in OUTPUTS."""

from collections.abc import Iterator

from newsarchive.model import File
from newsarchive.outputs import assets, data, feed, host_headers, html, originals, search, sitemap
from newsarchive.outputs.site import Site

OUTPUTS = (
    html.files,
    originals.files,
    assets.files,
    host_headers.files,
    data.files,
    feed.files,
    search.files,
)


def all_files(site: Site) -> Iterator[File]:
    """Every file of the site, one at a time; the sitemap last, since it lists the pages among them."""
    listed = []
    for files in OUTPUTS:
        for file in files(site):
            if file.is_listed:
                listed.append(file.path)
            yield file
    yield from sitemap.files(site, listed)


__all__ = ["OUTPUTS", "Site", "all_files"]
