from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.looks.cadence import (
    CLOSEST,
    LONGEST_RETRY,
    RESTS_AFTER,
    WIDEST,
    after_failure,
    listed_otherwise,
    next_check,
    next_look,
)
from monitor.domain.looks.removal import FEW_LOOKS, FEW_MINUTES, SPAN
from monitor.domain.looks.tracking import Known, SourceState
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.sources import Recheck, Source, SourceKind

NOON = datetime(2025, 1, 23, 12, tzinfo=UTC)
FEED = Source(name="daily", kind=SourceKind.FEED, url="https://daily.example/feed")
STATE = SourceState(id=1, source=FEED)


def an_article(*, age: timedelta, changed: timedelta | None = None) -> Known:
    return Known(
        id=1,
        identity="daily.example/1",
        url="https://daily.example/1",
        tracked=True,
        first_seen_at=NOON - age,
        changed_at=None if changed is None else NOON - changed,
    )


@pytest.mark.parametrize(
    ("age", "pause"),
    [
        (timedelta(minutes=1), timedelta(seconds=90)),
        (timedelta(minutes=35), timedelta(minutes=5)),
        (timedelta(hours=3.5), timedelta(minutes=30)),
        (timedelta(hours=21), timedelta(hours=3)),
        (timedelta(days=3.5), timedelta(hours=12)),
        (timedelta(days=9), timedelta(days=1)),
    ],
)
def test_an_article_is_looked_at_the_more_often_the_younger_it_is(age: timedelta, pause: timedelta) -> None:
    assert next_look(an_article(age=age), FEED, NOON).at == NOON + pause


def test_an_article_that_stood_for_a_fortnight_is_left_alone_and_the_reason_given() -> None:
    after = next_look(an_article(age=timedelta(days=14, seconds=5)), FEED, NOON)
    assert after.at is None
    assert "14 days" in after.reason


def test_an_edit_makes_an_article_young_again() -> None:
    edited = an_article(age=timedelta(hours=9), changed=timedelta(minutes=2))
    assert next_look(edited, FEED, NOON).at == NOON + timedelta(seconds=90)


def test_a_page_that_changes_at_every_look_for_days_is_not_asked_each_minute() -> None:
    restless = an_article(age=timedelta(days=20), changed=timedelta(minutes=2))
    assert next_look(restless, FEED, NOON).at == NOON + timedelta(minutes=5)


def test_a_page_that_failed_is_looked_at_again_soon_whatever_its_age() -> None:
    failed = replace(an_article(age=timedelta(days=10)), failures=1)
    assert next_look(failed, FEED, NOON).at == NOON + timedelta(minutes=1)


def test_a_page_that_keeps_failing_falls_back_to_what_its_age_asks_for() -> None:
    failed = replace(an_article(age=timedelta(days=10)), failures=4)
    assert next_look(failed, FEED, NOON).at == NOON + timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "pause"),
    [
        (timedelta(hours=4), timedelta(hours=1)),
        (timedelta(days=1.75), timedelta(hours=6)),
        (timedelta(days=9), timedelta(days=1)),
    ],
)
def test_a_removed_article_is_looked_at_hourly_then_less_since_it_may_come_back(
    age: timedelta, pause: timedelta
) -> None:
    removed = replace(an_article(age=age), removed=True, failures=9)
    assert next_look(removed, FEED, NOON).at == NOON + pause


