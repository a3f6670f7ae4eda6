"""Seeing to what is due: host by host, so that no host is ever asked by two of us at once."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from monitor.domain.errors import StoreError
from monitor.domain.tracking import Known, SourceState, Unread
from monitor.domain.urls import host_of
from monitor.services.check import check_source
from monitor.services.looks import look_again, read_entry
from monitor.services.parts import Parts
from monitor.store.store import Store

log = structlog.get_logger()

MOST_AT_ONCE = 5_000  # of each kind, in one round: what is left over comes with the next
PAUSE = timedelta(seconds=30)  # after trouble with the database
SET_ASIDE = timedelta(hours=1)  # for work that failed in a way nobody foresaw


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do at a host, by a name of its own, and how to set it aside when it fails unforeseen."""

    name: str
    url: str
    do: Callable[[], Awaitable[object]]
    set_aside: Callable[[datetime], object]


class Rounds:
    """Starts what is due; hosts that are still being seen to are left alone until they are done."""

    def __init__(self, parts: Parts, per_host: int) -> None:
        self._parts = parts
        self._per_host = per_host
        self._hosts: dict[str, asyncio.Task[None]] = {}
        self._paused_until: datetime | None = None
        self.failures = 0

    async def start(self, done: Container[str] = ()) -> tuple[str, ...]:
        """Start what is due at hosts that nobody is busy with, but for what is ``done``; returns what was started."""
        if self._is_paused():
            return ()
        due = await asyncio.to_thread(due_work, self._parts)
        by_host: dict[str, list[Work]] = defaultdict(list)
        for work in due:
            if work.name not in done:
                by_host[host_of(work.url)].append(work)
        idle = {host: works for host, works in by_host.items() if host not in self._hosts}
        for host, works in idle.items():
            self._hosts[host] = task = asyncio.create_task(self._visit(works), name=f"visit {host}")
            task.add_done_callback(partial(self._left, host))
        return tuple(work.name for works in idle.values() for work in works)

    async def finish(self) -> None:
        """Wait until the visits under way are over."""
        while self._hosts:
            await asyncio.wait(tuple(self._hosts.values()))

    async def run_dry(self) -> None:
        """Do what is due, and what falls due by that, each once, until nothing is left."""
        done: set[str] = set()
        while started := await self.start(done):
            done.update(started)
            await self.finish()

    def stop(self) -> None:
        """Break off the visits; what was not recorded stays due."""
        for task in self._hosts.values():
            task.cancel()

    def _is_paused(self) -> bool:
        return self._paused_until is not None and self._parts.now() < self._paused_until

    def _left(self, host: str, task: asyncio.Task[None]) -> None:
        del self._hosts[host]
        if not task.cancelled():
            task.result()

    async def _visit(self, works: Iterable[Work]) -> None:
        """Do the work of one host in order, as many at a time as the host is to bear."""
        waiting = iter(works)
        await asyncio.gather(*(self._hand(waiting) for _ in range(self._per_host)))

    async def _hand(self, waiting: Iterable[Work]) -> None:
        for work in waiting:
            if self._is_paused():
                return
            await self._do(work)

    async def _do(self, work: Work) -> None:
        try:
            await work.do()
        except StoreError as error:
            self.failures += 1
            self._paused_until = self._parts.now() + PAUSE
            log.warning("the database is in trouble; looking again later", what=str(error), seconds=PAUSE.seconds)
        except Exception:
            # The edge of the daemon: one bad page must not stop the others, nor be tried each second.
            self.failures += 1
            log.exception("work failed; it is set aside for an hour", work=work.name, url=work.url)
            await self._parts.writer.do(partial(work.set_aside, self._parts.now() + SET_ASIDE))


def due_work(parts: Parts) -> tuple[Work, ...]:
    """Return all that is due now: sources first, then entries never read, then articles to look at again."""
    now = parts.now()
    with parts.store.read() as books:
        sources = books.sources.due(now)
        unread = books.entries.unread(now, MOST_AT_ONCE)
        known = books.articles.due(now, MOST_AT_ONCE)
    return (
        *(_check(parts, state) for state in sources),
        *(_read(parts, entry) for entry in unread),
        *(_look(parts, article) for article in known),
    )


def _check(parts: Parts, state: SourceState) -> Work:
    return Work(
        name=f"check {state.source.name}",
        url=state.source.url,
        do=partial(check_source, parts, state),
        set_aside=partial(_later_source, parts.store, state.source.name),
    )


def _read(parts: Parts, entry: Unread) -> Work:
    return Work(
        name=f"read entry {entry.id} of {entry.source}",
        url=entry.entry.url,
        do=partial(read_entry, parts, entry),
        set_aside=partial(_later_entry, parts.store, entry),
    )


def _look(parts: Parts, known: Known) -> Work:
    return Work(
        name=f"look at article {known.id}",
        url=known.url,
        do=partial(look_again, parts, known),
        set_aside=partial(_later_article, parts.store, known.id),
    )


def _later_source(store: Store, name: str, due: datetime) -> None:
    with store.begin() as books:
        state = books.sources.named(name)
        if state is not None:
            books.sources.save(replace(state, next_check_at=due))


def _later_entry(store: Store, entry: Unread, due: datetime) -> None:
    with store.begin() as books:
        books.entries.postpone(entry.id, due, tries=entry.tries + 1, reason="failed in a way nobody foresaw")


def _later_article(store: Store, article_id: int, due: datetime) -> None:
    with store.begin() as books:
        books.articles.save(replace(books.articles.get(article_id), next_check_at=due))
