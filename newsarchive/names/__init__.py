"""Who and what is named: the authority file, and finding its names in the articles."""

from newsarchive.names.authority import Authority, Evidence, Name, NameKind, See
from newsarchive.names.context import Context
from newsarchive.names.forms import Form
from newsarchive.names.head import stated_passages, with_head
from newsarchive.names.matcher import Matcher, Mention
from newsarchive.names.reading import NAMES_FILE, read_names
from newsarchive.names.register import IndexLine, Register
from newsarchive.names.unknown import capitalized_unknown

__all__ = [
    "NAMES_FILE",
    "Authority",
    "Context",
    "Evidence",
    "Form",
    "IndexLine",
    "Matcher",
    "Mention",
    "Name",
    "NameKind",
    "Register",
    "See",
    "capitalized_unknown",
    "read_names",
    "stated_passages",
    "with_head",
]
