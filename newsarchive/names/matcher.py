"""Finding the names of the authority file in an article: longest match first, at word boundaries, by its rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsarchive.model import Kind, Passage
from newsarchive.names.authority import Authority, Name
from newsarchive.names.boundaries import stands_free
from newsarchive.names.context import Context, context_of
from newsarchive.names.forms import Form, Key, Tokens, tokenize

SHORTEST_SHOUTED = 4
"""Letters. In a passage all in capitals, “US” may be the word “us”; and “Roy” is no “ROY”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a passage of an article."""

    name: str
    """Slug of the name."""
    anchor: str
    """Of the passage."""
    kind: Kind
    """Of the passage."""
    start: int
    """Where in the passage's text; a possessive's ’s is left out."""
    end: int
    context: Context
    """The line in which it stands, for the index."""

    @property
    def surface(self) -> str:
        """The name as it is written there."""
        return self.context.name


_Claim = tuple[Name, Form]


@dataclass(slots=True, kw_only=True)
class _Node:
    """A step in the tree of forms: what may follow, and the names that end here."""

    next: dict[str, _Node] = field(default_factory=dict)
    claims: list[_Claim] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """Forms that begin at one token of a passage, longest first: the token after each, and who claims it."""

    passage: int
    first: int
    ends: tuple[tuple[int, list[_Claim]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    hit: _Hit
    end: int
    name: Name
    form: Form


class Matcher:
    """All forms of an authority file as a tree of tokens: a text is read once, however many names there are."""

    def __init__(self, authority: Authority) -> None:
        self._root = _Node()
        claims = [(form.key, name, form) for name in authority.names for form in name.forms]
        for key, name, form in claims:
            self._add(key, name, form)
        written = {key for key, _, _ in claims}
        for key, name, form in claims:
            shouted = tuple(token.upper() for token in key)
            if len(form.text) >= SHORTEST_SHOUTED and shouted not in written:
                self._add(shouted, name, form)

    def _add(self, key: Key, name: Name, form: Form) -> None:
        node = self._root
        for token in key:
            node = node.next.setdefault(token, _Node())
        node.claims.append((name, form))

    def find_mentions(self, passages: Sequence[Passage], slug: str) -> tuple[Mention, ...]:
        """Every mention in the article `slug`, in the order of its text; none overlap."""
        read = [tokenize(passage.text) for passage in passages]
        shouted = [passage.text.isupper() for passage in passages]
        hits = [
            hit for number, tokens in enumerate(read) for hit in self._hits(number, tokens, is_shouted=shouted[number])
        ]
        in_full = frozenset(match.name.slug for match in _choose(hits, slug, frozenset()))
        return tuple(
            _mention(passages[match.hit.passage], read[match.hit.passage], match)
            for match in _choose(hits, slug, in_full)
        )

    def _hits(self, number: int, tokens: Tokens, *, is_shouted: bool) -> Iterator[_Hit]:
        keys = tokens.keys
        begin = self._root.next.get
        for first, key in enumerate(keys):
            node = begin(key)
            if node is None:
                continue
            ends = []
            end = first + 1
            while node:
                if node.claims and not (is_shouted and tokens.starts[end] - tokens.starts[first] < SHORTEST_SHOUTED):
                    ends.append((end, _standing_free(node.claims, keys, first, end)))
                node = node.next.get(keys[end]) if end < len(keys) else None
                end += 1
            if ends:
                yield _Hit(passage=number, first=first, ends=tuple(reversed(ends)))


def _standing_free(claims: list[_Claim], keys: Sequence[str], first: int, end: int) -> list[_Claim]:
    """Asks once for all persons and once for all others: a surname may have hundreds of bearers."""
    free = {is_person: stands_free(keys, first, end, is_person) for is_person in {form.is_person for _, form in claims}}
    return [claim for claim in claims if free[claim[1].is_person]]


def _choose(hits: Sequence[_Hit], slug: str, in_full: frozenset[str]) -> Iterator[_Match]:
    """The longest form at each place that means one name here. `in_full`: the names that short forms may mean."""
    passage, free_from = -1, 0
    for hit in hits:
        if hit.passage == passage and hit.first < free_from:
            continue
        for end, claims in hit.ends:
            chosen = _decide(claims, slug, in_full)
            if chosen:
                yield _Match(hit=hit, end=end, name=chosen[0], form=chosen[1])
                passage, free_from = hit.passage, end
                break


def _decide(claims: list[_Claim], slug: str, in_full: frozenset[str]) -> _Claim | None:
    """The one name that a form means here. A rule on this article goes first, a short form last; a tie means none."""
    ruled = [claim for claim in claims if slug in claim[1].only_in]
    free = [claim for claim in claims if not claim[1].only_in and not claim[1].is_short]
    short = [claim for claim in claims if claim[1].is_short and claim[0].slug in in_full]
    best = ruled or free or short
    return best[0] if len({name.slug for name, _ in best}) == 1 else None


def _mention(passage: Passage, tokens: Tokens, match: _Match) -> Mention:
    start, end = tokens.starts[match.hit.first], tokens.starts[match.end]
    return Mention(
        name=match.name.slug,
        anchor=passage.anchor,
        kind=passage.kind,
        start=start,
        end=end,
        context=context_of(passage.text, start, end),
    )
