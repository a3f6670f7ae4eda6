"""Times as news pages write them: one grammar for Korean, ISO, mail and English forms.

A stamp without a zone is read in the zone that is given. A stamp more than ten minutes ahead of
the clock is an error of the page, not a date. dateutil and dateparser are not used: they drop
오후, lose the time, or turn ``1시간 전`` into a day, and say nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.domain.articles import Clock, Stamp
from monitor.extract.calendars import AFTERNOON, MORNING, ZONES, month
from monitor.extract.grammar import AGO, DIGITS, EPOCH, OFFSET, STAMPS
from monitor.extract.patterns import alternatives

AHEAD = timedelta(minutes=10)  # clocks of publishers are a little fast, never more
OLDEST = 1990
NOON = 12
CENTURY = 2000
LONGEST = 200_000  # characters looked at for stamps
FAR = 40  # characters between a label and its time

PUBLISHED = alternatives(r"""
    기사입력|최초입력|입력일?시?|등록일?시?|승인|송고|작성일?시?|게재|발행일?시?|보도|출고
    first published|published|posted|created
    veröffentlicht|erstellt|publié|publicado|pubblicato|опубликовано|公開|掲載|発行|配信|發佈|發布|发布
""")
MODIFIED = alternatives(r"""
    최종수정|기사수정|수정일?시?|최종\s?업데이트|업데이트|갱신|재송고|last updated|last modified|updated|modified|edited
    zuletzt aktualisiert|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornato|обновлено|更新|修正|最終更新
""")
LABEL = re.compile(
    rf"(?:(?P<modified>{MODIFIED})|(?P<published>{PUBLISHED}))(?:\s?(?:시간|시각|일시|일))?", re.IGNORECASE
)
BETWEEN = re.compile(
    r"[\s:|·ㆍ/\-–—.,>()\[\]<]{0,20}(?:(?:on|at|am|um|le|à|el|il|del)\b)?[\s:|·(\[,]{0,12}", re.IGNORECASE
)

_UNITS = {
    "초": 1, "second": 1, "분": 60, "minute": 60, "min": 60, "시간": 3600, "hour": 3600, "hr": 3600,
    "일": 86_400, "day": 86_400, "주": 604_800, "week": 604_800,
}  # fmt: skip


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


def read_stamps(text: str, zone: str = "UTC", now: datetime | None = None) -> tuple[Stamp, ...]:
    """Return the times that stand behind a label (입력, 수정, Published, Updated …), in order."""
    moments = read_moments(text, zone, now)
    pairs = ((label, _following(label, moments, text)) for label in LABEL.finditer(text[:LONGEST])) if moments else ()
    return tuple(
        Stamp(
            clock=Clock.MODIFIED if label["modified"] else Clock.PUBLISHED,
            at=moment.at,
            shown=text[label.start() : moment.end].strip(),
            origin="visible" if moment.whole else "visible (day)",
        )
        for label, moment in pairs
        if moment
    )


def _following(label: re.Match[str], moments: tuple[Moment, ...], text: str) -> Moment | None:
    """Return the time that a label speaks of: the next one, with nothing but punctuation between."""
    place = bisect_left(moments, label.end(), key=lambda moment: moment.start)
    if place == len(moments) or moments[place].start > label.end() + FAR:
        return None
    return moments[place] if BETWEEN.fullmatch(text, label.end(), moments[place].start) else None


def read_moments(text: str, zone: str = "UTC", now: datetime | None = None) -> tuple[Moment, ...]:
    """Find every time in a text, in order; what overlaps is read as the longer one."""
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
    ]
    for pattern, reader in readers:
        for match in pattern.finditer(text):
            moment = reader(match, zone, now)
            if moment and _possible(moment.at, now):
                yield moment


def _possible(at: datetime, now: datetime | None) -> bool:
    return at.year >= OLDEST and (now is None or at <= now + AHEAD)


def _read_written(match: re.Match[str], zone: tzinfo, now: datetime | None) -> Moment | None:
    parts = match.groupdict()
    day = _day(parts, zone, now)
    clock = _clock(parts)
    if day is None or clock is None:
        return None
    named = _named_zone(parts.get("zone"))
    at = _aware(datetime.combine(day, clock), named or zone)
    return (
        at
        if at is None
        else Moment(
            at=at,
            shown=match[0].strip(),
            start=match.start(),
            end=match.end(),
            whole=parts["hour"] is not None,
            zoned=named is not None,
        )
    )


def _day(parts: dict[str, str | None], zone: tzinfo, now: datetime | None) -> date | None:
    number = month(parts["name"] or "") if "name" in parts else int(parts["month"] or 0)
    day = int(parts["day"] or 0)
    if number and parts.get("sep") and (number > NOON or (parts["sep"] == "/" and _american(zone) and day <= NOON)):
        number, day = day, number
    year = int(parts.get("year") or 0)
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
    if offset := OFFSET.fullmatch(name):
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-shift if offset[1] == "-" else shift) if shift < timedelta(days=1) else None
    known = ZONES.get(name.lower())
    return ZoneInfo(known) if known else None


def _aware(at: datetime, zone: tzinfo) -> datetime | None:
    """Put a wall clock into its zone; the result carries a plain offset."""
    try:
        offset = at.replace(tzinfo=zone).utcoffset() or timedelta(0)
        return at.replace(tzinfo=timezone(offset) if offset else UTC)
    except (OverflowError, ValueError):
        return None


def _american(zone: tzinfo) -> bool:
    return str(zone).startswith(("America/", "US/"))


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
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
    seconds = int(match["count"]) * _UNITS[(match["unit"] or match["unit_en"]).lower()]
    at = (now - timedelta(seconds=seconds)).astimezone(zone)
    return Moment(at=at, shown=match[0], start=match.start(), end=match.end(), whole=True, zoned=True)
