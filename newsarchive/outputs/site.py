"""All that the site's files are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.outputs.templates import Templates, read_templates


@dataclass(frozen=True, kw_only=True, eq=False)  # no slots: what is made when first asked for is kept
class Site:
    """The archive, ready to be written."""

    config: Config
    library: Library
    templates: Path
    """The folder of templates and assets."""
    read_capture: Callable[[str], bytes]
    """The bytes of a capture, by its address from the archive's root."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the files, by address, of which nothing else in the archive keeps one."""

    @cached_property
    def shelf(self) -> Templates:
        """The templates and assets, as they were when they were first asked for."""
        return read_templates(self.templates)

    @property
    def look(self) -> str:
        """A digest of them."""
        return self.shelf.digest
