"""The body of an article: labelled lines become blocks, blocks become Markdown with exactly their words."""

from newsarchive.body.blocks import FIELD_KINDS, make_blocks
from newsarchive.body.notes import linked_notes
from newsarchive.body.writing import write_body

__all__ = ["FIELD_KINDS", "linked_notes", "make_blocks", "write_body"]
