"""What is said of edits that were not seen."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.looks.coverage import FEWEST, LIVES, STEPS, Gaps, chance, covered, found_within, share_seen, step_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
minutes = st.floats(0.1, 10_000).map(lambda count: timedelta(minutes=count))


def gaps(length: float, looks: int = FEWEST) -> Gaps:
    return Gaps(chance=1.0, weighed=length, looks=looks)


def test_of_edits_that_stand_half_as_long_as_the_gap_between_looks_half_are_seen() -> None:
    assert share_seen([gaps(14)], timedelta(minutes=7)) == pytest.approx(0.5)


def test_an_edit_that_outlives_the_gap_is_surely_seen() -> None:
    assert share_seen([gaps(5)], timedelta(minutes=7)) == 1


def test_gaps_weigh_by_how_likely_an_edit_came_in_them() -> None:
    often, seldom = Gaps(chance=3, weighed=3 * 5, looks=9), Gaps(chance=1, weighed=14, looks=9)
    assert share_seen([often, seldom], timedelta(minutes=7)) == pytest.approx((3 * 1 + 1 * 0.5) / 4)


def test_a_lasting_edit_is_found_at_any_moment_of_its_gap_alike() -> None:
    assert found_within([gaps(10)], 0.5) / timedelta(minutes=1) == pytest.approx(5, abs=0.1)
    assert found_within([gaps(10)], 0.95) / timedelta(minutes=1) == pytest.approx(9.5, abs=0.1)


def test_below_thirty_looks_nothing_is_said() -> None:
    assert covered(1, [gaps(5, FEWEST - 1)]).seen is None
    said = covered(1, [gaps(5, FEWEST)])
    assert said.seen is not None
    assert len(said.seen) == len(LIVES)


def test_without_a_gap_nothing_is_said() -> None:
    assert covered(3, []).half is None


@given(st.lists(minutes, min_size=2, max_size=6, unique=True))
def test_a_gap_is_as_likely_to_hold_an_edit_as_its_parts_together(moments: list[timedelta]) -> None:
    at = [NOON + moment for moment in sorted(moments)]
    parts = sum(chance(before, after, NOON) for before, after in pairwise(at))
    assert parts == pytest.approx(chance(at[0], at[-1], NOON))


@given(minutes)
def test_a_gap_is_no_longer_than_its_step(length: timedelta) -> None:
    step = step_of(NOON, NOON + length)
    assert step == len(STEPS) or length <= timedelta(minutes=STEPS[step])
    assert step == 0 or length > timedelta(minutes=STEPS[step - 1])


@given(st.lists(st.floats(1, 1_000).map(gaps), min_size=1, max_size=5), minutes, minutes)
def test_what_stands_longer_is_seen_no_less(some: list[Gaps], one: timedelta, other: timedelta) -> None:
    assert share_seen(some, min(one, other)) <= share_seen(some, max(one, other)) <= 1
