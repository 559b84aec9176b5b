"""Puts files on the disk: whole or not at all, one writer at a time, and only where something differs."""

from newsarchive.write.article_file import put_article
from newsarchive.write.locking import only_one
from newsarchive.write.manifest import MANIFEST, read_manifest
from newsarchive.write.site import Changes, sync_site
from newsarchive.write.whole_file import write_file

__all__ = ["MANIFEST", "Changes", "only_one", "put_article", "read_manifest", "sync_site", "write_file"]
