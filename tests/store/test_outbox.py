from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from monitor.domain.alerts import AlertKind
from monitor.domain.deliveries import Delivery, Failed, Outcome, Sent, State, Unclear
from monitor.domain.errors import StoreError
from monitor.domain.telling.settling import settle
from monitor.store.deliveries import Rerouted
from monitor.store.store import Books, Store
from tests.store.building import MINUTE, NOON, a_plan, an_alert, an_attempt

LEASE = 5 * MINUTE
DONE = Sent()
DOWN = Failed(reason="connection refused")


def tell(store: Store, key: str, *, story: str = "", **plan: object) -> None:
    """Queue an alert for one target; alerts of one ``story`` belong together."""
    with store.begin() as books:
        alert = an_alert(key, story=_story(books, story) if story else None)
        assert books.outbox.add(alert, [a_plan(**plan)])


def _story(books: Books, name: str) -> int:
    known = {about.title: about.id for about in books.stories.all(99)}
    return known.get(name) or books.stories.begin(name, NOON)


def claim(store: Store, now: datetime = NOON, limit: int = 99) -> tuple[Delivery, ...]:
    with store.begin() as books:
        return books.outbox.claim(now, limit, LEASE)


def claimed(store: Store, now: datetime = NOON, limit: int = 99) -> list[str]:
    return [delivery.alert_key for delivery in claim(store, now, limit)]


def end(store: Store, delivery: Delivery, outcome: Outcome, now: datetime = NOON) -> bool:
    with store.begin() as books:
        return books.outbox.settle(delivery, settle(delivery, outcome, now), an_attempt(delivery, outcome))


def now_is(store: Store, delivery: Delivery) -> Delivery:
    with store.read() as books:
        return next(each for each in books.outbox.deliveries() if each.id == delivery.id)


# Alerts


def test_an_alert_is_kept_once_however_often_it_is_added(store: Store) -> None:
    with store.begin() as books:
        assert books.outbox.add(an_alert("1"), [a_plan()])
        assert not books.outbox.add(an_alert("1", title="told again"), [a_plan(target="slack-2")])
    with store.read() as books:
        assert [alert for _, alert in books.outbox.alerts()] == [an_alert("1")]
        assert [delivery.target for delivery in books.outbox.deliveries()] == ["slack-1"]


def test_an_alert_goes_to_each_target_once(store: Store) -> None:
    with store.begin() as books:
        books.outbox.add(an_alert("1"), [a_plan(), a_plan(route="other"), a_plan(channel="mail")])
        assert {(each.channel, each.target) for each in books.outbox.deliveries()} == {
            ("desk", "slack-1"),
            ("mail", "slack-1"),
        }


def test_alerts_of_several_kinds_can_be_asked_for_at_once(store: Store) -> None:
    with store.begin() as books:
        for kind in (AlertKind.NEW, AlertKind.REMOVED, AlertKind.EDITED, AlertKind.BACK):
            books.outbox.add(an_alert(kind, kind=kind), [])
        found = books.outbox.alerts(kinds={AlertKind.BACK, AlertKind.REMOVED})
    assert [alert.kind for _, alert in found] == [AlertKind.REMOVED, AlertKind.BACK]


def test_alerts_come_oldest_first_and_can_be_asked_for_by_what_they_are(store: Store) -> None:
    with store.begin() as books:
        books.outbox.add(an_alert("1", topics=("항만", "공항"), source="a"), [])
        books.outbox.add(an_alert("2", kind=AlertKind.EDITED, topics=("항만",), at=NOON + MINUTE), [])
        books.outbox.add(an_alert("3", source="a", at=NOON + 2 * MINUTE), [])

        def keys(**asked: object) -> list[str]:
            return [alert.key for _, alert in books.outbox.alerts(**asked)]  # type: ignore[arg-type] # as a caller would

        assert keys() == ["1", "2", "3"]
        assert keys(limit=2) == ["2", "3"]
        assert keys(topic="항만") == ["1", "2"]
        assert keys(topic="항") == []
        assert keys(kind=AlertKind.EDITED) == ["2"]
        assert keys(source="a") == ["1", "3"]
        assert keys(since=NOON + MINUTE, until=NOON + 2 * MINUTE) == ["2"]
        assert keys(story=404) == []


def test_an_alert_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="alert 404"), store.read() as books:
        books.outbox.alert(404)


