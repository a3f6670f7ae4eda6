from datetime import UTC, datetime, timedelta

from monitor.domain.looks.removal import Absence, Certainty, Neighbours, absence
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import Verdict, VerdictKind

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
GONE = Verdict(kind=VerdictKind.GONE, reason="the host answered 404 Not Found")
WELL = Neighbours(answered=5, listed=True)


def missed(looks: int, since: timedelta, neighbours: Neighbours = WELL) -> Absence:
    known = Known(
        id=1,
        identity="a",
        url="https://a.example/1",
        first_seen_at=NOON,
        verdict=VerdictKind.GONE,
        failures=looks - 1,
        gone_since=NOON,
    )
    return absence(known, GONE, NOON + since, neighbours)


def test_a_page_missing_for_a_moment_is_nothing_yet() -> None:
    assert missed(2, timedelta(hours=5)).certainty is Certainty.UNSURE
    assert missed(9, timedelta(minutes=14)).certainty is Certainty.UNSURE


def test_three_looks_in_a_quarter_of_an_hour_make_it_unreachable_and_unconfirmed() -> None:
    found = missed(3, timedelta(minutes=15))
    assert found.certainty is Certainty.UNREACHABLE
    assert found.reason == "unreachable since 2026-03-02 12:00Z, unconfirmed: the host answered 404 Not Found"


def test_four_looks_over_three_hours_make_it_removed() -> None:
    assert missed(4, timedelta(hours=2, minutes=59)).certainty is Certainty.UNREACHABLE
    assert missed(4, timedelta(hours=3)).certainty is Certainty.REMOVED


def test_pages_missing_all_at_once_are_the_outlet_s_trouble() -> None:
    found = missed(9, timedelta(hours=9), Neighbours(answered=2, missing=7, listed=True))
    assert found.certainty is Certainty.UNSURE
    assert "8 pages of the outlet are missing at once, 2 answer" in found.reason


def test_two_articles_taken_down_together_are_removals() -> None:
    assert missed(4, timedelta(hours=3), Neighbours(answered=1, missing=1, listed=True)).certainty is Certainty.REMOVED


def test_where_nothing_else_answers_nothing_is_removed_unless_there_is_nothing_else() -> None:
    assert missed(4, timedelta(hours=3), Neighbours()).certainty is Certainty.UNSURE
    assert missed(4, timedelta(hours=3), Neighbours(alone=True)).certainty is Certainty.REMOVED


def test_what_was_told_as_removed_is_not_told_again() -> None:
    known = Known(id=1, identity="a", url="u", first_seen_at=NOON, verdict=VerdictKind.GONE, failures=9, removed=True)
    assert absence(known, GONE, NOON + timedelta(days=2), WELL).certainty is Certainty.UNSURE


def test_a_look_of_another_kind_in_between_begins_the_count_anew() -> None:
    known = Known(id=1, identity="a", url="u", first_seen_at=NOON, verdict=VerdictKind.BLOCKED, failures=9)
    assert absence(known, GONE, NOON + timedelta(days=2), WELL).certainty is Certainty.UNSURE
