"""Puts the parts together from the settings."""

import asyncio
import os
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import Self

import structlog

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.channel import Channel
from monitor.deliver.heartbeat import Heartbeat
from monitor.domain.addresses.address import Address
from monitor.domain.sources import Source
from monitor.fetch.crawler import Crawler
from monitor.fetch.frontier import LocalFrontier
from monitor.fetch.policy import Policy
from monitor.services.alerting.alarms import see_to_alarms, see_to_conditions
from monitor.services.alerting.releasing import release
from monitor.services.gates import Gates
from monitor.services.housekeeping import by_batches, forget_marks, forget_raw, index_the_rest
from monitor.services.intake.rematch import rematch
from monitor.services.looking.readers import WorkerReading
from monitor.services.looking.remembered_hosts import RememberedHosts
from monitor.services.looking.rounds import Rounds
from monitor.services.parts import Parts
from monitor.services.rules import Rules, routes_of
from monitor.services.sending.cycles import carry_digests, catch_up, cycle_ended, nothing_more_comes
from monitor.services.sending.dispatch import Dispatcher
from monitor.services.sending.outcomes import tell_given_up
from monitor.services.stories.placing import STORY_SPAN
from monitor.services.writer import Writer
from monitor.settings.settings import Settings
from monitor.store.store import Books, Store
from monitor.workers import Workers

log = structlog.get_logger()

READERS = ("monitor.extract.article", "monitor.extract.lists.listings", "monitor.domain.edits.compare")
GRACE = 3.0  # seconds for what is under way when we leave
GATE = "NEWSMON_GATE"  # for tests alone: where to kill the process


def _workers() -> int:
    """Leave one processor to fetching and writing, where there is more than one."""
    return max(1, min(4, (os.cpu_count() or 2) - 1))


def policy_of(settings: Settings) -> Policy:
    """Return how we behave towards hosts."""
    fetch = settings.fetch()
    return Policy(contact=fetch.contact, delay=fetch.delay, per_host=fetch.per_host, allow_hosts=fetch.allow_hosts)


def channels_of(settings: Settings, now: Callable[[], datetime]) -> Mapping[str, AppriseChannel]:
    """Return where we tell, by name."""
    return {
        channel.name: AppriseChannel(
            channel.name,
            channel.urls,
            channel.locale,
            channel.zone,
            quoted=channel.quoted,
            pages=settings.web().public_url or "",
            clock=now,
            hide=settings.mask,
        )
        for channel in settings.channels()
    }


def rules_of(settings: Settings, channels: Mapping[str, Channel], watched: tuple[Source, ...]) -> Rules:
    """Return what the user asked for: in the settings, and by ``newsmon watch``."""
    return Rules(
        topics=settings.topics(),
        sources=settings.sources(),
        watched=watched,
        routes=routes_of(watched) + settings.routes(),  # before any that stops the walk
        targets={name: channel.targets for name, channel in channels.items()},
        at_most_once=frozenset(channel.name for channel in settings.channels() if channel.at_most_once),
        raw_kept=settings.keep_raw(),
    )


