from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.looks.conditions import Condition, MisfitCount, VerdictCount, conditions, quiet
from monitor.domain.looks.tracking import SourceState
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.notices import Fault, NoticeKind
from monitor.domain.sources import Source, SourceKind

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STATE = SourceState(id=1, source=Source(name="harbour", kind=SourceKind.FEED, url="https://a.example/feed"))


def count(verdict: VerdictKind, articles: int, looks: int = 0) -> VerdictCount:
    return VerdictCount(source="harbour", verdict=verdict, articles=articles, looks=looks, reason="why")


def names(*verdicts: VerdictCount, state: SourceState = STATE) -> list[str]:
    return [met.fault.name for met in conditions(state, verdicts)]


def test_a_source_whose_articles_answer_has_nothing_wrong() -> None:
    assert names(count(VerdictKind.ARTICLE, 20)) == []


@pytest.mark.parametrize("verdict", [VerdictKind.BLOCKED, VerdictKind.WALL, VerdictKind.CUT, VerdictKind.EMPTY])
def test_most_articles_coming_to_nothing_is_a_condition(verdict: VerdictKind) -> None:
    assert names(count(VerdictKind.ARTICLE, 2), count(verdict, 3, looks=3)) == [verdict]
    assert names(count(VerdictKind.ARTICLE, 3), count(verdict, 3, looks=9)) == []
    assert names(count(verdict, 1, looks=2)) == []


def test_one_or_two_missing_articles_are_removals() -> None:
    assert names(count(VerdictKind.GONE, 2, looks=9)) == []
    assert names(count(VerdictKind.GONE, 3, looks=3), count(VerdictKind.ARTICLE, 2)) == ["gone"]


def test_a_profile_that_fits_few_articles_is_a_condition_of_the_outlet() -> None:
    broken = MisfitCount(outlet="a.example", source="harbour", misfits=4, fits=1, reason="no body")
    assert list(conditions(STATE, (), (broken,))) == [
        Condition(fault=Fault(kind=NoticeKind.LAYOUT, detail="a.example"), articles=4, of=5, reason="no body")
    ]


def arrivals(days: int, every: timedelta) -> list[datetime]:
    return [NOON + every * number for number in range(int(timedelta(days=days) / every))]


def test_a_source_is_quiet_when_it_rests_twice_as_long_as_ever() -> None:
    known = arrivals(10, timedelta(hours=8))
    assert quiet(known, known[-1] + timedelta(hours=15)) is None
    found = quiet(known, known[-1] + timedelta(hours=16))
    assert found is not None
    assert found.since == known[-1]


def test_a_busy_source_is_not_called_quiet_for_a_night() -> None:
    known = arrivals(10, timedelta(minutes=10))
    assert quiet(known, known[-1] + timedelta(hours=11)) is None


def test_who_is_known_for_a_week_only_may_rest_over_the_weekend() -> None:
    known = arrivals(7, timedelta(hours=4))
    assert quiet(known, known[-1] + timedelta(days=3)) is None
