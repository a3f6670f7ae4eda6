"""Seeing to what is due: host by host, so that no host is ever asked by two of us at once."""

import asyncio
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from time import monotonic

import structlog

from monitor.domain.errors import StoppedError, StoreError
from monitor.fetch.frontier import Frontier
from monitor.services.looking.work import Work, due_work, perform, set_aside
from monitor.services.metrics import FAILURES, LOOKS
from monitor.services.parts import Parts

log = structlog.get_logger()

PAUSE = 30.0  # seconds, after trouble with the database
SET_ASIDE = timedelta(hours=1)  # for work that failed in a way nobody foresaw
SLOW = 30.0  # seconds; a look that takes longer waited for its host
LONGEST_SLOW = 300.0  # seconds that who looks once, and leaves, gives one host for slow looks; the rest is put off
VISIT = 20  # works in one visit to a host: then what has become more urgent meanwhile comes first


class Rounds:
    """Starts what is due; hosts that are still being seen to are left alone until they are done."""

    def __init__(self, parts: Parts, frontier: Frontier, per_host: int) -> None:
        self._parts = parts
        self._frontier = frontier
        self._per_host = per_host
        self._visits: dict[asyncio.Task[None], str] = {}
        self._slow: defaultdict[str, float] | None = None  # seconds in slow looks at each host, while they are counted
        self._paused_until = 0.0  # on the monotonic clock: the other one may stand still

    async def start(self, done: Container[str] = ()) -> tuple[str, ...]:
        """Start what is due at hosts that nobody is busy with, but for what is ``done``; returns what was started."""
        if self.is_paused():
            return ()
        due = await asyncio.to_thread(due_work, self._parts, frozenset(self._visits.values()))
        hosts = _by_host(work for work in due if work.name not in done and not self._is_put_off(work))
        started = [work for host in self._free(hosts) for work in self._visit(host, hosts[host][:VISIT])]
        return tuple(work.name for work in started)

    async def finish(self) -> None:
        """Wait until the visits under way are over."""
        while self._visits:
            await asyncio.wait(self._visits)

    async def run_dry(self) -> None:
        """Do what is due, and what falls due by that, each once, until nothing is left.

        A host that makes us wait for long is put off: what is left there stays due. After trouble with the database
        it waits, and goes on once.
        """
        self._slow = defaultdict(float)
        await self._run_dry()
        if self.is_paused():
            await asyncio.sleep(self._paused_until - monotonic())
            await self._run_dry()
        self._slow = None

    async def _run_dry(self) -> None:
        done: set[str] = set()
        while started := await self.start(done):
            done.update(started)
            await self.finish()

    def stop(self) -> None:
        """Break off the visits; what was not recorded stays due."""
        for visit in self._visits:
            visit.cancel()

    def is_paused(self) -> bool:
        """Whether nothing is started for a while, for the database is in trouble."""
        return monotonic() < self._paused_until

    def _free(self, hosts: Iterable[str]) -> list[str]:
        now = self._parts.now()
        return [host for host in self._frontier.due(hosts) if self._frontier.claim(host, now)]

    def _visit(self, host: str, works: Sequence[Work]) -> Sequence[Work]:
        visit = asyncio.create_task(self._do_all(works), name=f"visit {host}")
        self._visits[visit] = host
        visit.add_done_callback(self._left)
        return works

    def _left(self, visit: asyncio.Task[None]) -> None:
        self._frontier.release(self._visits.pop(visit))
        if not visit.cancelled():
            visit.result()

    async def _do_all(self, works: Iterable[Work]) -> None:
        """Do the work of one host in order, as many at a time as the host is to bear."""
        waiting = iter(works)
        await asyncio.gather(*(self._hand(waiting) for _ in range(self._per_host)))

    async def _hand(self, waiting: Iterable[Work]) -> None:
        for work in waiting:
            if self.is_paused() or self._is_put_off(work):
                return
            began = monotonic()
            await self._do(work)
            self._count(work, monotonic() - began)

    def _is_put_off(self, work: Work) -> bool:
        """Whether a host had its time in a run that is to end."""
        return self._slow is not None and self._slow[work.address.host] >= LONGEST_SLOW

    def _count(self, work: Work, seconds: float) -> None:
        if self._slow is None or seconds < SLOW or self._is_put_off(work):
            return
        host = work.address.host
        self._slow[host] += seconds / self._per_host
        if self._is_put_off(work):
            log.warning("the host is slow; the rest is put off to the next run", host=host)

    async def _do(self, work: Work) -> None:
        try:
            await perform(self._parts, work)
            self._parts.metrics.count(LOOKS)
        except StoppedError:
            log.debug("broken off; it stays due", work=work.name)
        except StoreError as error:
            self._parts.metrics.count(FAILURES)
            self._paused_until = monotonic() + PAUSE
            log.warning("the database is in trouble; looking again later", what=str(error), seconds=PAUSE)
        except Exception:
            # The edge of the daemon: one bad page must not stop the others, nor be tried each second.
            self._parts.metrics.count(FAILURES)
            log.exception("work failed; it is set aside for an hour", work=work.name, url=work.address.url)
            now = self._parts.now()
            await self._parts.writer.do(partial(set_aside, self._parts.store, work, now, now + SET_ASIDE))


def _by_host(works: Iterable[Work]) -> Mapping[str, Sequence[Work]]:
    hosts: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        hosts[work.address.host].append(work)
    return hosts