class App:
    """A newsmon put together from its settings; open it with ``async with``."""

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self.now = now
        self.grace = GRACE
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        try:
            await self._open()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def _open(self) -> None:
        """Open one part after the other; they are closed in the opposite order."""
        gates = Gates(os.environ.get(GATE, ""))
        await self._open_books(gates)
        reading = self._open_reading()
        fetching = await self._open_fetching()
        self.parts = Parts(
            store=self.store,
            writer=self._writer,
            fetching=fetching,
            reading=reading,
            rules_now=lambda: self._rules,
            now=self.now,
            gates=gates,
            kick=partial(asyncio.get_running_loop().call_soon_threadsafe, self._kick),
        )
        self.rounds = Rounds(self.parts, LocalFrontier(), self.settings.fetch().per_host)
        self._stack.push_async_callback(self._leave)
        self.dispatcher = Dispatcher(
            self.store, self._writer, self._channels, self.now, gates, rules=lambda: self._rules
        )
        self._stack.push_async_callback(self._hand_over)
        self._open_heartbeat()

    async def _open_books(self, gates: Gates) -> None:
        self.store = Store.open(self.settings.database(), gate=gates)
        self._stack.callback(self.store.close)
        self._writer = Writer()
        self._stack.callback(self._writer.close)
        self._channels = channels_of(self.settings, self.now)
        self._rules = await self._writer.do(partial(_agreed, self.store, self.settings, self._channels, self.now()))

    async def _open_fetching(self) -> Crawler:
        self.hosts = RememberedHosts(self.store, self._writer)
        self._stack.push_async_callback(self.hosts.keep)
        crawler = Crawler(policy_of(self.settings), self.hosts, self.now)
        await crawler.start()
        self._stack.push_async_callback(crawler.stop, GRACE)
        return crawler

    def _open_reading(self) -> WorkerReading:
        workers = Workers(_workers(), seconds=20, megabytes=1024, preload=READERS)
        self._stack.push_async_callback(workers.close)
        return WorkerReading(workers, self.settings.outlets())

    def _open_heartbeat(self) -> None:
        url = self.settings.heartbeat_url()
        self._heartbeat = Heartbeat(Address(url)) if url else None
        if self._heartbeat:
            self._stack.callback(self._heartbeat.wait, 1.0)

    def _kick(self) -> None:
        self.dispatcher.kick()

    async def _leave(self) -> None:
        self.rounds.stop()
        await self.rounds.finish()

    async def _hand_over(self) -> None:
        await self.dispatcher.close(self.grace)

    async def tend(self, *, ended: bool = False) -> None:
        """Take up what ``newsmon watch`` added, tell what was kept back or is wrong, and write down what hosts told us.

        ``ended`` says that nothing more is looked at for now.
        """
        watched = await asyncio.to_thread(_watched, self.store, self.settings)
        if watched != self._rules.watched:
            self._rules = rules_of(self.settings, self._channels, watched)
        await self._writer.do(partial(release, self.parts, self.now(), ended=ended))
        await self._writer.do(partial(see_to_alarms, self.parts, self.now()))
        await self._writer.do(partial(carry_digests, self.store, self._rules, self.now()))
        await self.hosts.keep()

    async def tell_all(self) -> None:
        """Deliver what is due, and what only waits for others to come; what fails meanwhile waits for the next run.

        Twice, for what could not be delivered may itself be a reason to tell.
        """
        for _ in range(2):
            by = self.now()
            await self._writer.do(partial(nothing_more_comes, self.store, self._rules.routes, by))
            await self.dispatcher.settled(by)

    async def catch_up(self) -> None:
        """Make one message of what fell due, and of what is found first, if newsmon did not run for long."""
        await self._writer.do(partial(catch_up, self.store, self.now()))

    async def end_cycle(self) -> None:
        """Note that all work was done, and give a sign of life."""
        if self.rounds.is_paused():
            return
        await self._writer.do(partial(cycle_ended, self.store, self.now()))
        if self._heartbeat:
            self._heartbeat.beat()

    async def match_past(self) -> None:
        """Match what was read before against the topics, if they changed."""
        await rematch(self.parts)

    async def look_over(self) -> None:
        """Tell what is wrong with sources that can be read."""
        await self._writer.do(partial(see_to_conditions, self.parts, self.now()))

    async def index_past(self) -> None:
        """Let what was recorded before its index was there be found."""
        await by_batches(self._writer, index_the_rest(self.store))

    async def keep_house(self) -> None:
        """Forget what need not be kept."""
        await by_batches(self._writer, forget_raw(self.store, self.now() - self.parts.rules.raw_kept))
        await by_batches(self._writer, forget_marks(self.store, self.now() - STORY_SPAN))


def _agreed(store: Store, settings: Settings, channels: Mapping[str, Channel], now: datetime) -> Rules:
    """Bring the database in line with the settings, and return what both ask for."""
    with store.begin() as books:
        books.sources.sync(settings.sources(), now)
        rules = rules_of(settings, channels, _beside(books, settings))
        books.topics.sync(rules.topics)
        books.history.keep_pieces(wanted=settings.inside_words())
        for lost in books.outbox.void_claims(rules.at_most_once):
            tell_given_up(books, rules, lost, now)
        rerouted = books.deliveries.cancel_missing(rules.targets)
        books.bundles.carry_no_more(but=[route.name for route in rules.routes if route.empty])
    if rerouted.moved or rerouted.cancelled:
        log.warning("channels changed while deliveries waited", moved=rerouted.moved, cancelled=rerouted.cancelled)
    return rules


def _watched(store: Store, settings: Settings) -> tuple[Source, ...]:
    with store.read() as books:
        return _beside(books, settings)


def _beside(books: Books, settings: Settings) -> tuple[Source, ...]:
    """Return the sources that stand in the database alone: those of ``newsmon watch`` and ``import``."""
    own = {source.name for source in settings.sources()}
    return tuple(state.source for state in books.sources.all() if state.source.name not in own)
