"""Whether files are as they were recorded: complete, valid, and nothing besides. Reads every byte, writes none."""

from newsarchive.verify.bag import bag_damage, is_bag
from newsarchive.verify.site import read_site_record, read_source_record, site_damage
from newsarchive.verify.sources import Sources, case_collisions, not_in_site, source_damage

__all__ = [
    "Sources",
    "bag_damage",
    "case_collisions",
    "is_bag",
    "not_in_site",
    "read_site_record",
    "read_source_record",
    "site_damage",
    "source_damage",
]
