from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.deliveries import Delivery, Failed, Outcome, Sent, State, Unclear
from monitor.domain.telling.settling import LONGEST_WAIT, MAX_ATTEMPTS, backoff, settle

NOON = datetime(2025, 1, 23, 12, tzinfo=UTC)
WAITING = Delivery(
    id=7,
    alert_id=1,
    alert_key="k",
    channel="newsroom",
    target="slack-1",
    state=State.WAITING,
    attempts=0,
    due_at=NOON,
    fence=3,
)
outcomes = st.one_of(
    st.just(Sent()),
    st.builds(Unclear, reason=st.just("the answer was lost")),
    st.builds(
        Failed,
        reason=st.just("503"),
        permanent=st.booleans(),
        retry_at=st.none() | st.integers(-(10**6), 10**6).map(lambda seconds: NOON + timedelta(seconds=seconds)),
    ),
)


def test_what_was_sent_is_done() -> None:
    assert settle(WAITING, Sent(), NOON) == replace(WAITING, state=State.SENT, attempts=1)


def test_what_can_never_arrive_is_given_up_at_once() -> None:
    dead = settle(WAITING, Failed(reason="no such channel", permanent=True), NOON)
    assert (dead.state, dead.last_error) == (State.DEAD, "no such channel")


def test_what_failed_waits_and_is_tried_again() -> None:
    later = settle(WAITING, Failed(reason="503"), NOON)
    assert later.state is State.WAITING
    assert later.due_at == NOON + backoff(1, WAITING.id)


def test_a_lost_answer_is_remembered_however_often_it_is_tried() -> None:
    unclear = settle(WAITING, Unclear(reason="the answer was lost"), NOON)
    assert unclear.unclear
    assert settle(unclear, Failed(reason="503"), NOON).unclear


def test_the_receivers_own_time_is_kept() -> None:
    at = NOON + timedelta(minutes=20)
    assert settle(WAITING, Failed(reason="429", retry_at=at), NOON).due_at == at


def test_a_receiver_cannot_put_us_off_for_more_than_an_hour() -> None:
    at = NOON + timedelta(days=3000)
    assert settle(WAITING, Failed(reason="429", retry_at=at), NOON).due_at == NOON + LONGEST_WAIT


def test_a_receivers_time_that_is_over_changes_nothing() -> None:
    at = NOON - timedelta(hours=1)
    assert settle(WAITING, Failed(reason="429", retry_at=at), NOON).due_at == NOON + backoff(1, WAITING.id)


def test_an_outage_of_half_a_day_is_outlived() -> None:
    delivery, now = WAITING, NOON
    while delivery.state is State.WAITING and now < NOON + timedelta(hours=12):
        delivery = settle(delivery, Failed(reason="500"), now)
        now = delivery.due_at
    assert delivery.state is State.WAITING


def test_the_last_attempt_is_the_last() -> None:
    dead = settle(replace(WAITING, attempts=MAX_ATTEMPTS - 1), Failed(reason="500"), NOON)
    assert dead.state is State.DEAD
    assert f"{MAX_ATTEMPTS} attempts" in dead.last_error


@given(st.integers(0, 200), st.integers(0, 10**9))
def test_waits_never_shrink_and_never_pass_an_hour(attempts: int, delivery_id: int) -> None:
    assert timedelta(0) < backoff(attempts, delivery_id) <= backoff(attempts + 1, delivery_id) <= LONGEST_WAIT


def test_deliveries_do_not_all_knock_at_the_same_moment() -> None:
    assert len({backoff(5, delivery_id) for delivery_id in range(16)}) == 16


@given(st.integers(0, MAX_ATTEMPTS), outcomes)
def test_settling_never_loses_a_delivery(attempts: int, outcome: Outcome) -> None:
    before = replace(WAITING, attempts=attempts)
    after = settle(before, outcome, NOON)
    assert (after.id, after.alert_key, after.fence, after.attempts) == (7, "k", 3, attempts + 1)
    match after.state:
        case State.WAITING:
            assert NOON < after.due_at <= NOON + LONGEST_WAIT
        case State.SENT:
            assert isinstance(outcome, Sent)
        case state:
            assert state is State.DEAD
            assert after.last_error
