"""Search: what was ever read, by the queries of topics, and since when it is gone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pydantic import Field

from monitor.deliver.safe import plain as visible
from monitor.domain.errors import QueryError
from monitor.domain.views import SearchView
from monitor.services.asking import searching
from monitor.services.asking.names import addresses
from monitor.shapes import of_search
from monitor.store.store import Books
from monitor.web.speech import Speech
from monitor.web.views import Asked, Question, Table, View

MOST = 50  # articles that a page shows


class AskedSearch(Asked):
    """What is looked for."""

    q: str = Field(default="", max_length=500, description="A query, as topics have it: AND, OR, NOT, NEAR, fields.")
    topic: str = Field(default="", max_length=200, description="Only what met this topic.")
    source: str = Field(default="", max_length=300, description="Only what this source listed.")
    since: date | None = Field(default=None, description="Only what was seen from this day on, in the reader's zone.")
    until: date | None = Field(default=None, description="Only what was seen before this day.")
    relevance: bool = Field(default=False, description="What speaks of it most first, not the newest.")
    beyond: int | None = Field(default=None, ge=1, lt=2**63, description="Go on where an earlier search stopped.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, nothing where nothing was asked; or where its query cannot be understood.

    ``topics`` and ``sources`` are what a search may be narrowed to.
    """

    view: SearchView | None
    trouble: QueryError | None
    topics: tuple[str, ...]
    sources: tuple[str, ...]


def _ask(books: Books, question: Question) -> Found:
    asked: AskedSearch = question.asked
    view, trouble = None, None
    if asked.is_filtered:
        try:
            view = _search(books, asked, question.visit.speech)
        except QueryError as error:
            trouble = error
    topics, sources = sorted(books.topics.names()), sorted(addresses(books))
    return Found(view=view, trouble=trouble, topics=tuple(topics), sources=tuple(sources))


def _search(books: Books, asked: AskedSearch, speech: Speech) -> SearchView:
    zone = ZoneInfo(speech.zone)
    wanted = searching.Asked(
        query=asked.q,
        topic=asked.topic or None,
        source=asked.source or None,
        since=_midnight(asked.since, zone),
        until=_midnight(asked.until, zone),
        order=searching.Order.RELEVANCE if asked.relevance else searching.Order.NEWEST,
        beyond=asked.beyond,
        limit=MOST,
    )
    return searching.search(books, wanted, speech.now.astimezone(zone))


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), zone)


def marked_up(text: str, marks: Iterable[tuple[int, int]]) -> Iterator[tuple[bool, str]]:
    """Give a text in runs, each with whether it was found; only what a reader sees of it.

    >>> list(marked_up("소프트뱅크가 산다", [(0, 6)]))
    [(True, '소프트뱅크가'), (False, ' 산다')]
    """
    at = 0
    for start, end in (*marks, (len(text), len(text))):
        yield from ((found, _seen(run)) for found, run in ((False, text[at:start]), (True, text[start:end])) if run)
        at = end


def _seen(text: str) -> str:
    return "".join(letter if letter == " " else visible(letter) for letter in text)


def _shape(answer: Found) -> object:
    if answer.trouble is not None:
        return {"error": answer.trouble.trouble, "query": answer.trouble.query, "at": answer.trouble.at}
    return None if answer.view is None else of_search(answer.view)


def _table(answer: Found, _speech: Speech) -> Table:
    heads = ("article", "revision", "revisions", "seen_at", "gone_at", "source", "outlet", "title", "url")
    rows = (
        (
            one.article,
            one.revision,
            one.revisions,
            one.seen_at.isoformat(),
            one.gone_at.isoformat() if one.gone_at else "",
            one.source,
            one.outlet,
            one.title,
            one.url,
        )
        for one in (answer.view.found if answer.view else ())
    )
    return heads, rows


SEARCH = View(
    name="search",
    entry="search",
    path="/search",
    says="Search over all revisions of all articles.",
    asked=AskedSearch,
    ask=_ask,
    shape=_shape,
    table=_table,
)