# Claims


def test_what_is_due_is_claimed_once(store: Store) -> None:
    tell(store, "1")
    tell(store, "later", due_at=NOON + MINUTE)
    (delivery,) = claim(store)
    assert (delivery.alert_key, delivery.fence, delivery.unclear) == ("1", 1, False)
    assert claim(store) == ()
    assert claimed(store, NOON + MINUTE) == ["later"]


def test_claims_may_be_for_one_channel_and_no_more_than_asked_for(store: Store) -> None:
    for number in range(4):
        tell(store, str(number), channel="mail" if number % 2 else "desk")
    with store.begin() as books:
        assert [each.alert_key for each in books.outbox.claim(NOON, 9, LEASE, channel="mail")] == ["1", "3"]
    assert claimed(store, limit=1) == ["0"]


def test_what_was_sent_is_done_with(store: Store) -> None:
    tell(store, "1")
    (delivery,) = claim(store)
    assert end(store, delivery, Sent(detail="ok"))
    assert now_is(store, delivery).state is State.SENT
    assert claim(store, NOON + timedelta(days=1)) == ()


def test_what_failed_waits_and_is_claimed_again_with_a_higher_fence(store: Store) -> None:
    tell(store, "1")
    (delivery,) = claim(store)
    assert end(store, delivery, DOWN)
    assert claim(store) == ()
    (again,) = claim(store, NOON + timedelta(hours=1))
    assert (again.attempts, again.fence, again.unclear, again.last_error) == (1, 2, False, "connection refused")


def test_each_attempt_is_kept_with_its_outcome(store: Store) -> None:
    busy, closed = Failed(reason="busy", retry_at=NOON), Failed(reason="410", permanent=True)
    outcomes: tuple[Outcome, ...] = (DOWN, Unclear(reason="no answer"), busy, closed)
    tell(store, "1")
    for hour, outcome in enumerate(outcomes):
        (delivery,) = claim(store, NOON + timedelta(hours=hour))
        end(store, delivery, outcome, NOON + timedelta(hours=hour))
    with store.read() as books:
        kept = books.outbox.attempts(delivery.id)
    assert kept == tuple(an_attempt(delivery, outcome) for outcome in outcomes)


def test_a_lease_that_ended_without_a_word_makes_the_delivery_unclear(store: Store) -> None:
    tell(store, "1")
    (late,) = claim(store)
    assert claim(store, NOON + LEASE - MINUTE) == ()
    (again,) = claim(store, NOON + LEASE)
    assert (again.unclear, again.fence) == (True, late.fence + 1)


def test_the_answer_of_an_old_claim_settles_nothing_but_its_attempt_is_kept(store: Store) -> None:
    tell(store, "1")
    (late,) = claim(store)
    (again,) = claim(store, NOON + LEASE)
    assert not end(store, late, Sent())
    assert now_is(store, late) == again
    assert end(store, again, Sent())
    with store.read() as books:
        assert len(books.outbox.attempts(late.id)) == 2


def test_an_answer_that_comes_twice_settles_once(store: Store) -> None:
    tell(store, "1")
    (delivery,) = claim(store)
    assert end(store, delivery, Sent())
    assert not end(store, delivery, DOWN)
    assert now_is(store, delivery).state is State.SENT


def test_what_a_dead_daemon_had_in_hand_is_due_unclear_and_beyond_its_reach(store: Store) -> None:
    tell(store, "1")
    tell(store, "waiting", due_at=NOON + MINUTE)
    (of_the_dead,) = claim(store)
    with store.begin() as books:
        assert books.outbox.void_claims() == ()
    assert not end(store, of_the_dead, Sent())
    (again,) = claim(store)
    assert (again.alert_key, again.unclear) == ("1", True)


# Order


def test_a_story_is_told_in_order_to_each_target(store: Store) -> None:
    for key in ("1", "2"):
        tell(store, key, story="harbour")
    tell(store, "other", story="airport")
    first, other = claim(store)
    assert (first.alert_key, other.alert_key) == ("1", "other")
    assert claim(store) == ()
    end(store, first, Sent())
    assert claimed(store) == ["2"]


