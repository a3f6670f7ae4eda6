"""Times as news pages write them: one grammar for Korean, ISO, mail and English forms.

A stamp without a zone is read in the zone that is given. A stamp more than ten minutes ahead of
the clock is an error of the page, not a date. dateutil and dateparser are not used: they drop
오후, lose the time, or turn ``1시간 전`` into a day, and say nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import partial

from monitor.extract.dates.calendars import AFTERNOON, BUDDHIST, ERAS, MIDDAY, MORNING, NIGHT, month
from monitor.extract.dates.grammar import AGO, CLOCK, DAYWORD, DIGITS, EPOCH, STAMPS, UNITS
from monitor.extract.dates.zone_names import named, read_zone

AHEAD = timedelta(minutes=10)  # clocks of publishers are a little fast, never more
OLDEST = 1990
NOON = 12
EVENING = 6
CENTURY = 2000
LONGEST = 200_000  # characters looked at for stamps
AMERICA = frozenset({
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "Pacific/Honolulu",
})  # fmt: skip
# Every digit of every script, and the full-width signs beside them, as ASCII has them: one for one, places stay.
DIGITS_OF_ALL = {
    code: str(unicodedata.digit(chr(code))) for code in range(0x80, 0x20000) if unicodedata.category(chr(code)) == "Nd"
} | {ord("："): ":", ord("．"): ".", ord("／"): "/", ord("－"): "-", ord("（"): "(", ord("）"): ")"}
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


def read_moments(
    text: str, zone: str = "UTC", now: datetime | None = None, near: datetime | None = None
) -> tuple[Moment, ...]:
    """Find every time in a text, in order; what overlaps is read as the longer one.

    ``near`` is a time known from elsewhere: of two orders that day and month may have, the one nearer to it is meant.
    """
    if not text:
        return ()
    found = sorted(
        _all(_in_ascii(text[:LONGEST]), _zone(zone), now, near), key=lambda moment: (moment.start, -moment.end)
    )
    kept: list[Moment] = []
    for moment in found:
        if not kept or moment.start >= kept[-1].end:
            kept.append(moment)
    return tuple(kept)


def _in_ascii(text: str) -> str:
    return text if text.isascii() else text.translate(DIGITS_OF_ALL)


def _all(text: str, zone: tzinfo, now: datetime | None, near: datetime | None) -> Iterator[Moment]:
    readers = [(pattern, partial(_read_written, near=near)) for pattern in STAMPS] + [
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


def _read_written(
    match: re.Match[str], zone: tzinfo, now: datetime | None, near: datetime | None = None
) -> Moment | None:
    """Read a date in the order of its place; in the other one where that alone does not lie ahead of the clock."""
    read = (_moment(match, _day(parts, zone, now), zone) for parts in _orders(match.groupdict(), zone))
    moments = [moment for moment in read if moment and _possible(moment.at, now)]
    return min(moments, key=lambda moment: abs(moment.at - near)) if near and moments else next(iter(moments), None)


def _orders(parts: dict[str, str | None], zone: tzinfo) -> Iterator[dict[str, str | None]]:
    """Give the groups of a date with its day and month as they are meant where the page is from, then the other way."""
    turned = {**parts, "day": parts.get("month"), "month": parts["day"]}
    if "name" in parts or not parts.get("sep") or ("short" in parts and _year_first(zone)):
        yield parts
    elif parts["sep"] == ".":
        yield turned if int(parts["month"] or 0) > NOON else parts  # nobody writes the month before a dot first
    elif parts["sep"] == "/" and _american(parts, zone):
        yield from (turned, parts)
    else:
        yield from (parts, turned)


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
    name = parts["zone"] or parts.get("zone2")
    told = read_zone(name, zone, day) if name else None
    at = _aware(datetime.combine(day, clock), told or zone)
    if at is None:
        return None
    return Moment(
        at=at,
        shown=match[0].strip(),
        start=match.start(),
        end=match.end(),
        whole=parts["hour"] is not None,
        zoned=told is not None,
    )


def _day(parts: dict[str, str | None], zone: tzinfo, now: datetime | None) -> date | None:
    number = month(parts["name"] or "") if "name" in parts else int(parts["month"] or 0)
    day, year = int(parts["day"] or 0), _year(parts)
    if year is None:
        return _latest_day(number or 0, day, zone, now)
    if "short" in parts and _year_first(zone):
        day, year = year, day
    return _date(year + CENTURY if year < OLDEST % 100 else year, number or 0, day)


def _year(parts: dict[str, str | None]) -> int | None:
    """Return the year that is written, as ours counts; none where there is none."""
    if era := parts.get("era"):
        reign = parts["reign"] or ""
        return ERAS[era] + (1 if reign == "元" else int(reign))
    year = int(parts["year"] or 0) if "year" in parts else None
    return year - BUDDHIST if year and year > CENTURY + BUDDHIST - 50 else year


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
    """Read the clock, with the part of the day that stands before or behind it."""
    half = re.sub(r"[.\s]", "", parts["half"] or parts["half2"] or "").lower()
    try:
        return time(_hour(int(parts["hour"] or 0), half), int(parts["minute"] or 0), int(parts["second"] or 0))
    except ValueError:
        return None


def _hour(hour: int, half: str) -> int:
    """Return the hour of the day.

    >>> _hour(12, "오전"), _hour(12, "오후"), _hour(8, "晚"), _hour(1, "밤"), _hour(1, "낮")
    (0, 12, 20, 1, 13)
    """
    if (half in MORNING or half in NIGHT) and hour == NOON:
        return 0
    later = half in AFTERNOON or (half in NIGHT and hour >= EVENING) or (half in MIDDAY and hour < EVENING)
    return hour + NOON if later and hour < NOON else hour


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
    return named(name) or read_zone(name, UTC, date(CENTURY, 1, 1)) or UTC


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
