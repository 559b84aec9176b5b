"""All that the site's files are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsarchive.config import Config
from newsarchive.library import Library


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Site:
    """The archive, ready to be written."""

    config: Config
    library: Library
    templates: Path
    """The folder of templates and assets."""
    read_capture: Callable[[str], bytes]
    """The bytes of a capture, by its address from the archive's root."""
