"""Searching all wordings of all articles: candidates from the index, the truth from what each wording says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from monitor.domain.errors import WrongUseError
from monitor.domain.matches.query import And, Gone, Phrase, Query, Seen, Trait, Word, leaves, render, words
from monitor.domain.matches.search_query import read_search
from monitor.domain.matches.terms import Needed, needed, needed_pieces
from monitor.domain.views import FoundArticle, SearchView, WordCount
from monitor.services.asking.names import check_source, check_topic
from monitor.services.asking.verdicts import Judge, relevance
from monitor.store.history import Candidate, Narrowing
from monitor.store.store import Books

MOST_LOOKS = 1_000  # candidates that one search looks at; whoever wants more goes on from there
RELEVANT = 60  # articles of which the most relevant are chosen
BATCH = 30  # candidates that are fetched at once
COUNTED = 1_000  # revisions of a word that are counted


class Order(StrEnum):
    """Which of the found comes first."""

    NEWEST = "newest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is searched for: a query, and what narrows it further as fields of the query do.

    ``inside``: words are found inside of others too. ``technical``: without a query, also revisions of an unchanged
    page that only newsmon read otherwise. ``beyond``: go on behind what was found, from a view's ``more``.
    """

    query: str = ""
    topic: str | None = None
    source: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    order: Order = Order.NEWEST
    inside: bool = False
    technical: bool = False
    beyond: int | None = None
    limit: int = 50


def search(books: Books, asked: Asked, now: datetime) -> SearchView:
    """Return the articles of which a revision answers, each once; ``now`` is in the zone of whoever asks.

    Raises ``QueryError`` with the place of what cannot be understood, ``WrongUseError`` for a topic or source that
    never was, and where words inside of others are asked for and not kept.
    """
    query = _query(asked, now)
    _check(books, query, asked)
    finding = _Finding(books, Judge(books, query, inside=asked.inside, technical=asked.technical))
    which = _narrowing(query, asked)
    if asked.order is Order.RELEVANCE:
        found = finding.most_relevant(_tiers(query, which, asked), asked.limit)
    else:
        found = tuple(finding.newest(which, asked.limit))
    return SearchView(
        query=render(query) if query else "",
        found=found,
        more=finding.more,
        looked=finding.looked,
        unindexed=books.history.unindexed(),
        words=() if found or query is None else tuple(_counts(books, query)),
    )


class _Finding:
    """One search as far as it has come: how many candidates it looked at, and from where another goes on."""

    def __init__(self, books: Books, judge: Judge) -> None:
        self.looked = 0
        self.more: int | None = None
        self._books = books
        self._judge = judge

    def newest(self, which: Narrowing, limit: int) -> Iterator[FoundArticle]:
        """Give what is found, that of which a revision was recorded last first."""
        for candidate in self._candidates(which):
            found = self._judge.found(candidate)
            if found:
                yield found
                limit -= 1
            if not limit or self.looked >= MOST_LOOKS:
                self.more = candidate.id
                return

    def most_relevant(self, tiers: tuple[Narrowing, ...], limit: int) -> tuple[FoundArticle, ...]:
        """Return of the newest of each tier those that speak of it most."""
        found: dict[int, FoundArticle] = {}
        for number, tier in enumerate(tiers, start=1):
            for one in self.newest(tier, RELEVANT * number - len(found)):
                found[one.article] = one
        self.more = None
        return tuple(sorted(found.values(), key=relevance, reverse=True)[:limit])

    def _candidates(self, which: Narrowing) -> Iterator[Candidate]:
        more = True
        while more:
            batch = self._books.history.candidates(which, BATCH)
            self._judge.read(batch)
            for candidate in batch:
                self.looked += 1
                yield candidate
            more = len(batch) == BATCH
            which = replace(which, beyond=batch[-1].id) if batch else which


def _query(asked: Asked, now: datetime) -> Query | None:
    parts: list[Query] = [read_search(asked.query, now, by_value=not asked.inside)] if asked.query.strip() else []
    parts += [Trait(name, value) for name, value in (("topic", asked.topic), ("source", asked.source)) if value]
    parts += [Seen(since=asked.since)] if asked.since else []
    parts += [Seen(until=asked.until)] if asked.until else []
    return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else None


def _check(books: Books, query: Query | None, asked: Asked) -> None:
    for leaf in leaves(query) if query else ():
        match leaf:
            case Trait("topic", name):
                check_topic(books, name)
            case Trait("source", name):
                check_source(books, name)
    if asked.inside and not books.history.keeps_pieces():
        raise WrongUseError(
            "words inside of others are not indexed", do="Set `search: {inside_words: true}` in the settings"
        )


def _narrowing(query: Query | None, asked: Asked) -> Narrowing:
    """Return what all that answers has in common; of the rest each wording is asked."""
    which = Narrowing(terms=_terms(query, asked), inside=asked.inside, beyond=asked.beyond)
    if query is None:
        return replace(which, technical=asked.technical)
    for part in query.parts if isinstance(query, And) else (query,):
        match part:
            case Trait("topic", name):
                which = replace(which, topic=name)
            case Trait("source", name):
                which = replace(which, source=name)
            case Trait("kind", kind):
                which = replace(which, kinds=frozenset({kind}))
            case Trait("removed", said):
                which = replace(which, removed=said == "yes")
            case Gone():
                which = replace(which, superseded=True)
            case Seen(since, until):
                which = replace(which, since=since or which.since, until=until or which.until)
    return which


def _terms(query: Query | None, asked: Asked) -> Needed | None:
    if query is None:
        return None
    return needed_pieces(query) if asked.inside else needed(query)


def _tiers(query: Query | None, which: Narrowing, asked: Asked) -> tuple[Narrowing, ...]:
    """Put those first that have the words in their headline."""
    wanted = None if query is None or asked.inside else needed(query, title=True)
    return (replace(which, terms=wanted), which) if wanted else (which,)


def _counts(books: Books, query: Query) -> Iterator[WordCount]:
    """Count for each word that was wanted the revisions that may hold it."""
    for word in dict.fromkeys(words(query, unwanted=False)):
        terms = needed(word)
        if isinstance(word, Word | Phrase) and terms:
            yield WordCount(word=word.text, revisions=books.history.count(terms, COUNTED))
