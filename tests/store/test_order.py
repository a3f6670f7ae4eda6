from datetime import timedelta

import pytest

from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear
from monitor.store.store import Store
from tests.store.building import DIGEST, MINUTE, NOON, QUIET
from tests.store.queueing import DOWN, claim, claimed, end, gather, goes_out, tell


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
    tell(store, "held", story="harbour", due_at=NOON + timedelta(hours=6), bundle=QUIET)
    tell(store, "urgent", story="harbour")
    assert claimed(store) == ["urgent"]
    assert claimed(store, NOON + timedelta(hours=6)) == ["held"]


def test_alerts_of_no_story_wait_for_nobody(store: Store) -> None:
    tell(store, "1")
    tell(store, "2")
    assert claimed(store) == ["1", "2"]


def test_a_bundle_is_claimed_whole_and_counts_as_one(store: Store) -> None:
    gather(store, "1", "2", "3")
    tell(store, "single")
    assert claimed(store, limit=1) == ["1", "2", "3"]
    assert claimed(store) == ["single"]


def test_a_bundle_to_two_targets_is_two_messages(store: Store) -> None:
    gather(store, "1")
    tell(store, "2", target="slack-2", bundle=DIGEST)
    assert [len(claim(store, limit=1)) for _ in range(2)] == [1, 1]


def test_a_bundle_that_failed_is_tried_again_whole(store: Store) -> None:
    gather(store, "1", "2", "3")
    for delivery in claim(store):
        end(store, delivery, DOWN)
    soonest = NOON + 9 * timedelta(seconds=1)  # each has a wait of its own; the first of them leads
    assert claim(store, NOON) == ()
    assert claimed(store, max(soonest, NOON + MINUTE)) == ["1", "2", "3"]


def test_two_bundles_never_wait_for_each_other_and_keep_the_order_of_each_story(store: Store) -> None:
    tell(store, "1", story="harbour", bundle=QUIET)
    tell(store, "2", story="harbour", bundle=DIGEST)
    tell(store, "3", story="airport", bundle=DIGEST)
    tell(store, "4", story="airport", bundle=QUIET)
    assert [goes_out(store) for _ in range(4)] == [["1"], ["2", "3"], ["4"], []]


def test_a_bundle_goes_without_what_an_earlier_one_of_its_story_that_is_tried_again_goes_before(store: Store) -> None:
    tell(store, "held", story="harbour", bundle=QUIET, due_at=NOON + MINUTE)
    tell(store, "urgent", story="harbour")
    assert goes_out(store, NOON, DOWN) == ["urgent"]
    tell(store, "later", story="harbour", bundle=QUIET, due_at=NOON + MINUTE)
    tell(store, "elsewhere", story="airport", bundle=QUIET, due_at=NOON + MINUTE)
    assert [goes_out(store, NOON + MINUTE) for _ in range(3)] == [["held", "elsewhere"], ["urgent"], ["later"]]


def test_a_message_that_is_tried_again_is_the_same_whatever_its_bundle_became(store: Store) -> None:
    gather(store, "1", "2")
    assert goes_out(store, NOON, Unclear(reason="no answer")) == ["1", "2"]
    gather(store, "3")  # decided on before that was sent, and kept after it
    assert goes_out(store) == ["3"]
    assert goes_out(store, NOON + MINUTE) == ["1", "2"]
