"""All that the site's files are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsarchive.config import Config
from newsarchive.library import Library


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
    def look(self) -> str:
        """A digest of the templates and assets."""
        digest = hashlib.sha256()
        for path in sorted(path for path in self.templates.rglob("*") if path.is_file()):
            digest.update(f"{path.relative_to(self.templates).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()
