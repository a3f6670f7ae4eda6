"""What is due, as work to be done at hosts, the most urgent first."""

from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import zip_longest

from monitor.domain.addresses.urls import host_of
from monitor.domain.looks.tracking import Known, SourceState, Unread
from monitor.services.looking.check import check_source, note_trouble
from monitor.services.looking.looks import look_again, read_entry
from monitor.services.parts import Parts
from monitor.store.store import Store

MOST_PER_HOST = 40  # of each kind: more than one visit takes, and what is left over comes with the next round


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do at a host, by a name of its own, and how to set it aside when it fails unforeseen."""

    name: str
    url: str
    do: Callable[[], Awaitable[object]]
    set_aside: Callable[[datetime, datetime], object]  # now, and until when


def due_work(parts: Parts, busy: Collection[str] = ()) -> tuple[Work, ...]:
    """Return what is due now at hosts that are not ``busy``, the most urgent first and as much as a visit may take.

    What was just listed comes first; then what may have been edited, in turn with what stood there before we came.
    """
    now = parts.now()
    with parts.store.read() as books:
        sources = books.sources.due(now)
        unread = books.entries.unread(now, MOST_PER_HOST, busy)
        known = books.articles.due(now, MOST_PER_HOST, busy)
    return (
        *(_check(parts, state) for state in sources if host_of(state.source.url) not in busy),
        *_reads(parts, (entry for entry in unread if not entry.at_first_look)),
        *_in_turn(
            (_look(parts, article) for article in known),
            _reads(parts, (entry for entry in unread if entry.at_first_look)),
        ),
    )


def _in_turn(*kinds: Iterable[Work]) -> Iterable[Work]:
    """Take one of each kind in turn, so that many of one do not starve the other."""
    return (work for row in zip_longest(*kinds) for work in row if work is not None)


def _check(parts: Parts, state: SourceState) -> Work:
    name = state.source.name
    return Work(
        f"check {name}", state.source.url, partial(check_source, parts, state), partial(_later, parts.store, state)
    )


def _reads(parts: Parts, entries: Iterable[Unread]) -> Iterable[Work]:
    for entry in entries:
        name = f"read entry {entry.id} of {entry.source}"
        yield Work(name, entry.entry.url, partial(read_entry, parts, entry), partial(_later_entry, parts.store, entry))


def _look(parts: Parts, known: Known) -> Work:
    name = f"look at article {known.id}"
    return Work(name, known.url, partial(look_again, parts, known), partial(_later_article, parts.store, known.id))


def _later(store: Store, state: SourceState, now: datetime, due: datetime) -> None:
    note_trouble(store, state, "reading it failed in a way nobody foresaw; the log says more", now, due)


def _later_entry(store: Store, entry: Unread, _now: datetime, due: datetime) -> None:
    with store.begin() as books:
        books.entries.postpone(entry.id, due, tries=entry.tries + 1, reason="failed in a way nobody foresaw")


def _later_article(store: Store, article_id: int, _now: datetime, due: datetime) -> None:
    with store.begin() as books:
        books.articles.save(replace(books.articles.get(article_id), next_check_at=due))
