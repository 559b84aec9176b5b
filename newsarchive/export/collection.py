"""All that an export is made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsarchive.config import Config
from newsarchive.library import Library
from newsarchive.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The archive, ready to be handed on."""

    config: Config
    library: Library
    root: Path
    site: Path
    """The built site; only the bag holds it."""
    templates: Path

    @property
    def articles(self) -> tuple[Article, ...]:
        """In the order of a book: oldest first, those without a date last."""
        dated = [article for article in self.library.articles if article.date]
        undated = [article for article in self.library.articles if not article.date]
        return (*reversed(dated), *undated)


def head_of(path: Path, length: int) -> bytes:
    """The first bytes of a file; none of what is no file."""
    if not path.is_file() or path.is_symlink():
        return b""
    with path.open("rb") as file:
        return file.read(length)


def is_empty(path: Path) -> bool:
    """Whether a file of no bytes stands there."""
    return path.is_file() and not path.is_symlink() and path.stat().st_size == 0
