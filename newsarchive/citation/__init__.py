"""How to cite an article: sentences for readers, records for reference managers."""

from newsarchive.citation.records import bibtex, csl_item, ris
from newsarchive.citation.reference import (
    Reference,
    is_body,
    make_reference,
    make_story_reference,
    parse_person,
)
from newsarchive.citation.styles import STYLES, Citation, cite

__all__ = [
    "STYLES",
    "Citation",
    "Reference",
    "bibtex",
    "cite",
    "csl_item",
    "is_body",
    "make_reference",
    "make_story_reference",
    "parse_person",
    "ris",
]
