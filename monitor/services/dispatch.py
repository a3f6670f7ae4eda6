"""Carrying deliveries to their channels: claim, send, settle. A channel that fails or hangs holds up no other."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog

from monitor.deliver.channel import Bundle, Channel, Letter
from monitor.domain.alerts import Alert
from monitor.domain.deliveries import Attempt, Delivery, Failed, Outcome, Sent, Unclear
from monitor.domain.errors import StoreError
from monitor.domain.settling import LONGEST_WAIT, settle
from monitor.services.gates import Gates
from monitor.services.writer import Writer
from monitor.store.store import Books, Store

log = structlog.get_logger()

LEASE = timedelta(minutes=5)  # longer than any send may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A letter for one target, and the deliveries that it settles."""

    letter: Letter
    deliveries: tuple[Delivery, ...]

    @property
    def target(self) -> str:
        """Where it goes."""
        return self.deliveries[0].target


class Dispatcher:
    """Serves every channel from the outbox, each in a thread of its own."""

    def __init__(
        self, store: Store, writer: Writer, channels: Mapping[str, Channel], now: Callable[[], datetime], gates: Gates
    ) -> None:
        self._store = store
        self._writer = writer
        self._channels = channels
        self._now = now
        self._gates = gates
        self._busy: dict[str, asyncio.Task[int]] = {}
        self._not_before: dict[str, datetime] = {}  # channels that asked us to wait
        self._closing = False
        self._threads = {name: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"to-{name}") for name in channels}

    def kick(self) -> None:
        """Let every idle channel see whether something is due for it."""
        for name in self._channels:
            task = self._busy.get(name)
            if (task is None or task.done()) and not self._must_wait(name):
                self._busy[name] = asyncio.create_task(self._serve(name), name=f"dispatch to {name}")

    def _must_wait(self, name: str) -> bool:
        until = self._not_before.get(name)
        return self._closing or (until is not None and self._now() < until)

    async def settled(self) -> int:
        """Serve every channel until nothing is due, and say how many deliveries were tried."""
        tried = 0
        while True:
            self._busy.clear()
            self.kick()
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

    async def _serve(self, name: str) -> int:
        """Send what is due for a channel; what the database does not let us note is due again when its lease ends."""
        tried = 0
        try:
            # One at a time: what was not sent when we are stopped was not claimed, and is no possible repeat.
            while not self._must_wait(name):
                errand = await self._writer.do(partial(claim, self._store, name, self._now()))
                if errand is None:
                    return tried
                await self._run(name, errand)
                tried += len(errand.deliveries)
        except StoreError as error:
            log.warning("deliveries wait: the database is in trouble", channel=name, what=str(error))
        return tried

    async def _run(self, name: str, errand: Errand) -> None:
        started = self._now()
        self._gates("send:before")
        send = partial(_sent, self._channels[name], errand)
        outcome = await asyncio.get_running_loop().run_in_executor(self._threads[name], send)
        self._gates("send:after")
        if isinstance(outcome, Failed) and outcome.retry_at is not None:
            self._not_before[name] = min(outcome.retry_at, self._now() + LONGEST_WAIT)
        await self._writer.do(partial(note, self._store, errand, outcome, started, self._now()))
        self._gates("settle:after")


def _sent(channel: Channel, errand: Errand) -> Outcome:
    """Send a letter; of a channel that breaks in a way nobody foresaw nobody knows what it sent."""
    try:
        return channel.send(errand.letter, errand.target)
    except Exception as error:  # noqa: BLE001  # one broken channel must not stop the others
        # The words of a foreign exception may hold the channel's secrets: only its kind is kept.
        log.warning("a channel broke", channel=channel.name, error=type(error).__name__)
        return Unclear(reason=f"broke with {type(error).__name__}")


def claim(store: Store, channel: str, now: datetime) -> Errand | None:
    """Take the next message that is due for a channel, for as long as the lease lasts."""
    with store.begin() as books:
        parcel = books.outbox.claim(now, 1, LEASE, channel=channel)
        if not parcel:
            return None
        alerts = tuple(books.outbox.alert(delivery.alert_id) for delivery in parcel)
        return Errand(letter=_letter(books, alerts, parcel), deliveries=parcel)


def _letter(books: Books, alerts: tuple[Alert, ...], parcel: tuple[Delivery, ...]) -> Letter:
    first = parcel[0]
    story = alerts[0].story if len(alerts) == 1 else None
    thread = books.outbox.thread(story, first.channel, first.target) if story is not None else None
    return Letter(
        alerts=alerts,
        repeat=any(delivery.unclear for delivery in parcel),
        thread=thread or "",
        bundle=Bundle(first.bundle.partition(":")[0]) if first.bundle else Bundle.NONE,
    )


def note(store: Store, errand: Errand, outcome: Outcome, started: datetime, finished: datetime) -> None:
    """Keep how one send ended, for each delivery it carried."""
    with store.begin() as books:
        for delivery in errand.deliveries:
            attempt = Attempt(delivery_id=delivery.id, started_at=started, finished_at=finished, outcome=outcome)
            books.outbox.settle(delivery, settle(delivery, outcome, finished), attempt)
        _keep_thread(books, errand, outcome)


def _keep_thread(books: Books, errand: Errand, outcome: Outcome) -> None:
    story = errand.letter.alerts[0].story
    if isinstance(outcome, Sent) and outcome.thread and story is not None and len(errand.letter.alerts) == 1:
        first = errand.deliveries[0]
        books.outbox.keep_thread(story, first.channel, first.target, outcome.thread)
