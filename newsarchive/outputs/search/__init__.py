"""Full-text search without a server: an index in small scripts that a page loads one by one.

`search/root.js`          how many articles and shards of pairs there are, and how each shard of words begins
`search/words/<crc>.js`   words in order, those with `s:` `a:` `n:` are of source, author, name; the file is named by
                          the CRC-32 of its beginning. Entries, parted by tabs: word, other forms of its stem, articles,
                          and where the word begins a name that is written in several ways, that name
`search/pairs/<n>.js`     articles by pairs of neighbours, hashed: gap to the pair before × 2 + is bitmap, articles
`search/records/<n>.js`   sixteen articles each, as a list of results shows them
`search/text/<slug>.js`   an article's passages: anchor, kind, words
`search/facets/*.js`      source, names and date of all articles, to count results by

Articles are numbered from the oldest: a new one leaves the numbers of the others alone, and a date is a range of them.
The articles of a word are `L` and for each gap × 8 + level, or `B`, a bitmap and four levels: never more than half a
character for each article of the archive. So an answer from 100,000 articles is exact, counts included, and small.
Shards of words end where a hash of the next word says so: a new word moves the borders of its own shard only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsarchive.library import Library
from newsarchive.model import Article, File, Kind, Passage
from newsarchive.names import Name
from newsarchive.outputs.search.article import PAIR_BITS, Entry, Postings, postings_of, text_files
from newsarchive.outputs.search.dictionary import word_files
from newsarchive.outputs.search.facets import date_files, name_files, source_files
from newsarchive.outputs.search.merge import Index
from newsarchive.outputs.search.pairs import pair_files
from newsarchive.outputs.search.shards import shard
from newsarchive.outputs.search.spellings import offers_of
from newsarchive.outputs.site import Site
from newsarchive.pages.reading import reading_key, reading_of

RECORDS = 16
"""Articles in a shard of records: ten results from ten shards stay cheap."""


def files(site: Site) -> Iterator[File]:
    """The index of all articles."""
    index = Index()
    for article in reversed(site.library.articles):
        index.add(kept_postings(site.library, article))
    yield from index_files(index, site.library.authority.names)


def article_files(site: Site, article: Article) -> Iterator[File]:
    """An article's text."""
    return text_files(entry_of(site.library, article))


def kept_postings(library: Library, article: Article) -> Postings:
    """What an article adds to the index."""
    key = f"postings {reading_key(library, article)}"
    return library.keep(key, lambda: postings_of(entry_of(library, article)))


def entry_of(library: Library, article: Article) -> Entry:
    """What search takes of an article: all that a reader sees of its text, and whom it names."""
    reading = reading_of(library, article)
    head = (text for text in (article.kicker, article.standfirst) if text)
    return Entry(
        slug=article.slug,
        title=article.shown_title,
        language=article.language,
        source=article.source,
        authors=article.authors,
        date=article.date,
        passages=(
            *(Passage(anchor="", kind=Kind.STANDFIRST, text=text) for text in head),
            *(replace(passage, text=passage.shown_text) for passage in reading.passages),
        ),
        names=tuple(sorted({library.names[mention.name].heading for mention in reading.gist.mentions})),
    )


def index_files(index: Index, names: Iterable[Name] = ()) -> Iterator[File]:
    """The shards of an index to which the articles were added oldest first, those without a date before them.

    `names`: those that are written in several ways.
    """
    for number in range(0, index.articles, RECORDS):
        yield from shard(f"records/{number // RECORDS}", "\n".join(index.records[number : number + RECORDS]))
    yield from source_files(index.sources)
    yield from name_files(index.names)
    yield from date_files(index.dates)
    pair_shards = yield from pair_files(index)
    named = Counter(name for names_of_one in index.names for name in names_of_one)
    beginnings = yield from word_files(index, offers_of(names, named))
    root = {
        "articles": index.articles,
        "pairBits": PAIR_BITS,
        "pairShards": pair_shards,
        "hasNames": any(index.names),
        "beginnings": " ".join(beginnings),
    }
    yield from shard("root", json.dumps(root, ensure_ascii=False))


__all__ = ["Entry", "Index", "Postings", "entry_of", "files", "index_files", "postings_of", "text_files"]
