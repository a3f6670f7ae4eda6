"""Search: what was ever read, by words, topic, source and time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from pydantic import Field

from monitor.services.asking.archive import search
from monitor.services.asking.health import addresses
from monitor.shapes import plain
from monitor.store.history import SearchHit
from monitor.store.store import Books
from monitor.web.speech import Speech
from monitor.web.views import Asked, Question, Table, View

MOST = 100  # revisions that a page shows


class AskedSearch(Asked):
    """What is looked for."""

    q: str = Field(default="", max_length=500, description="Words; each finds what begins with it.")
    topic: str = Field(default="", max_length=200, description="Only what met this topic.")
    source: str = Field(default="", max_length=300, description="Only what this source listed.")
    since: date | None = Field(default=None, description="Only what was seen from this day on, in the reader's zone.")
    until: date | None = Field(default=None, description="Only what was seen before this day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Revisions that answer a search, the newest first; ``words`` says for each word alone how many there are.

    ``topics`` and ``sources`` are what a search may be narrowed to.
    """

    hits: tuple[SearchHit, ...]
    words: Mapping[str, int]
    topics: tuple[str, ...]
    sources: tuple[str, ...]


def _ask(books: Books, question: Question) -> Found:
    asked: AskedSearch = question.asked
    zone = ZoneInfo(question.visit.speech.zone)
    begin, end = _midnight(asked.since, zone), _midnight(asked.until, zone)

    def found(words: str) -> tuple[SearchHit, ...]:
        return search(
            books,
            words or None,
            topic=asked.topic or None,
            source=asked.source or None,
            since=begin,
            until=end,
            limit=MOST,
        )

    hits = found(asked.q) if asked.is_filtered else ()
    several = asked.q.split() if not hits and len(asked.q.split()) > 1 else []
    return Found(
        hits=hits,
        words={word: len(found(word)) for word in several[:8]},
        topics=tuple(sorted(books.topics.names())),
        sources=tuple(sorted(addresses(books))),
    )


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), zone)


def by_article(answer: Found) -> list[list[SearchHit]]:
    """Gather revisions under their articles, the one with the newest hit first."""
    first = {hit.article: at for at, hit in reversed(list(enumerate(answer.hits)))}
    ordered = sorted(answer.hits, key=lambda hit: (first[hit.article], -hit.revision))
    return [list(hits) for _, hits in groupby(ordered, lambda hit: hit.article)]


def _table(answer: Found, _speech: Speech) -> Table:
    heads = ("article", "revision", "revisions", "seen_at", "source", "outlet", "title", "url")
    rows = (
        (hit.article, hit.revision, hit.revisions, hit.seen_at.isoformat(), hit.source, hit.outlet, hit.title, hit.url)
        for hit in answer.hits
    )
    return heads, rows


SEARCH = View(
    name="search",
    entry="search",
    path="/search",
    says="Search over all revisions of all articles.",
    asked=AskedSearch,
    ask=_ask,
    shape=lambda answer: plain(answer.hits),
    table=_table,
)
