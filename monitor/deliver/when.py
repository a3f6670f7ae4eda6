"""When it happened, as a channel's readers write times: between which of our looks, and what the publisher states."""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.deliver.phrases import BETWEEN, Wording
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.looks.removal import SPAN as CONFIRMED_AFTER


def when(alert: Alert, words: Wording, zone: str) -> str:
    """Say when it happened: what our looks say, and beside it what the publisher says."""
    said: tuple[str, ...]
    match alert.kind:
        case AlertKind.EDITED:
            said = (_interval(alert, words.edited_between, words.edited_by, zone), _claim(alert, words, zone))
        case AlertKind.REMOVED:
            removed = _interval(alert, words.removed_between, words.removed_by, zone)
            said = (removed, _published(alert, words, zone), words.returns)
        case AlertKind.UNREACHABLE:
            until = hour(_seen(alert) + CONFIRMED_AFTER, zone, beside=_seen(alert))
            said = (
                words.missing.format(time=moment(_seen(alert), zone)),
                words.confirmed.format(time=until),
                _published(alert, words, zone),
            )
        case AlertKind.BACK:
            said = (words.again.format(time=moment(_seen(alert), zone)), _published(alert, words, zone))
        case _:
            said = _found(alert, words, zone)
    return BETWEEN.join(part for part in said if part)


def _found(alert: Alert, words: Wording, zone: str) -> tuple[str, ...]:
    """Say when a new article was published, as it says itself, and when we saw it."""
    seen = words.found.format(time=hour(_seen(alert), zone, beside=alert.published))
    if alert.published is None:
        return (seen,)
    return (words.published.format(time=moment(alert.published, zone)), seen)


def _seen(alert: Alert) -> datetime:
    return alert.seen_at or alert.at


def last_edit(alert: Alert, words: Wording, zone: str) -> str:
    """Say what the last edit before a removal was, whose words stand below."""
    if alert.kind is not AlertKind.REMOVED or alert.change is None or alert.edited_at is None:
        return ""
    changes = ", ".join(words.changes[kind] for kind in alert.change.kinds)
    return words.last_edit.format(time=moment(alert.edited_at, zone), changes=changes)


def _interval(alert: Alert, between: str, by: str, zone: str) -> str:
    """Say between which looks it happened."""
    if alert.unseen_since is None:
        return by.format(time=moment(_seen(alert), zone))
    return between.format(span=span(alert.unseen_since, _seen(alert), zone))


def _claim(alert: Alert, words: Wording, zone: str) -> str:
    """Say what the publisher states about the time of the edit, beside what we saw."""
    stated = alert.modified or alert.published
    if _silent(alert) and stated is not None:
        return words.unmoved.format(time=hour(stated, zone, beside=_seen(alert)))
    if _silent(alert):
        return words.unmoved_unknown
    if alert.modified is not None:
        return words.modified.format(time=hour(alert.modified, zone, beside=_seen(alert)))
    return _published(alert, words, zone)


def _silent(alert: Alert) -> bool:
    return alert.change is not None and alert.change.silent is True


def _published(alert: Alert, words: Wording, zone: str) -> str:
    """Say when the publisher says it was published; the day stands beside it already, unless it is another."""
    if alert.published is None:
        return ""
    return words.published.format(time=hour(alert.published, zone, beside=_seen(alert)))


def moment(at: datetime, zone: str) -> str:
    """Write a time as people in that zone read it.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 1, 23, 7, 57, tzinfo=UTC), "Asia/Seoul")
    '01.23 16:57 KST'
    """
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%m.%d %H:%M} {_zone_name(local)}"


def dated(at: datetime, zone: str) -> str:
    """Write a time that may be long past, or is kept: with its year.

    >>> from datetime import UTC
    >>> dated(datetime(2026, 1, 23, 7, 57, tzinfo=UTC), "Asia/Seoul")
    '2026-01-23 16:57 KST'
    """
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%Y-%m-%d %H:%M} {_zone_name(local)}"


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
