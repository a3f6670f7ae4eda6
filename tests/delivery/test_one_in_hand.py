"""A channel has one message in hand at a time: after a kill no more than that may have to be sent again."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.deliver.channel import Letter
from monitor.domain.deliveries import Outcome, Sent
from monitor.services.gates import Gates
from monitor.services.sending.dispatch import Dispatcher
from monitor.services.writer import Writer
from monitor.store.store import Store
from tests.ready import ready_store
from tests.services.world import NOON, RecordingChannel
from tests.store.building import a_plan, an_alert


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = ready_store(f"sqlite:///{tmp_path}/newsmon.db")
    with store.begin() as books:
        for number in range(6):
            books.alerts.add(an_alert(str(number)), [a_plan(target="desk-1")])
    yield store
    store.close()


async def test_a_channel_that_is_served_already_is_not_served_twice(store: Store) -> None:
    in_hand: list[int] = []

    def slow(_letter: Letter) -> Outcome:
        time.sleep(0.05)  # long enough for somebody else to claim the next one
        with store.read() as books:
            in_hand.append(sum(delivery.fence > 0 for delivery in books.deliveries.all()) - len(in_hand))
        return Sent()

    writer = Writer()
    channel = RecordingChannel(answer=slow)
    dispatcher = Dispatcher(store, writer, {"desk": channel}, lambda: NOON, Gates())
    dispatcher.kick()
    await asyncio.sleep(0.02)
    await dispatcher.settled()
    await dispatcher.close(1.0)
    writer.close()
    assert len(channel.letters) == 6
    assert max(in_hand) == 1