def test_while_an_earlier_one_is_tried_again_the_next_one_waits(store: Store) -> None:
    for key in ("1", "2"):
        tell(store, key, story="harbour")
    tell(store, "elsewhere", story="harbour", target="slack-2")
    first, _ = claim(store)
    end(store, first, DOWN)
    assert claim(store) == ()
    assert claimed(store, NOON + MINUTE) == ["1"]


@pytest.mark.parametrize("outcome", [Sent(), Failed(reason="410", permanent=True)])
def test_what_was_sent_or_given_up_holds_nothing_up(store: Store, outcome: Outcome) -> None:
    for key in ("1", "2"):
        tell(store, key, story="harbour")
    (first,) = claim(store)
    end(store, first, outcome)
    assert claimed(store) == ["2"]


def test_what_is_held_for_later_does_not_hold_up_what_cannot_wait(store: Store) -> None:
    tell(store, "held", story="harbour", due_at=NOON + timedelta(hours=6), bundle="quiet")
    tell(store, "urgent", story="harbour")
    assert claimed(store) == ["urgent"]
    assert claimed(store, NOON + timedelta(hours=6)) == ["held"]


def test_alerts_of_no_story_wait_for_nobody(store: Store) -> None:
    tell(store, "1")
    tell(store, "2")
    assert claimed(store) == ["1", "2"]


# Bundles


def gather(store: Store, *keys: str, bundle: str = "digest", minutes: int = 0) -> None:
    for key in keys:
        tell(store, key, story=f"story of {key}", bundle=bundle, due_at=NOON + minutes * MINUTE)


def test_a_bundle_is_claimed_whole_and_counts_as_one(store: Store) -> None:
    gather(store, "1", "2", "3")
    tell(store, "single")
    assert claimed(store, limit=1) == ["1", "2", "3"]
    assert claimed(store) == ["single"]


def test_a_bundle_to_two_targets_is_two_messages(store: Store) -> None:
    gather(store, "1")
    tell(store, "2", target="slack-2", bundle="digest")
    assert [len(claim(store, limit=1)) for _ in range(2)] == [1, 1]


def test_a_bundle_that_failed_is_tried_again_whole(store: Store) -> None:
    gather(store, "1", "2", "3")
    for delivery in claim(store):
        end(store, delivery, DOWN)
    soonest = NOON + 9 * timedelta(seconds=1)  # each has a wait of its own; the first of them leads
    assert claim(store, NOON) == ()
    assert claimed(store, max(soonest, NOON + MINUTE)) == ["1", "2", "3"]


def goes_out(store: Store, now: datetime = NOON, outcome: Outcome = DONE) -> list[str]:
    """Send the next message, and say what was in it."""
    message = claim(store, now, limit=1)
    for delivery in message:
        end(store, delivery, outcome, now)
    return [each.alert_key for each in message]


def test_two_bundles_never_wait_for_each_other_and_keep_the_order_of_each_story(store: Store) -> None:
    tell(store, "1", story="harbour", bundle="quiet")
    tell(store, "2", story="harbour", bundle="digest")
    tell(store, "3", story="airport", bundle="digest")
    tell(store, "4", story="airport", bundle="quiet")
    assert [goes_out(store) for _ in range(4)] == [["1"], ["2", "3"], ["4"], []]


def test_a_bundle_goes_without_what_an_earlier_one_of_its_story_that_is_tried_again_goes_before(store: Store) -> None:
    tell(store, "held", story="harbour", bundle="quiet", due_at=NOON + MINUTE)
    tell(store, "urgent", story="harbour")
    assert goes_out(store, NOON, DOWN) == ["urgent"]
    tell(store, "later", story="harbour", bundle="quiet", due_at=NOON + MINUTE)
    tell(store, "elsewhere", story="airport", bundle="quiet", due_at=NOON + MINUTE)
    assert [goes_out(store, NOON + MINUTE) for _ in range(3)] == [["held", "elsewhere"], ["urgent"], ["later"]]


def test_a_message_that_is_tried_again_is_the_same_whatever_its_bundle_became(store: Store) -> None:
    gather(store, "1", "2")
    assert goes_out(store, NOON, Unclear(reason="no answer")) == ["1", "2"]
    gather(store, "3")  # decided on before that was sent, and kept after it
    assert goes_out(store) == ["3"]
    assert goes_out(store, NOON + MINUTE) == ["1", "2"]


# What people ask for


