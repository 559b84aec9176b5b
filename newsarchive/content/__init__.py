"""Articles as files in content/: Markdown with front matter, the contract between ingest and render."""

from newsarchive.content.digest import DIGEST_LINE, is_as_written, is_edited, with_any_line_ends
from newsarchive.content.dump import dump
from newsarchive.content.load import FRONT_MATTER, contradictions, front_matter_of, load, no_front_matter, too_deep
from newsarchive.content.provenance import bases_values, basis_values, story_values

__all__ = [
    "DIGEST_LINE",
    "FRONT_MATTER",
    "bases_values",
    "basis_values",
    "contradictions",
    "dump",
    "front_matter_of",
    "is_as_written",
    "is_edited",
    "load",
    "no_front_matter",
    "story_values",
    "too_deep",
    "with_any_line_ends",
]
