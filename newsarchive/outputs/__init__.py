"""From the site to its files: one module an output, one line each in OUTPUTS."""

from newsarchive.outputs import assets, host_headers, html, originals
from newsarchive.outputs.site import Site

OUTPUTS = (
    html.files,
    originals.files,
    assets.files,
    host_headers.files,
)

__all__ = ["OUTPUTS", "Site"]
