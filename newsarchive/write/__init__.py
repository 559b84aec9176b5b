"""Puts files on the disk: whole or not at all, one writer at a time, and only where something differs."""

from newsarchive.write.article_file import OFFER, put_article
from newsarchive.write.locking import only_one
from newsarchive.write.manifest import MANIFEST, MARK, RECORDS, RECORDS_MANIFEST, SIZES, Recorded, is_inside
from newsarchive.write.site import Changes, sync_staged
from newsarchive.write.stage import Change, Stage, Staged
from newsarchive.write.swap import put_in_place
from newsarchive.write.whole_file import clear_drafts, write_file

__all__ = [
    "MANIFEST",
    "MARK",
    "OFFER",
    "RECORDS",
    "RECORDS_MANIFEST",
    "SIZES",
    "Change",
    "Changes",
    "Recorded",
    "Stage",
    "Staged",
    "clear_drafts",
    "is_inside",
    "only_one",
    "put_article",
    "put_in_place",
    "sync_staged",
    "write_file",
]