def test_the_dead_are_taken_up_again_once(store: Store) -> None:
    tell(store, "1")
    tell(store, "2")
    for delivery in claim(store):
        end(store, delivery, Failed(reason="410", permanent=True))
    with store.begin() as books:
        dead = books.outbox.deliveries(dead=True)
        assert [each.last_error for each in dead] == ["410", "410"]
        assert books.outbox.retry(dead[0].id, NOON) == 1
        assert books.outbox.retry(dead[0].id, NOON) == 0
    assert claimed(store) == ["1"]
    with store.begin() as books:
        assert books.outbox.retry(None, NOON) == 1
    assert claimed(store) == ["2"]


def test_what_waits_for_a_channel_that_is_gone_is_cancelled_with_a_note(store: Store) -> None:
    tell(store, "1")
    tell(store, "2", channel="pager")
    tell(store, "3", channel="mail")
    with store.begin() as books:
        assert books.outbox.cancel_missing({"desk": ("slack-1",), "pager": ()}) == Rerouted(moved=0, cancelled=2)
        gone = books.outbox.deliveries(state=State.CANCELLED)
    assert {each.last_error for each in gone} == {"its channel is no longer in the settings"}
    assert claimed(store) == ["1"]
    with store.begin() as books:
        assert books.outbox.cancel_missing({}) == Rerouted()  # what is in hand is left to its sender


def places(store: Store) -> list[tuple[str, str, State]]:
    with store.read() as books:
        return [(each.alert_key, each.target, each.state) for each in books.outbox.deliveries()]


def test_what_waits_moves_to_the_new_name_of_its_target(store: Store) -> None:
    tell(store, "1")
    tell(store, "digest", bundle="digest", due_at=NOON + MINUTE)
    with store.begin() as books:
        assert books.outbox.cancel_missing({"desk": ("slack-new",)}) == Rerouted(moved=2)
        assert books.outbox.cancel_missing({"desk": ("slack-new",)}) == Rerouted()
    assert claimed(store) == ["1"]
    assert claimed(store, NOON + MINUTE) == ["digest"]
    assert {target for _, target, _ in places(store)} == {"slack-new"}


def test_of_two_targets_the_one_with_a_new_name_is_found_and_the_other_is_left_alone(store: Store) -> None:
    with store.begin() as books:
        books.outbox.add(an_alert("1"), [a_plan(), a_plan(target="slack-2")])
        assert books.outbox.cancel_missing({"desk": ("slack-1", "slack-new")}) == Rerouted(moved=1)
    assert places(store) == [("1", "slack-1", State.WAITING), ("1", "slack-new", State.WAITING)]


def test_an_alert_is_moved_to_no_target_that_has_it_already_and_to_none_by_guessing(store: Store) -> None:
    with store.begin() as books:
        books.outbox.add(an_alert("1"), [a_plan(), a_plan(target="slack-2")])
        assert books.outbox.cancel_missing({"desk": ("slack-new",)}) == Rerouted(moved=1, cancelled=1)
    tell(store, "2")
    with store.begin() as books:
        assert books.outbox.cancel_missing({"desk": ("slack-a", "slack-b", "slack-new")}) == Rerouted(cancelled=1)


def test_what_was_cancelled_is_taken_up_again_when_its_channel_is_back(store: Store) -> None:
    tell(store, "1")
    tell(store, "2", channel="mail")
    with store.begin() as books:
        books.outbox.cancel_missing({})
        assert books.outbox.retry(None, NOON) == 0  # nobody says what is back
        assert books.outbox.retry(None, NOON, {"desk": ("slack-1",)}) == 1
    assert claimed(store) == ["1"]


def test_what_would_have_carried_an_empty_digest_is_not_taken_up_when_its_channel_is_back(store: Store) -> None:
    with store.begin() as books:
        books.outbox.carry([a_plan(bundle="digest:all:")])
        books.outbox.cancel_missing({})
        assert books.outbox.retry(None, NOON, {"desk": ("slack-1",)}) == 0
    assert claimed(store) == []


def test_after_a_clock_that_went_back_what_waited_for_no_hour_goes_out_at_once(store: Store) -> None:
    tell(store, "1", due_at=NOON + 120 * MINUTE)
    tell(store, "2", due_at=NOON + 120 * MINUTE, bundle="quiet:all:")
    with store.begin() as books:
        books.outbox.bring_forward(NOON)
    assert claimed(store) == ["1"]


