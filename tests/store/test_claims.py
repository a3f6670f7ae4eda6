from datetime import timedelta

from monitor.domain.deliveries import Failed, Outcome, Sent, State, Unclear
from monitor.store.store import Store
from tests.store.building import MINUTE, NOON, an_attempt
from tests.store.queueing import DOWN, LEASE, claim, claimed, end, now_is, tell


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
        kept = books.deliveries.attempts(delivery.id)
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
        assert len(books.deliveries.attempts(late.id)) == 2


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
