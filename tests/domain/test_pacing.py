from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.changes import Severity
from monitor.domain.looks.pacing import WAITS, ToldEdit, turn

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def due(now: float, *told: ToldEdit, severity: Severity = Severity.MEDIUM) -> float:
    return (turn(told, severity, NOON + minutes(now)).at - NOON) / minutes(1)


def at(minute: float, *, paced: bool = False) -> ToldEdit:
    return ToldEdit(at=NOON + minutes(minute), paced=paced)


def test_the_first_edits_are_told_at_once() -> None:
    assert due(0) == 0
    assert due(2, at(0), at(1)) == 2


def test_the_fourth_within_a_quarter_of_an_hour_waits_for_ten_minutes() -> None:
    assert due(3, at(0), at(1), at(2)) == 12


def test_each_wait_is_longer_up_to_an_hour() -> None:
    assert due(13, at(2), at(12, paced=True)) == 42
    assert due(43, at(12, paced=True), at(42, paced=True)) == 102
    assert due(103, at(42, paced=True), at(102, paced=True), at(102, paced=True)) == 162


def test_a_text_that_rested_is_told_at_once_again() -> None:
    assert due(120, at(12, paced=True), at(42, paced=True)) == 120
    assert due(121, at(42, paced=True), at(120)) == 121


def test_an_article_that_is_edited_at_every_poll_of_ten_minutes_never_waits() -> None:
    assert due(60, *(at(minute) for minute in range(0, 60, 7))) == 60


def test_what_weighs_high_never_waits() -> None:
    assert due(3, at(0), at(1), at(2), severity=Severity.HIGH) == 3


@given(st.lists(st.tuples(st.integers(0, 500), st.booleans()), max_size=30), st.integers(0, 600))
def test_nothing_waits_longer_than_the_longest_wait(before: list[tuple[int, bool]], now: int) -> None:
    told = tuple(at(minute, paced=paced) for minute, paced in sorted(before) if minute <= now)
    found = turn(told, Severity.LOW, NOON + minutes(now))
    assert NOON + minutes(now) <= found.at <= NOON + minutes(now) + WAITS[-1]
