"""Whatever happens to outbox, leases and clock: nothing is lost, no repeat is without cause and mark, order is kept.

A machine of random steps over a real database: alerts are told, messages claimed, sent and settled, and in between
processes die, answers are lost or come late, leases end, clocks jump, channels go and come back.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from tempfile import TemporaryDirectory
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete

from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.deliveries import Attempt, Delivery, Failed, Outcome, Sent, State, Unclear
from monitor.domain.telling.settling import LONGEST_WAIT, settle
from monitor.store.schema import alerts, attempts, deliveries, stories
from monitor.store.store import Books, Store
from tests.ready import ready_store
from tests.store.building import NOON, a_plan, an_alert

LEASE = timedelta(minutes=5)
DESKS = ("desk", "mail")
ALL = dict.fromkeys(DESKS, ("one",))
TEN_MINUTES = timedelta(minutes=10)
LONG_AFTER = timedelta(days=2)
OUTCOMES: dict[str, Outcome] = {
    "taken": Sent(detail="ok"),
    "taken, answer lost": Unclear(reason="no answer"),
    "lost, no answer": Unclear(reason="reset"),
    "refused": Failed(reason="503"),
    "busy": Failed(reason="429", retry_at=NOON + timedelta(hours=3)),
    "gone": Failed(reason="410", permanent=True),
}


@dataclass(slots=True)
class Held:
    """A message in the hands of a process: claimed, perhaps sent, perhaps with an outcome that is not noted yet."""

    parcel: tuple[Delivery, ...]
    outcome: Outcome | None = None
    late: bool = False  # its process was thought dead, or its lease ended: it may still come back


class Outbox(RuleBasedStateMachine):
    """The steps, and what is known of the receivers and of the processes that no database knows."""

    store: ClassVar[Store]
    calm: ClassVar[int] = 0  # courses that ended with everything arrived

    @initialize()
    def begin(self) -> None:
        self.read: dict[int, Delivery] | None = None  # as it stands since the newest write
        with self.write() as books:
            for table in (attempts, deliveries, alerts, stories):
                books.outbox._on.execute(delete(table))  # noqa: SLF001  a quick new beginning
            self.stories = tuple(books.stories.begin(name, NOON) for name in "ab")
        self.now = NOON
        self.told = 0
        self.story: dict[str, int | None] = {}
        self.held: list[Held] = []
        self.here: set[str] = set(DESKS)
        self.arrived: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.settled: set[int] = set()  # deliveries of which we know that they arrived
        self.mates: dict[int, frozenset[int]] = {}  # what each delivery went out with the first time
        self.tell(story=0, hours=0)
        self.tell(story=0, hours=0)

    # What happens

    @rule(story=st.sampled_from([0, 1, None]), hours=st.sampled_from([0, 0, 0, 1]))
    def tell(self, story: int | None, hours: int) -> None:
        self.queue(story, self.now + timedelta(hours=hours))

    @rule(story=st.sampled_from([0, 1, None]), kind=st.sampled_from([Bundle.QUIET, Bundle.DIGEST]))
    def gather(self, story: int | None, kind: Bundle) -> None:
        """Hold an alert until the next ten minutes are full, together with others."""
        due_at = NOON + ((self.now - NOON) // TEN_MINUTES + 1) * TEN_MINUTES
        self.queue(story, due_at, BundleId(kind=kind, due_at=due_at))

    def queue(self, story: int | None, due_at: datetime, bundle: BundleId | None = None) -> None:
        self.told += 1
        alert = an_alert(str(self.told), story=None if story is None else self.stories[story])
        self.story[alert.key] = alert.story
        plans = [a_plan(channel=desk, target="one", due_at=due_at, bundle=bundle) for desk in DESKS]
        with self.write() as books:
            assert books.alerts.add(alert, plans)
            assert not books.alerts.add(alert, plans)

    @rule(desk=st.sampled_from(DESKS))
    def claim(self, desk: str) -> None:
        before = self.rows()
        with self.write() as books:
            taken = books.outbox.claim(self.now, 1, LEASE, channel=desk)
        if taken:
            self.may_be_taken(taken, before)
            self.held.append(Held(parcel=taken))

    @precondition(lambda self: any(held.outcome is None for held in self.held))
    @rule(data=st.data(), how=st.sampled_from(sorted(OUTCOMES)))
    def send(self, data: st.DataObject, how: str) -> None:
        held = data.draw(st.sampled_from([held for held in self.held if held.outcome is None]))
        held.outcome = OUTCOMES[how]
        if how.startswith("taken"):
            self.arrives(held)

    @precondition(lambda self: any(held.outcome is not None for held in self.held))
    @rule(data=st.data())
    def note(self, data: st.DataObject) -> None:
        held = data.draw(st.sampled_from([held for held in self.held if held.outcome is not None]))
        self.held.remove(held)
        assert held.outcome is not None
        current = self.rows()
        with self.write() as books:
            counted = {one.id for one in held.parcel if settled(books, one, held.outcome, self.now)}
        for delivery in held.parcel:
            valid = delivery.id in counted
            assert valid <= (current[delivery.id].fence == delivery.fence), "an old claim settled a delivery"
            assert valid or held.late, "a valid claim was not believed"
        if isinstance(held.outcome, Sent):
            self.settled |= counted

    @rule()
    def killed(self) -> None:
        """The daemon dies where it stands, and another one begins."""
        self.held = [held for held in self.held if held.late and held.outcome is not None]
        with self.write() as books:
            books.outbox.void_claims()

    @rule()
    def paused(self) -> None:
        """The daemon is taken for dead, and goes on afterwards."""
        for held in self.held:
            held.late = True
        with self.write() as books:
            books.outbox.void_claims()

    @rule(seconds=st.sampled_from([1, 20, 60, 600, 7200, -3600]))
    def clock(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        for held in self.held:
            held.late = held.late or seconds > LEASE.total_seconds()

    @precondition(lambda self: any(not held.late for held in self.held))
    @rule()
    def lease_ends(self) -> None:
        """A process hangs for longer than its lease, and what it holds is taken by another."""
        desk = next(held.parcel[0].channel for held in self.held if not held.late)
        self.clock(seconds=int(LEASE.total_seconds()) + 1)
        self.claim(desk=desk)

    @rule(desk=st.sampled_from(DESKS))
    def channel_goes(self, desk: str) -> None:
        self.here.discard(desk)
        with self.write() as books:
            books.deliveries.cancel_missing({name: ALL[name] for name in self.here})

    @rule()
    def channels_come_back(self) -> None:
        self.here = set(DESKS)
        with self.write() as books:
            books.deliveries.retry(None, self.now, ALL)

    # What must be true

    def may_be_taken(self, parcel: Sequence[Delivery], before: dict[int, Delivery]) -> None:
        """Nothing is taken that is done, or in other company than before, or that an earlier one goes before."""
        ids = frozenset(delivery.id for delivery in parcel)
        assert any(self.is_due(before[number]) for number in ids)
        for delivery in parcel:
            assert before[delivery.id].state is State.WAITING
            assert delivery.id not in self.in_hand(), "taken from whoever has it"
            assert self.mates.setdefault(delivery.id, ids) == ids, "the same alert under another id"
            for one in before.values():
                # What fell due while a message was tried again does not tear it apart.
                goes_before = one.id < (delivery.id if not delivery.attempts else min(ids))
                if goes_before and one.id not in ids and self.is_under_way(one) and self.tell_the_same(one, delivery):
                    raise AssertionError(f"{delivery.id} overtook {one.id}")

    def in_hand(self) -> set[int]:
        """Return the deliveries that a process has a valid claim on."""
        return {delivery.id for held in self.held if not held.late for delivery in held.parcel}

    def is_due(self, one: Delivery) -> bool:
        """Say whether it is time for a delivery; a clock that goes back does not put it off further."""
        return one.due_at <= self.now or (one.attempts > 0 and one.due_at > self.now + LONGEST_WAIT)

    def is_under_way(self, one: Delivery) -> bool:
        """Say whether a delivery is due, was tried, or is in hand."""
        begun = one.due_at <= self.now or one.attempts > 0 or one.id in self.in_hand()
        return one.state is State.WAITING and begun

    def tell_the_same(self, one: Delivery, other: Delivery) -> bool:
        """Say whether two deliveries tell one story to one desk."""
        story = self.story[one.alert_key]
        return one.channel == other.channel and story is not None and self.story[other.alert_key] == story

    def arrives(self, held: Held) -> None:
        """A receiver takes a message: again only where the outcome was unclear, and then it says so."""
        marked = any(delivery.unclear for delivery in held.parcel)
        for delivery in held.parcel:
            if not held.late:
                assert delivery.id not in self.settled, "what is known to have arrived was sent again"
                assert marked or not self.arrived[delivery.alert_key, delivery.channel], "a repeat without a mark"
            self.arrived[delivery.alert_key, delivery.channel] += 1

    @invariant()
    def what_is_settled_stays_so(self) -> None:
        for number, delivery in self.rows().items():
            if delivery.state is State.SENT:
                assert number in self.settled
            if delivery.state is State.WAITING:
                assert number not in self.settled

    def teardown(self) -> None:
        """In calm weather everything arrives in the end."""
        self.channels_come_back()
        self.killed()
        self.held.clear()
        self.now += LONG_AFTER
        while taken := [held for desk in DESKS if (held := self.take(desk)).parcel]:
            for held in taken:
                self.arrives(held)
                self.finish(held)
        waiting = [delivery for delivery in self.rows().values() if delivery.state is not State.SENT]
        assert not waiting
        assert {key for key, times in self.arrived.items() if times} == {
            (str(number), desk) for number in range(1, self.told + 1) for desk in DESKS
        }
        Outbox.calm += 1

    def take(self, desk: str) -> Held:
        with self.write() as books:
            return Held(parcel=books.outbox.claim(self.now, 1, LEASE, channel=desk))

    def finish(self, held: Held) -> None:
        with self.write() as books:
            assert all(settled(books, delivery, Sent(), self.now) for delivery in held.parcel)
        self.settled.update(delivery.id for delivery in held.parcel)

    @contextmanager
    def write(self) -> Iterator[Books]:
        with self.store.begin() as books:
            yield books
        self.read = None

    def rows(self) -> dict[int, Delivery]:
        if self.read is None:
            with self.store.read() as books:
                self.read = {delivery.id: delivery for delivery in books.deliveries.all()}
        return self.read


def settled(books: Books, delivery: Delivery, outcome: Outcome, now: datetime) -> bool:
    """Note how a send ended, and say whether that counted."""
    attempt = Attempt(delivery_id=delivery.id, started_at=now, finished_at=now, outcome=outcome)
    return books.outbox.settle(delivery, settle(delivery, outcome, now), attempt)


@pytest.fixture(scope="module")
def outbox() -> Iterator[type[Outbox]]:
    with TemporaryDirectory() as folder:
        Outbox.store = ready_store(f"sqlite:///{folder}/newsmon.db")
        yield Outbox
        Outbox.store.close()


def courses_that_end_well(outbox: type[Outbox], courses: int, steps: int) -> int:
    """Run so many courses of random steps; what must be true is asserted at each step, and once more in the end."""
    before = outbox.calm
    run_state_machine_as_test(outbox, settings=settings(max_examples=courses, stateful_step_count=steps, deadline=None))
    return outbox.calm - before


def test_whatever_happens_nothing_is_lost_or_told_twice_without_cause(outbox: type[Outbox]) -> None:
    assert courses_that_end_well(outbox, 100, steps=30) >= 100


@pytest.mark.long
def test_whatever_happens_for_long(outbox: type[Outbox]) -> None:
    assert courses_that_end_well(outbox, 2000, steps=50) >= 2000
