"""Carrying deliveries to their channels: claim, send, settle. A channel that fails or hangs holds up no other."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

import structlog

from monitor.deliver.channel import Channel, Letter
from monitor.domain.deliveries import Delivery, Failed, Outcome, Unclear
from monitor.domain.errors import StoreError
from monitor.domain.telling.settling import LONGEST_WAIT
from monitor.services.gates import Gates
from monitor.services.rules import Rules
from monitor.services.sending.letters import letter_of
from monitor.services.sending.outcomes import Ended, note, tell_given_up, tell_how_it_ended
from monitor.services.writer import Writer
from monitor.store.store import Store

log = structlog.get_logger()

LEASE = timedelta(minutes=5)  # longer than any send may take


class Dispatcher:
    """Serves every channel from the outbox, each in a thread of its own."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        channels: Mapping[str, Channel],
        now: Callable[[], datetime],
        gates: Gates,
        rules: Callable[[], Rules] = Rules,
    ) -> None:
        self._store = store
        self._writer = writer
        self._channels = channels
        self._now = now
        self._gates = gates
        self._rules = rules
        self._busy: dict[str, asyncio.Task[int]] = {}
        self._not_before: dict[str, datetime] = {}  # channels that asked us to wait
        self._closing = False
        self._threads = {name: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"to-{name}") for name in channels}

    def kick(self, by: datetime | None = None) -> None:
        """Let every idle channel see whether something is due for it, or was ``by`` then."""
        for name in self._channels:
            task = self._busy.get(name)
            if (task is None or task.done()) and not self._must_wait(name):
                self._busy[name] = asyncio.create_task(self._serve(name, by), name=f"dispatch to {name}")

    def _must_wait(self, name: str) -> bool:
        now = self._now()
        wait = self._not_before.get(name, now) - now
        return self._closing or timedelta(0) < wait <= LONGEST_WAIT  # a longer one: the clock went back

    async def settled(self, by: datetime | None = None) -> int:
        """Serve every channel until nothing is due, or was ``by`` then, and say how many deliveries were tried."""
        tried = 0
        while True:
            self._busy = {name: task for name, task in self._busy.items() if not task.done()}
            self.kick(by)
            counts = await asyncio.gather(*self._busy.values())
            if not sum(counts):
                return tried
            tried += sum(counts)

    async def close(self, grace: float) -> None:
        """Wait ``grace`` seconds for sends under way; what is not settled by then stays claimed and is told again."""
        self._closing = True
        running = [task for task in self._busy.values() if not task.done()]
        if running:
            await asyncio.wait(running, timeout=grace)
        for thread in self._threads.values():
            thread.shutdown(wait=False, cancel_futures=True)

    async def _serve(self, name: str, by: datetime | None) -> int:
        """Send what is due for a channel; what the database does not let us note is due again when its lease ends."""
        tried = 0
        try:
            # One at a time: what was not sent when we are stopped was not claimed, and is no possible repeat.
            while not self._must_wait(name):
                now = self._now() if by is None else min(by, self._now())
                parcel = await self._writer.do(partial(claim, self._store, self._rules(), name, now))
                if not parcel:
                    return tried
                await self._run(name, parcel)
                tried += len(parcel)
        except StoreError as error:
            log.warning("deliveries wait: the database is in trouble", channel=name, what=str(error))
        return tried

    async def _run(self, name: str, parcel: tuple[Delivery, ...]) -> None:
        started = self._now()
        carry = partial(_carried, self._store, self._channels[name], parcel, self._gates)
        letter, outcome = await asyncio.get_running_loop().run_in_executor(self._threads[name], carry)
        if isinstance(outcome, Failed) and outcome.retry_at is not None:
            self._not_before[name] = min(outcome.retry_at, self._now() + LONGEST_WAIT)
        ended = Ended(parcel=parcel, letter=letter, outcome=outcome, started=started, finished=self._now())
        after = await self._writer.do(partial(note, self._store, self._rules(), ended))
        self._gates("settle:after")
        try:
            await self._writer.do(partial(tell_how_it_ended, self._store, self._rules(), ended, after))
        except Exception:
            log.exception("it could not be told how a send ended; what was sent is noted", channel=name)


def _carried(
    store: Store, channel: Channel, parcel: tuple[Delivery, ...], gates: Gates
) -> tuple[Letter | None, Outcome]:
    """Put a message together and send it."""
    try:
        letter = letter_of(store, parcel)
    except Exception as error:
        log.exception("a message could not be put together", channel=channel.name, delivery=parcel[0].id)
        return None, Failed(reason=f"it could not be put together: {type(error).__name__}")
    gates("send:before")
    outcome = _sent(channel, letter, parcel[0].target)
    gates("send:after")
    return letter, outcome


def _sent(channel: Channel, letter: Letter, target: str) -> Outcome:
    """Send a letter; of a channel that breaks in a way nobody foresaw nobody knows what it sent."""
    try:
        return channel.send(letter, target)
    except Exception as error:  # noqa: BLE001  # one broken channel must not stop the others
        # The words of a foreign exception may hold the channel's secrets: only its kind is kept.
        log.warning("a channel broke", channel=channel.name, error=type(error).__name__)
        return Unclear(reason=f"broke with {type(error).__name__}")


def claim(store: Store, rules: Rules, channel: str, now: datetime) -> tuple[Delivery, ...]:
    """Take the deliveries of the next message that is due for a channel, for as long as the lease lasts."""
    with store.read() as books:
        if not books.outbox.is_due(now, channel):
            return ()
    with store.begin() as books:
        if channel in rules.at_most_once:
            for lost in books.outbox.give_up_lost(channel, now):
                tell_given_up(books, rules, lost, now)
        return books.outbox.claim(now, 1, LEASE, channel=channel)
