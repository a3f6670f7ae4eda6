"""Instants as people type them: ``7d``, ``yesterday``, ``어제``, ``17:24``, ``2026-03-02``, or in full by ISO 8601."""

import re
from datetime import UTC, datetime, time, timedelta

HOW = "(7d, 3h, today, yesterday, 17:24, 2026-03-02, or ISO 8601; without a zone, the machine's own)"
EXAMPLES = "7d, yesterday, 17:24, 2026-03-02 or 2026-03-02T16:57+09:00"

_DAYS = {"today": 0, "yesterday": 1, "오늘": 0, "어제": 1, "그제": 2, "그저께": 2}
_UNITS = {
    "m": "minutes", "분": "minutes", "h": "hours", "시간": "hours",
    "d": "days", "일": "days", "w": "weeks", "주": "weeks",
}  # fmt: skip
_SPAN = re.compile(rf"(?P<count>\d{{1,5}})\s?(?P<unit>{'|'.join(_UNITS)})")
_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?")


def read_instant(text: str, now: datetime, *, ahead: bool = False) -> datetime:
    """Read what a person typed into UTC; a day means its beginning, a clock alone the last time it showed that.

    ``now`` is aware, in the person's own zone. ``ahead``: what is meant lies ahead, spans too. Raises ``ValueError``
    with what is wrong.

    >>> noon = datetime.fromisoformat("2026-03-02T12:00+09:00")
    >>> [f"{read_instant(said, noon):%d %H:%M}" for said in ("7d", "어제", "17:24", "11:59", "2026-03-01T00:00Z")]
    ['23 03:00', '28 15:00', '01 08:24', '02 02:59', '01 00:00']
    """
    said = " ".join(text.split()).casefold()
    try:
        found = _span(said, now, ahead=ahead) or _day(said, now) or _clock(said, now, ahead=ahead)
        return (found or _iso(text.strip(), now)).astimezone(UTC)
    except (ValueError, OverflowError):  # the second at the ends of the calendar
        raise ValueError(f"{text!r} is no instant") from None


def _span(said: str, now: datetime, *, ahead: bool) -> datetime | None:
    found = _SPAN.fullmatch(said)
    if not found:
        return None
    span = timedelta(**{_UNITS[found["unit"]]: int(found["count"])})
    return now + span if ahead else now - span


def _day(said: str, now: datetime) -> datetime | None:
    """Return when a day began, by the clock of its zone."""
    name, _, clock = said.partition(" ")
    if name not in _DAYS:
        return None
    at = time.fromisoformat(clock.zfill(5)) if clock else time()
    return datetime.combine(now.date() - timedelta(days=_DAYS[name]), at, now.tzinfo)


def _clock(said: str, now: datetime, *, ahead: bool) -> datetime | None:
    found = _CLOCK.fullmatch(said)
    if not found:
        return None
    at = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    today = datetime.combine(now.date(), at, now.tzinfo)
    if ahead:
        return today if today > now else datetime.combine(now.date() + timedelta(days=1), at, now.tzinfo)
    return today if today <= now else datetime.combine(now.date() - timedelta(days=1), at, now.tzinfo)


def _iso(text: str, now: datetime) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
