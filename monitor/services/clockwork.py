"""When things fall due: cron expressions and clock times, by APScheduler's own triggers."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from monitor.domain.routes import Digest, Route
from monitor.domain.sources import Source

DEFAULT_EVERY = timedelta(minutes=5)
FIELDS = 5
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _named(part: str) -> Iterator[str]:
    span, _, step = part.partition("/")
    first, _, last = ("0", "", "6") if span == "*" else span.partition("-")
    if not first.isdigit() or (last and not last.isdigit()):
        yield part
        return
    yield from DAYS[int(first) : int(last or first) + 1 : int(step or 1)]


def weekdays(field: str) -> str:
    """Spell out cron's weekday numbers (0 and 7 are Sunday): APScheduler 3 counts from Monday.

    >>> weekdays("1-5"), weekdays("0,6"), weekdays("mon-fri"), weekdays("*")
    ('mon,tue,wed,thu,fri', 'sun,sat', 'mon-fri', '*')
    """
    if field == "*":
        return field
    return ",".join(day for part in field.split(",") for day in _named(part))


def cron_trigger(expression: str, zone: str) -> CronTrigger:
    """Read a cron expression of five fields; raises ``ValueError`` with what is wrong with it."""
    fields = expression.split()
    if len(fields) != FIELDS:
        raise ValueError(
            f"a cron expression has {FIELDS} fields (minute hour day month weekday), this one {len(fields)}"
        )
    minute, hour, day, month, weekday = fields
    return CronTrigger(
        minute=minute, hour=hour, day=day, month=month, day_of_week=weekdays(weekday.lower()), timezone=ZoneInfo(zone)
    )


def next_by_cron(expression: str, zone: str, after: datetime) -> datetime:
    """Return the first moment after ``after`` that the cron expression names on the zone's wall clock, in UTC."""
    fire: datetime | None = cron_trigger(expression, zone).get_next_fire_time(None, after + timedelta(seconds=1))
    return fire.astimezone(UTC) if fire else after + timedelta(days=366)


def scheduled(source: Source, now: datetime) -> datetime:
    """Return when the settings want the source looked at next, after a look at ``now``."""
    if source.cron:
        return next_by_cron(source.cron, source.zone, now)
    return now + (source.every or DEFAULT_EVERY)


def next_digest(digest: Digest, now: datetime) -> datetime:
    """Return when the digest goes out next."""
    expression = digest.cron or f"{digest.at:%M} {digest.at:%H} * * *"
    due = next_by_cron(expression, digest.zone, now)
    while due.astimezone(ZoneInfo(digest.zone)).fold:  # an hour that the clock repeats in autumn has its digests once
        due = next_by_cron(expression, digest.zone, due)
    return due


def next_digests(routes: Iterable[Route], now: datetime) -> Mapping[str, datetime]:
    """Return for each route with a digest when its next one goes out."""
    return {route.name: next_digest(route.digest, now) for route in routes if route.digest}
