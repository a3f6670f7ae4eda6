"""How often something is looked at: sources by their own rhythm, articles by their age."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.looks.tracking import Known, SourceState, Unread
from monitor.domain.sources import Recheck, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """When to look again, in UTC (none: not again), and why then."""

    at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """Until an article is so old, it is looked at so often."""

    until: timedelta
    every: timedelta


# Some 81 % of the edits of a week happen on the first day, and the shortest-lived within minutes.
LADDER = (
    Rung(until=timedelta(minutes=30), every=timedelta(seconds=90)),
    Rung(until=timedelta(hours=2), every=timedelta(minutes=5)),
    Rung(until=timedelta(hours=8), every=timedelta(minutes=15)),
    Rung(until=timedelta(days=1), every=timedelta(hours=1)),
    Rung(until=timedelta(days=3), every=timedelta(hours=6)),
    Rung(until=timedelta(days=14), every=timedelta(days=1)),
)

OLD = timedelta(days=1)
OLD_EVERY = timedelta(minutes=5)  # at most: a page that changes at every look must not be asked each minute for weeks
REMOVED_EVERY = timedelta(hours=1)  # at most: it may come back

GIVE_UP_AFTER = timedelta(days=2)  # since it was listed
FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=1)
_DOUBLINGS = 6  # by then the longest wait is reached
_CONFIRMING = 3  # so many failed looks come quickly, to learn whether a page is really gone


def after_failure(failures: int, now: datetime) -> datetime:
    """Return when to try again after so many failures in a row: doubling, never later than in an hour."""
    doublings = min(max(failures, 1) - 1, _DOUBLINGS)
    return now + min(FIRST_RETRY * (1 << doublings), LONGEST_RETRY)


def next_try(unread: Unread, now: datetime) -> Next:
    """Say when to try again to read an entry that gave no article: for two days, at last once an hour."""
    if now - unread.listed_at >= GIVE_UP_AFTER:
        return Next(at=None, reason=f"no article in {GIVE_UP_AFTER.days} days")
    return Next(at=after_failure(unread.tries + 1, now), reason="gave no article yet")


def next_check(state: SourceState, now: datetime, *, scheduled: datetime) -> Next:
    """Say when to check a source again; ``scheduled`` is the next moment of its own rhythm."""
    if state.retired:
        return Next(at=None, reason="no longer in the settings")
    if state.source.until is not None and state.source.until <= now:
        return Next(at=None, reason=f"watched until {state.source.until:%Y-%m-%d %H:%M}Z")
    retry = after_failure(state.failures, now)
    if state.failures and retry > scheduled:
        return Next(at=retry, reason=f"failed {state.failures} times in a row, so later than its schedule")
    if scheduled <= now:
        return Next(at=now, reason="overdue")
    return Next(at=scheduled, reason="by its schedule")


def next_look(known: Known, source: Source, now: datetime, *, listed: bool = True) -> Next:
    """Say when to look at a tracked article again; ``listed`` tells whether its source lists it now."""
    if not known.tracked:
        return Next(at=None, reason="not tracked: no topic matches it")
    if source.until is not None and source.until <= now:
        return Next(at=None, reason=f"watched until {source.until:%Y-%m-%d %H:%M}Z")
    if source.recheck is Recheck.ALWAYS and listed:
        return Next(at=None, reason="read whenever its source is checked")
    return _by_ladder(known, now)


def _by_ladder(known: Known, now: datetime) -> Next:
    rung = _rung(now - _newest_wording(known))
    if rung is None:
        return Next(at=None, reason=f"unchanged for {LADDER[-1].until.days} days")
    if 0 < known.failures <= _CONFIRMING:
        return Next(at=after_failure(known.failures, now), reason="the last look found no article")
    every, reason = _every(known, rung, now)
    if known.failures:
        return Next(at=max(now + every, after_failure(known.failures, now)), reason="still no article there")
    return Next(at=now + every, reason=reason)


def _every(known: Known, rung: Rung, now: datetime) -> tuple[timedelta, str]:
    if known.removed:
        return max(rung.every, REMOVED_EVERY), "removed; it may come back"
    if now - known.first_seen_at > OLD and rung.every < OLD_EVERY:
        return OLD_EVERY, "changed lately, though first seen long ago"
    return rung.every, f"its wording is younger than {_spoken(rung.until)}"


def _rung(age: timedelta) -> Rung | None:
    return next((rung for rung in LADDER if age < rung.until), None)


def _newest_wording(known: Known) -> datetime:
    return max(known.first_seen_at, known.changed_at or known.first_seen_at)


def _spoken(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:  # noqa: PLR2004  # minutes of an hour
        return f"{minutes} minutes"
    hours = minutes // 60
    return f"{hours} hours" if span < OLD else f"{span.days} days"