def test_what_is_taken_up_goes_to_the_new_name_of_its_target_or_stays_where_it_is(store: Store) -> None:
    tell(store, "1")
    tell(store, "2", channel="mail")
    for delivery in claim(store):
        end(store, delivery, Failed(reason="401", permanent=True))
    with store.begin() as books:
        assert books.outbox.retry(None, NOON, {"desk": ("slack-new",)}) == 1
    assert places(store) == [("1", "slack-new", State.WAITING), ("2", "slack-1", State.DEAD)]


def test_deliveries_of_one_alert_and_the_newest_can_be_asked_for(store: Store) -> None:
    for key in ("1", "2", "3"):
        tell(store, key)
    with store.read() as books:
        ids = {alert.key: alert_id for alert_id, alert in books.outbox.alerts()}
        assert [each.alert_key for each in books.outbox.deliveries(alert_id=ids["2"])] == ["2"]
        assert [each.alert_key for each in books.outbox.deliveries(limit=2)] == ["2", "3"]


def test_a_story_has_a_thread_at_each_target(store: Store) -> None:
    with store.begin() as books:
        story = books.stories.begin("harbour", NOON)
        assert books.outbox.thread(story, "desk", "slack-1") is None
        books.outbox.keep_thread(story, "desk", "slack-1", "171.01")
        books.outbox.keep_thread(story, "desk", "slack-1", "171.02")
        assert books.outbox.thread(story, "desk", "slack-1") == "171.02"
        assert books.outbox.thread(story, "desk", "slack-2") is None


def test_what_must_wait_is_looked_up_by_its_story_however_much_waits(sqlite_store: Store) -> None:
    said: list[tuple[str, object]] = []
    with sqlite_store.begin() as books:
        engine = books.outbox._on.engine  # noqa: SLF001  # the plan is no matter of the books
        event.listen(engine, "before_cursor_execute", lambda *seen: said.append(seen[2:4]))
        books.outbox.claim(NOON, 1, LEASE)
        (heads,) = [each for each in said if "EXISTS" in each[0]]
        plan = books.outbox._on.exec_driver_sql(f"EXPLAIN QUERY PLAN {heads[0]}", heads[1])  # type: ignore[arg-type]  # noqa: SLF001
        steps = [row.detail for row in plan if row.detail.startswith("SEARCH earlier USING")]
    assert steps
    assert all("story_id=?" in step for step in steps)


# Everything together


class Sender:
    """Sends what it claims, and meets whatever may happen on the way."""

    OUTCOMES: ClassVar[dict[str, Outcome]] = {"sent": Sent(), "down": DOWN, "unclear": Unclear(reason="no answer")}

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = NOON
        self.in_hand: list[Delivery] = []
        self.arrived: list[str] = []

    def do(self, step: str) -> None:
        if step == "wait":
            self.now += timedelta(hours=2)
        elif step == "claim":
            self.in_hand += claim(self.store, self.now)
        elif step == "killed":
            with self.store.begin() as books:
                books.outbox.void_claims()
        elif self.in_hand:
            self._end(self.in_hand.pop(0), step)

    def _end(self, delivery: Delivery, step: str) -> None:
        outcome = self.OUTCOMES.get(step)  # none: the sender forgot it
        if outcome and end(self.store, delivery, outcome, self.now) and step == "sent":
            self.arrived.append(delivery.alert_key)


STEPS = st.sampled_from(["claim", "wait", "killed", "forgotten", *Sender.OUTCOMES])


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=6), st.lists(STEPS, max_size=25))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_happens_each_alert_arrives_and_each_story_in_order(
    sqlite_store: Store, stories: list[str], steps: list[str]
) -> None:
    with sqlite_store.read() as books:
        before = len(books.outbox.alerts())
    keys = [f"{story} {before + number}" for number, story in enumerate(stories)]
    for key in keys:
        tell(sqlite_store, key, story=key[0])
    sender = Sender(sqlite_store)
    calm = ["wait", "claim", *["sent"] * (len(keys) + len(steps))] * len(keys)
    for step in (*steps, *calm):
        sender.do(step)
    assert sorted(sender.arrived) == sorted(keys)
    for story in set(stories):
        assert [key for key in sender.arrived if key[0] == story] == [key for key in keys if key[0] == story]
