"""The zones behind a clock: every name that is in use, every way to write an offset, and what is none."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract.dates.times import read_moments, read_time
from monitor.extract.dates.zone_names import OFFSETS, SHARED

NOW = datetime(2026, 11, 29, tzinfo=UTC)
CENTURY = [datetime(year, month, 15, tzinfo=UTC) for year in range(2000, 2027) for month in (1, 7)]
KNOWN = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))


def test_every_name_that_the_tz_database_has_used_in_this_century_is_known() -> None:
    used: dict[str, set[int]] = {}
    for zone in map(ZoneInfo, KNOWN):
        for at in CENTURY:
            local = at.astimezone(zone)
            name, shift = local.tzname() or "", local.utcoffset() or timedelta()
            if name.isalpha():
                used.setdefault(name.upper(), set()).add(round(shift / timedelta(minutes=1)))
    assert set(used) <= set(OFFSETS)
    unlike = {name for name, shifts in used.items() if OFFSETS[name] not in shifts}
    assert unlike == {"GST"}, "which is the Gulf's today, and was Guam's"
    several = {name for name, shifts in used.items() if len(shifts) > 1}
    assert several - set(SHARED) == {"KST", "MSK"}, "of one place each, whose clock was moved"


def iso(text: str, zone: str = "UTC") -> str:
    found = read_time(text, zone, NOW)
    return found.isoformat() if found else ""


@pytest.mark.parametrize(
    "zone",
    [
        "GMT+9", "UTC+9", "(GMT+9)", "GMT +9", "UTC+09:00", "(UTC+09:00)", "GMT+0900", "UTC + 9", "+9:00", "+09:00",
        "+0900", "+09", " +900", "KST", "(KST)", ", KST", "JST", "Asia/Seoul", "(Asia/Tokyo)", "GMT+9:00", "한국시간",
    ],
)  # fmt: skip
def test_every_way_to_write_nine_hours_east_is_the_same(zone: str) -> None:
    assert iso(f"2026-07-28 09:30 {zone}", "Europe/London") == "2026-07-28T09:30:00+09:00"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("+5:30", "+05:30"), ("-500", "-05:00"), ("−05:00", "-05:00"), ("UTC−5", "-05:00"), ("GMT+5:45", "+05:45"),
        ("EST", "-05:00"), ("EDT", "-04:00"), ("ET", "-04:00"), ("BST", "+01:00"), ("CET", "+01:00"),
        ("MESZ", "+02:00"),
        ("SGT", "+08:00"), ("WIB", "+07:00"), ("BRT", "-03:00"), ("МСК", "+03:00"), ("America/Los_Angeles", "-07:00"),
        ("America/Argentina/Buenos_Aires", "-03:00"), ("America/Port-au-Prince", "-04:00"), ("AEST", "+10:00"),
    ],
)  # fmt: skip
def test_what_is_written_holds_in_summer_too(zone: str, expected: str) -> None:
    assert iso(f"2026-07-28 09:30 {zone}", "Asia/Seoul") == f"2026-07-28T09:30:00{expected}"


@pytest.mark.parametrize(
    ("name", "outlet", "expected"),
    [
        ("CST", "America/Chicago", "-06:00"), ("CST", "Asia/Shanghai", "+08:00"), ("CST", "Asia/Taipei", "+08:00"),
        ("CST", "Asia/Hong_Kong", "+08:00"), ("CST", "America/Havana", "-05:00"), ("CST", "UTC", "-06:00"),
        ("IST", "Asia/Kolkata", "+05:30"), ("IST", "Asia/Jerusalem", "+02:00"), ("IST", "Europe/Dublin", "+01:00"),
        ("IST", "UTC", "+05:30"), ("PST", "Asia/Manila", "+08:00"), ("PST", "America/Denver", "-08:00"),
        ("EST", "Australia/Sydney", "+10:00"), ("AST", "Asia/Riyadh", "+03:00"), ("MSK", "Europe/Moscow", "+03:00"),
    ],
)  # fmt: skip
def test_a_name_that_several_clocks_share_is_the_outlets_own(name: str, outlet: str, expected: str) -> None:
    assert iso(f"2026-07-28 09:30 {name}", outlet) == f"2026-07-28T09:30:00{expected}"


@pytest.mark.parametrize("zone", ["GMT+99", "UTC+25:00", "+09:17", "GMT+9:99", "XYZ", "Nowhere/City"])
def test_a_zone_that_cannot_be_read_leaves_the_outlets_own(zone: str) -> None:
    (moment,) = read_moments(f"2026-07-28 09:30 {zone}", "Asia/Seoul", NOW)
    assert moment.at.isoformat() == "2026-07-28T09:30:00+09:00"
    assert not moment.zoned


FORMS = (
    "{at:%Y-%m-%d %H:%M:%S} {offset}",
    "{at:%Y-%m-%dT%H:%M:%S}{offset}",
    "{at:%Y. %-m. %-d. %H:%M:%S} (GMT{offset})",
    "{at:%Y年%-m月%-d日 %H时%M分%S秒} UTC{offset}",
    "{at:%a, %d %b %Y %H:%M:%S} {offset}",
    "{at:%a %b %d %H:%M:%S} {offset} {at:%Y}",
    "{at:%B %-d, %Y, %-I:%M:%S %p} {offset}",
    "{at:%-d %B %Y %H:%M:%S} {zone}",
    "{at:%d/%m/%Y %H:%M:%S} {zone}",
)


@given(
    at=st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 1)),  # noqa: DTZ001 - the zone follows
    zone=st.sampled_from(KNOWN),
    form=st.sampled_from(FORMS),
)
def test_any_instant_in_any_form_is_read_back(at: datetime, zone: str, form: str) -> None:
    local = at.replace(microsecond=0, tzinfo=UTC).astimezone(ZoneInfo(zone))
    if (local.utcoffset() or timedelta()) % timedelta(minutes=15) or local.replace(
        fold=1 - local.fold
    ).utcoffset() != local.utcoffset():
        return  # clocks that stood on odd minutes, and hours that a clock shows twice
    offset = f"{local:%z}"
    text = form.format(at=local, offset=f"{offset[:3]}:{offset[3:5]}", zone=zone)
    assert read_time(text, "Asia/Seoul", NOW) == local, text
