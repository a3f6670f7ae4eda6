"""Times as the readers of a channel write them."""

from datetime import datetime
from zoneinfo import ZoneInfo


def moment(at: datetime, zone: str) -> str:
    """Write a time as people in that zone read it.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 1, 23, 7, 57, tzinfo=UTC), "Asia/Seoul")
    '01.23 16:57 KST'
    """
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%m.%d %H:%M} {_zone_name(local)}"


def hour(at: datetime, zone: str, *, beside: datetime | None) -> str:
    """Write a time beside one that names the day: the hour alone where it is the same day."""
    there = ZoneInfo(zone)
    near = beside is not None and at.astimezone(there).date() == beside.astimezone(there).date()
    return f"{at.astimezone(there):%H:%M}" if near else moment(at, zone)


def span(start: datetime, end: datetime, zone: str, *, beside: datetime | None) -> str:
    """Write an interval: hours alone beside a time of the same day, else with its day or days; seconds if it is short.

    >>> from datetime import UTC
    >>> start, end = (datetime(2026, 1, 23, 7, minute, tzinfo=UTC) for minute in (50, 57))
    >>> span(start, end, "Asia/Seoul", beside=end), span(start, end, "Asia/Seoul", beside=None)
    ('16:50–16:57', '01.23 16:50–16:57 KST')
    """
    first, last = (at.astimezone(ZoneInfo(zone)) for at in (start, end))
    if first.date() != last.date():
        return f"{moment(start, zone)}–{moment(end, zone)}"
    clock = "%H:%M:%S" if f"{first:%H:%M}" == f"{last:%H:%M}" else "%H:%M"
    hours = f"{first:{clock}}–{last:{clock}}"
    if beside is not None and last.date() == beside.astimezone(ZoneInfo(zone)).date():
        return hours
    return f"{first:%m.%d} {hours} {_zone_name(last)}"


def _zone_name(local: datetime) -> str:
    name = local.tzname() or ""
    return name if name.isalpha() else f"UTC{name}"
