"""Times as news pages write them: one grammar for Korean, ISO, mail and English forms.

A stamp without a zone is read in the zone that is given. A stamp more than ten minutes ahead of
the clock is an error of the page, not a date. dateutil and dateparser are not used: they drop
오후, lose the time, or turn ``1시간 전`` into a day, and say nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.extract.dates.calendars import AFTERNOON, MORNING, ZONES, month
from monitor.extract.dates.grammar import AGO, CLOCK, DAYWORD, DIGITS, EPOCH, OFFSET, STAMPS, UNITS

AHEAD = timedelta(minutes=10)  # clocks of publishers are a little fast, never more
OLDEST = 1990
NOON = 12
CENTURY = 2000
LONGEST = 200_000  # characters looked at for stamps
AMERICA = frozenset({
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "Pacific/Honolulu",
})  # fmt: skip
EAST = frozenset({"Asia/Seoul", "Asia/Tokyo", "Asia/Taipei", "Asia/Shanghai", "Asia/Hong_Kong"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time found in a text; ``whole`` when the hour was told, and not the day alone."""

    at: datetime
    shown: str
    start: int
    end: int
    whole: bool
    zoned: bool


def read_time(text: str, zone: str = "UTC", now: datetime | None = None) -> datetime | None:
    """Return the first time that a text states, aware, or none.

    >>> read_time("입력 2025.01.23. 오후 4:50", "Asia/Seoul").isoformat()
    '2025-01-23T16:50:00+09:00'
    """
    found = read_moments(text, zone, now)
    return found[0].at if found else None


def read_moments(text: str, zone: str = "UTC", now: datetime | None = None) -> tuple[Moment, ...]:
    """Find every time in a text, in order; what overlaps is read as the longer one."""
    if not text:
        return ()
    found = sorted(_all(text[:LONGEST], _zone(zone), now), key=lambda moment: (moment.start, -moment.end))
    kept: list[Moment] = []
    for moment in found:
        if not kept or moment.start >= kept[-1].end:
            kept.append(moment)
    return tuple(kept)


def _all(text: str, zone: tzinfo, now: datetime | None) -> Iterator[Moment]:
    readers = [(pattern, _read_written) for pattern in STAMPS] + [
        (DIGITS, _read_digits),
        (EPOCH, _read_epoch),
        (AGO, _read_ago),
        (DAYWORD, _read_dayword),
    ]
    for pattern, reader in readers:
        for match in pattern.finditer(text):
            moment = reader(match, zone, now)
            if moment and _possible(moment.at, now):
                yield moment


def _possible(at: datetime, now: datetime | None) -> bool:
    return at.year >= OLDEST and (now is None or at <= now + AHEAD)


def _read_written(match: re.Match[str], zone: tzinfo, now: datetime | None) -> Moment | None:
    return _moment(match, _day(match.groupdict(), zone, now), zone)


def _read_dayword(match: re.Match[str], zone: tzinfo, now: datetime | None) -> Moment | None:
    if now is None:
        return None
    return _moment(match, now.astimezone(zone).date() - timedelta(days=1 if match["yesterday"] else 0), zone)


def read_clock(text: str, place: int, day: datetime) -> Moment | None:
    """Return the clock that stands at a place of a text, such as ``08:24 IST``, of the day given, in its zone."""
    match = CLOCK.match(text, place)
    return _moment(match, day.date(), day.tzinfo or UTC) if match else None


def _moment(match: re.Match[str], day: date | None, zone: tzinfo) -> Moment | None:
    """Put a day and the clock that was read together."""
    parts = match.groupdict()
    clock = _clock(parts)
    if day is None or clock is None:
        return None
    named = _named_zone(parts.get("zone"))
    at = _aware(datetime.combine(day, clock), named or zone)
    if at is None:
        return None
    return Moment(
        at=at,
        shown=match[0].strip(),
        start=match.start(),
        end=match.end(),
        whole=parts["hour"] is not None,
        zoned=named is not None,
    )


