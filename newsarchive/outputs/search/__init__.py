"""Full-text search without a server: an index in small scripts that a page loads one by one.

`search/root.js`          how many articles and shards of pairs there are, and how each shard of words begins
`search/words/<crc>.js`   words in order, those with `s:` `a:` `n:` are of source, author, name; the file is named by
                          the CRC-32 of its beginning. Entries, parted by tabs: word, other forms of its stem, articles,
                          and where the word begins a name that is written in several ways, that name;
                          `n:=` before a whole spelling leads to the names that it may mean
`search/pairs/<n>.js`     articles by pairs of neighbours, hashed: gap to the pair before × 2 + is bitmap, articles
`search/records/<n>.js`   sixteen articles each, as a list of results shows them
`search/text/<slug>.js`   an article's passages: anchor, kind, words
`search/facets/*.js`      source, names and date of all articles, to count results by; dates of stories, to find them by

Articles are numbered from the oldest: a new one leaves the numbers of the others alone, and a date is a range of them.
The articles of a word are `L` and for each gap × 8 + level, or `B`, a bitmap and four levels: never more than half a
character for each article of the archive. So an answer from 100,000 articles is exact, counts included, and small.
Shards of words end where a hash of the next word says so: a new word moves the borders of its own shard only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from newsarchive.library import Library
from newsarchive.model import Article, File, Kind, Passage
from newsarchive.names import Authority
from newsarchive.outputs.search.article import PAIR_BITS, Entry, Postings, postings_of, text_files
from newsarchive.outputs.search.dictionary import word_files
from newsarchive.outputs.search.facets import date_files, name_files, source_files, story_files
from newsarchive.outputs.search.merge import Index
from newsarchive.outputs.search.pairs import pair_files
from newsarchive.outputs.search.shards import shard
from newsarchive.outputs.search.spellings import aliases_of, offers_of
from newsarchive.outputs.site import Site
from newsarchive.pages.reading import reading_key, reading_of
from newsarchive.pages.slip import stories_words

NO_NAMES = Authority()
RECORDS = 16
"""Articles in a shard of records: ten results from ten shards stay cheap."""


def files(site: Site) -> Iterator[File]:
    """The index of all articles."""
    index = Index()
    for article in reversed(site.library.articles):
        index.add(kept_postings(site.library, article))
    yield from index_files(index, site.library.authority)


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
    return Entry(
        slug=article.slug,
        title=article.shown_title,
        language=article.language,
        source=article.source,
        authors=article.authors,
        date=article.date,
        passages=(*_head(article), *map(_as_shown, reading.passages), *_slip(article)),
        stories=article.stories,
        stories_words=stories_words(article),
        names=tuple(sorted({library.names[mention.name].heading for mention in reading.gist.mentions})),
    )


def _head(article: Article) -> Iterator[Passage]:
    """What stands above its text, at the article's own address."""
    for kind, text in ((Kind.KICKER, article.kicker), (Kind.STANDFIRST, article.standfirst)):
        if text:
            yield Passage(anchor="", kind=kind, text=text)


def _as_shown(passage: Passage) -> Passage:
    return replace(passage, text=passage.shown_text)


def _slip(article: Article) -> Iterator[Passage]:
    """The facts of its slip that are words. They come last: of equals, a snippet shows the text first."""
    named = ((Kind.SOURCE, article.source), (Kind.PLACE, article.place), (Kind.CREDIT, article.credit))
    for kind, text in (*((Kind.BYLINE, author) for author in article.authors), *named):
        if text:
            yield Passage(anchor="slip", kind=kind, text=text)


def index_files(index: Index, authority: Authority = NO_NAMES) -> Iterator[File]:
    """The shards of an index to which the articles were added oldest first, those without a date before them.

    `authority`: names that are written in several ways.
    """
    for number in range(0, index.articles, RECORDS):
        yield from shard(f"records/{number // RECORDS}", "\n".join(index.records[number : number + RECORDS]))
    yield from source_files(index.sources)
    yield from name_files(index.names)
    yield from date_files(index.dates)
    if any(index.story_dates):
        yield from story_files(index.story_dates)
    pair_shards = yield from pair_files(index)
    named = Counter(name for names_of_one in index.names for name in names_of_one)
    beginnings = yield from word_files(index, offers_of(authority.names, named) | aliases_of(authority, named))
    root = {
        "articles": index.articles,
        "pairBits": PAIR_BITS,
        "pairShards": pair_shards,
        "hasNames": any(index.names),
        "hasStories": any(index.story_dates),
        "beginnings": " ".join(beginnings),
    }
    yield from shard("root", json.dumps(root, ensure_ascii=False))


__all__ = ["Entry", "Index", "Postings", "entry_of", "files", "index_files", "postings_of", "text_files"]
