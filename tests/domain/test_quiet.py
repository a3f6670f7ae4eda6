from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from monitor.domain.routes import Quiet
from monitor.domain.telling.quiet import instant, quiet_until

SEOUL = Quiet(start=time(22), end=time(6), zone="Asia/Seoul")
BERLIN = Quiet(start=time(22), end=time(2, 30), zone="Europe/Berlin")
IN_BERLIN = ZoneInfo("Europe/Berlin")


def berlin(day: int, hour: int, minute: int = 0, *, month: int, fold: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, fold=fold, tzinfo=IN_BERLIN).astimezone(UTC)


def test_quiet_hours_span_midnight_on_the_wall_clock_of_their_zone() -> None:
    end = datetime(2025, 1, 23, 21, tzinfo=UTC)  # six in Seoul
    assert quiet_until(SEOUL, datetime(2025, 1, 23, 13, tzinfo=UTC)) == end
    assert quiet_until(SEOUL, datetime(2025, 1, 23, 20, 59, tzinfo=UTC)) == end
    assert quiet_until(SEOUL, end) is None
    assert quiet_until(SEOUL, datetime(2025, 1, 23, 12, 59, tzinfo=UTC)) is None


def test_quiet_hours_within_one_day() -> None:
    lunch = Quiet(start=time(12), end=time(13), zone="Asia/Seoul")
    assert quiet_until(lunch, datetime(2025, 1, 23, 3, 30, tzinfo=UTC)) == datetime(2025, 1, 23, 4, tzinfo=UTC)
    assert quiet_until(lunch, datetime(2025, 1, 23, 4, tzinfo=UTC)) is None


def test_hours_may_hold_on_some_days_of_the_week_by_the_day_on_which_they_begin() -> None:
    nights = Quiet(start=time(22), end=time(6), zone="UTC", days=(0, 1, 2, 3, 4))
    friday = datetime(2026, 3, 6, 23, tzinfo=UTC)
    assert quiet_until(nights, friday) == datetime(2026, 3, 7, 6, tzinfo=UTC)
    assert quiet_until(nights, friday + timedelta(days=1)) is None
    assert quiet_until(nights, friday + timedelta(days=3)) == datetime(2026, 3, 10, 6, tzinfo=UTC)


def test_nights_and_a_whole_weekend_that_follow_on_each_other_are_one() -> None:
    weekend = Quiet(start=time(0), end=time(0), zone="UTC", days=(5, 6))
    quiet = Quiet(start=time(22), end=time(7), zone="UTC", also=(weekend,))
    friday = datetime(2026, 3, 6, 21, tzinfo=UTC)
    assert quiet_until(quiet, friday) is None
    assert quiet_until(quiet, friday + timedelta(hours=2)) == datetime(2026, 3, 9, 7, tzinfo=UTC)
    always = Quiet(start=time(0), end=time(0), zone="UTC")
    assert quiet_until(always, friday) == datetime(2026, 3, 20, tzinfo=UTC)


def test_an_end_that_the_clock_jumps_over_is_the_jump() -> None:
    # On 29 March 2026 the clock goes from 2:00 to 3:00.
    jump = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert quiet_until(BERLIN, berlin(29, 1, 59, month=3)) == jump
    assert quiet_until(BERLIN, jump) is None


def test_an_end_that_shows_twice_is_the_second() -> None:
    # On 25 October 2026 the clock goes from 3:00 back to 2:00.
    second = berlin(25, 2, 30, month=10, fold=1)
    assert quiet_until(BERLIN, berlin(25, 2, 45, month=10, fold=0)) == second
    assert quiet_until(BERLIN, berlin(25, 2, 15, month=10, fold=1)) == second
    assert quiet_until(BERLIN, second) is None


def test_a_night_is_an_hour_shorter_in_spring_and_an_hour_longer_in_autumn() -> None:
    nights = Quiet(start=time(22), end=time(6), zone="Europe/Berlin")
    for day, month, hours in ((28, 3, 7), (24, 10, 9), (1, 7, 8)):
        begun = berlin(day, 22, month=month)
        assert quiet_until(nights, begun - timedelta(seconds=1)) is None
        assert quiet_until(nights, begun) == begun + timedelta(hours=hours)


def test_a_beginning_that_the_clock_jumps_over_is_the_jump_and_one_that_shows_twice_is_the_first() -> None:
    early = Quiet(start=time(2, 30), end=time(6), zone="Europe/Berlin")
    jump = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert quiet_until(early, jump - timedelta(seconds=1)) is None
    assert quiet_until(early, jump) == berlin(29, 6, month=3)
    first = berlin(25, 2, 30, month=10)
    assert quiet_until(early, first - timedelta(seconds=1)) is None
    assert quiet_until(early, first) == quiet_until(early, first + timedelta(hours=1)) == berlin(25, 6, month=10)


def test_seoul_keeps_one_clock_all_year() -> None:
    for month in (1, 3, 7, 10):
        late = datetime(2026, month, 28, 23, tzinfo=ZoneInfo("Asia/Seoul")).astimezone(UTC)
        assert quiet_until(SEOUL, late) == late + timedelta(hours=7)


def test_a_time_that_shows_twice_is_read_as_the_first_unless_the_later_is_asked_for() -> None:
    day = datetime(2026, 10, 25, tzinfo=UTC).date()
    first, later = (instant(day, time(2, 30), IN_BERLIN, fold=fold) for fold in (0, 1))
    assert later - first == timedelta(hours=1)


@given(
    st.times(timezones=st.none()),
    st.times(timezones=st.none()),
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001  # the zone follows
    st.sampled_from(["Europe/Berlin", "Asia/Seoul", "America/St_Johns", "Australia/Lord_Howe"]),
)
@settings(max_examples=200)
def test_quiet_hours_always_end_and_within_little_more_than_a_day(
    start: time, end: time, now: datetime, zone: str
) -> None:
    assume(start != end)
    until = quiet_until(Quiet(start=start, end=end, zone=zone), now)
    assert until is None or now < until <= now + timedelta(hours=26)
    assert until is None or quiet_until(Quiet(start=start, end=end, zone=zone), until) is None
