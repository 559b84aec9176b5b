"""The flow from end to end: reads the archive's folder, calls the stages, writes what they made."""

from newsarchive.pipeline.flow import (
    Rendered,
    explain_capture,
    ingest,
    is_whole,
    one_build_at_a_time,
    plan,
    remember,
    render,
)
from newsarchive.pipeline.sources import CONTENT, SEEDS, read_articles, read_authority, read_captures, read_contents
from newsarchive.pipeline.untold import forget_told

__all__ = [
    "CONTENT",
    "SEEDS",
    "Rendered",
    "explain_capture",
    "forget_told",
    "ingest",
    "is_whole",
    "one_build_at_a_time",
    "plan",
    "read_articles",
    "read_authority",
    "read_captures",
    "read_contents",
    "remember",
    "render",
]