@pytest.mark.parametrize(
    ("looks", "minutes"), [(0, []), (2, [10, 60]), (4, [4, 10, 25, 60]), (8, [4, 6, 10, 15, 25, 40, 60, 120])]
)
def test_what_no_topic_matches_is_looked_at_so_often_while_it_is_young(looks: int, minutes: list[int]) -> None:
    unmatched, source = replace(an_article(age=timedelta(0)), tracked=False), replace(FEED, untracked_looks=looks)
    made: list[int] = []
    at = next_look(unmatched, source, NOON).at
    while at is not None:
        made.append(int((at - NOON).total_seconds() // 60))
        at = next_look(unmatched, source, at).at
    assert made == minutes


def test_what_its_listing_says_anew_is_looked_at_no_more_often_than_its_age_asks_for() -> None:
    looked_at = replace(an_article(age=timedelta(hours=7)), checked_at=NOON - timedelta(minutes=50))
    in_a_minute = NOON + timedelta(minutes=1)
    assert listed_otherwise(looked_at, NOON).at == NOON + timedelta(minutes=10)
    assert listed_otherwise(replace(looked_at, checked_at=NOON - timedelta(hours=2)), NOON).at == NOON
    assert listed_otherwise(replace(looked_at, next_check_at=in_a_minute), NOON).at == in_a_minute
    assert listed_otherwise(an_article(age=timedelta(days=20)), NOON).at is None


def test_articles_read_with_their_source_need_no_ladder_while_they_are_listed() -> None:
    always = replace(FEED, recheck=Recheck.ALWAYS)
    assert next_look(an_article(age=timedelta(0)), always, NOON).at is None
    assert next_look(an_article(age=timedelta(0)), always, NOON, listed=False).at is not None


def test_a_watch_ends_when_it_was_said_to() -> None:
    watch = replace(FEED, until=NOON)
    assert next_look(an_article(age=timedelta(0)), watch, NOON).at is None
    assert next_check(replace(STATE, source=watch), NOON, scheduled=NOON + timedelta(hours=1)).at is None


def test_a_source_is_checked_by_its_schedule() -> None:
    at = NOON + timedelta(minutes=5)
    assert next_check(STATE, NOON, scheduled=at).at == at


def test_a_schedule_that_was_slept_through_is_made_good_once() -> None:
    assert next_check(STATE, NOON, scheduled=NOON - timedelta(days=3)).at == NOON


@pytest.mark.parametrize("every", [timedelta(seconds=20), timedelta(minutes=5), timedelta(hours=2)])
def test_after_its_first_failures_a_source_is_asked_in_its_own_rhythm(every: timedelta) -> None:
    for failures in (1, 2, 3):
        assert next_check(replace(STATE, failures=failures), NOON, scheduled=NOON + every).at == NOON + every


def test_a_failing_source_is_asked_less_often_than_its_schedule_says_never_more() -> None:
    often, seldom = timedelta(seconds=20), timedelta(days=1)
    pauses = [next_check(replace(STATE, failures=n), NOON, scheduled=NOON + often).at for n in (4, 5, 6, 30)]
    assert pauses == [NOON + pause for pause in (often * 2, often * 4, often * 8, timedelta(hours=1))]
    assert next_check(replace(STATE, failures=30), NOON, scheduled=NOON + seldom).at == NOON + seldom


def test_a_source_that_was_mended_is_read_after_no_longer_than_its_outage_and_its_rhythm() -> None:
    every, at, failures = timedelta(seconds=20), NOON, 0
    while at < NOON + timedelta(minutes=30):
        before, failures = at, failures + 1
        at = next_check(replace(STATE, failures=failures), at, scheduled=at + every).at or NOON
        assert at - before <= (before - NOON) + every


@pytest.mark.parametrize("age", [timedelta(minutes=1), timedelta(hours=3), timedelta(days=10)])
def test_an_article_not_found_is_looked_for_thrice_in_a_quarter_of_an_hour_and_again_when_it_may_be_called_removed(
    age: timedelta,
) -> None:
    at, looks, failures = NOON, [NOON], 1
    while at < NOON + SPAN:
        missing = replace(an_article(age=age), verdict=VerdictKind.GONE, failures=failures, gone_since=NOON)
        at = next_look(missing, FEED, at, listed=False).at or NOON + SPAN
        looks, failures = [*looks, at], failures + 1
    assert sum(look <= NOON + FEW_MINUTES for look in looks) >= FEW_LOOKS
    assert NOON + FEW_MINUTES in looks or age < timedelta(minutes=30)
    assert looks[-1] <= NOON + SPAN + timedelta(minutes=15)


def test_an_article_that_its_listing_still_holds_is_looked_for_sooner() -> None:
    missing = replace(an_article(age=timedelta(days=10)), verdict=VerdictKind.GONE, failures=4, gone_since=NOON)
    unlisted, shown = (next_look(missing, FEED, NOON, listed=False, shown=held) for held in (False, True))
    assert (unlisted.at, shown.at) == (NOON + timedelta(minutes=5), NOON + timedelta(minutes=1))
    assert "unreachable at 12:15Z, removed at 15:00Z" in unlisted.reason


def test_a_source_that_left_the_settings_is_not_checked() -> None:
    assert next_check(replace(STATE, retired=True), NOON, scheduled=NOON).at is None


@given(st.integers(0, 10**6))
def test_the_pause_after_failures_is_bounded_and_never_shrinks(failures: int) -> None:
    assert NOON < after_failure(failures, NOON) <= after_failure(failures + 1, NOON) <= NOON + LONGEST_RETRY


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=20)))
def test_a_look_is_never_due_in_the_past(age: timedelta) -> None:
    after = next_look(an_article(age=age), FEED, NOON)
    assert (after.at is None) == (age >= RESTS_AFTER)
    assert after.at is None or NOON + CLOSEST <= after.at <= NOON + WIDEST
