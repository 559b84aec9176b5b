"""Who and what is named: the authority file, and finding its names in the articles."""

from newsarchive.names.authority import Authority, Evidence, Name, NameKind, See
from newsarchive.names.context import Context
from newsarchive.names.forms import Form
from newsarchive.names.head import stated_passages
from newsarchive.names.matcher import Matcher, Mention
from newsarchive.names.reading import NAMES_FILE, read_names
from newsarchive.names.register import IndexLine, Register
from newsarchive.names.unknown import Run, names_among, plain_words, unknown_runs

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
    "Run",
    "See",
    "names_among",
    "plain_words",
    "read_names",
    "stated_passages",
    "unknown_runs",
]
