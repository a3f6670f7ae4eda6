from datetime import UTC, datetime, time, timedelta

import pytest

from monitor.domain.routes import Digest
from monitor.domain.sources import Source, SourceKind
from monitor.services.clockwork import cron_trigger, next_digest, scheduled


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_a_digest_goes_out_at_its_hour_in_its_zone() -> None:
    digest = Digest(zone="Asia/Seoul", at=time(6, 30))
    assert next_digest(digest, at("2026-03-02T12:00:00+00:00")) == at("2026-03-03T06:30:00+09:00")


BERLIN_IN_AUTUMN = ("2026-10-24T12:00+02:00", ["2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00"])
BERLIN_IN_SPRING = ("2026-03-28T12:00+01:00", ["2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00"])
NEW_YORK_IN_AUTUMN = ("2026-10-31T12:00-04:00", ["2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00"])
NEW_YORK_IN_SPRING = ("2026-03-07T12:00-05:00", ["2026-03-08T03:30-04:00", "2026-03-09T02:30-04:00"])


@pytest.mark.parametrize(
    ("zone", "wall", "switch"),
    [
        ("Europe/Berlin", time(2, 30), BERLIN_IN_AUTUMN),
        ("Europe/Berlin", time(2, 30), BERLIN_IN_SPRING),
        ("America/New_York", time(1, 30), NEW_YORK_IN_AUTUMN),
        ("America/New_York", time(2, 30), NEW_YORK_IN_SPRING),
    ],
)
def test_a_digest_goes_out_once_a_day_where_the_clock_repeats_or_skips_its_hour(
    zone: str, wall: time, switch: tuple[str, list[str]]
) -> None:
    before, expected = switch
    now, due = at(before), []
    for _ in expected:
        now = next_digest(Digest(zone=zone, at=wall), now)
        due.append(now)
    assert due == [at(each) for each in expected]


def test_no_digest_of_a_cron_expression_goes_out_in_the_hour_that_is_repeated() -> None:
    digest = Digest(zone="Europe/Berlin", cron="*/30 2-3 * * *")
    last = next_digest(digest, at("2026-10-25T02:00:00+02:00"))
    assert last == at("2026-10-25T02:30:00+02:00")
    assert next_digest(digest, last) == at("2026-10-25T03:00:00+01:00")


@pytest.mark.parametrize(("weekday", "name"), [("0", "Sunday"), ("1", "Monday"), ("7", "Sunday"), ("5-6", "Friday")])
def test_days_of_the_week_count_as_crontab_counts_them(weekday: str, name: str) -> None:
    source = Source(name="s", kind=SourceKind.FEED, url="https://a.example/", cron=f"0 6 * * {weekday}")
    assert f"{scheduled(source, at('2026-03-03T12:00:00+00:00')):%A}" == name


def test_a_source_without_a_cadence_is_looked_at_every_five_minutes() -> None:
    now = at("2026-03-03T12:00:00+00:00")
    source = Source(name="s", kind=SourceKind.FEED, url="https://a.example/")
    assert scheduled(source, now) == now + timedelta(minutes=5)


def test_a_cron_expression_of_four_fields_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="5 fields"):
        cron_trigger("* * * *", "UTC")