def _day(parts: dict[str, str | None], zone: tzinfo, now: datetime | None) -> date | None:
    number = month(parts["name"] or "") if "name" in parts else int(parts["month"] or 0)
    day, year = int(parts["day"] or 0), int(parts.get("year") or 0)
    if "short" in parts and _year_first(zone):
        day, year = year, day
    if number and parts.get("sep") and (number > NOON or (parts["sep"] == "/" and _american(parts, zone))):
        number, day = day, number
    if "year" not in parts:
        return _latest_day(number or 0, day, zone, now)
    return _date(year + CENTURY if year < OLDEST % 100 else year, number or 0, day)


def _latest_day(number: int, day: int, zone: tzinfo, now: datetime | None) -> date | None:
    """Give a date without a year the latest one that is not ahead of the clock."""
    if now is None:
        return None
    today = (now + AHEAD).astimezone(zone).date()
    this_year = _date(today.year, number, day)
    return this_year if this_year and this_year <= today else _date(today.year - 1, number, day)


def _date(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _clock(parts: dict[str, str | None]) -> time | None:
    """Read the hour, with its half of the day: 오전 12 is midnight, 오후 12 noon."""
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or parts["half2"] or "").lower()
    if half in AFTERNOON and hour < NOON:
        hour += NOON
    if half in MORNING and hour == NOON:
        hour = 0
    try:
        return time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    except ValueError:
        return None


def _named_zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    known = ZONES.get(name.lower())
    return ZoneInfo(known) if known else _offset(name)


def _offset(name: str) -> tzinfo | None:
    """Read a zone written as an offset, such as ``+09:00``."""
    offset = OFFSET.fullmatch(name)
    if offset is None:
        return None
    shift = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return timezone(-shift if offset[1] == "-" else shift) if shift < timedelta(days=1) else None


def _aware(at: datetime, zone: tzinfo) -> datetime | None:
    """Put a wall clock into its zone; the result carries a plain offset."""
    try:
        offset = at.replace(tzinfo=zone).utcoffset() or timedelta(0)
        return at.replace(tzinfo=timezone(offset) if offset else UTC)
    except (OverflowError, ValueError):
        return None


def _american(parts: dict[str, str | None], zone: tzinfo) -> bool:
    """Say whether the month is written first: in America, and where the place is unknown but the clock has halves."""
    if int(parts["day"] or 0) > NOON:
        return False
    return str(zone) in AMERICA or (zone is UTC and bool(parts.get("half2")))


def _year_first(zone: tzinfo) -> bool:
    """Say whether 25.01.23 begins with the year: in East Asia, and where nothing is known of the place."""
    return zone is UTC or str(zone) in EAST


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC
    try:
        return _offset(name) or ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _read_digits(match: re.Match[str], zone: tzinfo, _now: datetime | None) -> Moment | None:
    try:
        year, number, day, hour, minute, second = (int(part or 0) for part in match.groups())
        at = datetime(year, number, day, hour, minute, second)  # noqa: DTZ001 - the zone follows
    except ValueError:
        return None
    aware = _aware(at, zone)
    return (
        aware
        if aware is None
        else Moment(at=aware, shown=match[0], start=match.start(), end=match.end(), whole=True, zoned=False)
    )


def _read_epoch(match: re.Match[str], _zone: tzinfo, _now: datetime | None) -> Moment | None:
    at = datetime.fromtimestamp(int(match[0][:10]), UTC)
    return Moment(at=at, shown=match[0], start=match.start(), end=match.end(), whole=True, zoned=True)


def _read_ago(match: re.Match[str], zone: tzinfo, now: datetime | None) -> Moment | None:
    if now is None:
        return None
    unit = UNITS[(match["unit"] or match["unit_en"] or match["unit2"]).lower()]
    at = (now - timedelta(seconds=int(match["count"] or match["count2"]) * unit)).astimezone(zone)
    return Moment(at=at, shown=match[0], start=match.start(), end=match.end(), whole=unit < UNITS["day"], zoned=True)
