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


def span(start: datetime, end: datetime, zone: str) -> str:
    """Write an interval with its day or days; with seconds if it is short.

    >>> from datetime import UTC
    >>> start, end = (datetime(2026, 1, 23, 7, minute, tzinfo=UTC) for minute in (50, 57))
    >>> span(start, end, "Asia/Seoul")
    '01.23 16:50–16:57 KST'
    """
    first, last = (at.astimezone(ZoneInfo(zone)) for at in (start, end))
    if first.date() != last.date():
        return f"{moment(start, zone)}–{moment(end, zone)}"
    clock = "%H:%M:%S" if f"{first:%H:%M}" == f"{last:%H:%M}" else "%H:%M"
    return f"{first:%m.%d} {first:{clock}}–{last:{clock}} {_zone_name(last)}"


def _zone_name(local: datetime) -> str:
    name = local.tzname() or ""
    return name if name.isalpha() else f"UTC{name}"
