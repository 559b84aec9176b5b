"""Sidecars: what the archivist supplies beside a capture, and where he overrides the rules.

`seeds/x.yaml` belongs to the capture `seeds/x.txt`. Every key may be left out; what it says wins over every rule.

    title: Strike at the tractor works    # also source, author (a name or a list), date and updated (EDTF), url,
    author: null                          # place, language, kicker, standfirst, credit; null: there is none
    basis:                                # how the archivist knows it: a text, or the lines that state it
      title: as the printed edition has it
      source: {stated: 101}             # or as content files have it: {supplied: …}, {inferred: …}
    keep: 19-25                           # these lines are part of the article, whatever the rules say
    remove: {23-24: logo, 40: imprint}    # these are not, and why
    headings: {22: null, 27: The day after}   # line 22 is a heading; before line 27 one is missing, and is supplied
    kinds: {3: caption, 30-33: quotation} # also paragraph, list-item, verse, credit, note, table
    stories:                              # the page holds several stories
      - lines: 3-19
        heading: 3                        # the line that is its headline, or the words of one that is supplied
        date: 2023~
        basis: {date: the story speaks of the index of 2023}

Line numbers are those of the capture, as an editor shows them: `7`, `97-101`, `1, 3-5` or a list of these; of a saved
page, those that `build.py ingest --explain` and the capture's page show. Only LF, CRLF, or CR in a file without them,
end a line, as for `grep -n` and `sed`; form feeds and the separators U+0085, U+2028 and U+2029 do not. Where a
paragraph was broken into lines, each can be named: what he says of one is not said of the others, but that it stays.
"""

from newsarchive.sidecar.offers import joined_offers, key_of, offer_keep, offer_remove, offer_value
from newsarchive.sidecar.reader import read_sidecar, sidecar_warnings
from newsarchive.sidecar.values import Sidecar, StoryPlan

__all__ = [
    "Sidecar",
    "StoryPlan",
    "joined_offers",
    "key_of",
    "offer_keep",
    "offer_remove",
    "offer_value",
    "read_sidecar",
    "sidecar_warnings",
]
