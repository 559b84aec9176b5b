"""The body of an article: labelled lines become blocks, blocks become Markdown with exactly their words."""

from newsarchive.body.blocks import FIELD_KINDS, hang_together, make_blocks
from newsarchive.body.links_within import page_notes
from newsarchive.body.notes import linked_notes
from newsarchive.body.writing import write_body

__all__ = ["FIELD_KINDS", "hang_together", "linked_notes", "make_blocks", "page_notes", "write_body"]
