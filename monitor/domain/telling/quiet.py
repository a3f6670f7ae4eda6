"""Hours in which nobody wants to hear from us, on the wall clock of their zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.domain.routes import Quiet

_DAY = timedelta(days=1)
_LONGEST = 14  # windows that may follow on each other: a night and a day, for a week


def quiet_until(quiet: Quiet, now: datetime) -> datetime | None:
    """Return when the quiet hours that hold at ``now`` end, in UTC, or none when they do not hold.

    Where the clock is set back, the hours last until their end shows for the second time; an end
    that the clock jumps over is the jump itself. Hours that follow on each other are one; a week is the longest.
    """
    until = None
    for _ in range(_LONGEST):
        ends = [end for each in (quiet, *quiet.also) if (end := _end_at(each, until or now)) is not None]
        if not ends:
            break
        until = max(ends)
    return until


def _end_at(quiet: Quiet, now: datetime) -> datetime | None:
    zone = ZoneInfo(quiet.zone)
    today = now.astimezone(zone).date()
    for day in (today - _DAY, today):
        if quiet.days and day.weekday() not in quiet.days:
            continue
        start, end = _window(quiet, day, zone)
        if start <= now < end:
            return end
    return None


def _window(quiet: Quiet, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    last = day + _DAY if quiet.end <= quiet.start else day
    return instant(day, quiet.start, zone), instant(last, quiet.end, zone, fold=1)


def instant(day: date, wall: time, zone: ZoneInfo, *, fold: int = 0) -> datetime:
    """Return when a wall clock shows a time, in UTC; ``fold=1`` takes the later of two such moments."""
    local = datetime.combine(day, wall.replace(fold=fold), zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None, fold=0):
        return moment
    earlier, later = sorted(local.replace(fold=side).astimezone(UTC) for side in (0, 1))
    return _jump(earlier, later, zone)


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Find the second at which the zone's clock jumps, by halving."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
